"""Joins blocks into larger ones, a whole length of intervals at a time: side by side, under one another.

Of every pair that may stand together within the bounds the cost is summed in arrays; the few that stay
are priced as neighbours and kept as ``tables.py`` keeps them.
"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ghpress.makeup.bench import Bench, Edge
from ghpress.makeup.blocks import (
    abreast,
    largest_head,
    page_price,
    price_abreast,
    price_rising,
    price_through,
)
from ghpress.makeup.cheapest import Ints, Keys, near
from ghpress.makeup.prices import MOST_ABREAST
from ghpress.makeup.stacks import Stacks, keep_stacks, nothing, piled
from ghpress.makeup.tables import At, Kind, Tables, keep
from ghpress.makeup.unders import OF_INNER, OF_PAGES, Unders, readied

AT_ONCE = 400
"""Pairs of tables joined in one go: their arrays stay within the processor's own store."""

FIRSTS_AT_ONCE = 6000
"""Blocks set over tables in one go, for the same reason."""


def grow(tables: Tables, bench: Bench) -> None:
    """Fill the tables that are due: a module's are full, those of more join those of fewer.

    They hold the same whatever else is due.
    """
    unders = _no_unders(tables)
    lengths = np.flatnonzero(tables.due.any(axis=0))
    for length in range(1, int(lengths.max(initial=0)) + 1):
        if length > 1 and tables.due[:, length].any():
            _rows(tables, length, bench)
            _stacks(tables, length, unders, bench)
        if unders.wanted[:, length].any():
            _make_ready(tables, length, unders, bench)
    tables.stale &= ~tables.due
    tables.due[:] = False


def _no_unders(tables: Tables) -> Unders:
    """Room for all that may stand under another."""
    number, wanted = tables.number, _wanted_under(tables)
    inner = (number[Kind.CELL] >= 0) | (number[Kind.ROW] >= 0)
    room = sum(int((own & wanted[:, :, None]).sum()) for own in (inner, number[Kind.ROOT] >= 0))
    place = np.full((2, number.shape[2], number.shape[1], number.shape[3]), -1, dtype=np.int32)
    every = np.empty((4, OF_PAGES, room, tables.cost.shape[2]), dtype=np.int32)
    return Unders(wanted, place, every[0], every[1], every[2], every[3], np.empty_like(every[0, 0]))


def _wanted_under(tables: Tables) -> NDArray[np.bool_]:
    """Which intervals end one that holds more and is due, by first module and length."""
    wanted = np.zeros_like(tables.due)
    for length in range(wanted.shape[1] - 2, 0, -1):
        wanted[1:, length] = tables.due[:-1, length + 1] | wanted[:-1, length + 1]
    return wanted


def _rows(tables: Tables, length: int, bench: Bench) -> None:
    """The rows of every interval so long: a cell or a row, and a cell at its right, of one depth."""
    tasks = _row_tasks(tables, length)
    found = [_side_by_side(tables, part, bench) for part in _parts(tasks, AT_ONCE)]
    if found:
        table, made = (np.concatenate(column) for column in zip(*found, strict=True))
        keep(tables, table, made)


def _parts(tasks: Ints, many: int) -> Iterator[Ints]:
    """What is done in one go of tasks whose last number is the first module, one after another.

    Those of one module are never parted, so that blocks of a table come in the same order always,
    whatever else is due.
    """
    first = tasks[:, -1]
    begin = 0
    for end in (*(np.flatnonzero(first[1:] != first[:-1]) + 1).tolist(), len(tasks)):
        if end - begin >= many or begin < end == len(tasks):
            yield tasks[begin:end]
            begin = end


def _side_by_side(tables: Tables, tasks: Ints, bench: Bench) -> tuple[Ints, Ints]:
    """The rows within bounds of the blocks of these tables, the cheaper of each depth: table, row."""
    table, left, right, bound = _pairs(tables, tasks)
    one, other = tables.entries[left], tables.entries[right]
    cost = price_abreast(tables, one, other, bench)
    good = np.flatnonzero((cost <= bound) & (one[:, At.PARTS] < MOST_ABREAST))
    table, cost, depth = table[good], cost[good], one[good, At.DEPTH]
    kept = near(table, depth, cost)
    good = good[kept]
    made = abreast(one[good], other[good])
    made[:, At.FIRST], made[:, At.SECOND], made[:, At.COST] = left[good], right[good], cost[kept]
    return table[kept], made


