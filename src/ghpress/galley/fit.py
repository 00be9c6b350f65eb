"""Breaks a paragraph into lines: for every number of lines it can have, the cheapest way.

Total fit after Knuth and Plass, counted in whole numbers; the state is (break, lines so far, tone of
the line before), so that line totals and measures that change from line to line fall out of the same
search, and lines one under the other are kept alike.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from ghpress.galley.breaks import KEPT
from ghpress.galley.candidates import (
    PASSES,
    Candidates,
    Tolerance,
    candidates,
    is_full,
)
from ghpress.galley.costs import TONES, UNEVEN
from ghpress.galley.ladders import LADDER, climb, rungs
from ghpress.galley.pricing import UNLIMITED
from ghpress.galley.sums import Paragraph
from ghpress.units import Length
from ghpress.values import dataclass

LINES_KEPT = 6
"""How many line totals either side of the cheapest are followed: a story seldom asks for three."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to break a paragraph: the last cluster of each line, its cost, its widest opening.

    ``opening`` is in per mille of an em; ``is_full`` tells whether the last line is; ``costs`` are the
    lines' own, whatever was accepted. ``weight`` is the cost as the search saw it: the same, or heavier
    where lines before a correction are held (leastchange.py). ``parted`` are line ends of a subhead that
    take a sense group apart.
    """

    ends: tuple[int, ...]
    cost: int
    opening: int
    is_full: bool
    costs: tuple[int, ...] = ()
    weight: int = 0
    parted: tuple[int, ...] = ()

    def lines(self) -> int:
        """How many lines it takes."""
        return len(self.ends)


CALM = Tolerance(KEPT, UNLIMITED)
"""How far the search without ladders goes: no word is split without a hyphen, a ladder is better."""

NOTHING = Way((-1,), 0, 0, is_full=False)
"""An empty paragraph's one line."""

Ways: TypeAlias = dict[int, tuple[Way, ...]]
"""By number of lines: the cheapest way, then the cheapest that ends in a full line if it is another."""

_State: TypeAlias = tuple[int, int, int, int]
"""Cost so far, the start before, the key there, the candidate taken."""

_KEYS = TONES + 1
"""A state's key is lines so far × _KEYS + the tone of the last of them, TONES where there is none."""

_BESIDE = (*(tuple(UNEVEN[abs(a - b)] for b in range(TONES)) for a in range(TONES)), (0,) * TONES)
"""The cost of a line of tone b under one of tone a."""

_At: TypeAlias = Callable[[int], Candidates]
_Finals: TypeAlias = dict[tuple[int, bool], _State]
"""By number of lines and whether the last is full."""


@dataclass(frozen=True, slots=True)
class _Searched:
    """Where the search has been: states by start and key, and those at the end."""

    states: list[dict[int, _State]]
    finals: _Finals


def best_way(paragraph: Paragraph, width: Length) -> Way:
    """The cheapest way of all at one measure, whatever its number of lines."""
    if not len(paragraph.measured):
        return NOTHING
    return without_ladder(paragraph, _best(paragraph, width), width)


def without_ladder(paragraph: Paragraph, found: Way, width: Length) -> Way:
    """The cheapest way, or one with fewer hyphens in a row where it has too many."""
    if not (paragraph.hyphens and rungs(paragraph, found.ends)):
        return found
    ladder: Ways = {found.lines(): (found,)}
    calm = _calmed(paragraph, ladder, _calm(paragraph, lambda _: width, LINES_KEPT))
    return min((way for both in calm.values() for way in both), key=lambda way: way.weight)


def _best(paragraph: Paragraph, width: Length) -> Way:
    """The cheapest way, hyphens not counted."""
    for tolerance in PASSES:
        lines = candidates(paragraph, width, tolerance)
        taken, weight = _cheapest(lines)
        if taken:
            return _way(taken, lines, weight, width)
    raise AssertionError("the last pass breaks everything")


def _cheapest(lines: Candidates) -> tuple[list[int], int]:
    """The candidates of the cheapest way and their weight; none where nothing reaches the end.

    Where every line has the same measure the state is (break, tone of the line before).
    """
    states: list[dict[int, _State]] = [{} for _ in range(len(lines.starts) + 1)]
    states[0][TONES] = (0, -1, -1, -1)
    tones, costs, following = lines.tones, lines.costs, lines.next
    for start, here in enumerate(states[:-1]):
        if not here:
            continue
        above = _above(here)
        for taken in range(lines.offsets[start], lines.offsets[start + 1]):
            tone = tones[taken]
            so_far, before = above[tone]
            cost = so_far + costs[taken]
            there = states[following[taken]]
            old = there.get(tone)
            if old is None or cost < old[0]:
                there[tone] = (cost, start, before, taken)
    if not states[-1]:
        return [], 0
    weight, start, tone, taken = min(states[-1].values())
    way = []
    while taken >= 0:
        way.append(taken)
        _, start, tone, taken = states[start][tone]
    return way[::-1], weight


