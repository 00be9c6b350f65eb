"""Says where Western words divide (断词) and addresses break, and what hyphen a divided word prints.

Division points are those of the LibreOffice patterns (pyphen); a soft hyphen in the copy says better.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from ghpress.galley.addresses import address_breaks, addresses
from ghpress.galley.breaks import FREE, PIECE, WORD, Breaks, hold_of
from ghpress.galley.measure import Flags, Measured
from ghpress.galley.sorts import Case, scaled
from ghpress.galley.spacing import Spaces
from ghpress.layout.styles import Hyphenation
from ghpress.units import Length
from ghpress.values import dataclass

if TYPE_CHECKING:
    import pyphen

HYPHEN = "-"
SOFT_HYPHEN = "\u00ad"
"""What a printed hyphen says in the page's text: it goes when the word is read whole (ISO 32000-1
14.8.2.2.3)."""

LEAST_WORD, MOST_WORD = 6, 40
"""Letters of the words that are divided: what is longer is no word."""

LEAST_BEFORE, LEAST_AFTER = 2, 3
"""Letters kept together at a word's start and end."""

DIVIDED = 250
"""A word divided: a column's line opened by less than 0.15 em everywhere is better."""

NAME_DIVIDED = 500
"""A word with a capital divided: most are names, which had better stay whole."""

SOFT = 60
"""A word divided where the copy itself says so: as one that ends at its own hyphen."""

ADDRESS = {"/": 60, "?": 60, "&": 60, "=": 60, ".": 120, "-": 120, "_": 120}
"""An address broken: behind what parts it, better than behind what joins it."""

_LETTER = "A-Za-zÀ-ɏ"
_WORD = re.compile(
    rf"[A-Za-z](?<![{_LETTER}0-9'’\-‐@./_\\\u00ad][A-Za-z])[a-z]{{{LEAST_WORD - 1},{MOST_WORD - 1}}}"
    rf"(?![{_LETTER}0-9\-‐@/_\\\u00ad\u0300-\u036f]|\.[A-Za-z0-9])"
)
"""A word of small letters but for its first: capitals are abbreviations and names of things."""
_SOFT = re.compile(rf"{SOFT_HYPHEN}(?<=[{_LETTER}]{SOFT_HYPHEN})(?=[{_LETTER}])")


@dataclass(frozen=True, slots=True)
class Hyphen:
    """The hyphen that a line prints behind the cluster it ends with: font, glyph, width."""

    font: int
    glyph: int
    width: Length


@dataclass(frozen=True, slots=True)
class Divided:
    """Breaks and spaces with the division points in, and the hyphens by the cluster before them.

    ``shorts`` are where a line may end inside an address, and then need not be full.
    """

    breaks: Breaks
    spaces: Spaces
    hyphens: Mapping[int, Hyphen] = field(default_factory=dict)
    shorts: Flags | None = None


@dataclass(frozen=True, slots=True)
class _Point:
    """A line may end after this character at this cost; whether it then prints a hyphen."""

    at: int
    cost: int
    hyphen: bool


@dataclass(frozen=True, slots=True)
class _Word:
    """A word, where it starts, and how many of its letters may stand before a hyphen."""

    start: int
    letters: str
    points: tuple[int, ...]


def divided(
    measured: Measured, breaks: Breaks, spaces: Spaces, hyphenation: Hyphenation, case: Case
) -> Divided:
    """The breaks with those inside words and addresses, the spaces with room for their hyphens.

    Where nothing may be broken for another reason (a name, a raised figure), nothing is.
    """
    chars = measured.text.chars
    words = () if hyphenation == "none" else tuple(_words(chars, hyphenation))
    points = [*_points(chars), *_in_words(words, NAME_DIVIDED * hold_of(measured))]
    if not points:
        return Divided(breaks, spaces)
    levels, costs, trails = breaks.levels.copy(), breaks.costs.copy(), spaces.trails.copy()
    clusters = np.searchsorted(np.array(measured.starts), [point.at for point in points], side="right")
    held = _held(measured)
    hyphens: dict[int, Hyphen] = {}
    shorts = np.zeros(len(measured), dtype=np.bool_)
    _hold_letters(measured, words, levels)
    for point, after in zip(points, clusters.tolist(), strict=True):
        cluster = after - 1
        if levels[cluster] not in (WORD, PIECE, FREE) or held[cluster]:
            continue
        hyphen = _hyphen(measured, cluster, case) if point.hyphen else None
        if point.hyphen and hyphen is None:
            continue
        levels[cluster] = FREE
        costs[cluster] = max(int(costs[cluster]), point.cost)
        if hyphen:
            hyphens[cluster] = hyphen
            trails[cluster] += hyphen.width
        shorts[cluster] = hyphen is None
    own = shorts if shorts.any() else None
    return Divided(Breaks(levels, costs), replace(spaces, trails=trails), hyphens, own)


