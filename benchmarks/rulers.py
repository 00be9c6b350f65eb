"""Reads the lines of body text back from any composer's PDF, and counts what no reader should meet.

The words of the copy are not known here: only what stands on the page. So only faults that show without
them are counted: marks that may not begin or end a line, a last character alone, and wide spaces.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from benchmarks.linerules import NEVER_FIRST, NEVER_LAST, Glyph, is_han, openings
from ghpress.preflight.pdfium_text import Char, chars

MOST_PAGES = 12
"""Read of each file, from the first: enough lines to compare by."""

FURTHER = 3.0
"""Ems between two characters from which on the second begins another line, in another column."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """Lines of body text, faults met in them, and the widest space of 99 in 100 between Han, in em."""

    lines: int
    faults: int
    ninety_nine: float


def ruled(file: Path) -> Ruled:
    """What is to be seen in a file."""
    lines = list(_lines(file))
    opened = sorted(gap for line in lines for gap in openings(line))
    faults = sum(map(_faults, lines))
    return Ruled(len(lines), faults, opened[-(len(opened) // 100) - 1] if opened else 0.0)


def _faults(line: list[Glyph]) -> int:
    """Marks at a line's wrong end; a Han alone with at most a mark after it."""
    first, last = line[0].text, line[-1].text
    alone = len(line) <= 2 and is_han(first) and sum(is_han(one.text) for one in line) == 1
    return (first in NEVER_FIRST) + (last in NEVER_LAST) + alone


def _lines(file: Path) -> Iterator[list[Glyph]]:
    """The lines in the size most characters are set in."""
    with pypdfium2.PdfDocument(file) as document:
        pages = [
            [(char, wide) for char, wide in chars(document[at]) if char.text.strip()]
            for at in range(min(len(document), MOST_PAGES))
        ]
    sizes = Counter(_size(char) for page in pages for char, _ in page)
    body = sizes.most_common(1)[0][0]
    for page in pages:
        yield from _of_page([one for one in page if _size(one[0]) == body], body)


def _size(char: Char) -> float:
    return round(char.setting.high, 1)


def _of_page(shown: list[tuple[Char, float]], body: float) -> Iterator[list[Glyph]]:
    """Characters in the order of the content, parted where a line ends."""
    line: list[Glyph] = []
    before: Char | None = None
    for char, wide in shown:
        x, y = char.origin
        if before is not None:
            step = (x - before.origin[0]) / body
            if abs(y - before.origin[1]) > body / 4 or not 0 < step < FURTHER:
                yield line
                line = []
        line.append(Glyph(char.text, x / body, wide / body))
        before = char
    if line:
        yield line
