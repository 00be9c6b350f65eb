"""Joins blocks into larger ones, a whole length of intervals at a time: side by side, under one another.

Of every pair that may stand together within the bounds the cost is summed in arrays; the few that stay
are priced as neighbours and kept as ``tables.py`` keeps them.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ghpress.makeup.bench import Bench, Edge
from ghpress.makeup.ladder import Ladder
from ghpress.makeup.prices import HEADS_ALONG, HEADS_LEVEL, MOST_ABREAST
from ghpress.makeup.tables import HEAD_LINE, NONE, At, Ints, Keys, Kind, Tables, keep, near

AT_ONCE = 400
"""Pairs of tables joined in one go: their arrays stay within the processor's own store."""

FIRSTS_AT_ONCE = 6000
"""Blocks set over tables in one go, for the same reason."""


@dataclass(frozen=True, slots=True)
class Unders:
    """Blocks of one length ready to stand under another, the white over them included.

    ``number`` finds one's place by kind, first module and width, -1 where there is none; ``cost``,
    ``entry``, ``gap`` and ``above`` are by place among those kept, place, and depth with the white;
    ``least`` is the least cost by place up to a depth.
    """

    number: Ints
    cost: Ints
    entry: Ints
    gap: Ints
    above: Ints
    least: Ints


def grow(tables: Tables, bench: Bench) -> None:
    """Fill the tables: intervals of one module are there already, each longer one joins shorter ones."""
    most = tables.number.shape[2] - 1
    unders = [_unders(tables, 1, bench)]
    for length in range(2, most + 1):
        _rows(tables, length, bench)
        _stacks(tables, length, unders, bench)
        if length < most:
            unders.append(_unders(tables, length, bench))


def _rows(tables: Tables, length: int, bench: Bench) -> None:
    """The rows of every interval so long: a cell or a row, and a cell at its right, of one depth."""
    tasks = _row_tasks(tables, length)
    found = [_pairs(tables, tasks[begin : begin + AT_ONCE]) for begin in range(0, len(tasks), AT_ONCE)]
    if not found:
        return
    table, left, right, bound = (np.concatenate(column) for column in zip(*found, strict=True))
    made = _abreast(tables, left, right, bench.ladder)
    made[:, At.COST] += bench.ladder.fold_crossed * _crosses_fold(made, bench.fold)
    good = (made[:, At.COST] <= bound) & (made[:, At.PARTS] <= MOST_ABREAST)
    keep(tables, table[good], made[good])


def _row_tasks(tables: Tables, length: int) -> Ints:
    """Which tables make which: left, right, made, and the bound of what is made."""
    _, firsts, _, widths = tables.number.shape
    first, split, left_wide, wide, kind = np.meshgrid(
        np.arange(firsts - length),
        np.arange(1, length),
        np.arange(1, widths - 1),
        np.arange(2, widths),
        np.array([Kind.CELL, Kind.ROW]),
        indexing="ij",
    )
    valid = left_wide < wide
    first, split, left_wide, wide, kind = (axis[valid] for axis in (first, split, left_wide, wide, kind))
    left = tables.number[kind, first, split, left_wide]
    right = tables.number[Kind.CELL, first + split, length - split, wide - left_wide]
    made = tables.number[Kind.ROW, first, length, wide]
    tasks = np.stack((left, right, made, tables.bound[first, length]), axis=1)
    free = _free(tables, (first, split, length), Edge.RIGHT, Edge.LEFT)
    tasks = tasks[(left >= 0) & (right >= 0) & (made >= 0) & free].astype(np.int32)
    low, high = tables.depths(tasks[:, 0]), tables.depths(tasks[:, 1])
    meet = np.maximum(low[0], high[0]) <= np.minimum(low[1], high[1])
    kept: Ints = tasks[meet]
    return kept


def _free(
    tables: Tables, parts: tuple[Keys, Keys | int, int], first_edge: Edge, second_edge: Edge
) -> NDArray[np.bool_]:
    """Whether a join takes no module from an edge of the page that it is to reach.

    ``parts`` are the first modules, the counts of the first parts, and the count of modules in all.
    """
    first, split, length = parts
    one, other = tables.edges[first, split], tables.edges[first + split, length - split]
    kept: NDArray[np.bool_] = ((one & first_edge) == 0) & ((other & second_edge) == 0)
    return kept


