"""Says where a line may end: freely, at a price, only in need, or not at all.

Levels: FREE; KEPT, where a term or name would be split; WORD, inside a Western word; PIECE, inside a
number; NEVER, beside a prohibited mark. The last two are used only when a piece is wider than the line;
BARRED, before a space, not even then.
"""

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ghpress.galley import costs as prices
from ghpress.galley.classes import WESTERN, among
from ghpress.galley.measure import Ints, Measured
from ghpress.galley.tables.characters import NO_BREAK_SPACES, Class
from ghpress.galley.tables.counters import NUMBERED
from ghpress.galley.tables.prohibitions import NOT_FIRST, NOT_LAST
from ghpress.layout.styles import Strictness

FREE, KEPT, WORD, PIECE, NEVER, BARRED = range(6)

_HYPHENATED = re.compile(r"(?<=[A-Za-z])[-‐](?=[A-Za-z])")

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
    costs: Ints


def breaks_of(measured: Measured, strictness: Strictness) -> Breaks:
    """Where the text may be broken at a level of strictness."""
    count = len(measured)
    levels = np.zeros(count, dtype=np.uint8)
    costs = np.zeros(count, dtype=np.int64)
    if not count:
        return Breaks(levels, costs)
    classes = measured.classes
    not_first = among(classes, NOT_FIRST[strictness])
    not_last = among(classes, NOT_LAST[strictness])
    _skip_spaces(classes, not_last)
    prohibited = not_last.copy()
    prohibited[:-1] |= not_first[1:] | measured.kept[:-1] | measured.raised[1:]
    prohibited |= _joined_by_word_joiners(classes) | _no_break_spaces(measured)
    levels[prohibited | measured.unit] = NEVER
    levels[_inside_pieces(measured) & ~prohibited] = PIECE
    levels[_inside_words(measured) & ~prohibited] = WORD
    levels[_before_spaces(classes)] = BARRED
    _price(measured, levels, costs)
    _keep_terms(measured, levels, costs)
    levels[-1] = FREE
    return Breaks(levels, costs)


def _before_spaces(classes: npt.NDArray[np.uint8]) -> npt.NDArray[np.bool_]:
    """Before a space no line ends: the space goes with what stands before it."""
    space = among(classes, (Class.SP, Class.IS, Class.ZW))
    return np.append(space[1:], False)


def _joined_by_word_joiners(classes: npt.NDArray[np.uint8]) -> npt.NDArray[np.bool_]:
    """Beside a word joiner that begins the text."""
    joiner = among(classes, (Class.WJ,))
    beside: npt.NDArray[np.bool_] = joiner | np.append(joiner[1:], False)
    return beside


def _inside_pieces(measured: Measured) -> npt.NDArray[np.bool_]:
    """Between two figures, signs or letters of a rigid piece."""
    part = among(measured.classes, WESTERN | {Class.SY})
    inside: npt.NDArray[np.bool_] = measured.unit & part & np.append(part[1:], False)
    return inside


def _skip_spaces(classes: npt.NDArray[np.uint8], not_last: npt.NDArray[np.bool_]) -> None:
    """A space does not free the mark before it: （ with a space after it still may not end a line."""
    for at in np.flatnonzero(among(classes, (Class.SP, Class.IS, Class.ZW))).tolist():
        if at:
            not_last[at] = not_last[at - 1]


def _no_break_spaces(measured: Measured) -> npt.NDArray[np.bool_]:
    """Spaces that hold what stands on either side together."""
    holds = np.zeros(len(measured), dtype=np.bool_)
    for at in np.flatnonzero(measured.classes == Class.SP).tolist():
        holds[at] = measured.chars(at) in NO_BREAK_SPACES
    return holds


def _inside_words(measured: Measured) -> npt.NDArray[np.bool_]:
    """Between two characters of a Western word, numbers left out."""
    letters = among(measured.classes, WESTERN)
    plain = letters & ~among(measured.classes, (Class.DI, Class.PX, Class.SX, Class.PC))
    inside = np.zeros(len(measured), dtype=np.bool_)
    inside[:-1] = plain[:-1] & letters[1:] | letters[:-1] & plain[1:]
    inside[:-1] &= ~among(measured.classes[1:], (Class.AC, Class.AP, Class.SX, Class.PC))
    inside[:-1] &= ~among(measured.classes[:-1], (Class.AO,))
    # No letter alone on either side of a split.
    apart = np.append(~inside[1:], True) | np.insert(~inside[:-1], 0, True)
    return inside & measured.unit & ~apart


def hold_of(measured: Measured) -> int:
    """How much heavier terms and names weigh than usual: as much as opening does in their style."""
    return prices.HELD if measured.style.setting.push_in_first else 1


def _keep_terms(measured: Measured, levels: npt.NDArray[np.uint8], costs: Ints) -> None:
    """Names are split only in need, set terms at a price, what shares a reading never."""
    starts = np.array(measured.starts, dtype=np.int64)
    for span in measured.text.spans:
        if span.kind in ("nobreak", "sup", "sub"):
            first, stop = np.searchsorted(starts, (span.start, span.stop)).tolist()
            inside = slice(first, max(first, stop - 1))
            if span.kind != "nobreak":
                levels[inside] = NEVER if stop - first <= LONGEST_NOTE else levels[inside]
            elif span.value == TERM:
                costs[inside] = np.maximum(costs[inside], TERM_COST * hold_of(measured))
            else:
                levels[inside] = np.where(levels[inside] == FREE, KEPT, levels[inside])
    for note in measured.notes:
        levels[note.first : note.last] = NEVER


def _price(measured: Measured, levels: npt.NDArray[np.uint8], costs: Ints) -> None:
    """Own hyphens of words, and numbers before their measure words."""
    chars = measured.text.chars
    cluster = np.searchsorted(np.array(measured.starts), np.arange(len(chars)), side="right") - 1
    for match in _HYPHENATED.finditer(chars):
        at = int(cluster[match.start()])
        levels[at] = FREE
        costs[at] += HYPHEN_COST
    for match in NUMBERED.finditer(chars):
        for before in range(match.start("tail"), match.end("tail")):
            costs[cluster[before - 1]] += MEASURE_WORD_COST
