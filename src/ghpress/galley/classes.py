"""Gives every character of a text its class, and says which neighbours belong together.

What a character is depends on its company: a full stop between digits is part of a number, an
apostrophe between letters part of a word, two dashes are one mark.
"""

import re
import unicodedata
from collections.abc import Sequence, Set
from functools import cache
from itertools import accumulate, pairwise
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from ghpress.galley.addresses import addresses
from ghpress.galley.tables.characters import (
    APOSTROPHE,
    BY_CLASS,
    DASH_PAIR,
    FRACTION_RANGE,
    HAN_RANGES,
    HYPHENS,
    JOINERS,
    LETTER_RANGES,
    NOTE_SIGNS,
    PERCENTS,
    PREFIXES,
    STOP_PAIRS,
    SUFFIXES,
    UNIT_RANGES,
    UNSEEN,
    Class,
)
from ghpress.values import dataclass

Classes = npt.NDArray[np.uint8]
Flags = npt.NDArray[np.bool_]
Members: TypeAlias = tuple[Class, ...] | frozenset[Class]

WESTERN = frozenset(
    {Class.DI, Class.LA, Class.PX, Class.SX, Class.PC}
    | {Class.AO, Class.AC, Class.AP, Class.AY, Class.AN}
)
"""What is shaped and spaced as Western text."""

LETTERLIKE = frozenset({Class.DI, Class.LA})

BETWEEN = "\n"
"""Parts texts that are classed together: no pattern below looks or reaches beyond it."""

_DIGITS = r"[0-9０-９]"
_SIGNS = rf"[{re.escape(PREFIXES)}\-§]"
_UNITS = rf"[{re.escape(SUFFIXES + PERCENTS)}\u3371-\u337a\u3380-\u33df]"
NUMBER = re.compile(
    rf"{_SIGNS[:-1]}{_DIGITS[1:]}(?:(?<={_DIGITS}){_DIGITS}*|(?<={_SIGNS}){_SIGNS}?{_DIGITS}+)(?:[.,:/．：∶]{_DIGITS}+)*"
    rf"(?:[-–]{_DIGITS}+(?:[.,:]{_DIGITS}+)*)*"
    rf"(?:{_UNITS}+|(?:[a-zA-Zµμ]{{1,4}}(?:/[a-zA-Z]{{1,3}})?[²³]?)(?![a-zA-Z]))?"
)
"""A number with its signs, points, range and unit (clreq 6.1.2). A minus needs no Han before it.

The pattern begins with one set of characters, so that what is no number is passed over at once."""

_DATED = "年月日号时分秒期届"
"""After these a hyphen before a figure means to; elsewhere it is a minus."""

_PAIRED = re.compile(r"——|……|⋯⋯|――|──|--+")
_SINGLE_QUOTES = re.compile("[‘’]")
_STRAIGHT = re.compile("[\"']")
_STOP_RUN = re.compile(r"[？！]{2,}")
_NUMBER_POINTS = ".,:/-–"


@dataclass(frozen=True, slots=True)
class Classified:
    """Each character's class, and what ties it to the next.

    ``joined``: one cluster; ``unit``: never broken, never spaced; ``kept``: never broken, but spaced.
    """

    classes: Classes
    joined: Flags
    unit: Flags
    kept: Flags
    tight: Flags
    """The blank after this stop is dropped: it is the second half of a ？！ pair."""


def classify(chars: str, texts: Sequence[str] | None = None) -> Classified:
    """The classes of the characters and what holds them together.

    Several ``texts`` are classed at once where ``chars`` are they with BETWEEN between them: nothing
    sees beyond its own text, and what stands between them is classed a space.
    """
    parts = _parts((chars,) if texts is None else texts)
    count = len(chars)
    classes = _by_table(chars)
    joined, unit, kept, tight = (np.zeros(count, dtype=np.bool_) for _ in range(4))
    classes[[stop for _, stop, _ in parts[:-1]]] = Class.SP
    _join_extending(chars, classes, joined, {start for start, _, _ in parts})
    for start, stop, text in parts:
        if "’" in text or "‘" in text:
            _resolve_quotes(text, classes[start:stop])
        if '"' in text or "'" in text:
            _resolve_straight_quotes(text, classes[start:stop])
    _resolve_numbers(chars, classes, unit, kept)
    _resolve_marks(chars, classes, joined, unit, tight)
    _resolve_hyphens(chars, classes, kept)
    for start, stop, text in parts:
        _resolve_addresses(text, classes[start:stop], kept[start:stop])
    _resolve_western(classes, unit)
    unit |= joined
    _hold_joiners(chars, kept)
    return Classified(classes, joined, unit, kept, tight)


