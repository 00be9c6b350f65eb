"""Chooses, for a headline, the best breaks at each size and in each number of lines."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from ghpress.galley.headbreaks import AT_PART
from ghpress.galley.headlong import long_cuts
from ghpress.galley.headruler import Ruler
from ghpress.layout.layout import HeadlineSize
from ghpress.layout.styles import TextStyle
from ghpress.units import Length

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
UNEQUAL_PARTS = 400
"""Parts shared out unequally (one over two): what was written as three sayings reads as two."""
NARROW = 900
"""A head that leaves too much of its measure empty: this times the square of the share wanting."""
FULL_ENOUGH = 700
"""Per mille of the measure a head's widest line should fill."""
STACKED = 3000
"""A head in several short lines that one line holds: a stack in a corner is no headline."""
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


def best_plans(ruler: Ruler, breaks: Mapping[int, int], style: TextStyle, room: HeadRoom) -> list[Plan]:
    """The cheapest plan of each size and number of lines.

    Args:
        ruler: the head measured at any size; widths are reckoned from there.
        breaks: the cost of ending a line, by cluster.
        style: what 长体 and 扁体 it allows.
        room: measure, sizes, limits.
    """
    best: dict[tuple[int, int], Plan] = {}
    parts = [place for place, cost in breaks.items() if cost == AT_PART]
    places = sorted(sorted(breaks, key=lambda place: (breaks[place], place))[:MOST_PLACES])
    for cut in _cuts(ruler, breaks, places, room):
        if _mixes_parts(cut, parts):
            continue
        ends, count = (*cut, ruler.last), len(cut) + 1
        widths = ruler.widths(ends)
        price = sum(breaks[place] for place in cut) + _unevenness(widths)
        price += UNEQUAL_PARTS * _is_unequal(cut, parts)
        for step, size in enumerate(room.sizes):
            width = max(widths) * size.size // ruler.size
            plan = _plan(ends, (width, price), style, room, step)
            if plan and ((step, count) not in best or plan.cost < best[step, count].cost):
                best[step, count] = plan
    return _priced(_with_whole_parts(list(best.values()), breaks))


def _cuts(
    ruler: Ruler, breaks: Mapping[int, int], places: Sequence[int], room: HeadRoom
) -> Iterator[tuple[int, ...]]:
    """Every way to break the head into a few lines, and the best into each number of more."""
    for count in range(1, min(room.most_lines, EVERY_WAY) + 1):
        yield from combinations(places, count - 1)
    yield from long_cuts(ruler, breaks, EVERY_WAY + 1, room.most_lines)


def _with_whole_parts(plans: list[Plan], breaks: Mapping[int, int]) -> list[Plan]:
    """The plans that break between the head's parts only, if the head has parts and one such fits."""
    if AT_PART not in breaks.values():
        return plans
    whole = [plan for plan in plans if all(breaks[place] == AT_PART for place in plan.ends[:-1])]
    return whole or plans


def _priced(plans: list[Plan]) -> list[Plan]:
    """The plans, those broken for no need made so dear that only a faulty page is dearer."""
    if all(len(plan.ends) > 1 for plan in plans):
        return plans
    return [
        replace(plan, cost=plan.cost + STACKED)
        if len(plan.ends) > 1 and plan.filled < LEAST_FULL
        else plan
        for plan in plans
    ]


def _mixes_parts(cut: tuple[int, ...], parts: list[int]) -> bool:
    """Whether a part is split while others share a line."""
    return any(place not in parts for place in cut) and any(part not in cut for part in parts)


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


def _plan(
    ends: tuple[int, ...], measured: tuple[Length, int], style: TextStyle, room: HeadRoom, step: int
) -> Plan | None:
    """The plan at one size, condensed if it must be; None where it does not fit within limits."""
    width, price = measured
    condense = _condensed(width, style, room)
    if condense is None:
        return None
    filled = min(width * condense // room.measure, 1000)
    cost = price + step * STEP + (1000 - condense) ** 2 // CONDENSED
    full = _emptiness(filled) + BRIM * (filled >= room.brimful)
    plan = Plan(ends, step, condense, cost + full, filled)
    if filled >= FULL_ENOUGH or style.expand <= 1000:
        return plan
    wide = min(style.expand, FULL_ENOUGH * 1000 // max(filled, 1)) // HAIR * HAIR
    stretched = filled * wide // 1000
    dearer = cost + (wide - 1000) * FLATTENED // 10 + _emptiness(stretched)
    return Plan(ends, step, wide, dearer, stretched) if dearer < plan.cost else plan


def _condensed(width: Length, style: TextStyle, room: HeadRoom) -> int | None:
    """The 长体 that leaves a gap to the neighbour, or else just fits; None beyond the style's limit."""
    clear = room.measure * min(room.brimful - 1, 1000) // 1000
    for fitted in (clear, room.measure):
        condense = 1000 if width <= fitted else fitted * 1000 // width // HAIR * HAIR
        if condense >= style.condense:
            return condense
    return None


def _emptiness(filled: int) -> int:
    """What it costs that a head's widest line fills so much of its measure, in per mille."""
    return NARROW * max(FULL_ENOUGH - filled, 0) ** 2 // FULL_ENOUGH**2
