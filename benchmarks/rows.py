"""Rows of stories alone, one or two in a cell: the pages of which benchmarks/arrangements.py counts.

Make-up builds trees (makeup/joins.py), of which these are some; rows are few enough to be counted.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from ghpress.makeup.bench import Bench
from ghpress.makeup.ladder import Ladder
from ghpress.makeup.shape import LOOKS, Look, Shape

MOST_ABREAST = 4
"""Cells in a row: with more, a reader of six columns no longer sees where a story ends."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One story, or stories one under another with white between, all of one width.

    ``look`` is that of the head at the top, ``stop`` the index of the first story after the cell.
    """

    shapes: tuple[Shape, ...]
    gaps: tuple[int, ...]
    columns: int
    depth: int
    cost: int
    look: Look
    stop: int


@dataclass(frozen=True, slots=True)
class Row:
    """Cells side by side over the whole width of the page, all of one depth.

    ``split`` are the columns of each cell, ``stop`` the index of the first story after the row.
    """

    cells: tuple[Cell, ...]
    split: tuple[int, ...]
    depth: int
    cost: int
    stop: int


def cell_of(shapes: tuple[Shape, ...], gaps: tuple[int, ...], extra: int = 0) -> Cell:
    """The cell of these shapes with these lines of white between, at so much extra cost."""
    top = shapes[0]
    return Cell(
        shapes=shapes,
        gaps=gaps,
        columns=top.columns,
        depth=sum(shape.depth for shape in shapes) + sum(gaps),
        cost=sum(shape.cost for shape in shapes) + extra,
        look=top.look,
        stop=shapes[-1].story + 1,
    )


def row_of(cells: tuple[Cell, ...], cost: int) -> Row:
    """The row of these cells, all of one depth, at this cost."""
    split = tuple(cell.columns for cell in cells)
    return Row(cells, split, cells[0].depth, cost, cells[-1].stop)


Cells: TypeAlias = Mapping[int, Mapping[int, Sequence[Cell]]]
"""Cells that begin with one story: columns → depth → one a look."""


@dataclass(frozen=True, slots=True)
class Cellar:
    """The bench with the cells already made for it: a story's are the same in every row."""

    bench: Bench
    made: dict[int, Cells] = field(default_factory=dict)

    def cells(self, story: int) -> Cells:
        """Every cell that begins with this story; none past the last."""
        if story >= len(self.bench.shapes):
            return {}
        if story not in self.made:
            self.made[story] = cells_from(story, self.bench)
        return self.made[story]


def rows_from(first: int, cellar: Cellar) -> tuple[Row, ...]:
    """Every row that begins with this story, the cheapest of each split, depth and end, by depth."""
    best: dict[tuple[tuple[int, ...], int, int], Row] = {}
    for begun in _abreast(first, cellar):
        row = row_of(begun.cells, begun.cost + _rank_cost(begun.cells, cellar.bench))
        key = (row.split, row.depth, row.stop)
        if key not in best or row.cost < best[key].cost:
            best[key] = row
    return tuple(sorted(best.values(), key=lambda row: (row.depth, row.cost, row.split, row.stop)))


@dataclass(frozen=True, slots=True)
class _Begun:
    """A row begun: its cells so far, their columns, and in all, the row's depth and cost."""

    cells: tuple[Cell, ...] = ()
    split: tuple[int, ...] = ()
    width: int = 0
    depth: int = 0
    cost: int = 0

    def stop(self, first: int) -> int:
        """The story that comes next in a row that begins with ``first``."""
        return self.cells[-1].stop if self.cells else first


def _abreast(first: int, cellar: Cellar) -> Iterator[_Begun]:
    """Rows that fill the columns, grown cell by cell; of equal beginnings the cheapest is kept."""
    begun, columns = [_Begun()], cellar.bench.columns
    for _ in range(MOST_ABREAST):
        grown = [more for row in begun for more in _extended(row, first, cellar)]
        yield from (row for row in grown if row.width == columns)
        begun = _cheapest(row for row in grown if row.width < columns)


def _extended(row: _Begun, first: int, cellar: Cellar) -> Iterator[_Begun]:
    """The row with one more cell at its right, in every width and look that keeps the depth."""
    bench, placed = cellar.bench, row.cells
    room = bench.columns - row.width
    for columns, by_depth in cellar.cells(row.stop(first)).items():
        if columns > room:
            continue
        for depth in (row.depth,) if placed else by_depth:
            for cell in by_depth.get(depth, ()):
                cost = row.cost + cell.cost + (_beside(placed[-1], cell, bench) if placed else 0)
                cells, split = (*placed, cell), (*row.split, columns)
                yield _Begun(cells, split, row.width + columns, depth, cost)


