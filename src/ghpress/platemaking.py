"""Turns a page into its four plates in pixels, by mutool or poppler, whichever the machine has.

It writes the page beside, for mutool reads files only; inspection itself is handed the result. Both
show overprint and leave CMYK numbers as they are (pdfium and MuPDF's own library do not).
"""

import io
import subprocess
import tempfile
from pathlib import Path
from shutil import which

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ghpress.preflight.inkmap import InkMap

PPI = 72
"""Enough for squares of 3.9 mm, which are 11 pixels wide."""

PATIENCE_S = 120


def measured(content: bytes, index: int) -> InkMap | None:
    """The ink of a page; None where neither program is there or both fail."""
    for program, draw in (("mutool", _mutool), ("pdftoppm", _poppler)):
        if which(program) is None:
            continue
        with tempfile.TemporaryDirectory(prefix="ghpress-ink-") as folder:
            file = Path(folder) / "page.pdf"
            file.write_bytes(content)
            try:
                return InkMap(draw(file, index + 1), PPI, program)
            except (subprocess.SubprocessError, OSError, ValueError):
                continue
    return None


def _mutool(file: Path, page: int) -> NDArray[np.uint8]:
    """Drawn by mutool as a PAM of four channels."""
    out = file.with_suffix(".pam")
    _run(
        ["mutool", "draw", "-q", "-r", str(PPI), "-c", "cmyk", "-F", "pam", "-o", str(out), str(file)],
        page,
    )
    head, _, pixels = out.read_bytes().partition(b"ENDHDR\n")
    facts = dict(line.split(b" ", 1) for line in head.splitlines() if b" " in line)
    shape = int(facts[b"HEIGHT"]), int(facts[b"WIDTH"]), int(facts[b"DEPTH"])
    return np.frombuffer(pixels, np.uint8).reshape(shape)[:, :, :4]


def _poppler(file: Path, page: int) -> NDArray[np.uint8]:
    """Drawn by poppler as a CMYK JPEG, which is good to two or three per cent."""
    out = file.with_suffix("")
    which_page = ["-f", str(page), "-l", str(page), "-singlefile"]
    _run(["pdftoppm", "-jpegcmyk", "-r", str(PPI), *which_page, str(file), str(out)])
    with Image.open(io.BytesIO(out.with_suffix(".jpg").read_bytes())) as picture:
        return np.asarray(picture)


def _run(command: list[str], *last: int) -> None:
    """Runs a program; CalledProcessError where it fails."""
    words = [*command, *(str(each) for each in last)]
    subprocess.run(words, check=True, capture_output=True, timeout=PATIENCE_S)