def _row_tasks(tables: Tables, length: int) -> Ints:
    """Which tables make which: left, right, made, the bound of what is made, its first module."""
    number = _filled(tables, tables.number[: Kind.ROOT, :, :length])
    widths = number.shape[3]
    firsts, split = tables.number.shape[1] - length, np.arange(1, length)
    left = np.moveaxis(number[[Kind.CELL, Kind.ROW], :firsts, 1:length, 1:-1], 0, -1)
    rest = np.arange(widths)[2:] - np.arange(widths)[1:-1, None]
    begin = np.arange(firsts)[:, None] + split
    right = number[Kind.CELL, begin, length - split][:, :, np.maximum(rest, 0)]
    made = tables.number[Kind.ROW, :firsts, length, 2:]
    free = _free(tables, length, Edge.RIGHT, Edge.LEFT)
    there = (left >= 0)[:, :, :, None] & ((right >= 0) & (rest > 0))[..., None]
    due = (made >= 0) & tables.due[:firsts, length, None]
    there &= due[:, None, None, :, None] & free[:, :, None, None, None]
    first, part, wide, over, kind = np.nonzero(there)
    one, other = left[first, part, wide, kind], right[first, part, wide, over]
    bound = tables.bound[first, length]
    tasks = np.stack((one, other, made[first, over], bound, first), axis=1)
    low, high = tables.depths(one), tables.depths(other)
    meet = np.maximum(low[0], high[0]) <= np.minimum(low[1], high[1])
    kept: Ints = tasks[meet]
    return kept


def _filled(tables: Tables, number: Ints) -> Ints:
    """The numbers of tables that hold a block; -1 for all others."""
    first = tables.first[number]
    return np.where((number >= 0) & (first[..., 0] < first[..., 1]), number, -1)


def _free(tables: Tables, length: int, first_edge: Edge, second_edge: Edge) -> NDArray[np.bool_]:
    """Whether a join takes no module from an edge of the page that it is to reach.

    By the first module of intervals so long, and the modules of the first part but one.
    """
    begin, split = np.arange(tables.number.shape[1] - length)[:, None], np.arange(1, length)
    one, other = tables.edges[begin, split], tables.edges[begin + split, length - split]
    kept: NDArray[np.bool_] = ((one & int(first_edge)) == 0) & ((other & int(second_edge)) == 0)
    return kept


def _split(numbers: Keys, by: int) -> tuple[Keys, Keys]:
    """Quotients and remainders, which numpy finds far sooner one after the other."""
    quotients = numbers // by
    return quotients, numbers - quotients * by


def _pairs(tables: Tables, tasks: Ints) -> tuple[Ints, Ints, Ints, Ints]:
    """The pairs of blocks of one depth within the bounds: table made, left, right, bound."""
    left, right = tables.cost[:, tasks[:, 0]], tables.cost[:, tasks[:, 1]]
    sums = left[:, None] + right[None, :]
    found = np.flatnonzero(sums <= tasks[:, 3, None])
    found, depth = _split(found, sums.shape[3])
    found, task = _split(found, len(tasks))
    one, other = _split(found, len(right))
    return (
        tasks[task, 2],
        tables.entry[one, tasks[task, 0], depth],
        tables.entry[other, tasks[task, 1], depth],
        tasks[task, 3],
    )


def _stacks(tables: Tables, length: int, unders: Unders, bench: Bench) -> None:
    """The stacks of every interval so long: a story or a row, over what is ready to stand under it."""
    for kind in (Kind.CELL, Kind.ROOT):
        found = _over(tables, length, kind, unders, bench)
        if kind == Kind.ROOT:
            found.append(_page_rows(tables, length))
        stacks = piled(found)
        keep_stacks(tables, stacks, stacks.cost, is_inner=kind == Kind.CELL)
    _pages(tables, length, stacks, bench)


def _pages(tables: Tables, length: int, roots: Stacks, bench: Bench) -> None:
    """Those as wide as a page as whole pages, with what they cost as such."""
    root, page = tables.number[Kind.ROOT, :, length], tables.number[Kind.PAGE, :, length]
    as_page = np.full(int(tables.number.max()) + 1, -1, dtype=np.int32)
    as_page[root[root >= 0]] = page[root >= 0]
    table = as_page[roots.table]
    pages = replace(roots, table=table).of(np.flatnonzero(table >= 0))
    cost = pages.cost + page_price(pages.as_pages(tables.entries), bench)
    keep_stacks(tables, pages, cost, is_inner=False)


def _page_rows(tables: Tables, length: int) -> Stacks:
    """Rows so long over the whole page, which are trees of it by themselves."""
    row, root = tables.number[Kind.ROW, :, length], tables.number[Kind.ROOT, :, length]
    there = (row >= 0) & (root >= 0) & tables.due[:, length, None]
    found, place = tables.listed(row[there])
    block = found.astype(np.int32)
    nothing = np.full(len(block), -1, dtype=np.int32)
    made, depth = tables.entries[block, At.COST], tables.entries[block, At.DEPTH]
    return Stacks(root[there][place], block, nothing, nothing, depth, made)


