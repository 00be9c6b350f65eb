"""Searches a paragraph's breaks once more so that no more than two lines in a row end in a hyphen.

Ladders are rare, so the usual search does not count; where it has built one, this slower search is run,
in which every hyphen too many has its price: a measure too narrow for its words may know no other way.
"""

from collections.abc import Callable, Iterable
from dataclasses import field
from typing import TypeAlias

from ghpress.galley.candidates import Candidates, is_full
from ghpress.galley.costs import BEYOND_MOST, BEYOND_WORD, TONES, UNEVEN, UNFIT
from ghpress.galley.sums import Paragraph
from ghpress.units import Length
from ghpress.values import dataclass

MOST_IN_ROW = 2
"""Lines one under the other that may end in a hyphen."""

LADDER = BEYOND_WORD + BEYOND_MOST + UNFIT // 10
"""A hyphen too many: a line whose gaps open by an em and a half is better, one that opens further, or
has nothing to open and stays short, is not."""

_RUNS = MOST_IN_ROW + 1
_KEYS = (TONES + 1) * _RUNS
"""A state's key is (lines so far × (tones + 1) + tone) × runs + hyphens in a row just above."""

State: TypeAlias = tuple[int, int, int, int]
"""Cost so far, the start before, the key there, the candidate taken."""


@dataclass(frozen=True, slots=True)
class Climbed:
    """Where the search has been: states by start and key; the end by number of lines and fullness."""

    states: list[dict[int, State]]
    finals: dict[tuple[int, bool], State] = field(default_factory=dict)


def rungs(paragraph: Paragraph, ends: Iterable[int]) -> int:
    """How many lines end in one hyphen too many."""
    too_many, row = 0, 0
    for end in ends:
        row = row + 1 if end in paragraph.hyphens else 0
        too_many += row > MOST_IN_ROW
    return too_many


def climb(
    paragraph: Paragraph,
    at: Callable[[int], Candidates],
    width_of: Callable[[int], Length],
    spread: int,
) -> Climbed:
    """Forward over all starts as the usual search, hyphens in a row being part of the state.

    Args:
        paragraph: the paragraph.
        at: the candidates of line k.
        width_of: its measure.
        spread: how many line totals either side of the cheapest to follow.
    """
    starts = at(0).starts
    hyphens = [start - 1 in paragraph.hyphens for start in starts]
    climbed = Climbed([{} for _ in starts])
    climbed.states[0][TONES * _RUNS] = (0, -1, -1, -1)
    for start in range(len(starts)):
        for line, key, so_far in _worth_following(climbed.states[start], spread):
            tone_above, run = divmod(key % _KEYS, _RUNS)
            for taken, following, own, tone in at(line).after(start):
                beside = UNEVEN[abs(tone_above - tone)] if tone_above < TONES else 0
                state = (so_far + own + beside, start, key, taken)
                if following == len(starts):
                    fills = is_full(at(line), taken, width_of(line))
                    _keep(climbed.finals, (line + 1, fills), state)
                    continue
                row = run + 1 if hyphens[following] else 0
                if row > MOST_IN_ROW:
                    row, state = MOST_IN_ROW, (state[0] + LADDER, *state[1:])
                _keep(climbed.states[following], (line + 1) * _KEYS + tone * _RUNS + row, state)
    return climbed


def _keep(kept: dict, key: object, state: State) -> None:  # type: ignore[type-arg]
    """The cheaper of two states."""
    old = kept.get(key)
    if old is None or state[0] < old[0]:
        kept[key] = state


def _worth_following(here: dict[int, State], spread: int) -> list[tuple[int, int, int]]:
    """Line, key and cost of the states no other stays ahead of, of line totals near the cheapest."""
    least: dict[tuple[int, int], int] = {}
    for key, state in here.items():
        for run in range(key % _RUNS, _RUNS):
            place = (key // _KEYS, run)
            least[place] = min(least.get(place, state[0]), state[0])
    _, cheapest = min(((cost, line) for (line, _), cost in least.items()), default=(0, 0))
    return [
        (key // _KEYS, key, state[0])
        for key, state in here.items()
        if abs(key // _KEYS - cheapest) <= spread
        and state[0] < least[key // _KEYS, key % _RUNS] + UNEVEN[-1] + 1
    ]
