"""Chooses, for a headline, the best breaks at each size and in each number of lines."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

import numpy as np
from numpy.typing import NDArray

from ghpress.galley.headbreaks import AFTER_MARK, AT_PART, parted
from ghpress.galley.headlong import long_cuts
from ghpress.galley.headruler import Ruler
from ghpress.layout.layout import HeadlineSize
from ghpress.layout.styles import TextStyle
from ghpress.units import Length
from ghpress.values import dataclass

CONDENSED = 400
"""长体, the first rung: the square of the per mille taken off, over this. Three per cent nobody sees,
ten cost a quarter of a size, twenty, the most a layout should allow, a whole one."""
FLATTENED = 1
"""Each per cent of 扁体, which only a style that allows it offers, to fill a measure better."""
STEP = 100
"""Each size below the first, the second rung."""
UNEVEN = 900
"""Lines of a head differing in width: this times the square of the difference over the wider."""
TOP_HEAVY = 300
"""A line longer than the one under it: this times the difference over the longer. Of two uneven ways
to break, the one with the shorter line on top stands better."""
MIXED_CLAUSES = 200
"""A line with the end of a clause and more, next to one with the rest of that clause."""
NARROW = 900
"""A head that leaves too much of its measure empty: this times the square of the share wanting."""
FULL_ENOUGH = 700
"""Per mille of the measure a head's widest line should fill."""
STACKED = 3000
"""A head in several short lines that one line holds: a stack in a corner is no headline."""
MOST_STACKED = 2
"""Lines such a head may have; one of more is twice as dear."""
AS_WRITTEN = 600
"""Such a head of three sayings and more, each on a line of its own: a stack, but written as one."""
HARDLY_FULL = 333
"""Per mille of the measure that the widest line of a head of more lines must fill to be one at all."""
LEAST_FULL = 450
"""Per mille of the measure that the widest of several lines should fill at the least."""
BRIM = 60
"""A head that fills its measure to the last per cent, so that it runs into the next story's."""
BESIDE_ANOTHER = 985
"""Per mille of the measure from which on that is so: the gutter alone does not part two heads."""
HAIR = 5
"""Steps of 长体 and 扁体, in per mille."""
MOST_PLACES = 24
"""Break places tried in a head; of more, the cheapest."""
NEVER = 1 << 40
"""The cost of a way that does not fit."""
WORST_RANK = 2
EVERY_WAY = 3
"""Lines up to which every choice of breaks is tried."""


@dataclass(frozen=True, slots=True)
class HeadRoom:
    """What a head must fit: its measure, the pitch of a grid line, the sizes allowed, best first.

    From ``brimful`` per mille of its measure on a head runs into its neighbour; over 1000: it has none.
    """

    measure: Length
    pitch: Length
    sizes: tuple[HeadlineSize, ...]
    most_lines: int = 3
    keep: int = 6
    brimful: int = 1001


@dataclass(frozen=True, slots=True)
class Plan:
    """A head not yet set: last cluster of each line, index of its size, 长体 or 扁体 in per mille."""

    ends: tuple[int, ...]
    step: int
    condense: int
    cost: int
    filled: int
    """Per mille of the measure that the widest line fills."""


@dataclass(frozen=True, slots=True, eq=False)
class Cuts:
    """Every way worth trying to break a head into lines, fewest lines first, whatever its room.

    ``widths`` are those of the widest lines at the size it was measured at, ``prices`` what breaking it
    so costs, ``ranks`` how whole it stays: 0 broken between its parts only, as many to a line, or, in
    one part, nowhere within a sense group; then 1 broken nowhere within such a group; 2 where it is.
    ``firsts`` are the indexes at which the ways with another number of lines begin, ``parts`` how many
    pieces it was written in.
    """

    ends: tuple[tuple[int, ...], ...]
    widths: NDArray[np.int64]
    prices: NDArray[np.int64]
    ranks: NDArray[np.int64]
    firsts: tuple[int, ...]
    size: Length
    parts: int


