"""Says what two blocks come to, side by side or one under another, and what that costs: in arrays."""

import numpy as np
from numpy.typing import NDArray

from ghpress.makeup.bench import Bench
from ghpress.makeup.cheapest import Ints, Keys
from ghpress.makeup.ladder import Ladder
from ghpress.makeup.prices import A_STEP, HEADS_ALONG, HEADS_LEVEL, MOST_OVER
from ghpress.makeup.tables import HEAD_LINE, At, Kind, Tables

AT_MOST = (At.LEAD_LEAF, At.REST_LEAF, At.LEAD_HEAD, At.REST_HEAD)
"""What of two blocks as one is the greater of both."""


def price_abreast(tables: Tables, one: Ints, other: Ints, bench: Bench) -> Ints:
    """What blocks side by side cost, with what they cost each other."""
    ladder = bench.ladder
    alike = (one[:, At.LAST_WIDE] == other[:, At.LAST_WIDE]) & (
        one[:, At.LAST_LEAVES] == other[:, At.LAST_LEAVES]
    )
    facing = np.minimum(one[:, At.RIGHT_EDGE], other[:, At.LEFT_EDGE]) - 1
    lead = np.maximum(one[:, At.LEAD], other[:, At.LEAD])
    rest = np.maximum(one[:, At.REST], other[:, At.REST])
    outdone = _outdone(lead, rest).astype(np.int32) - _outdone(one[:, At.LEAD], one[:, At.REST])
    price = (
        one[:, At.COST]
        + other[:, At.COST]
        + tables.pairs[one[:, At.RIGHT_VIEW], other[:, At.LEFT_VIEW]]
        + ladder.equal_blocks * alike
        + ladder.climb * (one[:, At.LAST_LEAVES] > 1)
        + ladder.twin_stacks * facing
        + ladder.bumping_heads * _bumping_below(tables, one, other, np.flatnonzero(facing))
        + ladder.lead_not_widest * outdone
        + ladder.fold_crossed * _crosses_fold(one, other, bench.fold)
    )
    return np.asarray(price, dtype=np.int32)


def abreast(one: Ints, other: Ints) -> Ints:
    """Blocks side by side as one, all but its cost and where it comes from."""
    made = np.empty_like(one)
    facing = np.minimum(one[:, At.RIGHT_EDGE], other[:, At.LEFT_EDGE]) - 1
    for name, side in ((At.LEFT_HEADS, one), (At.RIGHT_HEADS, other)):
        made[:, name : name + HEADS_ALONG] = side[:, name : name + HEADS_ALONG]
    for name in (At.DEPTH, At.LEFT_VIEW, At.LEFT_EDGE):
        made[:, name] = one[:, name]
    for name in (At.RIGHT_VIEW, At.RIGHT_EDGE, At.LAST_WIDE, At.LAST_LEAVES):
        made[:, name] = other[:, name]
    for name in (At.LEAVES, At.WIDE):
        made[:, name] = one[:, name] + other[:, name]
    made[:, At.PARTS] = one[:, At.PARTS] + 1
    made[:, At.SPLITS] = one[:, At.SPLITS] | (1 << one[:, At.WIDE])
    for name in (At.ABOVE, At.BELOW, At.THROUGH):
        made[:, name] = one[:, name] | (1 << one[:, At.WIDE]) | (other[:, name] << one[:, At.WIDE])
    made[:, At.FACED] = one[:, At.FACED] | (other[:, At.FACED] << one[:, At.WIDE])
    made[:, At.FACED] |= np.where(facing > 0, 1 << one[:, At.WIDE], 0)
    for name in (At.LEAD, At.REST, At.TOP_HEAD, *AT_MOST):
        made[:, name] = np.maximum(one[:, name], other[:, name])
    made[:, At.GAP], made[:, At.KIND] = 0, Kind.ROW
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


def _outdone(lead: Ints, rest: Ints) -> NDArray[np.bool_]:
    """Whether a row's lead is no wider than what stands beside it."""
    outdone: NDArray[np.bool_] = (lead > 0) & (rest > 0) & (rest >= lead)
    return outdone


