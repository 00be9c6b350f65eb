"""Turns a table's cells into composed blocks: words from the left, figures level by their digits."""

from dataclasses import dataclass, replace
from typing import TypeAlias

from ghpress.galley.block import SetBlock
from ghpress.makeup.charts.easel import Easel
from ghpress.makeup.charts.figures import is_figures, point_of
from ghpress.makeup.charts.widths import Wish, shared, squeezed
from ghpress.manuscript.story import Table
from ghpress.manuscript.text import Text
from ghpress.remarks import Remark, error
from ghpress.units import Length

LEAST_WORDS = 4
"""Em of text that a column of words can do with: narrower, every other line is a fault."""

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
    leads: tuple[Length, ...] | None = None
    tail: Length = 0
    """The most that stands after the point of a figure in the column."""


_Standing: TypeAlias = tuple[tuple[Cell | None, ...], tuple[Remark, ...]]
"""A column's cells where they stand, and what is amiss."""


def composed(table: Table, width: Length, easel: Easel) -> Cells | None:
    """The table's cells over a width; None where they want more of the page's columns."""
    if not table.rows:
        return None
    em = easel.style("table").size
    columns = [_column(table, at, easel) for at in range(max(map(len, table.rows)))]
    wishes = [column.wish for column in columns]
    room = width - len(columns) * em
    remarks: list[Remark] = []
    widths = shared(wishes, room, em)
    if widths is None:
        if width < easel.layout.grid.measure(easel.layout.grid.columns):
            return None
        widths = squeezed(wishes, max(room, len(columns)))
        remarks.append(error("table-crowded", table.place, columns=len(columns)))
    spare = (room - sum(widths)) // max(len(columns) - 1, 1)
    left, standing = em // 2, list[tuple[Cell | None, ...]]()
    for column, given in zip(columns, widths, strict=True):
        cells, amiss = _stood(column, table, left, given, easel)
        standing.append(cells)
        remarks += amiss
        left += given + em + spare
    whole = all(wish.natural() <= given for wish, given in zip(wishes, widths, strict=True))
    return Cells(tuple(zip(*standing, strict=True)), whole, tuple(remarks))


def _column(table: Table, at: int, easel: Easel) -> _Column:
    """A column of the table as it wants to stand."""
    em = easel.style("table").size
    texts = tuple(row[at] if at < len(row) and row[at] else None for row in table.rows)
    alone = [
        easel.words(text, _style(table, number))[0] if text else None
        for number, text in enumerate(texts)
    ]
    cells = tuple(block.width if block else 0 for block in alone)
    first = 1 if table.has_head else 0
    if not is_figures([text.chars if text else "" for text in texts[first:]]):
        return _Column(texts, Wish(cells, min(max(cells), LEAST_WORDS * em)))
    leads = tuple(
        _lead(block, point_of(text.chars)) if block and text else 0
        for block, text in zip(alone, texts, strict=True)
    )
    tail = max(cell - lead for cell, lead in zip(cells[first:], leads[first:], strict=True))
    body = max(leads[first:]) + tail
    head = max(cells[:first], default=0)
    cells = (*cells[:first], *(min(body, cell) for cell in cells[first:-1]), body)
    return _Column(texts, Wish(cells, max(body, min(head, LEAST_HEAD * em))), leads, tail)


def _style(table: Table, row: int) -> str:
    return "table-head" if table.has_head and row == 0 else "table"


def _lead(block: SetBlock, point: int) -> Length:
    """How far into a figure set on one line its whole part goes."""
    line = block.lines[0].line
    at = next((at for at, start in enumerate(line.starts) if start >= point), None)
    return line.width if at is None else line.xs[at]


def _stood(column: _Column, table: Table, left: Length, width: Length, easel: Easel) -> _Standing:
    """A column's cells in the width it gets, from its left edge on."""
    cells: list[Cell | None] = []
    remarks: list[Remark] = []
    for row, text in enumerate(column.texts):
        if text is None:
            cells.append(None)
            continue
        style = _style(table, row)
        block, amiss = easel.words(text, style)
        if block.width > width:
            block, amiss = easel.words(text, style, width)
        remarks += amiss
        is_head = style == "table-head"
        if column.leads is None:
            x = left
        elif is_head or len(block.lines) > 1:
            block, x = _flush_right(block), left + width - block.width
        else:
            x = left + width - column.tail - column.leads[row]
        cells.append(Cell(block, x, is_head))
    return tuple(cells), tuple(remarks)


def _flush_right(block: SetBlock) -> SetBlock:
    """The block with its lines at its right edge: a head over figures stands over their ends."""
    lines = tuple(replace(placed, x=block.width - placed.line.width) for placed in block.lines)
    return SetBlock(block.width, block.depth, lines)