def cuts_of(ruler: Ruler, breaks: Mapping[int, int], most_lines: int, weight: int = 1) -> Cuts:
    """The ways to break a head into up to so many lines.

    Args:
        ruler: the head measured at any size.
        breaks: the cost of ending a line, by cluster.
        most_lines: with up to three, every choice of breaks; the best into each number of more.
        weight: how many times a break's cost counts.
    """
    parts = [place for place, cost in breaks.items() if cost == AT_PART]
    marks = [place for place, cost in breaks.items() if cost == AFTER_MARK]
    places = sorted(sorted(breaks, key=lambda place: (breaks[place], place))[:MOST_PLACES])
    cuts = list(_every(ruler, breaks, places, most_lines))
    if parts:
        cuts = [cut for cut in cuts if not _mixes_parts(cut, parts)]
    lines = [ruler.widths((*cut, ruler.last)) for cut in cuts]
    broken = [sum(breaks[place] for place in cut) + MIXED_CLAUSES * _mixes(cut, marks) for cut in cuts]
    prices = [weight * price + _unevenness(widths) for price, widths in zip(broken, lines, strict=True)]
    counts = [len(cut) for cut in cuts]
    return Cuts(
        ends=tuple((*cut, ruler.last) for cut in cuts),
        widths=np.array([max(widths) for widths in lines], np.int64),
        prices=np.array(prices, np.int64),
        ranks=np.array([_rank(cut, parts, breaks) for cut in cuts], np.int64),
        firsts=tuple(index for index, count in enumerate(counts) if count not in counts[:index]),
        size=ruler.size,
        parts=len(parts) + 1,
    )


def _every(
    ruler: Ruler, breaks: Mapping[int, int], places: Sequence[int], most_lines: int
) -> Iterator[tuple[int, ...]]:
    """Every choice of breaks for a few lines, and the best for each number of more."""
    for count in range(1, min(most_lines, EVERY_WAY) + 1):
        yield from combinations(places, count - 1)
    yield from long_cuts(ruler, breaks, EVERY_WAY + 1, most_lines)


