"""Measures printed lines in ems, as the composing systems of newspapers set their marks.

Ems are floats here: they weigh evidence, nothing is placed by them.
"""

import re
import unicodedata

from ghpress.manuscript.imports.marks import CLOSERS, OPENERS, PAUSES, QUOTES, STOPS
from ghpress.values import dataclass

HALF = 0.5
"""What a mark takes when squeezed, and a letter or figure takes on average (newspaper faces, in em)."""

_PAUSING = (PAUSES | STOPS | frozenset("·")) - frozenset("…!?,;:")
_MARKS = _PAUSING | (OPENERS | CLOSERS) - frozenset("()[]")
_WORD = r"[0-9A-Za-z.%+\-/]+"
_UNIT = re.compile(
    rf"[{re.escape(''.join(OPENERS))}]*(?:{_WORD}|.)[{re.escape(''.join(CLOSERS | PAUSES | STOPS))}]*",
    re.S,
)


@dataclass(frozen=True, slots=True)
class MarkStyle:
    """How wide a print sets its quotation marks and its pauses, in em (全角, 开明, 半角)."""

    quote: float
    pause: float


MARK_STYLES = tuple(MarkStyle(quote, pause) for quote in (1.0, HALF) for pause in (1.0, HALF))
"""The styles a print may have; which one it has is found from its lines."""


@dataclass(frozen=True, slots=True)
class Widths:
    """How wide a line is set naturally, how far it can be squeezed, and what had to fit for one more.

    ``next_unit`` is the least room the first unbreakable piece of the following line needs.
    """

    natural: float
    least: float
    next_unit: float


def line_widths(chars: str, following: str, style: MarkStyle) -> Widths:
    """The widths of a line that is followed by another; ``following`` may be empty."""
    unit = _UNIT.match(following)
    return Widths(_natural(chars, style), _least(chars), _least(unit.group()) if unit else 0.0)


def _natural(chars: str, style: MarkStyle) -> float:
    """The width before justification: marks at their style's width, pairs of marks closed up."""
    total = 0.0
    for char, after in zip(chars, chars[1:] + " ", strict=True):
        width = _wide(char, style)
        closes_up = char in _MARKS and after in _MARKS and (char not in OPENERS or after in OPENERS)
        total += HALF if closes_up else width
    return total


def _wide(char: str, style: MarkStyle) -> float:
    """What one character takes in this style."""
    if char in QUOTES:
        return style.quote
    if char in _PAUSING:
        return style.pause
    return 1.0 if unicodedata.east_asian_width(char) in ("W", "F", "A") else HALF


def _least(chars: str) -> float:
    """The width with every mark squeezed to half an em."""
    return sum(HALF if char in _MARKS else _wide(char, MARK_STYLES[0]) for char in chars)