def _parts(texts: Sequence[str]) -> list[tuple[int, int, str]]:
    """Where each of the joined texts starts and stops."""
    stops = list(accumulate((len(text) + 1 for text in texts), initial=0))
    return [
        (start, after - 1, text) for (start, after), text in zip(pairwise(stops), texts, strict=True)
    ]


def among(classes: Classes, members: Members) -> Flags:
    """Which of the classes are among the members, given as a tuple or frozenset."""
    flags: Flags = _membership(members)[classes]
    return flags


@cache
def _membership(members: Members) -> Flags:
    """A flag for every class: looking up is several times as fast as searching."""
    flags = np.zeros(len(Class), dtype=np.bool_)
    flags[[int(member) for member in members]] = True
    return flags


def is_han(char: str) -> bool:
    """Whether the character is Han (or kana, hangul): what takes the gap, a dot, a reading."""
    return bool(_table_class(ord(char)) == Class.ID)


@cache
def _table() -> Classes:
    """Classes of the Basic Multilingual Plane; symbols where no table says otherwise."""
    table = np.full(0x10000, Class.SY, dtype=np.uint8)
    for first, last in HAN_RANGES:
        table[first : min(last, 0xFFFF) + 1] = Class.ID
    for first, last in LETTER_RANGES:
        table[first : last + 1] = Class.LA
    table[ord("0") : ord("9") + 1] = Class.DI
    table[FRACTION_RANGE[0] : FRACTION_RANGE[1] + 1] = Class.DI
    for first, last in UNIT_RANGES:
        table[first : last + 1] = Class.SX
    for kind, members in BY_CLASS.items():
        for char in members:
            table[ord(char)] = kind
    return table


def _table_class(point: int) -> int:
    if point < 0x10000:
        return int(_table()[point])
    return Class.ID if 0x20000 <= point <= 0x3FFFD else Class.SY


