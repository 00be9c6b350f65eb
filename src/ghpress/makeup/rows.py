"""Puts stories side by side: every row of one depth that stories following one another can form."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from ghpress.makeup.ladder import Ladder
from ghpress.makeup.shape import Cell, Look, Row, Shape, Shapes

MOST_ABREAST = 4
"""Cells in a row: with more, a reader of six columns no longer sees where a story ends."""


@dataclass(frozen=True, slots=True)
class White:
    """White lines between rows, or between stories in a cell: the least, the first choice, the most."""

    least: int
    best: int
    most: int

    def cost(self, gaps: Iterable[int], ladder: Ladder) -> int:
        """What it costs that gaps are not of the first choice."""
        return ladder.row_gap * sum(abs(gap - self.best) for gap in gaps)


@dataclass(frozen=True, slots=True)
class Bench:
    """What rows are built from: each story's shapes and rank, the page's columns, white and prices."""

    shapes: Sequence[Shapes]
    ranks: Sequence[int]
    columns: int
    white: White
    ladder: Ladder


Cells: TypeAlias = Mapping[int, Mapping[int, Sequence[Cell]]]
"""Cells that begin with one story: columns → depth → one a look."""


def rows_from(first: int, bench: Bench) -> tuple[Row, ...]:
    """Every row that begins with this story, the cheapest of each split, depth and end, by depth."""
    best: dict[tuple[tuple[int, ...], int, int], Row] = {}
    for depth, cells, cost in _abreast(first, bench):
        row = Row(cells, depth, cost + _rank_cost(cells, bench))
        key = (row.split(), depth, row.stop())
        if key not in best or row.cost < best[key].cost:
            best[key] = row
    return tuple(sorted(best.values(), key=lambda row: (row.depth, row.cost, row.split(), row.stop())))


_Started = tuple[int, tuple[Cell, ...], int]
"""A row begun: its depth, its cells so far, its cost."""


def _abreast(first: int, bench: Bench) -> Iterator[_Started]:
    """Rows that fill the columns, grown cell by cell; of equal beginnings the cheapest is kept."""
    begun: list[_Started] = [(0, (), 0)]
    made: dict[int, Cells] = {}
    for _ in range(MOST_ABREAST):
        grown = [more for row in begun for more in _extended(row, first, bench, made)]
        yield from (row for row in grown if _width(row[1]) == bench.columns)
        begun = _cheapest(row for row in grown if _width(row[1]) < bench.columns)


def _extended(row: _Started, first: int, bench: Bench, made: dict[int, Cells]) -> Iterator[_Started]:
    """The row with one more cell at its right, in every width and look that keeps the depth."""
    depth, placed, cost = row
    story = placed[-1].shapes[-1].story + 1 if placed else first
    if story >= len(bench.shapes):
        return
    if story not in made:
        made[story] = cells_from(story, bench)
    for columns, by_depth in made[story].items():
        if _width(placed) + columns > bench.columns:
            continue
        for deep in (depth,) if placed else by_depth:
            for cell in by_depth.get(deep, ()):
                extra = _beside(placed[-1], cell, bench.ladder) if placed else 0
                yield deep, (*placed, cell), cost + cell.cost + extra


def _beside(left: Cell, right: Cell, ladder: Ladder) -> int:
    """What two neighbours cost for being too much alike."""
    same_head = left.look() == right.look()
    same_block = left.columns() == right.columns() and len(left.shapes) == len(right.shapes)
    return ladder.bumping_heads * same_head + ladder.equal_blocks * same_block


def _cheapest(rows: Iterable[_Started]) -> list[_Started]:
    """The cheapest of the rows that the rest of the search cannot tell apart."""
    best: dict[tuple[object, ...], _Started] = {}
    for row in rows:
        depth, placed, cost = row
        last = placed[-1]
        widths = tuple(cell.columns() for cell in placed)
        key = (depth, widths, last.look(), len(last.shapes), last.shapes[-1].story)
        if key not in best or cost < best[key][2]:
            best[key] = row
    return list(best.values())


def _rank_cost(cells: tuple[Cell, ...], bench: Bench) -> int:
    """What it costs that a lead is no wider than its neighbours."""
    ranked = [(bench.ranks[shape.story], shape.columns) for cell in cells for shape in cell.shapes]
    lead = [columns for rank, columns in ranked if rank == 1]
    rest = [columns for rank, columns in ranked if rank > 1]
    return bench.ladder.lead_not_widest if lead and rest and max(rest) >= max(lead) else 0


def _width(cells: tuple[Cell, ...]) -> int:
    return sum(cell.columns() for cell in cells)


def cells_from(story: int, bench: Bench) -> Cells:
    """Every cell that begins with this story: the story alone, or over the one that follows it."""
    cells: dict[int, dict[int, list[Cell]]] = {}
    for columns, by_depth in bench.shapes[story].items():
        best: dict[tuple[int, Look, int], Cell] = {}
        for cell in (*_alone(by_depth), *_stacked(story, columns, bench)):
            key = (cell.depth, cell.look(), len(cell.shapes))
            if key not in best or cell.cost < best[key].cost:
                best[key] = cell
        for (depth, _, _), cell in best.items():
            cells.setdefault(columns, {}).setdefault(depth, []).append(cell)
    return cells


def _alone(by_depth: Mapping[int, Sequence[Shape]]) -> Iterator[Cell]:
    """Cells of one story."""
    for depth, shapes in by_depth.items():
        yield from (Cell((shape,), (), depth, shape.cost) for shape in shapes)


def _stacked(story: int, columns: int, bench: Bench) -> Iterator[Cell]:
    """Cells of this story over the next; over the whole width they would be two rows."""
    if story + 1 >= len(bench.shapes) or columns == bench.columns:
        return
    below = [shapes[0] for shapes in bench.shapes[story + 1].get(columns, {}).values()]
    for shapes in bench.shapes[story].get(columns, {}).values():
        for upper in shapes:
            for lower in below:
                for gap in range(bench.white.least, bench.white.most + 1):
                    cost = upper.cost + lower.cost + bench.white.cost((gap,), bench.ladder)
                    depth = upper.depth + gap + lower.depth
                    yield Cell((upper, lower), (gap,), depth, cost + bench.ladder.stack)