def _crosses_fold(one: Ints, other: Ints, fold: int) -> NDArray[np.bool_]:
    """Whether a row as wide as a spread has a part that stands across its fold."""
    splits = one[:, At.SPLITS] | (1 << one[:, At.WIDE])
    on_spread = one[:, At.WIDE] + other[:, At.WIDE] == 2 * fold
    crossed: NDArray[np.bool_] = on_spread & (splits >> fold & 1 == 0)
    return crossed


def stacked(upper: Ints, lower: Ints) -> Ints:
    """Blocks one under another as one, all but its depth, its cost and where it comes from."""
    made = np.empty_like(upper)
    for name in (At.LEFT_VIEW, At.RIGHT_VIEW, At.ABOVE, At.WIDE, At.TOP_HEAD):
        made[:, name] = upper[:, name]
    made[:, At.BELOW] = lower[:, At.BELOW]
    for name in (At.LEFT_EDGE, At.RIGHT_EDGE, At.LEAVES):
        made[:, name] = upper[:, name] + lower[:, name]
    made[:, At.LAST_WIDE], made[:, At.LAST_LEAVES] = made[:, At.WIDE], made[:, At.LEAVES]
    for name in AT_MOST:
        made[:, name] = np.maximum(upper[:, name], lower[:, name])
    has_lead = (upper[:, At.LEAD] > 0) | (lower[:, At.LEAD] > 0)
    made[:, At.LEAD] = np.where(has_lead, made[:, At.WIDE], 0)
    made[:, At.REST] = np.where(has_lead, 0, made[:, At.WIDE])
    made[:, At.PARTS], made[:, At.KIND] = 1, Kind.CELL
    made[:, At.SPLITS] = 0
    made[:, At.LEFT_HEADS :] = 0
    made[:, At.THROUGH] = made[:, At.FACED] = upper[:, At.THROUGH] & lower[:, At.THROUGH]
    return made


def note_heads(upper: Ints, lower: Ints, gap: Ints, made: Ints) -> None:
    """Note the heads under the top ones along the edges of stacks."""
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


def price_through(above: Ints, below: Ints, ladder: Ladder) -> Ints:
    """What gutters cost that run on from one block to the one under it."""
    shared = np.bitwise_count((above & below).astype(np.uint32)).astype(np.int32)
    same = (above == below) & (above > 0)
    return np.where(same, ladder.same_split, ladder.through_gutter * shared).astype(np.int32)


def price_rising(above: Ints, below: Ints, ladder: Ladder) -> Ints:
    """What it costs that heads of such sizes outdo those above them."""
    over = 100 * (below.astype(np.int64) - above) // np.maximum(above, 1) - A_STEP
    return (ladder.rising_head * np.where(above > 0, np.clip(over, 0, MOST_OVER), 0)).astype(np.int32)


def largest_head(blocks: Ints) -> Ints:
    """The size of the largest head of blocks."""
    return np.maximum(blocks[:, At.LEAD_HEAD], blocks[:, At.REST_HEAD])


def page_price(blocks: Ints, bench: Bench) -> Ints:
    """What blocks cost as pages: divided by gutters, a spread not joined, a story outdoing the lead."""
    divided = np.bitwise_count(blocks[:, At.FACED].astype(np.uint32)).astype(np.int32)
    apart = bench.ladder.spread_apart * (blocks[:, At.ABOVE] != 0)
    is_spread = blocks[:, At.WIDE] == 2 * bench.fold
    lead, rest = blocks[:, At.LEAD_LEAF], blocks[:, At.REST_LEAF]
    cost = np.where(is_spread, apart, bench.ladder.page_split * divided)
    cost += bench.ladder.lead_outspread * ((lead > 0) & (rest > lead))
    lead, rest = blocks[:, At.LEAD_HEAD].astype(np.int64), blocks[:, At.REST_HEAD]
    over = np.clip((rest - lead) * 100 // np.maximum(lead, 1), 0, MOST_OVER)
    cost += bench.ladder.lead_head * np.where(lead > 0, over, 0)
    is_row = blocks[:, At.KIND] == Kind.ROW
    cost += is_row * price_rising(blocks[:, At.TOP_HEAD], largest_head(blocks), bench.ladder)
    return np.asarray(cost, dtype=np.int32)