def _pairs(tables: Tables, tasks: Ints) -> tuple[Ints, Ints, Ints, Ints]:
    """The pairs of blocks of one depth within the bounds: table made, left, right, bound."""
    left, right = tables.cost[:, tasks[:, 0]], tables.cost[:, tasks[:, 1]]
    sums = left[:, None] + right[None, :]
    one, other, task, depth = np.nonzero(sums <= tasks[:, 3, None])
    return (
        tasks[task, 2],
        tables.entry[one, tasks[task, 0], depth],
        tables.entry[other, tasks[task, 1], depth],
        tasks[task, 3],
    )


def _abreast(tables: Tables, left: Ints, right: Ints, ladder: Ladder) -> Ints:
    """Blocks side by side as one, with what they cost each other."""
    one, other = tables.entries[left], tables.entries[right]
    made = np.empty_like(one)
    alike = (one[:, At.LAST_WIDE] == other[:, At.LAST_WIDE]) & (
        one[:, At.LAST_LEAVES] == other[:, At.LAST_LEAVES]
    )
    facing = np.minimum(one[:, At.RIGHT_EDGE], other[:, At.LEFT_EDGE]) - 1
    for name, side in ((At.LEFT_HEADS, one), (At.RIGHT_HEADS, other)):
        made[:, name : name + HEADS_ALONG] = side[:, name : name + HEADS_ALONG]
    for name in (At.DEPTH, At.LEFT_VIEW, At.LEFT_EDGE):
        made[:, name] = one[:, name]
    for name in (At.RIGHT_VIEW, At.RIGHT_EDGE, At.LAST_WIDE, At.LAST_LEAVES):
        made[:, name] = other[:, name]
    made[:, At.LEAVES] = one[:, At.LEAVES] + other[:, At.LEAVES]
    made[:, At.PARTS] = one[:, At.PARTS] + 1
    made[:, At.WIDE] = one[:, At.WIDE] + other[:, At.WIDE]
    made[:, At.SPLITS] = one[:, At.SPLITS] | (1 << one[:, At.WIDE])
    for name in (At.ABOVE, At.BELOW, At.THROUGH):
        made[:, name] = one[:, name] | (1 << one[:, At.WIDE]) | (other[:, name] << one[:, At.WIDE])
    made[:, At.FACED] = one[:, At.FACED] | (other[:, At.FACED] << one[:, At.WIDE])
    made[:, At.FACED] |= np.where(facing > 0, 1 << one[:, At.WIDE], 0)
    for name in (At.LEAD, At.REST, At.LEAD_LEAF, At.REST_LEAF):
        made[:, name] = np.maximum(one[:, name], other[:, name])
    made[:, At.FIRST], made[:, At.SECOND] = left, right
    made[:, At.GAP], made[:, At.KIND] = 0, Kind.ROW
    made[:, At.COST] = (
        one[:, At.COST]
        + other[:, At.COST]
        + tables.pairs[one[:, At.RIGHT_VIEW], other[:, At.LEFT_VIEW]]
        + ladder.equal_blocks * alike
        + ladder.climb * (one[:, At.LAST_LEAVES] > 1)
        + ladder.twin_stacks * facing
        + ladder.bumping_heads * _bumping_below(tables, one, other, np.flatnonzero(facing))
        + ladder.lead_not_widest * (_outdone(made).astype(np.int32) - _outdone(one))
    )
    return made