def _beside(left: Cell, right: Cell, bench: Bench) -> int:
    """What two neighbours cost for being too much alike, or for the later having the bigger head."""
    ladder, one, other = bench.ladder, left.look, right.look
    same_head = (one.size, one.lines) == (other.size, other.lines)
    same_block = left.columns == right.columns and len(left.shapes) == len(right.shapes)
    ranked = bench.ranks[left.shapes[0].story] <= bench.ranks[right.shapes[0].story]
    outdone = one.size < other.size and ranked
    return (
        ladder.bumping_heads * same_head
        + ladder.equal_blocks * same_block
        + ladder.outdone_head * outdone
        + ladder.twin_stacks * (len(left.shapes) > 1 and len(right.shapes) > 1)
        + _pictures_beside(left, right, ladder)
    )


def _pictures_beside(left: Cell, right: Cell, ladder: Ladder) -> int:
    """What it costs that pictures of neighbours meet across the gutter, or are of one width.

    Pictures stand at the right of their story: they meet where the right one is as wide as its story.
    """
    one, other = left.look.picture, right.look.picture
    if not one or not other:
        return 0
    return ladder.pictures_meet * (other == right.columns) + ladder.pictures_alike * (one == other)


def _cheapest(rows: Iterable[_Begun]) -> list[_Begun]:
    """The cheapest of the rows that the rest of the search cannot tell apart."""
    best: dict[tuple[object, ...], _Begun] = {}
    for row in rows:
        last = row.cells[-1]
        key = (row.depth, row.split, last.look, len(last.shapes), last.stop)
        if key not in best or row.cost < best[key].cost:
            best[key] = row
    return list(best.values())


def _rank_cost(cells: tuple[Cell, ...], bench: Bench) -> int:
    """What it costs that a lead is no wider than its neighbours; what stands under it does not count."""
    leads = [any(bench.ranks[shape.story] == 1 for shape in cell.shapes) for cell in cells]
    lead = [cell.columns for cell, has_lead in zip(cells, leads, strict=True) if has_lead]
    rest = [cell.columns for cell, has_lead in zip(cells, leads, strict=True) if not has_lead]
    return bench.ladder.lead_not_widest if lead and rest and max(rest) >= max(lead) else 0


def cells_from(story: int, bench: Bench) -> Cells:
    """Every cell that begins with this story: the story alone, or over the one that follows it."""
    return {
        columns: {
            depth: (*_alone(shapes.get(depth, ())), *stacked.get(depth, ()))
            for depth in sorted({*shapes, *stacked})
        }
        for columns, shapes in bench.shapes[story].items()
        for stacked in (_stacked(story, columns, bench),)
    }


def _alone(shapes: Sequence[Shape]) -> Iterator[Cell]:
    """Cells of one story."""
    return (cell_of((shape,), ()) for shape in shapes)


_Stack = tuple[int, Shape, Shape, int]
"""Cost, upper story, lower story, lines between them."""


def _stacked(story: int, columns: int, bench: Bench) -> dict[int, list[Cell]]:
    """Cells of this story over the next, by depth, the cheapest few looks of each.

    Over the whole width they would be two rows, so there are none.
    """
    if story + 1 >= len(bench.shapes) or columns == bench.columns:
        return {}
    best: dict[int, dict[Look, _Stack]] = {}
    for stack in _stacks(story, columns, bench):
        cost, upper, lower, gap = stack
        looks = best.setdefault(upper.depth + gap + lower.depth, {})
        if upper.look not in looks or cost < looks[upper.look][0]:
            looks[upper.look] = stack
    return {
        depth: [
            cell_of((upper, lower), (gap,), cost - upper.cost - lower.cost)
            for cost, upper, lower, gap in sorted(looks.values(), key=lambda stack: stack[0])[:LOOKS]
        ]
        for depth, looks in best.items()
    }


def _stacks(story: int, columns: int, bench: Bench) -> Iterator[_Stack]:
    """Every way worth keeping for this story to stand over the next one."""
    white, ladder, deepest = bench.white, bench.ladder, bench.deepest
    below: dict[int, tuple[int, Shape, int]] = {}
    for lower in (shapes[0] for shapes in bench.shapes[story + 1].get(columns, {}).values()):
        for gap in range(white.least, white.most + 1):
            cost, depth = lower.cost + ladder.stack + white.cost((gap,), ladder), lower.depth + gap
            if depth not in below or cost < below[depth][0]:
                below[depth] = (cost, lower, gap)
    for upper in (shape for shapes in bench.shapes[story][columns].values() for shape in shapes):
        for depth, (cost, lower, gap) in below.items():
            if upper.depth + depth <= deepest:
                yield upper.cost + cost, upper, lower, gap
