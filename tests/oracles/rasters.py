"""Turns a page file into pictures by three renderers that share no code, and says where they differ.

mutool, Ghostscript and poppler draw black ink as black or as a dark grey and blacken thin strokes
differently, so pictures are compared as ink coverage, blurred: what is left are glyphs that are
missing, other ones, or elsewhere.
"""

import io
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType

import numpy as np
import pytest
from PIL import Image, ImageFilter

PROGRAMS: Mapping[str, str] = MappingProxyType(
    {"mupdf": "mutool", "ghostscript": "gs", "poppler": "pdftoppm"}
)
"""Renderer → the program that has it (Debian: mupdf-tools, ghostscript, poppler-utils)."""

needs_renderers = pytest.mark.skipif(
    not all(map(shutil.which, PROGRAMS.values())),
    reason="needs mupdf-tools, ghostscript and poppler-utils",
)

BLUR_PT = 2.5
"""Antialiasing and stem darkening are gone at this radius; a missing 10.5 pt character is not."""

PLAIN = 30
"""Of 255, at 144 dpi: renderers that agree stay below 25, a 10.5 pt character gone makes 36 or more."""


@dataclass(frozen=True)
class Difference:
    """How two renderers differ: mean coverage of 255, share of plainly different pixels, the worst."""

    renderers: tuple[str, str]
    mean: float
    share: float
    most: float


def coverage(pdf: bytes, renderer: str, dpi: int = 144) -> np.ndarray:
    """Ink coverage of the first page, 0 to 255, blurred."""
    picture = Image.open(io.BytesIO(_rendered(pdf, renderer, dpi))).convert("L")
    darkness = 255.0 - np.asarray(picture, dtype=float)
    scaled = darkness * 255 / max(darkness.max(), 1)
    blurred = Image.fromarray(scaled.astype(np.uint8)).filter(
        ImageFilter.GaussianBlur(BLUR_PT * dpi / 72)
    )
    return np.asarray(blurred, dtype=float)


def differences(pdf: bytes, dpi: int = 144) -> tuple[Difference, ...]:
    """Every pair of renderers compared."""
    pictures = {name: coverage(pdf, name, dpi) for name in PROGRAMS}
    return tuple(
        compare((one, other), pictures[one], pictures[other]) for one, other in combinations(pictures, 2)
    )


def compare(renderers: tuple[str, str], one: np.ndarray, other: np.ndarray) -> Difference:
    """Two coverages compared over the area both have; renderers round page sizes differently."""
    height, width = (min(sides) for sides in zip(one.shape, other.shape, strict=True))
    off = np.abs(one[:height, :width] - other[:height, :width])
    return Difference(renderers, float(off.mean()), float((off > PLAIN).mean()), float(off.max()))


def _rendered(pdf: bytes, renderer: str, dpi: int) -> bytes:
    """The first page as a picture file."""
    with TemporaryDirectory() as folder:
        source, target = Path(folder, "page.pdf"), Path(folder, "page.png")
        source.write_bytes(pdf)
        subprocess.run(_command(renderer, dpi, source, target), check=True, capture_output=True)
        return target.read_bytes()


def _command(renderer: str, dpi: int, source: Path, target: Path) -> list[str]:
    """The command line that draws the first page."""
    match renderer:
        case "mupdf":
            return ["mutool", "draw", "-q", "-r", str(dpi), "-o", str(target), str(source), "1"]
        case "ghostscript":
            smooth = ["-dTextAlphaBits=4", "-dGraphicsAlphaBits=4", "-dLastPage=1"]
            device = ["-q", "-dSAFER", "-sDEVICE=png16m", f"-r{dpi}"]
            return ["gs", *device, *smooth, "-o", str(target), str(source)]
        case _:
            stem = str(target.with_suffix(""))
            return ["pdftoppm", "-r", str(dpi), "-l", "1", "-png", "-singlefile", str(source), stem]
