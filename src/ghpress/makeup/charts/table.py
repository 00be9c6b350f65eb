"""Turns a table into frames: caption over it, head and rows between rules, in whole half-lines."""

from collections.abc import Iterator

from ghpress.galley.block import SetBlock
from ghpress.makeup.charts.cells import Cell, Cells, composed
from ghpress.makeup.charts.easel import Drawn, Easel, Lines, Part, hairline, lettering
from ghpress.makeup.page import Rect
from ghpress.manuscript.story import Table
from ghpress.remarks import Remark
from ghpress.units import Length
from ghpress.values import dataclass

USUAL, MOST = 1, 3
"""Half-lines of white in every row, those that look best and the most. A row of one line has then a
pitch of a line and a half; rows of several lines, or between rules, need as much at least."""


@dataclass(frozen=True, slots=True)
class _Made:
    """A table composed: its cells, the half-lines each row and the caption need, the least white."""

    cells: Cells
    halves: tuple[int, ...]
    caption: SetBlock | None
    over: int
    least: int
    remarks: tuple[Remark, ...]

    def depth(self, opening: int) -> int:
        """Half-lines of the whole table with so much white in each row, made up to whole lines."""
        bare = self.over + sum(self.halves) + opening * len(self.halves)
        return bare + bare % 2

    def openings(self) -> range:
        """The half-lines of white that each row may have."""
        return range(self.least, MOST + 1)


def lines_of(table: Table, width: Length, easel: Easel) -> Lines | None:
    """The lines a table may take; None where its columns want more of the page's."""
    made = _made(table, width, easel)
    if made is None:
        return None
    steps = tuple(made.depth(opening) // 2 for opening in made.openings())
    return Lines(steps[0], steps[USUAL - made.least], steps[-1], steps=steps)


def wanted_columns(table: Table, easel: Easel) -> int:
    """The fewest columns of the page over which no cell has to be broken, or all."""
    grid = easel.layout.grid
    for count in range(1, grid.columns):
        cells = composed(table, grid.measure(count), easel)
        if cells is not None and cells.is_whole:
            return count
    return grid.columns


def draw(table: Table, width: Length, lines: int, easel: Easel) -> Drawn:
    """The table in a depth that ``lines_of`` allows, read row by row."""
    made = _made(table, width, easel)
    assert made is not None, "a width in which a table does not go is not asked for"
    opening = next(one for one in made.openings() if made.depth(one) == 2 * lines)
    return Drawn(
        (*_over(made), *_ruled(made, width, opening, easel)), (*made.remarks, *made.cells.remarks)
    )


def _over(made: _Made) -> Iterator[Part]:
    """The caption; what white there is stands between it and the rule."""
    if made.caption is not None:
        yield lettering("table-caption", 0, 0, made.caption)


def _ruled(made: _Made, width: Length, opening: int, easel: Easel) -> Iterator[Part]:
    """Rules and rows from the top; the first row takes the half-line that makes all whole lines."""
    top, foot, thick = made.over, made.depth(opening), easel.rule("table-rule")
    odd = foot - top - sum(made.halves) - opening * len(made.halves)
    yield from hairline("table-rule", Rect(0, _down(top, easel), width, thick))
    last = len(made.halves) - 1
    for number, (cells, halves) in enumerate(zip(made.cells.rows, made.halves, strict=True)):
        deep = halves + opening + (odd if number == 0 else 0)
        y, bottom = _down(top, easel), _down(top + deep, easel)
        yield from _row(cells, y, bottom - y)
        top += deep
        if number < last:
            name = "table-line" if any(cell and cell.is_head for cell in cells) else "table-row"
            yield from hairline(name, Rect(0, bottom, width, easel.rule(name)))
    yield from hairline("table-rule", Rect(0, _down(foot, easel) - thick, width, thick))


def _row(cells: tuple[Cell | None, ...], y: Length, height: Length) -> Iterator[Part]:
    """A row's cells: words begin level; those of a head stand each in the middle."""
    deepest = _deepest(cells)
    for cell in cells:
        if cell is not None:
            depth = cell.block.depth if cell.is_head else deepest
            role = "table-head" if cell.is_head else "table"
            yield lettering(role, cell.x, y + (height - depth) // 2, cell.block)


def _deepest(cells: tuple[Cell | None, ...]) -> Length:
    return max((cell.block.depth for cell in cells if cell), default=0)


def _down(halves: int, easel: Easel) -> Length:
    """How far down so many half-lines are; whole lines are exactly the grid's."""
    return halves * easel.leading // 2


def _made(table: Table, width: Length, easel: Easel) -> _Made | None:
    """The table composed over a width."""
    cells = composed(table, width, easel)
    if cells is None:
        return None
    halves = tuple(-(-2 * _deepest(row) // easel.leading) or 1 for row in cells.rows)
    caption, over, remarks = _caption(table, width, easel)
    least = 0 if cells.is_whole and not easel.rule("table-row") else USUAL
    return _Made(cells, halves, caption, over, least, remarks)


def _caption(
    table: Table, width: Length, easel: Easel
) -> tuple[SetBlock | None, int, tuple[Remark, ...]]:
    """The caption and the half-lines it takes."""
    if not table.caption:
        return None, 0, ()
    own = "table-caption" in easel.layout.styles
    block, amiss = easel.title(table.caption, "table-caption" if own else "chart-title", width)
    return block, -(-2 * block.depth // easel.leading), amiss