def _above(here: dict[int, _State]) -> list[tuple[int, int]]:
    """The cheapest way to stand over a line of each tone: its cost, the tone above."""
    if len(here) == 1:
        ((key, (so_far, *_)),) = here.items()
        return [(so_far + beside, key) for beside in _BESIDE[key]]
    ahead = min([state[0] for state in here.values()]) + UNEVEN[-1]
    over = [(state[0], key) for key, state in here.items() if state[0] <= ahead]
    return [min([(cost + _BESIDE[key][tone], key) for cost, key in over]) for tone in range(TONES)]


def _way(taken: list[int], lines: Candidates, weight: int, width: Length) -> Way:
    """The way that takes these candidates."""
    change = lines.costs if lines.change is None else lines.change
    after = [lines.next[one] for one in taken[:-1]]
    return Way(
        ends=(*(lines.starts[start] - 1 for start in after), lines.last),
        cost=weight + sum(change[one] - lines.costs[one] for one in taken),
        opening=max(lines.openings[one] for one in taken),
        is_full=is_full(lines, taken[-1], width),
        costs=tuple(lines.prices[one] for one in taken),
        weight=weight,
    )


def ways(paragraph: Paragraph, width_of: Callable[[int], Length], spread: int = LINES_KEPT) -> Ways:
    """Every number of lines the paragraph can have, with the cheapest way to each.

    Args:
        paragraph: the paragraph, prepared.
        width_of: the measure of line k, counted from 0.
        spread: how many line totals either side of the cheapest to follow.

    Returns:
        At least one way, however unfit: a line too full is a remark, not a failure.
    """
    if not len(paragraph.measured):
        return {1: (NOTHING,)}
    return without_ladders(paragraph, _every(paragraph, width_of, spread), width_of, spread)


def cheapest_first(both: list[Way]) -> tuple[Way, ...]:
    """The cheapest way of those that end in a full line or not, and the full one if it is another."""
    both.sort(key=lambda way: way.weight)
    return tuple(both) if len(both) == 2 and both[1].is_full else (both[0],)


def without_ladders(
    paragraph: Paragraph, found: Ways, width_of: Callable[[int], Length], spread: int
) -> Ways:
    """The ways found, or calmer ones where some of them have too many hyphens in a row."""
    if not paragraph.hyphens:
        return found
    if not any(rungs(paragraph, way.ends) for both in found.values() for way in both):
        return found
    return _calmed(paragraph, found, _calm(paragraph, width_of, spread))


def _calmed(paragraph: Paragraph, found: Ways, calm: Ways) -> Ways:
    """Of each number of lines the better ways, old or new, each hyphen too many having its price.

    Numbers of lines that cannot do without one are left out where others can.
    """
    kept: Ways = {}
    for count in sorted({*found, *calm}):
        old = tuple(_laddered(way, rungs(paragraph, way.ends)) for way in found.get(count, ()))
        both = (old, calm.get(count, ()))
        kept[count] = min(filter(None, both), key=lambda ways: min(way.weight for way in ways))
    least = min(way.weight for both in kept.values() for way in both)
    bearable = {
        count: tuple(way for way in both if way.weight < least + LADDER) for count, both in kept.items()
    }
    return {count: both for count, both in bearable.items() if both}


def _laddered(way: Way, hyphens: int) -> Way:
    """A way that costs what its hyphens too many do as well."""
    price = hyphens * LADDER
    return replace(way, cost=way.cost + price, weight=way.weight + price) if price else way


def _calm(paragraph: Paragraph, width_of: Callable[[int], Length], spread: int) -> Ways:
    """Every number of lines, hyphens in a row counted; none where names must be split."""
    at = _table(paragraph, width_of, CALM)
    climbed = climb(paragraph, at, width_of, spread)
    return _traced(_Searched(climbed.states, climbed.finals), at, len(paragraph.measured))


