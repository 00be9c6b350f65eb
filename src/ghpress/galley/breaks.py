"""Says where a line may end: freely, at a price, only in need, or not at all.

Levels: FREE; KEPT, where a term or name would be split; WORD, inside a Western word; PIECE, inside a
number; NEVER, beside a prohibited mark. The last two are used only when a piece is wider than the line;
BARRED, before a space, not even then.
"""

import re
from bisect import bisect_left

import numpy as np
import numpy.typing as npt

from ghpress.galley import costs as prices
from ghpress.galley.arrays import lean, where
from ghpress.galley.classes import NUMBER, WESTERN, among
from ghpress.galley.measure import Flags, Ints, Lean, Measured, Take
from ghpress.galley.tables.characters import NO_BREAK_SPACES, Class
from ghpress.galley.tables.counters import NUMBERED
from ghpress.galley.tables.prohibitions import NOT_FIRST, NOT_LAST
from ghpress.layout.styles import Strictness
from ghpress.values import dataclass

FREE, KEPT, WORD, PIECE, NEVER, BARRED = range(6)

_HYPHENATED = re.compile(r"(?<=[A-Za-z])[-‐](?=[A-Za-z])")

_BLANK = (Class.SP, Class.IS, Class.ZW)

_BEFORE_SOLIDUS = re.compile(r"[^\s/][/·]")

TERM = "term"
"""The value of a nobreak span over a set term: split only at a price. Others hold to the last."""

TERM_COST = 500
"""A set term split: a line opened by a fifth of an em is better, one that looks loose is not."""

LONGEST_NOTE = 8
"""Raised or lowered characters that stay together as one sign, such as ①② or [12]."""

HYPHEN_COST = 60
"""A line that ends at a word's own hyphen: as unwelcome as an opening of 0.1 em."""
MEASURE_WORD_COST = 160
"""A number parted from its measure word, or a measure word in itself: a line of 15 em opened by an
eighth at every gap is better than that, one opened further is not."""


@dataclass(frozen=True, slots=True)
class Breaks:
    """``levels[i]`` and ``costs[i]`` of ending a line after cluster ``i``."""

    levels: npt.NDArray[np.uint8]
    costs: Lean

    def lean(self) -> "Breaks":
        """The same in as little memory as they need."""
        return Breaks(self.levels, lean(self.costs))

    def part(self, here: slice) -> "Breaks":
        """The breaks of these clusters."""
        return Breaks(self.levels[here], self.costs[here])


def breaks_of(take: Take, strictness: Strictness) -> Breaks:
    """Where measured texts may be broken at a level of strictness, one text after the other."""
    count = len(take)
    levels = np.zeros(count, dtype=np.uint8)
    costs = np.zeros(count, dtype=np.int64)
    classes, lasts = take.classes, take.lasts()
    not_last = among(classes, NOT_LAST[strictness])
    space, joiner = among(classes, _BLANK), among(classes, (Class.WJ,))
    blank = where(space)
    _skip_spaces(take, blank, not_last)
    prohibited = not_last | take.kept
    # Before what may not be first, before a raised figure, beside a word joiner that begins the text.
    prohibited |= joiner | _before(among(classes, NOT_FIRST[strictness]) | take.raised | joiner, lasts)
    prohibited[blank[_holds(take, blank)]] = True
    levels[prohibited | take.unit] = NEVER
    levels[_inside_pieces(take, lasts) & ~prohibited] = PIECE
    levels[_inside_words(take, lasts) & ~prohibited] = WORD
    # Before a space no line ends: the space goes with what stands before it.
    levels[_before(space, lasts)] = BARRED
    _hold_units(take, levels)
    _price(take, levels, costs)
    for measured, here in take.parts():
        if measured.text.spans or measured.notes:
            _keep_terms(measured, levels[here], costs[here])
    levels[lasts] = FREE
    return Breaks(levels, costs)


def _before(flags: Flags, lasts: Ints) -> Flags:
    """What stands before a flagged cluster of its text."""
    before = np.concatenate((flags[1:], flags[:1]))
    before[lasts] = False
    return before