def _by_table(chars: str) -> Classes:
    """The class of every character on its own."""
    points = np.frombuffer(chars.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    classes = _table()[np.minimum(points, 0xFFFF)]
    astral = points > 0xFFFF
    if astral.any():
        han = astral & (points >= 0x20000) & (points <= 0x3FFFD)
        classes[astral] = Class.SY
        classes[han] = Class.ID
    return classes


def _join_extending(chars: str, classes: Classes, joined: Flags, starts: Set[int]) -> None:
    """Combining marks, variation selectors, ZWJ sequences, flags and the unseen stay with their base."""
    if chars.isascii():
        return
    places = {match.start() for match in _MAY_EXTEND.finditer(chars)}
    places.update(match.end() for match in _ZWJ.finditer(chars))
    for index in sorted(places):
        if index not in starts and _extends(chars, index, joined):
            joined[index - 1] = True
            classes[index] = classes[index - 1]


_ZWJ = re.compile("\u200d(?=.)")
_MAY_EXTEND = re.compile(
    r"[\u00ad\u0300-\u200a\u200c-\u200f\u2060-\u206f\u20d0-\u20ff\u302a-\u302f"
    r"\ufb00-\uff00\U0001f000-\U0010ffff]"
)
"""What could be no character of its own; most of any text is passed over at once."""


def _extends(chars: str, index: int, joined: Flags) -> bool:
    """Whether a character goes with the one before it."""
    char, point = chars[index], ord(chars[index])
    if chars[index - 1] == "\u200d" or char in UNSEEN or char in JOINERS:
        return True
    if 0x1F1E6 <= point <= 0x1F1FF:  # two regional indicators are one flag
        return "\U0001f1e6" <= chars[index - 1] <= "\U0001f1ff" and not (
            index > 1 and bool(joined[index - 2])
        )
    return (
        0xFE00 <= point <= 0xFE0F
        or 0xE0020 <= point <= 0xE01EF
        or 0x1F3FB <= point <= 0x1F3FF
        or unicodedata.category(char) in ("Mn", "Me", "Mc")
    )


def _hold_joiners(chars: str, kept: Flags) -> None:
    """A word joiner holds what stands on either side of it."""
    for joiner in JOINERS:
        at = chars.find(joiner)
        while at >= 0:
            kept[at] = True
            at = chars.find(joiner, at + 1)


def _resolve_quotes(chars: str, classes: Classes) -> None:
    """A closing single quote in a Western word, or after one where none is open, is an apostrophe."""
    opened = 0
    for match in _SINGLE_QUOTES.finditer(chars):
        at = match.start()
        if chars[at] != APOSTROPHE:
            opened += 1
        elif at and classes[at - 1] in LETTERLIKE:
            after = classes[at + 1] if at + 1 < len(chars) else Class.ID
            if after in LETTERLIKE or (after == Class.SP and not opened):
                classes[at] = Class.LA
            else:
                opened -= 1
        else:
            opened = max(opened - 1, 0)


def _resolve_straight_quotes(chars: str, classes: Classes) -> None:
    """Straight quotes open and close by turns; in a word, or after a figure, they are something else."""
    opened = {'"': False, "'": False}
    for match in _STRAIGHT.finditer(chars):
        at, quote = match.start(), match.group()
        before = classes[at - 1] if at else Class.SP
        inside = quote == "'" and before in LETTERLIKE
        if opened[quote]:
            after = classes[at + 1] if at + 1 < len(chars) else Class.SP
            if not (inside and after in LETTERLIKE):
                classes[at], opened[quote] = Class.AC, False
        elif not inside and before != Class.DI:
            classes[at], opened[quote] = Class.AO, True


def _resolve_numbers(chars: str, classes: Classes, unit: Flags, kept: Flags) -> None:
    """A number with its signs and unit is one rigid piece, in full-width figures too."""
    for match in NUMBER.finditer(chars):
        start, stop = match.span()
        if stop - start < 2:
            continue
        unit[start : stop - 1] = True
        if match.group()[0] == "-" and start and chars[start - 1] in _DATED:
            kept[start - 1] = True
        for index in range(start + 1, stop):
            if chars[index] in _NUMBER_POINTS:
                classes[index] = Class.DI


def _resolve_marks(chars: str, classes: Classes, joined: Flags, unit: Flags, tight: Flags) -> None:
    """Pairs of dashes, ellipses and stops; a dash alone is a connector, a solidus in Latin Latin.

    A pair of dashes is one mark, drawn unbroken (GB/T 15834 4.13.2).
    """
    for match in _PAIRED.finditer(chars):
        unit[match.start()] = True
        joined[match.start()] = match.group() == DASH_PAIR
    for index in _lone_dashes(chars, unit):
        classes[index] = Class.CN
    for match in _STOP_RUN.finditer(chars):
        start, stop = match.span()
        unit[start : stop - 1] = True
        tight[stop - 1] = stop - start == 2 and match.group() in STOP_PAIRS
    for match in re.finditer(r"[/\-‐–·']", chars):
        at = match.start()
        beside = [classes[i] for i in (at - 1, at + 1) if 0 <= i < len(chars)]
        if len(beside) == 2 and all(item in WESTERN for item in beside):
            classes[at] = Class.DI if classes[at] == Class.DI else Class.LA


def _resolve_hyphens(chars: str, classes: Classes, kept: Flags) -> None:
    """Hyphens that join Han are connectors; note signs, and hyphens behind a word, stay with it."""
    for match in _JOINING.finditer(chars):
        at = match.start()
        before = classes[at - 1] if at else Class.SP
        if before == Class.SP:
            continue
        if chars[at] in NOTE_SIGNS:
            kept[at - 1] |= before not in WESTERN
            continue
        after = classes[at + 1] if at + 1 < len(chars) else Class.SP
        joins = after not in (Class.DI, Class.AP) and not (after == Class.LA and before in WESTERN)
        if joins and classes[at] != Class.LA:
            classes[at] = Class.CN
            kept[at] = before == Class.LA
    for match in _HELD.finditer(chars):
        kept[match.start()] = True


_JOINING = re.compile(f"[{re.escape(HYPHENS + NOTE_SIGNS)}]")
_HELD = re.compile("\u2011")


def _lone_dashes(chars: str, unit: Flags) -> list[int]:
    """Single em dashes: not the first and not the second half of a pair."""
    return [
        match.start()
        for match in re.finditer("[—―─]", chars)
        if not unit[match.start()] and not (match.start() and unit[match.start() - 1])
    ]


def _resolve_addresses(chars: str, classes: Classes, kept: Flags) -> None:
    """All of an address is letters, but for its figures: no mark in it is one of the sentence."""
    for start, stop in addresses(chars):
        inside = classes[start:stop]
        figures = [char.isdigit() for char in chars[start:stop]]
        inside[:] = np.where(figures, inside, Class.LA)
        kept[start : stop - 1] = False


def _resolve_western(classes: Classes, unit: Flags) -> None:
    """Western characters without a space between them are one rigid piece."""
    western = among(classes, WESTERN)
    unit[:-1] |= western[:-1] & western[1:]
