"""Finds the best page beside adverts at its foot: stories over all columns, then some at their side.

The blocks come from the same tables as those of other pages; here they are put together in one way
more, for the last of a page's parts is not as wide as the page.
"""

from collections.abc import Iterator

import numpy as np

from ghpress.makeup.bench import ADVERTS, Bench, Inset, Room, Run
from ghpress.makeup.cheapest import NONE
from ghpress.makeup.shape import Look, Shape
from ghpress.makeup.tables import Kind, Tables
from ghpress.makeup.tree import Tree, abreast, stacked
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class Beside:
    """A page beside adverts: its tree, the white above it and at the foot of what stands beside them."""

    room: Room
    tree: Tree
    top: int
    foot: int
    cost: int


@dataclass(frozen=True, slots=True)
class _Way:
    """Where a page is divided: stories over the whole width, the white, those beside the adverts.

    ``upper`` and ``lower`` are a table and a depth; a page without stories over the adverts has no
    upper.
    """

    cost: int
    lower: tuple[int, int]
    foot: int
    top: int = 0
    upper: tuple[int, int] | None = None
    gap: int = 0


def beside_adverts(tables: Tables, run: Run, room: Room, bench: Bench, first: int) -> Beside | None:
    """The best page of a run, whose stories begin with the tables' ``first``; None if there is none."""
    best = min(_ways(tables, run, room, bench, first), key=lambda way: way.cost, default=None)
    if best is None or room.inset is None:
        return None
    inset = room.inset
    lower = _tree(tables, best.lower)
    block = Shape(ADVERTS, inset.columns, inset.lines, 0, 0, 0, Look(0, 0), 0)
    row = abreast(block, lower) if inset.left else abreast(lower, block)
    tree = row if best.upper is None else stacked(_tree(tables, best.upper), row, gaps=(best.gap,))
    return Beside(room, tree, best.top, best.foot, best.cost + room.cost)


def _tree(tables: Tables, at: tuple[int, int]) -> Tree:
    """The cheapest tree of a table at a depth."""
    rank = int(tables.cost[:, at[0], at[1]].argmin())
    return tables.tree(int(tables.entry[rank, at[0], at[1]]))


def _ways(tables: Tables, run: Run, room: Room, bench: Bench, first: int) -> Iterator[_Way]:
    """Every division of the stories into those over the adverts and those beside them."""
    inset = room.inset
    assert inset is not None, "a page with adverts at its foot has an inset"
    wide = room.columns or bench.columns
    for split in range(run.stop - run.start):
        begin, length = first + split, run.stop - run.start - split
        lower = int(tables.number[Kind.ROOT, begin, length, wide - inset.columns])
        upper = int(tables.number[Kind.ROOT, first, split, wide]) if split else -1
        if lower < 0 or (split and upper < 0) or (not split and inset.lines < room.lines):
            continue
        side = _side(tables, lower, inset, bench, run)
        if side is None:
            continue
        if not split:
            yield side
        else:
            yield from _over(tables, upper, side, room, bench)


def _side(tables: Tables, lower: int, inset: Inset, bench: Bench, run: Run) -> _Way | None:
    """The cheapest block beside the adverts: as deep as they are, or short of it."""
    ladder = bench.ladder
    short = ladder.last_page_short if run.is_last else ladder.page_short
    open_lines = np.arange(inset.lines, -1, -1)
    blocks = tables.cost[:, lower].min(axis=0)[: inset.lines + 1]
    cost = blocks + short * open_lines[: len(blocks)]
    depth = int(cost.argmin())
    if blocks[depth] >= NONE:
        return None
    return _Way(int(cost[depth]), (lower, depth), inset.lines - depth)


def _over(tables: Tables, upper: int, side: _Way, room: Room, bench: Bench) -> Iterator[_Way]:
    """What stands over the adverts, under each white above it and over each white between."""
    inset, white, ladder = room.inset, bench.white, bench.ladder
    assert inset is not None, "a page with adverts at its foot has an inset"
    blocks = tables.cost[:, upper].min(axis=0)
    for top in white.choices() if room.gaps else (0,):
        above = white.cost((top,), ladder) if room.gaps else 0
        for gap in white.choices():
            depth = room.lines - inset.lines - top - gap
            if 0 < depth < len(blocks) and blocks[depth] < NONE:
                cost = side.cost + int(blocks[depth]) + above + white.cost((gap,), ladder)
                yield _Way(cost, side.lower, side.foot, top, (upper, depth), gap)
