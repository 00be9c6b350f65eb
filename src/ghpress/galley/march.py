"""Breaks many paragraphs in step, a line of each at a time: the same ways as fit.py finds one by one.

What the search of a single paragraph does start by start is done here for all paragraphs at once, after
one line, after two, and so on: an array operation costs as much for one paragraph as for a story.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ghpress.galley.candidates import FULL_LAST, Lot
from ghpress.galley.costs import TONES, UNEVEN
from ghpress.galley.measure import Ints
from ghpress.units import Length

_KEY_BITS, _FROM_BITS = 3, 20
_SHIFT = _KEY_BITS + _FROM_BITS
"""A state is one number, so that the least is the cheapest and, of equal ones, the first: its cost, then
the number of the start before among those of its line, then the tone of the line above that."""

_KEY, _FROM = (1 << _KEY_BITS) - 1, (1 << _FROM_BITS) - 1
_MOST = 1 << 38
"""What no way may cost, lest states overflow."""
_NEVER = _MOST << _SHIFT

_BESIDE = np.array([[UNEVEN[abs(a - b)] for a in range(TONES)] for b in range(TONES)])
"""The cost of a line of tone b (row) under one of tone a."""


@dataclass(frozen=True, slots=True)
class _Rank:
    """The starts reached after so many lines, in order, with their states by tone of the last line.

    ``taken`` are the lines that led there; ``ends`` and ``last`` the same for the ways that end with one
    line more, by paragraph and whether that line is full.
    """

    starts: Ints
    states: Ints
    taken: Ints
    ends: Ints
    last: Ints


@dataclass(frozen=True, slots=True)
class Marched:
    """Where the march has been; ``totals`` counts for each start with how many lines it is reached."""

    lot: Lot
    ranks: tuple[_Rank, ...]
    totals: Ints

    def ends(self) -> Ints:
        """The cost of ending each paragraph: by lines (less one), paragraph, full last line or not.

        NEVER and more where it cannot be.
        """
        ends = np.array([rank.ends for rank in self.ranks]) >> _SHIFT
        return ends.reshape(len(self.ranks), len(self.lot.paragraphs), 2)

    def most_totals(self) -> Ints:
        """The most numbers of lines with which a start of each paragraph is reached."""
        most: Ints = np.maximum.reduceat(self.totals, self.lot.cuts[:-1])
        return most


NEVER = _MOST


def can_march(lot: Lot) -> bool:
    """Whether states are numbers small enough."""
    most = int(lot.costs.max(initial=0)) + UNEVEN[-1]
    return len(lot.starts) < _FROM and most * int(np.diff(lot.cuts).max()) < _MOST


def march(lot: Lot, width: Length) -> Marched:
    """All ways forward: for each start, number of lines and tone the cheapest way there."""
    count, texts = len(lot.starts), len(lot.paragraphs)
    target = _targets(lot, width)
    best = np.full(count * TONES + 2 * texts, _NEVER)
    taken = np.zeros(len(best), dtype=np.int64)
    totals = np.zeros(count, dtype=np.int64)
    starts, states = lot.cuts[:-1], np.zeros((texts, TONES), dtype=np.int64)
    here, above = states, np.full((texts, TONES), TONES)
    came = here
    ends = slice(count * TONES, None)
    ranks: list[_Rank] = []
    while len(starts):
        lines, origin = _lines_from(lot, starts)
        own = above.ravel()[origin * TONES + lot.tones[lines]]
        cost = (own >> _KEY_BITS) + lot.costs[lines]
        state = (cost << _SHIFT) | (origin << _KEY_BITS) | (own & _KEY)
        there = target[lines]
        np.minimum.at(best, there, state)
        won = best[there] == state
        taken[there[won]] = lines[won]
        ranks.append(_Rank(starts, here, came, best[ends].copy(), taken[ends].copy()))
        best[ends] = _NEVER
        reached = np.zeros(count, dtype=np.bool_)
        reached[lot.next[lines[there < ends.start]]] = True
        starts = np.flatnonzero(reached)
        places = starts[:, None] * TONES + np.arange(TONES)
        here, came = best[places], taken[places]
        best[places] = _NEVER
        above = _above(here)
        totals[starts] += 1
    return Marched(lot, tuple(ranks), totals)


def _targets(lot: Lot, width: Length) -> Ints:
    """Where each line leads: a start and its tone, or a paragraph's end with it full or not."""
    text = np.repeat(np.arange(len(lot.paragraphs)), np.diff(lot.offsets[lot.cuts]))
    is_full = lot.widths * FULL_LAST[1] >= width * FULL_LAST[0]
    ends = len(lot.starts) * TONES + text * 2 + is_full
    return np.where(lot.next == lot.cuts[1:][text], ends, lot.next * TONES + lot.tones)