def best_plans(cuts: Cuts, style: TextStyle, room: HeadRoom) -> list[Plan]:
    """The cheapest plan of each size and number of lines; ``style`` says what 长体 and 扁体 it allows.

    Of those that fit only the wholest: a head is set smaller before its sense is taken apart.
    """
    sizes = np.array([[size.size] for size in room.sizes], np.int64)
    priced = _priced_all(cuts.widths * sizes // cuts.size, cuts.prices, style, room)
    fits = priced.costs < NEVER
    wholest = cuts.ranks[fits.any(axis=0)].min(initial=WORST_RANK)
    known = np.where(fits & (cuts.ranks == wholest), priced.costs, NEVER)
    # Each cost with the place of its way: the least is the cheapest and, of equal ones, the first.
    count = len(cuts.ends)
    least = np.minimum.reduceat(known * count + np.arange(count), cuts.firsts, axis=1)
    costs, ways = np.divmod(least, count)
    steps, numbers = (costs < NEVER).nonzero()
    ways = ways[steps, numbers]
    rows = (
        ways,
        steps,
        priced.condenses[steps, ways],
        costs[steps, numbers],
        priced.filled[steps, ways],
    )
    plans = [
        Plan(cuts.ends[way], step, condense, cost + step * STEP, filled)
        for way, step, condense, cost, filled in zip(*(row.tolist() for row in rows), strict=True)
    ]
    return _sober(plans, cuts.parts)


def dearer(plan: Plan, more: int) -> Plan:
    """The plan at so much more."""
    return Plan(plan.ends, plan.step, plan.condense, plan.cost + more, plan.filled) if more else plan


def _sober(plans: list[Plan], parts: int) -> list[Plan]:
    """The plans, stacks made dear where one line holds the head, the worst left out.

    A page is better left short, and says so, than filled with a head in a corner of its measure.
    """
    if all(len(plan.ends) > 1 for plan in plans):
        return plans
    return [
        dearer(plan, _stacked(plan, parts))
        for plan in plans
        if len(plan.ends) <= MOST_STACKED or plan.filled >= HARDLY_FULL
    ]


def _stacked(plan: Plan, parts: int) -> int:
    """What it costs that a head in several lines leaves most of its measure empty."""
    if len(plan.ends) == 1 or plan.filled >= LEAST_FULL:
        return 0
    if len(plan.ends) == parts > MOST_STACKED:
        return AS_WRITTEN
    return STACKED * (1 if len(plan.ends) <= MOST_STACKED else 2)


def _mixes_parts(cut: tuple[int, ...], parts: list[int]) -> bool:
    """Whether a part is split while others share a line."""
    return any(place not in parts for place in cut) and any(part not in cut for part in parts)


def _mixes(cut: tuple[int, ...], marks: list[int]) -> bool:
    """Whether a clause is split while a mark stands within a line."""
    return bool(marks) and any(place not in marks for place in cut) and any(m not in cut for m in marks)


def _rank(cut: tuple[int, ...], parts: list[int], breaks: Mapping[int, int]) -> int:
    """How whole a head stays that is broken so: the less the better."""
    if parts and all(place in parts for place in cut):
        return 1 if _is_unequal(cut, parts) else 0
    return 2 if parted(cut, breaks) else 1 if parts else 0


def _is_unequal(cut: tuple[int, ...], parts: list[int]) -> bool:
    """Whether some line holds more whole parts than another."""
    if not cut or any(place not in parts for place in cut):
        return False
    bounds = [-1, *(parts.index(place) for place in cut), len(parts)]
    return len({stop - start for start, stop in pairwise(bounds)}) > 1


def _unevenness(widths: list[Length]) -> int:
    """What it costs that lines differ in width, and that one is longer than the next."""
    widest = max(max(widths), 1)
    uneven = sum(UNEVEN * (widest - width) ** 2 // widest**2 for width in widths)
    heavy = (TOP_HEAVY * (upper - lower) // upper for upper, lower in pairwise(widths) if upper > lower)
    return uneven + sum(heavy)


@dataclass(frozen=True, slots=True, eq=False)
class _Priced:
    """Ways to break a head, a row a size: what each costs, its 长体 or 扁体, how much it fills."""

    costs: NDArray[np.int64]
    condenses: NDArray[np.int64]
    filled: NDArray[np.int64]


def _priced_all(
    widths: NDArray[np.int64], prices: NDArray[np.int64], style: TextStyle, room: HeadRoom
) -> _Priced:
    """Every way at every size, condensed if it must be; ``NEVER`` what does not fit within limits."""
    condenses = _condensed(widths, style, room)
    filled = np.minimum(widths * condenses // room.measure, 1000)
    costs = prices + (1000 - condenses) ** 2 // CONDENSED
    full = costs + _emptiness(filled) + BRIM * (filled >= room.brimful)
    if style.expand > 1000:
        wide = np.minimum(style.expand, FULL_ENOUGH * 1000 // np.maximum(filled, 1)) // HAIR * HAIR
        stretched = filled * wide // 1000
        dearer = costs + (wide - 1000) * FLATTENED // 10 + _emptiness(stretched)
        better = (filled < FULL_ENOUGH) & (dearer < full)
        condenses = np.where(better, wide, condenses)
        filled, full = np.where(better, stretched, filled), np.where(better, dearer, full)
    return _Priced(np.where(condenses > 0, full, NEVER), condenses, filled)


def _condensed(widths: NDArray[np.int64], style: TextStyle, room: HeadRoom) -> NDArray[np.int64]:
    """The 长体 that leaves a gap to the neighbour, or else just fits; 0 beyond the style's limit."""
    clear = room.measure * min(room.brimful - 1, 1000) // 1000
    found = np.zeros_like(widths)
    for fitted in dict.fromkeys((room.measure, clear)):
        condenses = np.where(
            widths <= fitted, 1000, fitted * 1000 // np.maximum(widths, 1) // HAIR * HAIR
        )
        found = np.where(condenses >= style.condense, condenses, found)
    return found


def _emptiness(filled: NDArray[np.int64]) -> NDArray[np.int64]:
    """What it costs that heads' widest lines fill so much of their measure, in per mille."""
    return NARROW * np.maximum(FULL_ENOUGH - filled, 0) ** 2 // FULL_ENOUGH**2
