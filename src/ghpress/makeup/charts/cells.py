"""Turns a table's cells into composed blocks: words from the left, figures level by their digits."""

from dataclasses import replace
from typing import TypeAlias

from ghpress.galley.block import SetBlock
from ghpress.makeup.charts.easel import Easel
from ghpress.makeup.charts.figures import is_figures, point_of
from ghpress.makeup.charts.widths import Wish, shared, squeezed
from ghpress.manuscript.story import CellSide, Table
from ghpress.manuscript.text import Text
from ghpress.remarks import Remark, error
from ghpress.units import Length
from ghpress.values import dataclass

LEAST_WORDS = 4
"""Em of text that a column of words can do with: narrower, every other line is a fault."""

SMALLER = "table-small"
"""The style of a table that does not go in the usual one; its head's may be table-head-small."""

LEAST_HEAD = 3
"""Em that the head over a column of figures can do with."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell composed; ``x`` is how far it stands from the table's left edge."""

    block: SetBlock
    x: Length
    is_head: bool


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of a table by row, empty ones as None. ``is_whole`` where none had to be broken."""

    rows: tuple[tuple[Cell | None, ...], ...]
    is_whole: bool
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class _Column:
    """A column's texts from the top; of figures how far it is to the point of each."""

    texts: tuple[Text | None, ...]
    wish: Wish
    side: CellSide = ""
    leads: tuple[Length, ...] | None = None
    body: Length = 0
    """What figures level by their points take."""
    tail: Length = 0
    """The most that stands after the point of a figure in the column."""


_Set: TypeAlias = tuple[SetBlock, tuple[Remark, ...]]
"""Words composed, and what is amiss."""

_Standing: TypeAlias = tuple[tuple[Cell | None, ...], tuple[Remark, ...]]
"""A column's cells where they stand, and what is amiss."""


def composed(table: Table, width: Length, easel: Easel) -> Cells | None:
    """The table's cells over a width; None where they want more of the page's columns."""
    if not table.rows:
        return None
    typed = _typed(table, easel)
    for one in typed:
        fitted = _fitted(one, width)
        if fitted is not None:
            return fitted
    if width < easel.layout.grid.measure(easel.layout.grid.columns):
        return None
    return _crowded(typed[-1], width)


@dataclass(frozen=True, slots=True)
class _Typed:
    """A table and the styles it is set in: its cells', its head's."""

    table: Table
    easel: Easel
    cell: str = "table"
    head: str = "table-head"

    def em(self) -> Length:
        """The size of its type."""
        return self.easel.style(self.cell).size

    def is_head(self, row: int) -> bool:
        """Whether a row is the table's head."""
        return self.table.has_head and row == 0

    def words(self, text: Text, row: int, measure: Length | None = None) -> _Set:
        """A cell's words composed."""
        return self.easel.words(text, self.head if self.is_head(row) else self.cell, measure)

    def columns(self) -> list[_Column]:
        """Its columns as they want to stand."""
        return [_column(self, at) for at in range(max(map(len, self.table.rows)))]


def _typed(table: Table, easel: Easel) -> tuple[_Typed, ...]:
    """The table in the layout's usual type and, where there is one, in the smaller."""
    usual = _Typed(table, easel)
    if SMALLER not in easel.layout.styles:
        return (usual,)
    head = f"{usual.head}-small"
    has_head = head in easel.layout.styles
    return usual, replace(usual, cell=SMALLER, head=head if has_head else SMALLER)


def _fitted(one: _Typed, width: Length) -> Cells | None:
    """The table in one type; None where the least its columns need does not go."""
    columns = one.columns()
    widths = shared([column.wish for column in columns], width - len(columns) * one.em(), one.em())
    return None if widths is None else _laid(one, width, columns, widths)


