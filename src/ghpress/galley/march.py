"""Breaks many paragraphs in step, a line of each at a time: the same ways as fit.py finds one by one.

What the search of a single paragraph does start by start is done here for all paragraphs at once, after
one line, after two, and so on: an array operation costs as much for one paragraph as for a story.
"""

from collections.abc import Iterator

import numpy as np

from ghpress.galley.arrays import ranges, steps, where
from ghpress.galley.candidates import FULL_LAST, Lot
from ghpress.galley.costs import TONES, UNEVEN
from ghpress.galley.measure import Ints
from ghpress.units import Length
from ghpress.values import dataclass

_KEY_BITS, _FROM_BITS = 3, 20
_SHIFT = _KEY_BITS + _FROM_BITS
"""A state is one number, so that the least is the cheapest and, of equal ones, the first: its cost, then
the number of the start before among those of its line, then the tone of the line above that."""

_KEY, _FROM, _LEAST = (1 << _KEY_BITS) - 1, (1 << _FROM_BITS) - 1, 1 << _SHIFT
_MOST = 1 << 38
"""What no way may cost, lest states overflow."""
_NEVER = _MOST << _SHIFT

_STARTS = TONES.bit_length() - 1
"""Shifted by so much a target is the number of its start."""

_BESIDE = np.array(
    [[(UNEVEN[abs(a - b)] << _SHIFT) + a for a in range(TONES)] for b in range(TONES)], dtype=np.int64
)
"""What a line of tone b (row) costs under one of tone a (column), with that tone's key."""


@dataclass(frozen=True, slots=True)
class _Rank:
    """The starts reached after so many lines, in order, with their states by tone of the last line.

    ``ends`` are the states of paragraphs that end with one line more, that being full or not.
    """

    starts: Ints
    states: Ints
    ends: Ints


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
    return len(lot.starts) < _FROM and most * int(steps(lot.cuts).max()) < _MOST


def march(lot: Lot, width: Length) -> Marched:
    """All ways forward: for each start, number of lines and tone the cheapest way there."""
    count, texts = len(lot.starts), len(lot.paragraphs)
    targets, costs = _targets(lot, width), lot.costs << _SHIFT
    firsts, counts = lot.offsets[:-1], steps(lot.offsets)
    best = np.full((count + texts) * TONES, _NEVER)
    ends = slice(count * TONES, count * TONES + 2 * texts)
    totals = np.zeros(count, dtype=np.int64)
    starts, states = lot.cuts[:-1], np.zeros((texts, TONES), dtype=np.int64)
    above = np.full((texts, TONES), TONES)
    ranks: list[_Rank] = []
    while len(starts):
        lines, origin = ranges(firsts[starts], counts[starts])
        there = targets[lines]
        state = above[origin, lot.tones[lines]] + costs[lines] + (origin << _KEY_BITS)
        np.minimum.at(best, there, state)
        ranks.append(_Rank(starts, states, best[ends]))
        reached = np.zeros(count + texts, dtype=np.bool_)
        reached[there >> _STARTS] = True
        starts = where(reached[:count])
        totals[starts] += 1
        states = best.reshape(-1, TONES)[starts]
        best = np.full_like(best, _NEVER)
        above = ((states & ~(_LEAST - 1))[:, None, :] + _BESIDE).min(axis=2)
    return Marched(lot, tuple(ranks), totals)


def _targets(lot: Lot, width: Length) -> Ints:
    """Where each line leads: a start and its tone, or a paragraph's end with it full or not."""
    text = np.arange(len(lot.paragraphs)).repeat(steps(lot.offsets[lot.cuts]))
    is_full = lot.widths * FULL_LAST[1] >= width * FULL_LAST[0]
    ends = len(lot.starts) * TONES + text * 2 + is_full
    return np.where(lot.next == lot.cuts[1:][text], ends, lot.next * TONES + lot.tones)


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
    starts = _traced(marched, rank, text * 2 + full, lot.cuts[text + 1])
    used = np.arange(starts.shape[1] - 1) <= rank[:, None]
    taken = np.where(used, _between(lot, starts[:, :-1], starts[:, 1:]), 0)
    # A paragraph ends before the first start of the next one.
    clusters = sum(len(one.measured) for one in lot.paragraphs)
    firsts = np.concatenate((lot.starts, [clusters]))
    ends = firsts[starts[:, 1:]] - 1 - firsts[starts[:, :1]]
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


def _traced(marched: Marched, rank: Ints, end: Ints, stop: Ints) -> Ints:
    """The starts of each way's lines in order and where the last one stops, a row each."""
    ranks = marched.ranks
    starts = np.zeros((len(rank), int(rank.max()) + 2), dtype=np.int64)
    state = np.zeros(len(rank), dtype=np.int64)
    for number in range(starts.shape[1] - 2, -1, -1):
        own = where(rank == number)
        state[own], starts[own, number + 1] = ranks[number].ends[end[own]], stop[own]
        here = where(rank >= number)
        at, key = state[here] >> _KEY_BITS & _FROM, state[here] & _KEY
        starts[here, number] = ranks[number].starts[at]
        if number:
            state[here] = ranks[number].states[at, key]
    return starts


def _between(lot: Lot, starts: Ints, following: Ints) -> Ints:
    """The lines from these starts to the starts that follow; any where there is none."""
    count = len(lot.starts) + 1
    own = np.arange(len(lot.starts)).repeat(steps(lot.offsets)) * count + lot.next
    found: Ints = own.searchsorted(starts * count + following)
    return np.minimum(found, len(own) - 1)
