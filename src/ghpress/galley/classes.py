"""Gives every character of a text its class, and says which neighbours belong together.

What a character is depends on its company: a full stop between digits is part of a number, an
apostrophe between letters part of a word, two dashes are one mark.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from ghpress.galley.tables.characters import (
    APOSTROPHE,
    BY_CLASS,
    DASH_PAIR,
    HAN_RANGES,
    LETTER_RANGES,
    STOP_PAIRS,
    Class,
)

Classes = npt.NDArray[np.uint8]
Flags = npt.NDArray[np.bool_]
Members: TypeAlias = tuple[Class, ...] | frozenset[Class]

WESTERN = frozenset(
    {Class.DI, Class.LA, Class.PX, Class.SX, Class.AO, Class.AC, Class.AP, Class.AY, Class.AN}
)
"""What is shaped and spaced as Western text."""

LETTERLIKE = frozenset({Class.DI, Class.LA})

_DIGITS = r"[0-9０-９]"
_NUMBER = re.compile(
    rf"(?:[+＋\-−－±]?[$＄¥￥€£￡№§])?[+＋\-−－±]?{_DIGITS}+(?:[.,:/．：](?={_DIGITS}){_DIGITS}+)*"
    rf"(?:[-–]{_DIGITS}+(?:[.,:](?={_DIGITS}){_DIGITS}+)*)*"
    r"(?:[%％‰‱°℃℉′″₫¢￠]+|(?:[a-zA-Zµμ]{1,4}(?:/[a-zA-Z]{1,3})?[²³]?)(?![a-zA-Z]))?"
)
"""A number with its signs, points, range and unit (TYPESETTING 2.2). A minus needs no Han before it."""

_PAIRED = re.compile(r"——|……|⋯⋯")
_SINGLE_QUOTES = re.compile("[‘’]")
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


def classify(chars: str) -> Classified:
    """The classes of the characters and what holds them together."""
    count = len(chars)
    classes = _by_table(chars)
    joined, unit, kept, tight = (np.zeros(count, dtype=np.bool_) for _ in range(4))
    _join_extending(chars, classes, joined)
    _resolve_quotes(chars, classes)
    _resolve_numbers(chars, classes, unit, kept)
    _resolve_marks(chars, classes, joined, unit, tight)
    _resolve_western(classes, unit)
    unit |= joined
    return Classified(classes, joined, unit, kept, tight)


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


def _join_extending(chars: str, classes: Classes, joined: Flags) -> None:
    """Combining marks, variation selectors, ZWJ sequences and skin tones stay with their base."""
    if chars.isascii():
        return
    for index in range(1, len(chars)):
        point = ord(chars[index])
        if point < 0x300 or 0x2E80 <= point < 0xFB00:
            continue
        extends = (
            0xFE00 <= point <= 0xFE0F
            or 0xE0100 <= point <= 0xE01EF
            or 0x1F3FB <= point <= 0x1F3FF
            or point == 0x200D
            or chars[index - 1] == "\u200d"
            or (
                (point < 0x2E80 or point >= 0xFE20)
                and unicodedata.category(chars[index]) in ("Mn", "Me", "Mc")
            )
        )
        joined[index - 1] = extends
        if extends:
            classes[index] = classes[index - 1]


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


def _resolve_numbers(chars: str, classes: Classes, unit: Flags, kept: Flags) -> None:
    """A number with its signs and unit is one rigid piece; full-width ones are kept, not rigid."""
    for match in _NUMBER.finditer(chars):
        start, stop = match.span()
        if stop - start < 2:
            continue
        wide = any(char > "\uff00" and char <= "\uff5e" for char in match.group())
        (kept if wide else unit)[start : stop - 1] = True
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


def _lone_dashes(chars: str, unit: Flags) -> list[int]:
    """Single em dashes: not the first and not the second half of a pair."""
    return [
        match.start()
        for match in re.finditer("—", chars)
        if not unit[match.start()] and not (match.start() and unit[match.start() - 1])
    ]


def _resolve_western(classes: Classes, unit: Flags) -> None:
    """Western characters without a space between them are one rigid piece."""
    western = among(classes, WESTERN)
    unit[:-1] |= western[:-1] & western[1:]