def _crowded(one: _Typed, width: Length) -> Cells:
    """The table where it goes over no width: each column gives in proportion."""
    columns = one.columns()
    room = max(width - len(columns) * one.em(), len(columns))
    made = _laid(one, width, columns, squeezed([column.wish for column in columns], room))
    crowded = error("table-crowded", one.table.place, columns=len(columns))
    return replace(made, remarks=(crowded, *made.remarks))


def _laid(one: _Typed, width: Length, columns: list[_Column], widths: tuple[Length, ...]) -> Cells:
    """The cells of columns so wide, what is over between them."""
    em = one.em()
    room = width - len(columns) * em
    remarks: list[Remark] = []
    spare = (room - sum(widths)) // max(len(columns) - 1, 1)
    left, standing = em // 2, list[tuple[Cell | None, ...]]()
    for column, given in zip(columns, widths, strict=True):
        cells, amiss = _stood(one, column, left, given)
        standing.append(cells)
        remarks += amiss
        left += given + em + spare
    whole = all(one.wish.natural() <= given for one, given in zip(columns, widths, strict=True))
    return Cells(tuple(zip(*standing, strict=True)), whole, tuple(remarks))


def _column(one: _Typed, at: int) -> _Column:
    """A column of the table as it wants to stand."""
    table, em, side = one.table, one.em(), one.table.side(at)
    texts = tuple(row[at] if at < len(row) and row[at] else None for row in table.rows)
    alone = [one.words(text, number)[0] if text else None for number, text in enumerate(texts)]
    cells = tuple(block.width if block else 0 for block in alone)
    first = 1 if table.has_head else 0
    if side == "left" or not is_figures([text.chars if text else "" for text in texts[first:]]):
        return _Column(texts, Wish(cells, min(max(cells), LEAST_WORDS * em)), side)
    leads = tuple(
        _lead(block, point_of(text.chars)) if block and text else 0
        for block, text in zip(alone, texts, strict=True)
    )
    tail = max(cell - lead for cell, lead in zip(cells[first:], leads[first:], strict=True))
    body = max(leads[first:]) + tail
    head = max(cells[:first], default=0)
    cells = (*cells[:first], *(min(body, cell) for cell in cells[first:-1]), body)
    wish = Wish(cells, max(body, min(head, LEAST_HEAD * em)))
    return _Column(texts, wish, side or "right", leads, body, tail)


def _lead(block: SetBlock, point: int) -> Length:
    """How far into a figure set on one line its whole part goes."""
    line = block.lines[0].line
    at = next((at for at, start in enumerate(line.starts) if start >= point), None)
    return line.width if at is None else line.xs[at]


def _stood(one: _Typed, column: _Column, left: Length, width: Length) -> _Standing:
    """A column's cells in the width it gets, from its left edge on."""
    cells: list[Cell | None] = []
    remarks: list[Remark] = []
    for row, text in enumerate(column.texts):
        if text is None:
            cells.append(None)
            continue
        block, amiss = one.words(text, row)
        if block.width > width:
            block, amiss = one.words(text, row, width)
        remarks += amiss
        is_head = one.is_head(row)
        if column.leads is None or is_head or len(block.lines) > 1:
            block = _at_side(block, column.side)
            x = left + _white(width - block.width, column.side)
        else:
            body = left + _white(width - column.body, column.side)
            x = body + column.body - column.tail - column.leads[row]
        cells.append(Cell(block, x, is_head))
    return tuple(cells), tuple(remarks)


def _white(spare: Length, side: CellSide) -> Length:
    """The part of what is spare that stands at the left."""
    return {"right": spare, "centre": spare // 2}.get(side, 0)


def _at_side(block: SetBlock, side: CellSide) -> SetBlock:
    """The block with its lines at one side of it, or in its middle."""
    if side not in ("right", "centre"):
        return block
    lines = tuple(
        replace(placed, x=_white(block.width - placed.line.width, side)) for placed in block.lines
    )
    return SetBlock(block.width, block.depth, lines)
