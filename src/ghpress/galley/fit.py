"""Breaks a paragraph into lines: for every number of lines it can have, the cheapest way.

Total fit after Knuth and Plass, counted in whole numbers; the state is (break, lines so far), so that
line totals and measures that change from line to line fall out of the same search.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from ghpress.galley.candidates import PASSES, Candidates, Tolerance, candidates
from ghpress.galley.sums import Paragraph
from ghpress.units import Length

LINES_KEPT = 6
"""How many line totals either side of the cheapest are followed: a story seldom asks for three."""

FULL_LAST = (3, 5)
"""A last line this full may stand alone at a column's top (孤行 is said of short ones)."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to break a paragraph: the last cluster of each line, its cost, its widest opening.

    ``opening`` is in per mille of an em; ``is_full`` tells whether the last line is; ``costs`` are the
    lines' own.
    """

    ends: tuple[int, ...]
    cost: int
    opening: int
    is_full: bool
    costs: tuple[int, ...] = ()

    def lines(self) -> int:
        """How many lines it takes."""
        return len(self.ends)


Ways: TypeAlias = dict[int, tuple[Way, ...]]
"""By number of lines: the cheapest way, then the cheapest that ends in a full line if it is another."""

_State: TypeAlias = tuple[int, int, int]
"""Cost so far, the start before, the candidate taken."""

_At: TypeAlias = Callable[[int], Candidates]
_Finals: TypeAlias = dict[tuple[int, bool], _State]
"""By number of lines and whether the last is full."""


@dataclass(frozen=True, slots=True)
class _Searched:
    """Where the search has been: states by start and lines so far, and those at the end."""

    states: list[dict[int, _State]]
    finals: _Finals


def best_way(paragraph: Paragraph, width: Length) -> Way:
    """The cheapest way of all at one measure, whatever its number of lines."""
    found = ways(paragraph, lambda _: width, spread=0)
    return min((both[0] for both in found.values()), key=lambda way: way.cost)


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
        return {1: (Way((-1,), 0, 0, is_full=False),)}
    for tolerance in PASSES:
        at = _table(paragraph, width_of, tolerance)
        searched = _search(at, width_of, spread)
        if searched.finals:
            return _traced(searched, at, len(paragraph.measured))
    raise AssertionError("the last pass breaks everything")


def _table(paragraph: Paragraph, width_of: Callable[[int], Length], tolerance: Tolerance) -> _At:
    """The candidates of line k, each width priced once."""
    priced: dict[Length, Candidates] = {}

    def at(line: int) -> Candidates:
        width = width_of(line)
        found = priced.get(width)
        if found is None:
            found = priced[width] = candidates(paragraph, width, tolerance)
        return found

    return at


def _search(at: _At, width_of: Callable[[int], Length], spread: int) -> _Searched:
    """Forward over all starts, keeping for each number of lines the cheapest way there."""
    count = len(at(0).starts)
    states: list[dict[int, _State]] = [{} for _ in range(count)]
    finals: _Finals = {}
    states[0][0] = (0, -1, -1)
    for start in range(count):
        here = _thinned(states[start], spread)
        for line, (so_far, _, _) in here.items():
            lines = at(line)
            for taken in range(lines.offsets[start], lines.offsets[start + 1]):
                state = (so_far + lines.costs[taken], start, taken)
                following = lines.next[taken]
                if following == count:
                    is_full = lines.widths[taken] * FULL_LAST[1] >= width_of(line) * FULL_LAST[0]
                    _keep(finals, (line + 1, is_full), state)
                    continue
                there = states[following]
                old = there.get(line + 1)
                if old is None or state[0] < old[0]:
                    there[line + 1] = state
    return _Searched(states, finals)


def _keep(finals: _Finals, key: tuple[int, bool], state: _State) -> None:
    old = finals.get(key)
    if old is None or state[0] < old[0]:
        finals[key] = state


def _thinned(here: dict[int, _State], spread: int) -> dict[int, _State]:
    """Only line totals near the cheapest: a long paragraph must not carry hundreds along."""
    if len(here) <= spread + 1:
        return here
    cheapest = min(here, key=lambda line: (here[line][0], line))
    far = [line for line in here if abs(line - cheapest) > spread]
    for line in far:
        del here[line]
    return here


def _traced(searched: _Searched, at: _At, clusters: int) -> Ways:
    """The ways that the search found, cheapest first for each number of lines."""
    found: dict[int, tuple[Way, ...]] = {}
    for count in sorted({count for count, _ in searched.finals}):
        both = [
            _trace(searched, (count, is_full), at, clusters)
            for is_full in (True, False)
            if (count, is_full) in searched.finals
        ]
        both.sort(key=lambda way: way.cost)
        found[count] = tuple(both) if len(both) == 2 and both[1].is_full else (both[0],)
    return found


def _trace(searched: _Searched, key: tuple[int, bool], at: _At, clusters: int) -> Way:
    """One way, read backward from its end."""
    cost, start, taken = searched.finals[key]
    ends, own, opening, line = [], [], 0, key[0]
    while start >= 0:
        line -= 1
        lines = at(line)
        following = lines.next[taken]
        ends.append(lines.starts[following] - 1 if following < len(lines.starts) else clusters - 1)
        own.append(lines.costs[taken])
        opening = max(opening, lines.openings[taken])
        _, start, taken = searched.states[start][line] if start else (0, -1, -1)
    return Way(tuple(reversed(ends)), cost, opening, key[1], tuple(reversed(own)))