def _behind(flags: Flags, lasts: Ints) -> Flags:
    """What stands behind a flagged cluster of its text."""
    behind = np.concatenate((flags[-1:], flags[:-1]))
    behind[lasts[:-1] + 1] = False
    behind[:1] = False
    return behind


def _inside_pieces(take: Take, lasts: Ints) -> Flags:
    """Between two figures, signs or letters of a rigid piece."""
    part = among(take.classes, _OF_PIECES)
    return take.unit & part & _before(part, lasts)


_OF_PIECES = WESTERN | {Class.SY}


def _skip_spaces(take: Take, blank: Ints, not_last: Flags) -> None:
    """A space does not free the mark before it: （ with a space after it still may not end a line."""
    begins = set(take.cuts)
    for at in blank.tolist():
        if at not in begins:
            not_last[at] = not_last[at - 1]


def _holds(take: Take, blank: Ints) -> Flags:
    """Which of the spaces hold what stands on either side together."""
    holds = np.zeros(len(blank), dtype=np.bool_)
    stops = np.array(take.cuts).searchsorted(blank, side="right")
    for number, (at, stop) in enumerate(zip(blank.tolist(), stops.tolist(), strict=True)):
        if take.classes[at] == Class.SP:
            holds[number] = take.measured[stop - 1].chars(at - take.cuts[stop - 1]) in NO_BREAK_SPACES
    return holds


def _inside_words(take: Take, lasts: Ints) -> Flags:
    """Between two characters of a Western word, numbers left out."""
    letters = among(take.classes, WESTERN)
    if not letters.any():
        return letters
    plain = letters & ~among(take.classes, (Class.DI, Class.PX, Class.SX, Class.PC))
    inside = plain & _before(letters, lasts) | letters & _before(plain, lasts)
    inside &= ~_before(among(take.classes, (Class.AC, Class.AP, Class.SX, Class.PC)), lasts)
    inside &= ~among(take.classes, (Class.AO,))
    # No letter alone on either side of a split.
    return inside & take.unit & _before(inside, lasts) & _behind(inside, lasts)


def _hold_units(take: Take, levels: npt.NDArray[np.uint8]) -> None:
    """The letters of a number's unit (200km/h) are part of it; no line begins with a word's solidus."""
    if WORD not in levels:
        return
    for pattern in (NUMBER, _BEFORE_SOLIDUS):
        for match in pattern.finditer(take.chars):
            if match.end() - match.start() > 1:
                first, stop = take.starts.searchsorted(match.span()).tolist()
                inside = levels[first : max(first, stop - 1)]
                inside[inside == WORD] = PIECE


def hold_of(measured: Measured) -> int:
    """How much heavier terms and names weigh than usual: as much as opening does in their style."""
    return prices.HELD if measured.style.setting.push_in_first else 1


def _keep_terms(measured: Measured, levels: npt.NDArray[np.uint8], costs: Ints) -> None:
    """Names are split only in need, set terms at a price, what shares a reading never."""
    for span in measured.text.spans:
        if span.kind in ("nobreak", "sup", "sub"):
            first, stop = (bisect_left(measured.starts, at) for at in (span.start, span.stop))
            inside = slice(first, max(first, stop - 1))
            if span.kind != "nobreak":
                levels[inside] = NEVER if stop - first <= LONGEST_NOTE else levels[inside]
            elif span.value == TERM:
                costs[inside] = np.maximum(costs[inside], TERM_COST * hold_of(measured))
            else:
                levels[inside] = np.where(levels[inside] == FREE, KEPT, levels[inside])
    for note in measured.notes:
        levels[note.first : note.last] = NEVER


def _price(take: Take, levels: npt.NDArray[np.uint8], costs: Ints) -> None:
    """Own hyphens of words, and numbers before their measure words."""
    hyphens = [match.start() for match in _HYPHENATED.finditer(take.chars)]
    at = take.starts.searchsorted(hyphens, side="right") - 1
    levels[at] = FREE
    np.add.at(costs, at, HYPHEN_COST)
    tails = [
        before - 1
        for match in NUMBERED.finditer(take.chars)
        for before in range(match.start("tail"), match.end("tail"))
    ]
    np.add.at(costs, take.starts.searchsorted(tails, side="right") - 1, MEASURE_WORD_COST)