def _lines_from(lot: Lot, starts: Ints) -> tuple[Ints, Ints]:
    """The lines from these starts, and the number of the start among them that each is from."""
    first = lot.offsets[starts]
    counts = lot.offsets[starts + 1] - first
    origin = np.repeat(np.arange(len(starts)), counts)
    return np.arange(len(origin)) + (first - np.cumsum(counts) + counts)[origin], origin


def _above(states: Ints) -> Ints:
    """The cheapest way to stand over a line of each tone: its cost, then the tone above."""
    costs = (states >> _SHIFT)[:, None, :] + _BESIDE
    above: Ints = ((costs << _KEY_BITS) | np.arange(TONES)).min(axis=2)
    return above


@dataclass(frozen=True, slots=True)
class Path:
    """A way to break a paragraph: its lines' last clusters and own costs, and the rest of a Way."""

    text: int
    ends: list[int]
    costs: list[int]
    weight: int
    opening: int
    is_full: bool


def paths(marched: Marched, rank: Ints, text: Ints, full: Ints) -> Iterator[Path]:
    """The ways that end paragraphs ``text`` with ``rank`` + 1 lines, the last of them full or not.

    All are read backward together.
    """
    if not len(rank):
        return
    lot = marched.lot
    weights = marched.ends()[rank, text, full].tolist()
    taken = _traced(marched, rank, text * 2 + full)
    used = np.arange(taken.shape[1]) <= rank[:, None]
    # A paragraph ends before the first start of the next one.
    clusters = sum(len(one.measured) for one in lot.paragraphs)
    ends = np.append(lot.starts, clusters)[lot.next[taken]] - 1 - lot.starts[lot.cuts[text]][:, None]
    openings = np.where(used, lot.openings[taken], 0).max(axis=1).tolist()
    rows = zip(ends.tolist(), lot.costs[taken].tolist(), (rank + 1).tolist(), strict=True)
    fulls, texts = full.astype(np.bool_).tolist(), text.tolist()
    for number, (own_ends, own_costs, count) in enumerate(rows):
        yield Path(
            texts[number],
            own_ends[:count],
            own_costs[:count],
            weights[number],
            openings[number],
            fulls[number],
        )


def _traced(marched: Marched, rank: Ints, end: Ints) -> Ints:
    """The lines of each way in order, a row each; what stands behind its last line means nothing."""
    ranks = marched.ranks
    taken = np.zeros((len(rank), int(rank.max()) + 1), dtype=np.int64)
    state = np.zeros(len(rank), dtype=np.int64)
    for number in range(taken.shape[1] - 1, -1, -1):
        own = np.flatnonzero(rank == number)
        state[own] = ranks[number].ends[end[own]]
        taken[own, number] = ranks[number].last[end[own]]
        if number:
            here = np.flatnonzero(rank >= number)
            at, key = state[here] >> _KEY_BITS & _FROM, state[here] & _KEY
            taken[here, number - 1] = ranks[number].taken[at, key]
            state[here] = ranks[number].states[at, key]
    return taken
