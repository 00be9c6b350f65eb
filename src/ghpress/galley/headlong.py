"""Breaks a headline into many lines: a long one over a narrow measure, by meaning still.

Trying every choice of breaks is for two or three lines. Of more, those breaks are found that cost least
together with how far each line is from its share of the whole.
"""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from ghpress.galley.headbreaks import AT_PART
from ghpress.galley.headruler import Ruler
from ghpress.units import Length
from ghpress.values import dataclass

MOST_LINES = 16
"""A head of more lines is no head: it is set crowded, and said to be."""

EVEN = 900
"""A line away from its share of the whole: this times the square of the difference over the share."""

WIDEST = 2
"""Lines are tried of up to so many times their share, and down to the share over as much."""


@dataclass(frozen=True, slots=True)
class _Places:
    """Where lines may end, in order, the head's end the last; which of these must be line ends."""

    ruler: Ruler
    ends: tuple[int, ...]
    costs: tuple[int, ...]
    musts: tuple[bool, ...]

    def after(self, place: int, share: Length) -> Iterator[tuple[int, int]]:
        """The places the next line may end at, with what it costs to end it there; −1 is the start."""
        first = self.ends[place] + 1 if place >= 0 else 0
        for following in range(place + 1, len(self.ends)):
            width = self.ruler.width(first, self.ends[following])
            if width > WIDEST * share:
                return
            if width * WIDEST >= share:
                away = EVEN * (width - share) ** 2 // share**2
                yield following, self.costs[following] + away
            if self.musts[following]:
                return


_Reached: TypeAlias = dict[int, tuple[int, tuple[int, ...]]]
"""By place: the cost so far and the ends of the lines."""


def long_cuts(ruler: Ruler, breaks: Mapping[int, int], fewest: int, most: int) -> list[tuple[int, ...]]:
    """For each number of lines from one to another the best ends of all lines but the last.

    A head in parts is broken at each of them. Left out are numbers of lines its breaks do not allow.
    """
    ends = sorted(breaks)
    places = _Places(
        ruler,
        (*ends, ruler.last),
        (*(breaks[end] for end in ends), 0),
        (*(breaks[end] == AT_PART for end in ends), True),
    )
    counts = range(fewest, min(most, MOST_LINES, len(places.ends)) + 1)
    cuts = (_best(places, count) for count in counts)
    return [cut for cut in cuts if cut]


def _best(places: _Places, count: int) -> tuple[int, ...]:
    """The best way to break the head into so many lines; nothing where there is none."""
    share = max(1, places.ruler.width(0, places.ruler.last) // count)
    reached: _Reached = {-1: (0, ())}
    for _ in range(count):
        reached = _one_line_more(places, reached, share)
    _, ends = reached.get(len(places.ends) - 1, (0, ()))
    return ends[:-1]


def _one_line_more(places: _Places, before: _Reached, share: Length) -> _Reached:
    """Every place one line further on, the cheapest way."""
    after: _Reached = {}
    for place, (cost, ends) in before.items():
        for following, price in places.after(place, share):
            if following not in after or cost + price < after[following][0]:
                after[following] = (cost + price, (*ends, places.ends[following]))
    return after