def _points(chars: str) -> Iterator[_Point]:
    """Where lines may end in addresses and at soft hyphens."""
    for start, stop in addresses(chars):
        for at in address_breaks(chars, start, stop):
            yield _Point(at, ADDRESS[chars[at]], hyphen=False)
    for match in _SOFT.finditer(chars):
        yield _Point(match.start(), SOFT, hyphen=True)


def _words(chars: str, hyphenation: Hyphenation) -> Iterator[_Word]:
    """The words that the patterns know how to divide; what is part of an address is none."""
    taken = list(addresses(chars))
    for match in _WORD.finditer(chars):
        if not any(start <= match.start() < stop for start, stop in taken):
            points = division_points(match.group(), hyphenation)
            if points:
                yield _Word(match.start(), match.group(), points)


def _in_words(words: Iterable[_Word], name_divided: int) -> Iterator[_Point]:
    """The patterns' points of these words."""
    for word in words:
        cost = DIVIDED if word.letters.islower() else name_divided
        for before in word.points:
            yield _Point(word.start + before - 1, cost, hyphen=True)


def _hold_letters(measured: Measured, words: Iterable[_Word], levels: npt.NDArray[np.uint8]) -> None:
    """A word that may be divided is split nowhere else, but where a syllable is wider than the line."""
    for word in words:
        first, stop = (bisect_left(measured.starts, word.start + at) for at in (0, len(word.letters)))
        inside = levels[first : max(first, stop - 1)]
        inside[inside == WORD] = PIECE


@lru_cache(maxsize=1 << 14)
def division_points(word: str, hyphenation: Hyphenation) -> tuple[int, ...]:
    """How many letters may stand before the hyphen, the least first."""
    patterns = _patterns(hyphenation)
    return tuple(point for point in patterns.positions(word) if point >= LEAST_BEFORE)


@lru_cache(maxsize=2)
def _patterns(hyphenation: Hyphenation) -> "pyphen.Pyphen":
    """A language's patterns; loaded at first use: most Chinese copy divides no word."""
    import pyphen

    return pyphen.Pyphen(lang=hyphenation, left=LEAST_BEFORE, right=LEAST_AFTER)


def _held(measured: Measured) -> list[bool]:
    """After which clusters nothing is divided: raised figures, names, what shares a reading."""
    held = measured.raised.copy()
    starts = np.array(measured.starts, dtype=np.int64)
    for span in measured.text.spans:
        if span.kind == "nobreak":
            first, stop = np.searchsorted(starts, (span.start, span.stop)).tolist()
            held[first : max(first, stop - 1)] = True
    flags: list[bool] = held.tolist()
    return flags


def _hyphen(measured: Measured, cluster: int, case: Case) -> Hyphen | None:
    """The hyphen in the font of the letter before it; None where its face has none."""
    last = measured.glyph_from[cluster + 1] - 1
    if last < measured.glyph_from[cluster]:
        return None
    font = int(measured.glyph_fonts[last])
    spec = measured.fonts[font]
    face = case.shelf.face(spec.face)
    glyph = face.glyph(HYPHEN)
    if glyph is None:
        return None
    return Hyphen(font, glyph, scaled(face.advance(glyph), spec.size * spec.condense, face.upem * 1000))