def _over(tables: Tables, length: int, kind: Kind, unders: Unders, bench: Bench) -> list[Stacks]:
    """Blocks of the first modules of intervals, one, two and so on, over what stands under."""
    firsts, split = tables.number.shape[1] - length, np.arange(1, length)
    upper = tables.number[Kind.ROW, :firsts, 1:length].copy()
    upper[:, 0] = tables.number[Kind.CELL, :firsts, 1]
    begin = np.arange(firsts)[:, None] + split
    under = unders.number[int(kind == Kind.ROOT), length - split, begin]
    made = np.broadcast_to(tables.number[kind, :firsts, length][:, None], under.shape)
    free = _free(tables, length, Edge.BOTTOM, Edge.TOP) & tables.due[:firsts, length, None]
    there = (upper >= 0) & (under >= 0) & (made >= 0) & free[:, :, None]
    block, task = tables.listed(upper[there])
    first = np.nonzero(there)[0][task]
    own = (block, under[there][task], made[there][task], tables.bound[first, length], first)
    parts = _parts(np.stack(own, axis=1), FIRSTS_AT_ONCE)
    return [_set_over(tables, part, unders, kind, bench) for part in parts]


def _set_over(tables: Tables, tasks: Ints, unders: Unders, kind: Kind, bench: Bench) -> Stacks:
    """The stacks within bounds of each block over all that is ready under it."""
    ladder, deepest = bench.ladder, tables.cost.shape[2] - 1
    upper, under, table, bound = np.ascontiguousarray(tasks[:, :4].T)
    is_row = tables.entries[upper, At.KIND] == Kind.ROW
    price = ladder.page_cut * is_row if kind == Kind.ROOT else ladder.stack + ladder.nested * is_row
    own = (tables.entries[upper, At.COST] + price).astype(np.int32)
    room = deepest - tables.entries[upper, At.DEPTH]
    hope = np.flatnonzero(unders.least[under, room] <= bound - own)
    upper, under, table, bound, own, room = (
        one[hope] for one in (upper, under, table, bound, own, room)
    )
    if not len(upper):
        return nothing()
    wide = int(room.max()) + 1
    cost = unders.cost[: OF_PAGES if kind == Kind.ROOT else OF_INNER, under, :wide]
    goes = cost <= (bound - own)[:, None]
    goes &= np.arange(wide) <= room[:, None]
    found = np.flatnonzero(goes)
    over, depth = _split(found, wide)
    place, row = _split(over, len(upper))
    at = (place * unders.cost.shape[1] + under[row]) * (deepest + 1) + depth
    on_spread = tables.entries[upper, At.WIDE] == 2 * bench.fold
    seen = ~np.where(on_spread, 1 << bench.fold, 0).astype(np.int32)
    below = tables.entries[upper, At.BELOW] & seen
    cost = own[row] + cost.ravel()[found]
    cost += price_through(below[row], unders.above.ravel()[at] & seen[row], ladder)
    if kind == Kind.ROOT:
        heads = largest_head(tables.entries[upper])[row]
        tops = tables.entries[unders.entry.ravel()[at], At.TOP_HEAD]
        cost += price_rising(heads, tops, ladder)
    depth = (deepest - room[row] + depth).astype(np.int32)
    good = np.flatnonzero((cost <= bound[row]) & near(table[row], depth, cost))
    row, at = row[good], at[good]
    lower, gap = unders.entry.ravel()[at], unders.gap.ravel()[at]
    return Stacks(table[row], upper[row], lower, gap, depth[good], cost[good])


def _make_ready(tables: Tables, length: int, unders: Unders, bench: Bench) -> None:
    """Readies what of this length may stand under others: stacks, stories and rows; a page's trees."""
    numbers = np.where(unders.wanted[:, length, None], tables.number[:, :, length], -1)
    ladder, numbers = bench.ladder, _filled(tables, numbers)
    inner = (numbers[Kind.CELL] >= 0) | (numbers[Kind.ROW] >= 0)
    root = numbers[Kind.ROOT] >= 0
    beside = [(numbers[Kind.CELL][inner], 0), (numbers[Kind.ROW][inner], ladder.nested)]
    unders.add(unders.number[0, length], inner, readied(tables, beside, bench, is_inner=True))
    whole = [(numbers[Kind.ROOT][root], 0)]
    unders.add(unders.number[1, length], root, readied(tables, whole, bench, is_inner=False))
