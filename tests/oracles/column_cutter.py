"""Cuts copy into columns by trying every choice of options: slow, plain, and sure."""

from itertools import product

from ghpress.galley.columns import (
    LONE_FIRST,
    LONE_LAST_FULL,
    SHORT,
    ColumnRules,
)
from ghpress.galley.compose import Measures, Prepared, options_of
from ghpress.galley.standing import Option


def least_cost(
    prepared: Prepared, measures: Measures, depths: tuple[int, ...], rules: ColumnRules
) -> int | None:
    """The least any choice of one option a piece costs in columns of these depths; None if none goes."""
    every = [options_of(prepared, index, measures) for index in range(len(prepared.copy))]
    rests = [
        sum(min(one.slots for one in options) for options in every[n + 1 :]) for n in range(len(every))
    ]
    costs = [_cost(prepared, chosen, rests, depths, rules) for chosen in product(*every)]
    return min((cost for cost in costs if cost is not None), default=None)


def _cost(
    prepared: Prepared,
    chosen: tuple[Option, ...],
    rests: list[int],
    depths: tuple[int, ...],
    rules: ColumnRules,
) -> int | None:
    """What one choice costs, read off a list of all slots, each with its column and its place there."""
    slots = [(column, place) for column, depth in enumerate(depths) for place in range(depth)]
    left = len(slots) - sum(option.slots for option in chosen)
    if not 0 <= left <= rules.short:
        return None
    cost, at = sum(SHORT * (number if rules.gapes else 1) for number in range(1, left + 1)), 0
    for index, option in enumerate(chosen):
        mine = slots[at : at + option.slots]
        at += option.slots
        kind = prepared.copy[index].kind
        lines = mine[: len(mine) - (option.under.slots if option.under else 0)]
        if prepared.copy[index].signature and not _is_signed(mine[len(lines) :], left):
            return None
        own = _text(lines, option, depths, rules) if kind == "text" else 0
        if not option.goes(at_top=mine[0][1] == 0):
            return None
        if kind != "text" and not _block_stands(mine, kind, rests[index], depths, rules):
            return None
        if own is None:
            return None
        cost += option.cost + own
    return cost


def _text(
    mine: list[tuple[int, int]], option: Option, depths: tuple[int, ...], rules: ColumnRules
) -> int | None:
    """A paragraph's price for lines parted off at a column's foot or top."""
    if len(mine) == 1:
        return 0
    cost = 0
    first, last = mine[0], mine[-1]
    if first[1] == depths[first[0]] - 1:
        cost += LONE_FIRST
    if last[1] == 0 and depths[last[0]] > 1:
        if option.way.is_full:
            cost += LONE_LAST_FULL
        elif rules.lone_last:
            cost += rules.lone_cost
        else:
            return None
    return cost


def _is_signed(under: list[tuple[int, int]], left: int) -> bool:
    """Whether a signature may stand in these slots, or beside the text where there are none."""
    if not under:
        return left == 0
    return under[0][1] > 0 and under[0][0] == under[-1][0]


def _block_stands(
    mine: list[tuple[int, int]], kind: str, rest: int, depths: tuple[int, ...], rules: ColumnRules
) -> bool:
    """Whether a subhead or a byline may stand in these slots, with at least ``rest`` lines after it."""
    (column, top), (last_column, foot) = mine[0], mine[-1]
    if column != last_column:
        return False
    if kind == "byline":
        return top > 0 or column == 0
    return depths[column] - foot - 1 >= min(rules.after_subhead, rest)