def _every(paragraph: Paragraph, width_of: Callable[[int], Length], spread: int) -> Ways:
    """Every number of lines, hyphens not counted."""
    for tolerance in PASSES:
        at = _table(paragraph, width_of, tolerance)
        searched = _search(at, width_of, spread)
        if searched.finals:
            return _traced(searched, at, len(paragraph.measured))
    raise AssertionError("the last pass breaks everything")


def _table(paragraph: Paragraph, width_of: Callable[[int], Length], tolerance: Tolerance) -> _At:
    """The candidates of line k, each width priced once."""
    priced: dict[Length, Candidates] = {}
    by_line: dict[int, Candidates] = {}

    def at(line: int) -> Candidates:
        found = by_line.get(line)
        if found is None:
            width = width_of(line)
            if width not in priced:
                priced[width] = candidates(paragraph, width, tolerance)
            found = by_line[line] = priced[width]
        return found

    return at


def _search(at: _At, width_of: Callable[[int], Length], spread: int) -> _Searched:
    """Forward over all starts, keeping for each number of lines and tone the cheapest way there."""
    count = len(at(0).starts)
    states: list[dict[int, _State]] = [{} for _ in range(count)]
    least: list[dict[int, int]] = [{} for _ in range(count)]
    finals: _Finals = {}
    states[0][TONES], least[0][0] = (0, -1, -1, -1), 0
    for start in range(count):
        known, after = None, []
        for line, key, so_far in _worth_following(states[start], least[start], spread):
            lines, beside, then = at(line), _BESIDE[key % _KEYS], (line + 1) * _KEYS
            if lines is not known:
                known, after = lines, lines.after(start)
            for taken, following, own_cost, tone in after:
                cost = so_far + own_cost + beside[tone]
                if following == count:
                    fills = is_full(lines, taken, width_of(line))
                    _keep(finals, (line + 1, fills), (cost, start, key, taken))
                    continue
                lowest = least[following]
                if line + 1 not in lowest or cost < lowest[line + 1]:
                    lowest[line + 1] = cost
                elif cost > lowest[line + 1] + UNEVEN[-1]:
                    continue  # whatever follows, that one stays ahead
                there = states[following].get(then + tone)
                if there is None or cost < there[0]:
                    states[following][then + tone] = (cost, start, key, taken)
    return _Searched(states, finals)


def _keep(finals: _Finals, key: tuple[int, bool], state: _State) -> None:
    old = finals.get(key)
    if old is None or state[0] < old[0]:
        finals[key] = state


def _worth_following(
    here: dict[int, _State], least: dict[int, int], spread: int
) -> list[tuple[int, int, int]]:
    """Line, key and cost of the states that may still win.

    Of long paragraphs only line totals near the cheapest: they must not carry hundreds along.
    """
    found = [(key // _KEYS, key, state[0]) for key, state in here.items()]
    if len(found) > len(least):
        found = [one for one in found if one[2] <= least[one[0]] + UNEVEN[-1]]
    if len(least) > spread + 1:
        cheapest = min(least, key=lambda line: (least[line], line))
        found = [one for one in found if abs(one[0] - cheapest) <= spread]
    # Of ways that cost the same the one whose line above is the denser is taken.
    return sorted(found, key=lambda one: one[1])


def _traced(searched: _Searched, at: _At, clusters: int) -> Ways:
    """The ways that the search found, cheapest first for each number of lines."""
    found: dict[int, tuple[Way, ...]] = {}
    for count in sorted({count for count, _ in searched.finals}):
        both = [
            _trace(searched, (count, is_full), at, clusters)
            for is_full in (True, False)
            if (count, is_full) in searched.finals
        ]
        found[count] = cheapest_first(both)
    return found


def _trace(searched: _Searched, key: tuple[int, bool], at: _At, clusters: int) -> Way:
    """One way, read backward from its end."""
    weight, start, before, taken = searched.finals[key]
    ends, own, opening, line, cost = [], [], 0, key[0], weight
    while start >= 0:
        line -= 1
        lines = at(line)
        following = lines.next[taken]
        ends.append(lines.starts[following] - 1 if following < len(lines.starts) else clusters - 1)
        own.append(lines.prices[taken])
        if lines.change is not None:
            cost += lines.change[taken] - lines.costs[taken]
        opening = max(opening, lines.openings[taken])
        _, start, before, taken = searched.states[start][before]
    return Way(tuple(reversed(ends)), cost, opening, key[1], tuple(reversed(own)), weight)
