"""Chooses, for a headline, the best breaks at each size and in each number of lines."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import combinations

from ghpress.galley.headbreaks import AT_PART
from ghpress.galley.sums import Paragraph
from ghpress.layout.layout import HeadlineSize
from ghpress.layout.styles import TextStyle
from ghpress.units import Length

STEP = 100
"""Each size below the first."""
CONDENSED = 2
"""Each per cent of 长体."""
UNEVEN = 900
"""Lines of a head differing in width: this times the square of the difference over the wider."""
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
BRIMFUL = 985
"""Per mille of the measure from which on a head is brimful."""
HAIR = 5
"""Steps of 长体, in per mille."""
MOST_PLACES = 24
"""Break places tried in a head; of more, the cheapest."""


@dataclass(frozen=True, slots=True)
class HeadRoom:
    """What a head must fit: its measure, the pitch of a grid line, the sizes allowed, best first."""

    measure: Length
    pitch: Length
    sizes: tuple[HeadlineSize, ...]
    most_lines: int = 3
    keep: int = 6
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A head not yet set: last cluster of each line, index of its size, 长体 in per mille, cost."""

    ends: tuple[int, ...]
    step: int
    condense: int
    cost: int
    filled: int
    """Per mille of the measure that the widest line fills."""


def best_plans(
    paragraph: Paragraph, breaks: Mapping[int, int], style: TextStyle, room: HeadRoom
) -> list[Plan]:
    """The cheapest plan of each size and number of lines; ``paragraph`` is at the first size."""
    best: dict[tuple[int, int], Plan] = {}
    last = len(paragraph.measured) - 1
    places = sorted(sorted(breaks, key=lambda place: (breaks[place], place))[:MOST_PLACES])
    for count in range(1, room.most_lines + 1):
        for cut in combinations(places, count - 1):
            if _mixes_parts(cut, breaks):
                continue
            ends = (*cut, last)
            widths = _widths(paragraph, ends)
            price = sum(breaks[place] for place in cut) + _unevenness(widths)
            for step in range(len(room.sizes)):
                plan = _plan(ends, (max(widths), price), style, room, step)
                if plan and ((step, count) not in best or plan.cost < best[step, count].cost):
                    best[step, count] = plan
    return _priced(_with_whole_parts(list(best.values()), breaks))


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


def _mixes_parts(cut: tuple[int, ...], breaks: Mapping[int, int]) -> bool:
    """Whether a part is split while others share a line."""
    parts = [place for place, cost in breaks.items() if cost == AT_PART]
    return any(place not in parts for place in cut) and any(part not in cut for part in parts)


def _widths(paragraph: Paragraph, ends: tuple[int, ...]) -> list[Length]:
    """The natural width of each line, its edges trimmed."""
    sums, measured, spaces = paragraph.sums, paragraph.measured, paragraph.spaces
    widths, first = [], 0
    for end in ends:
        last = max(int(sums.ends[end]), first)
        inner = sums.natural[last] - sums.natural[first] + measured.bodies[last]
        widths.append(int(inner + spaces.leads[first] + spaces.trails[last]))
        first = end + 1
    return widths


def _unevenness(widths: list[Length]) -> int:
    """What it costs that lines differ in width."""
    widest = max(widths)
    return sum(UNEVEN * (widest - width) ** 2 // max(widest, 1) ** 2 for width in widths)


def _plan(
    ends: tuple[int, ...], measured: tuple[Length, int], style: TextStyle, room: HeadRoom, step: int
) -> Plan | None:
    """The plan at one size, condensed if it must be; None where it does not fit within limits."""
    width = measured[0] * room.sizes[step].size // room.sizes[0].size
    condense = 1000
    if width > room.measure:
        condense = room.measure * 1000 // width // HAIR * HAIR
        if condense < style.condense:
            return None
    filled = min(width, room.measure) * 1000 // room.measure
    lacking = max(FULL_ENOUGH - filled, 0)
    cost = measured[1] + step * STEP + (1000 - condense) * CONDENSED // 10
    cost += NARROW * lacking**2 // FULL_ENOUGH**2 + BRIM * (filled >= BRIMFUL)
    return Plan(ends, step, condense, cost, filled)
