"""Weighs stories against a page by area alone: what they cost at the least if they fill it exactly.

No tree is looked at, so it takes next to no time; a page that its stories would overfill, or leave open,
is dear already here and need not be solved.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import field

import numpy as np

from ghpress.makeup.bench import Bench, Run
from ghpress.makeup.cheapest import NONE, Ints
from ghpress.makeup.offered import offered
from ghpress.makeup.shape import Shapes
from ghpress.values import dataclass

MOST_HELD = 60
"""Stories up to which their balance is held, to be taken over when one was corrected: two megabytes."""


@dataclass(slots=True)
class Balance:
    """Stories weighed by area: for runs of them from one on, the least cost of every area they take.

    Areas are those of stories with so many lines of ``white`` under them, the least there may be.
    """

    shapes: Sequence[Shapes]
    area: int
    white: int
    _from: dict[int, list[Ints]] = field(default_factory=dict)
    _offers: dict[int, tuple[Ints, Ints]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for former in _LAST:
            self._take_over(former)
        if len(self.shapes) <= MOST_HELD:
            _LAST.append(self)

    def _take_over(self, former: "Balance") -> None:
        """What is known already of stories that stand where they stood and take the same room."""
        if (former.area, former.white) != (self.area, self.white):
            return
        same = [
            self._is_same(story, former) for story in range(min(len(self.shapes), len(former.shapes)))
        ]
        changed = [story for story, is_same in enumerate(same) if not is_same]
        for start, known in former._from.items():
            stop = next((story for story in changed if story >= start), len(same))
            self._from[start] = known[: max(0, stop - start) + 1]

    def _is_same(self, story: int, former: "Balance") -> bool:
        """Whether a story takes the same areas at the same prices."""
        if self.shapes[story] is former.shapes[story]:
            if story in former._offers:
                self._offers[story] = former._offers[story]
            return True
        return all(map(np.array_equal, self._offered(story), former._offered(story)))

    def costs(self, start: int, stop: int) -> Ints:
        """The least cost of stories ``start`` to before ``stop``, by the area they take together."""
        known = self._from.setdefault(start, [_nothing(self.area)])
        while len(known) <= stop - start:
            known.append(_with(known[-1], self._offered(start + len(known) - 1)))
        return known[stop - start]

    def _offered(self, story: int) -> tuple[Ints, Ints]:
        """The areas a story may take, and what it costs at the least in each."""
        if story not in self._offers:
            self._offers[story] = _offers(self.shapes[story], self.area, self.white)
        return self._offers[story]


_LAST: deque[Balance] = deque(maxlen=1)


def least_balanced(balance: Balance, run: Run, bench: Bench, area: int) -> int:
    """What a run costs at the least on a page of so many columns times lines, one gap's white added.

    Stories that overfill it cost as much as a line of text left over, all others less: a page left open,
    however dear, is one that they make.
    """
    ladder, columns = bench.ladder, max(room.columns or bench.columns for room in run.rooms)
    costs = balance.costs(run.start, run.stop)[: area + 1]
    most_white = (bench.white.most - bench.white.least) * columns * (run.stop - run.start)
    open_lines = (area - most_white - np.arange(len(costs))) // columns
    short = ladder.last_page_short if run.is_last else ladder.page_short
    least = int((costs + short * np.maximum(open_lines, 0)).min())
    return min(least, ladder.over - 1) if least < NONE else ladder.over


def _nothing(area: int) -> Ints:
    """No story at all: no area, no cost."""
    costs = np.full(area + 1, NONE, dtype=np.int32)
    costs[0] = 0
    return costs


def _offers(own: Shapes, most: int, white: int) -> tuple[Ints, Ints]:
    """The areas up to the most that a story may take, and the cheapest shape's price in each."""
    facts = offered(own)
    area = facts.columns * (facts.depth + white)
    best = np.full(most + 1, NONE, dtype=np.int32)
    goes = area <= most
    np.minimum.at(best, area[goes], facts.cost[goes])
    there = np.flatnonzero(best < NONE)
    return there.astype(np.int32), best[there]


def _with(costs: Ints, offers: tuple[Ints, Ints]) -> Ints:
    """The costs with one story more, in the cheapest of its shapes for each area."""
    summed = np.full_like(costs, NONE)
    there = np.flatnonzero(costs < NONE)
    if not len(there):
        return summed
    begin, stop = int(there[0]), int(there[-1]) + 1
    for area, price in zip(*(one.tolist() for one in offers), strict=True):
        own = summed[begin + area : stop + area]
        np.minimum(own, costs[begin : begin + len(own)] + price, out=own)
    return summed
