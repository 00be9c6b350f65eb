"""Readies blocks to stand under another: with each white there may be over them, the best few by depth.

Tables are wide, and each holds blocks of few depths: only these are looked at, one place and depth after
another in one row.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ghpress.makeup.bench import Bench
from ghpress.makeup.cheapest import NONE, Ints, Keys
from ghpress.makeup.tables import Tables
from ghpress.values import dataclass

OF_INNER = 2
"""Blocks kept of each depth to stand under another within a page."""

OF_PAGES = 4
"""Blocks kept of each depth to stand at a page's foot: the cheapest, and those a page sees otherwise."""


@dataclass(frozen=True, slots=True)
class Depths:
    """Depths of some places, one after another: the first of each place, the first after its last.

    ``place`` and ``depth`` are those of the row, ``begins`` where a place's first depth is in it.
    """

    first: Keys
    stop: Keys
    place: Keys
    depth: Keys
    begins: Keys


@dataclass(frozen=True, slots=True)
class Readied:
    """Blocks at depths, by their place among those kept: cost, entry, white over it, gutters above."""

    at: Depths
    cost: Ints
    entry: Ints
    gap: Ints
    above: Ints


@dataclass(slots=True)
class Unders:
    """Blocks ready to stand under another, the white over them included, those of one module first.

    ``wanted`` are the intervals asked for, by first module and length; ``number`` finds one's place by
    kind, length, first module and width, -1 where there is none; ``cost``, ``entry``, ``gap`` and
    ``above`` are by place among those kept, place, and depth with the white, where there is a cost;
    ``least`` is the least cost by place up to a depth.
    """

    wanted: NDArray[np.bool_]
    number: Ints
    cost: Ints
    entry: Ints
    gap: Ints
    above: Ints
    least: Ints
    used: int = 0

    def add(self, number: Ints, there: NDArray[np.bool_], ready: Readied) -> None:
        """Put in blocks, whose places are found by ``number`` where they are; there is room for them."""
        count = len(ready.at.first)
        number[there] = np.arange(self.used, self.used + count)
        part = slice(self.used, self.used + count)
        self.cost[:, part] = NONE
        place, depth, many = self.used + ready.at.place, ready.at.depth, len(ready.cost)
        every = (self.cost, self.entry, self.gap, self.above)
        for own, made in zip(every, (ready.cost, ready.entry, ready.gap, ready.above), strict=True):
            own[:many, place, depth] = made
        np.minimum.accumulate(self.cost[0, part], axis=1, out=self.least[part])
        self.used += count


def readied(
    tables: Tables, every: Sequence[tuple[Ints, int]], bench: Bench, *, is_inner: bool
) -> Readied:
    """What tables hold, side by side a table or more for each place, each with a price added.

    A number of -1 is no table. What stands under another within a page is told apart by its gutters.
    """
    many, gaps = OF_INNER if is_inner else OF_PAGES, bench.white.choices()
    at = _depths(*_ends(tables, [table for table, _ in every]))
    cost, entry, above, look = _blocks(tables, every, at, is_inner=is_inner)
    costs, best = _few_best(cost, look, many)
    entry, above, look = entry.take(best), above.take(best), look.take(best)
    below = _depths(at.first + gaps[0], np.minimum(at.stop + gaps[-1], tables.cost.shape[2]))
    whole = np.full((len(gaps) * many, len(below.place)), NONE, dtype=np.int32)
    source = np.zeros(whole.shape, dtype=np.int64)
    rows = np.arange(many)[:, None] * len(at.place)
    for number, lines in enumerate(gaps):
        own = slice(number * many, (number + 1) * many)
        depth = below.depth - lines
        goes = (depth >= at.first[below.place]) & (depth < at.stop[below.place])
        from_there = (at.begins - at.first)[below.place] + depth
        source[own] = np.where(goes, from_there, 0) + rows
        white = bench.white.cost((lines,), bench.ladder)
        whole[own] = np.where(goes, costs.take(source[own]) + white, NONE)
    costs, best = _few_best(whole, look.take(source), many)
    of_gap = np.repeat(np.array(gaps, dtype=np.int32), many)
    gap = of_gap[best // max(1, len(below.place))]
    best = source.take(best)
    return Readied(below, costs, entry.take(best), gap, above.take(best))


def _ends(tables: Tables, every: Sequence[Ints]) -> tuple[Keys, Keys]:
    """The first depth of which the tables of a place hold a block, and the first after the last."""
    ends = [tables.depths(table) for table in every]
    first = np.min(
        [np.where(table >= 0, low, NONE) for table, (low, _) in zip(every, ends, strict=True)], 0
    )
    last = np.max(
        [np.where(table >= 0, high, -1) for table, (_, high) in zip(every, ends, strict=True)], 0
    )
    return first, last + 1


def _depths(first: Keys, stop: Keys) -> Depths:
    """The row of these depths."""
    many = np.maximum(stop - first, 0)
    begins = np.cumsum(many) - many
    place = np.repeat(np.arange(len(first)), many)
    return Depths(first, stop, place, np.arange(len(place)) - (begins - first)[place], begins)


def _blocks(
    tables: Tables, every: Sequence[tuple[Ints, int]], at: Depths, *, is_inner: bool
) -> tuple[Ints, Ints, Ints, Ints]:
    """Cost, entry, gutters above and look of all that is kept at these depths."""
    kept, count, deep = tables.cost.shape
    found = []
    for table, price in every:
        number = table[at.place]
        where = np.where(number >= 0, number, 0) * np.int64(deep) + at.depth
        where = where + (np.arange(kept) * (count * deep))[:, None]
        cost = np.where(number >= 0, tables.cost.take(where) + np.int32(price), NONE)
        above = tables.above.take(where)
        look = above if is_inner else tables.key.take(where)
        found.append((cost, tables.entry.take(where), above, look))
    cost, entry, above, look = (np.concatenate(column) for column in zip(*found, strict=True))
    return cost, entry, above, look


def _few_best(cost: Ints, look: Ints, many: int) -> tuple[Ints, Keys]:
    """The cheapest at each depth and as many of other looks: their costs, and where they are."""
    size = cost.shape[1]
    within, cost = np.arange(size), cost.copy()
    chosen, costs = [], []
    for _ in range(many):
        one = cost.argmin(axis=0) * size + within
        chosen.append(one)
        costs.append(cost.take(one))
        cost[look == look.take(one)] = NONE
    return np.stack(costs), np.stack(chosen)