def _bumping_below(tables: Tables, left: Ints, right: Ints, facing: Keys) -> Ints:
    """How many heads under the top ones bump where stacks face one another."""
    found = np.zeros(len(left), dtype=np.int32)
    one = left[facing, At.RIGHT_HEADS : At.RIGHT_HEADS + HEADS_ALONG, None]
    other = right[facing, None, At.LEFT_HEADS : At.LEFT_HEADS + HEADS_ALONG]
    level = abs(one // HEAD_LINE - other // HEAD_LINE) <= HEADS_LEVEL
    bump = level & (one > 0) & (other > 0) & tables.bumps[one % HEAD_LINE, other % HEAD_LINE]
    found[facing] = bump.sum(axis=(1, 2))
    return found


def _outdone(blocks: Ints) -> NDArray[np.bool_]:
    """Whether a row's lead is no wider than what stands beside it."""
    lead, rest = blocks[:, At.LEAD], blocks[:, At.REST]
    return (lead > 0) & (rest > 0) & (rest >= lead)


def _crosses_fold(rows: Ints, fold: int) -> NDArray[np.bool_]:
    """Whether a row as wide as a spread has a part that stands across its fold."""
    crossed: NDArray[np.bool_] = (rows[:, At.WIDE] == 2 * fold) & (rows[:, At.SPLITS] >> fold & 1 == 0)
    return crossed


def _stacks(tables: Tables, length: int, unders: list[Unders], bench: Bench) -> None:
    """The stacks of every interval so long: a story or a row, over what is ready to stand under it."""
    found = [
        part
        for split in range(1, length)
        for kind in (Kind.CELL, Kind.ROOT)
        for part in _over(tables, (length, split, kind), unders[length - split - 1], bench)
    ]
    found.append(_page_rows(tables, length))
    table, made = (np.concatenate(column) for column in zip(*found, strict=True))
    keep(tables, table, made)
    _pages(tables, length, (table, made), bench)


def _pages(tables: Tables, length: int, blocks: tuple[Ints, Ints], bench: Bench) -> None:
    """Those as wide as a page as whole pages, with what they cost as such."""
    roots, pages = tables.number[Kind.ROOT, :, length], tables.number[Kind.PAGE, :, length]
    as_page = np.full(int(tables.number.max()) + 1, -1, dtype=np.int32)
    as_page[roots[roots >= 0]] = pages[roots >= 0]
    table = as_page[blocks[0]]
    there = np.flatnonzero(table >= 0)
    table, made = table[there], blocks[1][there]
    made[:, At.COST] += page_price(made, bench)
    keep(tables, table, made)


def page_price(blocks: Ints, bench: Bench) -> Ints:
    """What blocks cost as pages: divided by gutters, a spread not joined, a story wider than a lead."""
    divided = np.bitwise_count(blocks[:, At.FACED].astype(np.uint32)).astype(np.int32)
    apart = bench.ladder.spread_apart * (blocks[:, At.ABOVE] != 0)
    is_spread = blocks[:, At.WIDE] == 2 * bench.fold
    lead, rest = blocks[:, At.LEAD_LEAF], blocks[:, At.REST_LEAF]
    cost = np.where(is_spread, apart, bench.ladder.page_split * divided)
    cost += bench.ladder.lead_outspread * ((lead > 0) & (rest > lead))
    return np.asarray(cost, dtype=np.int32)


def _page_rows(tables: Tables, length: int) -> tuple[Ints, Ints]:
    """Rows so long over the whole page, which are trees of it by themselves: table, block."""
    row, root = tables.number[Kind.ROW, :, length], tables.number[Kind.ROOT, :, length]
    there = (row >= 0) & (root >= 0)
    block, place = tables.listed(row[there])
    made: Ints = root[there][place]
    return made, tables.entries[block]


def _over(
    tables: Tables, way: tuple[int, int, Kind], unders: Unders, bench: Bench
) -> list[tuple[Ints, Ints]]:
    """Blocks of the first ``split`` modules of intervals over what stands under: table, block."""
    length, split, kind = way
    _, firsts, _, widths = tables.number.shape
    first, wide = np.meshgrid(np.arange(firsts - length), np.arange(1, widths), indexing="ij")
    upper = tables.number[Kind.CELL if split == 1 else Kind.ROW, first, split, wide]
    under = unders.number[int(kind == Kind.ROOT), first + split, wide]
    made = tables.number[kind, first, length, wide]
    free = _free(tables, (first, split, length), Edge.BOTTOM, Edge.TOP)
    there = (upper >= 0) & (under >= 0) & (made >= 0) & free
    bound = tables.bound[first[there], length]
    block, task = tables.listed(upper[there])
    under, made = under[there][task], made[there][task]
    found = []
    for begin in range(0, len(block), FIRSTS_AT_ONCE):
        part = slice(begin, begin + FIRSTS_AT_ONCE)
        tasks = np.stack((block[part], under[part], made[part], bound[task[part]]), axis=1)
        found.append(_set_over(tables, tasks, unders, kind, bench))
    return found


def _set_over(
    tables: Tables, tasks: Ints, unders: Unders, kind: Kind, bench: Bench
) -> tuple[Ints, Ints]:
    """The stacks within bounds of each block over all that is ready under it: table, block."""
    ladder = bench.ladder
    upper = tables.entries[tasks[:, 0]]
    is_row = upper[:, At.KIND] == Kind.ROW
    if kind == Kind.ROOT:
        price = ladder.page_cut * is_row
    else:
        price = ladder.stack + ladder.nested * is_row
    left = (tasks[:, 3] - upper[:, At.COST] - price).astype(np.int32)
    room = tables.cost.shape[2] - 1 - upper[:, At.DEPTH]
    hope = np.flatnonzero(unders.least[tasks[:, 1], room] <= left)
    tasks, upper, left, price = tasks[hope], upper[hope], left[hope], price[hope]
    place, row, depth = np.nonzero(unders.cost[:, tasks[:, 1]] <= left[:, None])
    fits = depth + upper[row, At.DEPTH] < tables.cost.shape[2]
    place, row, depth = place[fits], row[fits], depth[fits]
    at = (place, tasks[row, 1], depth)
    on_spread = upper[row, At.WIDE] == 2 * bench.fold
    seen = ~np.where(on_spread, 1 << bench.fold, 0).astype(np.int32)
    cost = upper[row, At.COST] + price[row] + unders.cost[at]
    cost += _through(upper[row, At.BELOW] & seen, unders.above[at] & seen, ladder)
    deep = upper[row, At.DEPTH] + depth
    good = np.flatnonzero((cost <= tasks[row, 3]) & near(tasks[row, 2], deep, cost))
    row, entry = row[good], unders.entry[at][good]
    gap = unders.gap[at][good]
    made = _stacked(upper[row], tables.entries[entry], gap)
    made[:, At.DEPTH], made[:, At.COST] = deep[good], cost[good]
    made[:, At.FIRST], made[:, At.SECOND] = tasks[row, 0], entry
    made[:, At.GAP] = gap
    return tasks[row, 2], made


def _stacked(upper: Ints, lower: Ints, gap: Ints) -> Ints:
    """Blocks one under another as one, all but its depth, its cost and where it comes from."""
    made = np.empty_like(upper)
    for name in (At.LEFT_VIEW, At.RIGHT_VIEW, At.ABOVE, At.WIDE):
        made[:, name] = upper[:, name]
    made[:, At.BELOW] = lower[:, At.BELOW]
    for name in (At.LEFT_EDGE, At.RIGHT_EDGE, At.LEAVES):
        made[:, name] = upper[:, name] + lower[:, name]
    made[:, At.LAST_WIDE], made[:, At.LAST_LEAVES] = made[:, At.WIDE], made[:, At.LEAVES]
    for name in (At.LEAD_LEAF, At.REST_LEAF):
        made[:, name] = np.maximum(upper[:, name], lower[:, name])
    has_lead = (upper[:, At.LEAD] > 0) | (lower[:, At.LEAD] > 0)
    made[:, At.LEAD] = np.where(has_lead, made[:, At.WIDE], 0)
    made[:, At.REST] = np.where(has_lead, 0, made[:, At.WIDE])
    made[:, At.PARTS], made[:, At.KIND] = 1, Kind.CELL
    begins = (upper[:, At.DEPTH] + gap) * HEAD_LINE
    for heads, edge, view in (
        (At.LEFT_HEADS, At.LEFT_EDGE, At.LEFT_VIEW),
        (At.RIGHT_HEADS, At.RIGHT_EDGE, At.RIGHT_VIEW),
    ):
        along = slice(heads, heads + HEADS_ALONG)
        under = np.where(lower[:, along] > 0, lower[:, along] + begins[:, None], 0)
        every = (upper[:, along], (lower[:, view] + begins)[:, None], under)
        own = (upper[:, edge] - 1)[:, None]
        place = np.arange(HEADS_ALONG)
        place = np.where(place < own, place, HEADS_ALONG + place - np.minimum(own, HEADS_ALONG))
        made[:, along] = np.take_along_axis(np.concatenate(every, axis=1), place, axis=1)
    made[:, At.SPLITS] = 0
    made[:, At.THROUGH] = made[:, At.FACED] = upper[:, At.THROUGH] & lower[:, At.THROUGH]
    return made


def _through(above: Ints, below: Ints, ladder: Ladder) -> Ints:
    """What gutters cost that run on from one block to the one under it."""
    shared = np.bitwise_count((above & below).astype(np.uint32)).astype(np.int32)
    same = (above == below) & (above > 0)
    return np.where(same, ladder.same_split, ladder.through_gutter * shared).astype(np.int32)


def _unders(tables: Tables, length: int, bench: Bench) -> Unders:
    """What of this length may stand under another: inner stacks, stories and rows; a page's trees."""
    ladder, numbers = bench.ladder, tables.number[:, :, length, :]
    number = np.full((2, *numbers.shape[1:]), -1, dtype=np.int32)
    inner = (numbers[Kind.CELL] >= 0) | (numbers[Kind.ROW] >= 0)
    root = numbers[Kind.ROOT] >= 0
    count = int(inner.sum())
    number[0][inner] = np.arange(count)
    number[1][root] = count + np.arange(int(root.sum()))
    inner_blocks = (
        _blocks(tables, numbers[Kind.CELL][inner], 0),
        _blocks(tables, numbers[Kind.ROW][inner], ladder.nested),
    )
    joined = [np.concatenate(column) for column in zip(*inner_blocks, strict=True)]
    parts = [
        _gapped(_two_best(joined), bench),
        _gapped(_two_best(_blocks(tables, numbers[Kind.ROOT][root], 0)), bench),
    ]
    cost, entry, gap, above = (np.concatenate(column, axis=1) for column in zip(*parts, strict=True))
    return Unders(number, cost, entry, gap, above, np.minimum.accumulate(cost[0], axis=1))


def _blocks(tables: Tables, table: Ints, price: int) -> list[Ints]:
    """Cost, entry and gutters above of all that tables keep, a price added; no cost for no table."""
    cost = tables.cost[:, table] + price
    cost[:, table < 0] = NONE
    return [cost, tables.entry[:, table], tables.above[:, table]]


def _two_best(blocks: list[Ints]) -> list[Ints]:
    """The cheapest at each place and depth, and the cheapest of other gutters above."""
    cost, above = blocks[0], blocks[-1]
    one = cost.argmin(axis=0)[None]
    same = above == np.take_along_axis(above, one, axis=0)
    two = np.where(same, 2 * NONE, cost).argmin(axis=0)[None]
    chosen = np.concatenate((one, two))
    best = [np.take_along_axis(block, chosen, axis=0) for block in blocks]
    best[0][1][np.take_along_axis(same, two, axis=0)[0]] = NONE
    return best


def _gapped(blocks: list[Ints], bench: Bench) -> tuple[Ints, ...]:
    """The blocks under each gap, by their depth with it: cost, entry, gap, gutters above."""
    gaps = bench.white.choices()
    cost, entry, above = (np.concatenate([block] * len(gaps)) for block in blocks)
    gap = np.repeat(np.array(gaps, dtype=np.int32), len(blocks[0]))[:, None, None] + np.zeros_like(cost)
    for number, lines in enumerate(gaps):
        part = slice(number * len(blocks[0]), (number + 1) * len(blocks[0]))
        for moved, empty in ((cost, NONE), (entry, -1), (above, 0)):
            moved[part] = np.roll(moved[part], lines, axis=2)
            moved[part, :, :lines] = empty
        cost[part] += bench.white.cost((lines,), bench.ladder)
    cost, entry, gap, above = _two_best([cost, entry, gap, above])
    return cost, entry, gap, above
