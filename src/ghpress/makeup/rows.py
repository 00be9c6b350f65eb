"""Puts stories side by side: every row of one depth that stories following one another can form."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ghpress.makeup.ladder import Ladder
from ghpress.makeup.shape import Row, Shape, Shapes

MOST_ABREAST = 4
"""Stories in a row: with more, a reader of six columns no longer sees where one ends."""


@dataclass(frozen=True, slots=True)
class Bench:
    """What rows are built from: each story's shapes and rank, the page's columns, the ladder."""

    shapes: Sequence[Shapes]
    ranks: Sequence[int]
    columns: int
    ladder: Ladder


def rows_from(first: int, bench: Bench) -> tuple[Row, ...]:
    """Every row that begins with this story, the cheapest of each split and depth, by depth."""
    best: dict[tuple[tuple[int, ...], int], Row] = {}
    for depth, shapes, cost in _abreast(first, bench):
        row = Row(shapes, depth, cost + _rank_cost(shapes, bench))
        key = (row.split(), depth)
        if key not in best or row.cost < best[key].cost:
            best[key] = row
    return tuple(sorted(best.values(), key=lambda row: (row.depth, row.cost, row.split())))


_Started = tuple[int, tuple[Shape, ...], int]
"""A row begun: its depth, its stories so far, its cost."""


def _abreast(first: int, bench: Bench) -> Iterator[_Started]:
    """Rows that fill the columns, grown story by story; of equal beginnings the cheapest is kept."""
    begun: list[_Started] = [(0, (), 0)]
    for story in range(first, min(first + MOST_ABREAST, len(bench.shapes))):
        grown = [more for row in begun for more in _extended(row, bench.shapes[story], bench)]
        yield from (row for row in grown if _width(row[1]) == bench.columns)
        begun = _cheapest(row for row in grown if _width(row[1]) < bench.columns)


def _extended(row: _Started, shapes: Shapes, bench: Bench) -> Iterator[_Started]:
    """The row with one more story at its right, in every width and look that keeps the depth."""
    depth, placed, cost = row
    room = bench.columns - _width(placed)
    for columns, by_depth in shapes.items():
        if columns > room:
            continue
        for deep in (depth,) if placed else by_depth:
            for shape in by_depth.get(deep, ()):
                extra = _beside(placed[-1], shape, bench.ladder) if placed else 0
                yield deep, (*placed, shape), cost + shape.cost + extra


def _beside(left: Shape, right: Shape, ladder: Ladder) -> int:
    """What two neighbours cost for being too much alike."""
    same_head = left.look == right.look
    same_width = left.columns == right.columns
    return ladder.bumping_heads * same_head + ladder.equal_blocks * same_width


def _cheapest(rows: Iterator[_Started]) -> list[_Started]:
    """The cheapest of the rows that the rest of the search cannot tell apart."""
    best: dict[tuple[object, ...], _Started] = {}
    for row in rows:
        depth, placed, cost = row
        key = (depth, tuple(shape.columns for shape in placed), placed[-1].look)
        if key not in best or cost < best[key][2]:
            best[key] = row
    return list(best.values())


def _rank_cost(shapes: tuple[Shape, ...], bench: Bench) -> int:
    """What it costs that a lead is no wider than its neighbours."""
    lead = [shape.columns for shape in shapes if bench.ranks[shape.story] == 1]
    rest = [shape.columns for shape in shapes if bench.ranks[shape.story] > 1]
    return bench.ladder.lead_not_widest if lead and rest and max(rest) >= max(lead) else 0


def _width(shapes: tuple[Shape, ...]) -> int:
    return sum(shape.columns for shape in shapes)
