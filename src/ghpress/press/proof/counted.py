"""Counts the lines of a page as proofreaders name them: 第2版第137行."""

from collections.abc import Iterator

from ghpress.galley.block import Placed
from ghpress.makeup.page import Page, TextFrame
from ghpress.values import dataclass

COUNTED = frozenset(("column", "note", "box", "ear"))
"""The frames that hold running text; heads, captions and figures are named by what they are."""

STEP = 5
"""Every so many lines a number is printed; between them one counts on."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A line of running text and its number on the page, from 1 in reading order."""

    frame: TextFrame
    placed: Placed
    number: int
    is_first: bool

    def is_shown(self) -> bool:
        """Whether the number is printed: at every fifth line, and where a column begins."""
        return self.is_first or self.number % STEP == 0


def counted_lines(page: Page) -> Iterator[Counted]:
    """Every level line of running text on the page; a signature on a line of text is part of it."""
    number = 0
    for frame in page.frames:
        if not isinstance(frame, TextFrame) or frame.role not in COUNTED:
            continue
        levels: set[int] = set()
        for placed in frame.block.lines:
            if placed.line.vertical or placed.y in levels:
                continue
            number += 1
            yield Counted(frame, placed, number, is_first=not levels)
            levels.add(placed.y)
