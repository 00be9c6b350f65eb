"""Turns a page file into its plates by three renderers that share no code: how much ink lies where.

Ghostscript's tiffsep gives every plate, spots too; mutool and poppler give the four process inks, of
which poppler comes as a JPEG and is good to a few levels of 255.
"""

import io
import re
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from PIL import Image

PT_PER_MM = 72 / 25.4


def process_plates(pdf: bytes, renderer: str, dpi: int = 72) -> np.ndarray:
    """C, M, Y and K of the first page, 0 to 255, by row and column; AssertionError on any warning."""
    with TemporaryDirectory() as folder:
        source, target = Path(folder, "page.pdf"), Path(folder, "page.out")
        source.write_bytes(pdf)
        match renderer:
            case "mupdf":
                options = ["-q", "-c", "cmyk", "-F", "pam", "-r", str(dpi), "-o", str(target)]
                _run(["mutool", "draw", *options, str(source), "1"])
                return _pam(target.read_bytes())
            case "ghostscript":
                options = ["-q", "-dSAFER", "-dLastPage=1", "-sDEVICE=pamcmyk32", f"-r{dpi}"]
                _run(["gs", *options, "-o", str(target), str(source)])
                return _pam(target.read_bytes())
            case _:
                stem = Path(folder, "page")
                _run(["pdftoppm", "-r", str(dpi), "-l", "1", "-jpegcmyk", str(source), str(stem)])
                (made,) = Path(folder).glob("page-*.jpg")
                return np.asarray(Image.open(made), dtype=np.int16)


def separations(pdf: bytes, dpi: int = 72) -> dict[str, np.ndarray]:
    """Every plate of the first page by its name, 0 to 255, by Ghostscript."""
    with TemporaryDirectory() as folder:
        source = Path(folder, "page.pdf")
        source.write_bytes(pdf)
        options = ["-q", "-dSAFER", "-dLastPage=1", "-sDEVICE=tiffsep", f"-r{dpi}"]
        _run(["gs", *options, "-o", str(Path(folder, "p%d.tif")), str(source)])
        plates = {}
        for file in Path(folder).glob("p1(*).tif"):
            name = re.search(r"\((.*)\)", file.name)
            plates[name[1] if name else ""] = 255 - np.asarray(
                Image.open(io.BytesIO(file.read_bytes())), int
            )
        return plates


def at(plate: np.ndarray, x_mm: float, y_mm: float, dpi: int = 72) -> np.ndarray:
    """What a plate has at a place of the media, in millimetres from its upper left corner."""
    return plate[int(y_mm * dpi / 25.4), int(x_mm * dpi / 25.4)].astype(int)


def _run(command: list[str]) -> None:
    """Run a renderer; what it says on its way is a fault, but for what mutool says of itself."""
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    said = done.stderr.replace("warning: ICC support is not available", "").strip()
    assert not said, said


def _pam(content: bytes) -> np.ndarray:
    """The pixels of a PAM picture (netpbm), the four inks of each."""
    head, _, body = content.partition(b"ENDHDR\n")
    facts = dict(line.split(" ", 1) for line in head.decode().splitlines() if " " in line)
    shape = (int(facts["HEIGHT"]), int(facts["WIDTH"]), int(facts["DEPTH"]))
    return np.frombuffer(body, np.uint8).reshape(shape)[..., :4].astype(np.int16)
