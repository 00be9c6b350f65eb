"""Turns a number of pages and a way of folding into which page stands where on each side of a sheet.

Newspapers are inserted, not gathered (套帖): of a second sheet every page lies within the first. The
schemes are the trade's for sheets folded at right angles, the first fold across the longer side.
"""

from collections.abc import Iterator
from typing import Literal, TypeAlias

from ghpress.values import dataclass

Signature: TypeAlias = Literal[4, 8, 16]
"""How many pages one sheet has on its two sides."""

_Rows: TypeAlias = tuple[tuple[int, ...], ...]

SCHEMES: dict[Signature, tuple[_Rows, _Rows]] = {
    4: (((4, 1),), ((2, 3),)),
    8: (((-5, -4), (8, 1)), ((-3, -6), (2, 7))),
    16: (((-5, -12, -9, -8), (4, 13, 16, 1)), ((-7, -10, -11, -6), (2, 15, 14, 3))),
}
"""The outer and the inner side of a sheet, rows from the top, pages of one signature counted from 1;
a page with a minus stands on its head. The sheet is turned over sideways."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A page in its place: column from the left, row from the top."""

    page: int
    column: int
    row: int
    is_turned: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a sheet: what stands on it, how many columns and rows it has.

    ``sheet`` counts sheets from the outermost, from 1; ``is_outer`` tells the side with its first page.
    """

    sheet: int
    is_outer: bool
    cells: tuple[Cell, ...]
    columns: int
    rows: int


def signatures(pages: int, each: Signature) -> tuple[Side, ...]:
    """The sides of all sheets, from the outermost inwards, the outer side of each before the inner.

    ``pages`` must be a multiple of ``each``.
    """
    assert pages > 0 and pages % each == 0, "sheets are full"
    return tuple(
        _side(sheet, is_outer, pages, each)
        for sheet in range(1, pages // each + 1)
        for is_outer in (True, False)
    )


def pairs(pages: int) -> tuple[Side, ...]:
    """Printer's pairs (8-1, 2-7 …): two pages a side, as sheets of four have them."""
    return signatures(pages, 4)


def spreads(pages: int) -> tuple[Side, ...]:
    """Facing pages as a reader opens them: 1 alone, 2-3, 4-5 …; a last page of even number alone."""
    return tuple(_spread(first, pages) for first in range(0, pages + 1, 2))


def _spread(first: int, pages: int) -> Side:
    """The pages ``first`` and the next, as far as there are such."""
    there = [page for page in (first, first + 1) if 1 <= page <= pages]
    cells = tuple(Cell(page, at, 0) for at, page in enumerate(there))
    return Side(first // 2 + 1, True, cells, len(there), 1)


def _side(sheet: int, is_outer: bool, pages: int, each: Signature) -> Side:
    rows = SCHEMES[each][0 if is_outer else 1]
    cells = tuple(_cells(rows, sheet, pages, each))
    return Side(sheet, is_outer, cells, len(rows[0]), len(rows))


def _cells(rows: _Rows, sheet: int, pages: int, each: Signature) -> Iterator[Cell]:
    for row, numbers in enumerate(rows):
        for column, number in enumerate(numbers):
            yield Cell(_inserted(abs(number), sheet, pages, each), column, row, number < 0)


def _inserted(page: int, sheet: int, pages: int, each: Signature) -> int:
    """The page of the whole issue that a page of one signature is, the sheets inserted."""
    half, outer = each // 2, sheet - 1
    return outer * half + page if page <= half else pages - sheet * half + page - half
