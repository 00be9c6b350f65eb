"""Turns a page file into its plates as Ghostscript separates them, and these into pictures for a screen.

Every ink has a plate of its own, spots too, with overprint done; pdfium, which draws the tiles, knows
neither. They are drawn once a page file and kept in the machine's memory while they are looked at.
"""

import io
import re
import subprocess
import tempfile
import threading
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from shutil import which

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ghpress.desk.tiles import POINTS_PER_INCH, SIDE, boxes_of
from ghpress.remarks import Halt, OnPage, error
from ghpress.report.inkpicture import seen_on_paper
from ghpress.values import dataclass

PROGRAM = "gs"

DPI = 144
"""Of the plates: type is read at a screen's own size, and a broadsheet's take 9 MB each."""

DPIS = (24, 48, 144)
"""The resolutions of their tiles, each DPI divided by a whole number."""

MOST_KEPT = 3
"""Page files whose plates are kept: a spread, and one turned to and fro."""

PATIENCE_S = 120

PROCESS = ("Cyan", "Magenta", "Yellow", "Black")

SHOWN = {
    "Cyan": (0, 158, 224),
    "Magenta": (226, 0, 122),
    "Yellow": (255, 237, 0),
    "Black": (29, 29, 27),
}
"""Colours for the process inks on a screen; a spot shows as ``SPOT``."""

SPOT = (200, 40, 40)

PAPER = "paper"
"""Asked for in place of plates: the page as it looks in these inks on this paper."""

Plate = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Plates:
    """The plates of a page within its trim by their names, 255 full ink, at ``DPI``.

    ``together`` are the four process inks with spots drawn in them, as a proof on paper shows them.
    """

    names: tuple[str, ...]
    plates: tuple[Plate, ...]
    together: Plate

    def ink_at(self, x_mm: float, y_mm: float) -> tuple[float, ...]:
        """Per cent of each ink at a place: the mean of half a millimetre about it."""
        height, width = self.plates[0].shape
        x, y = (round(edge / 25.4 * DPI) for edge in (x_mm, y_mm))
        if not (0 <= x < width and 0 <= y < height):
            return tuple(0.0 for _ in self.names)
        rows, columns = slice(max(0, y - 1), y + 2), slice(max(0, x - 1), x + 2)
        return tuple(round(float(plate[rows, columns].mean()) / 2.55, 1) for plate in self.plates)


class Platemaker:
    """Makes plates and keeps those last asked for; page files are known by their SHA-256."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Plates] = OrderedDict()
        self._lock = threading.Lock()

    def plates(self, sha256: str, page_file: bytes, page: int) -> Plates:
        """The plates of a page file.

        Raises:
            Halt: Ghostscript is not installed, or cannot read the file.
        """
        with self._lock:
            if sha256 not in self._kept:
                self._kept[sha256] = _separated(page_file, page)
            self._kept.move_to_end(sha256)
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
            return self._kept[sha256]


def tile(plates: Plates, which_ones: str, dpi: int, at: tuple[int, int], profile: bytes) -> bytes | None:
    """The PNG of a part of some plates (their numbers, or ``paper``); None if there is none."""
    step = DPI // dpi
    side = SIDE * step
    rows, columns = (slice(index * side, (index + 1) * side) for index in (at[1], at[0]))
    height, width = plates.plates[0].shape
    if columns.start >= width or rows.start >= height:
        return None
    if which_ones == PAPER:
        return _png(seen_on_paper(_smaller(plates.together[rows, columns], step), profile))
    numbers = [int(each) for each in which_ones.split(",") if each.isdigit()]
    if any(number >= len(plates.plates) for number in numbers):
        return None
    cut = [_smaller(plates.plates[number][rows, columns], step) for number in numbers]
    shape = plates.plates[0][rows, columns].shape
    size = (-(-shape[0] // step), -(-shape[1] // step))
    return _png(_over_one_another([plates.names[number] for number in numbers], cut, size))


def _over_one_another(
    names: Sequence[str], plates: Sequence[Plate], size: tuple[int, int]
) -> Image.Image:
    """One plate in grey, as it is exposed; several in their inks' colours, one printed on the other."""
    if len(plates) == 1:
        return Image.fromarray(255 - plates[0])
    light = np.full((*size, 3), 255.0, np.float32)
    for name, plate in zip(names, plates, strict=True):
        colour = np.array(SHOWN.get(name, SPOT), np.float32)
        share = plate[:, :, None].astype(np.float32) / 255
        light *= 1 - share * (1 - colour / 255)
    return Image.fromarray(light.round().astype(np.uint8))


def _smaller(plate: Plate, step: int) -> Plate:
    """A plate with each square of so many pixels become one, its mean."""
    if step == 1:
        return plate
    return np.asarray(Image.fromarray(plate, "CMYK" if plate.ndim == 3 else "L").reduce(step))


def _separated(page_file: bytes, page: int) -> Plates:
    if which(PROGRAM) is None:
        raise Halt((error("plates-no-program", OnPage(page), program="Ghostscript"),))
    with tempfile.TemporaryDirectory(prefix="ghpress-plates-") as folder:
        file = Path(folder) / "page.pdf"
        file.write_bytes(page_file)
        command = [PROGRAM, "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-dLastPage=1", "-sDEVICE=tiffsep"]
        command += [f"-r{DPI}", "-dMaxSpots=12", f"-sOutputFile={folder}/p%d.tif", str(file)]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE_S)
            return _read(Path(folder), page_file)
        except (subprocess.SubprocessError, OSError, ValueError) as fault:
            raise Halt((error("plates-failed", OnPage(page), why=type(fault).__name__),)) from fault


def _read(folder: Path, page_file: bytes) -> Plates:
    """What Ghostscript wrote, cut to the trim: the process inks first, then spots by their names."""
    found: dict[str, Plate] = {}
    cut = _trim(page_file)
    for file in folder.glob("p1(*).tif"):
        name = re.search(r"\((.*)\)", file.name)
        with Image.open(file) as picture:
            found[name[1] if name else ""] = 255 - np.asarray(picture.convert("L"), np.uint8)[cut]
    with Image.open(folder / "p1.tif") as picture:
        together = np.asarray(picture.convert("CMYK"), np.uint8)[cut]
    if not all(name in found for name in PROCESS):
        raise ValueError("not all process plates came")
    names = (*PROCESS, *sorted(set(found) - set(PROCESS)))
    return Plates(names, tuple(found[name] for name in names), together)


def _trim(page_file: bytes) -> tuple[slice, slice]:
    """The rows and columns of the trim in a picture of the media box."""
    media, trim = boxes_of(page_file)
    scale = DPI / POINTS_PER_INCH
    left, top = round((trim[0] - media[0]) * scale), round((media[3] - trim[3]) * scale)
    width, height = round((trim[2] - trim[0]) * scale), round((trim[3] - trim[1]) * scale)
    return slice(top, top + height), slice(left, left + width)


def _png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=1)
    return out.getvalue()
