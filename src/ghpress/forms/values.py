"""Turns the text of one scalar into a value of its kind, or None where it is not one."""

import re
from datetime import date
from fractions import Fraction

from ghpress.forms.kinds import Choice, Day, Kind, Measure, Number, Prose, Truth, Whole, Words
from ghpress.located import Leaf
from ghpress.units import HAO, MM, PT, Length

NUMBER_TEXT = r"[-+]?[0-9]+(\.[0-9]+)?%?|-?[0-9]+/[1-9][0-9]*"
DAY_TEXT = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
LENGTH_TEXT = r"[0-9]+(\.[0-9]+)? ?(pt|mm|cm|in)|" + "|".join(HAO)
_UNITS: dict[str, Length] = {"pt": PT, "mm": MM, "cm": 10 * MM, "in": 72 * PT}
_MOST_FIGURES = 24
"""Longer numbers are mistakes, and would make Python count for minutes."""


def scalar_value(kind: Kind, leaf: Leaf) -> object | None:
    """The value a leaf has as this kind; None if it is none, or if the kind takes no scalar."""
    if leaf.kind == "null":
        return None
    match kind:
        case Words(pattern, may_be_empty):
            return leaf.text if _is_text(leaf.text, pattern, may_be_empty) else None
        case Prose(may_be_empty):
            return leaf if _is_text(leaf.text, "", may_be_empty) else None
        case Whole(least, most):
            return _within(_whole(leaf), least, most)
        case Number(least, most):
            return _within(_number(leaf), least, most)
        case Truth():
            return leaf.text.lower() == "true" if leaf.kind == "truth" else None
        case Day():
            return _day(leaf.text)
        case Measure(signed):
            return length_from(leaf.text, signed=signed)
        case Choice(options):
            return leaf.text if leaf.text in options else None
        case _:
            return None


def length_from(text: str, *, signed: bool = False) -> Length | None:
    """The length written as ``五号``, ``10.5pt``, ``3 mm``, ``2cm``, ``1in`` or ``0``, or None."""
    sign = -1 if signed and text.startswith("-") else 1
    unsigned = text[1:] if sign < 0 else text
    if unsigned == "0":
        return 0
    if len(text) > _MOST_FIGURES or not re.fullmatch(LENGTH_TEXT, unsigned):
        return None
    if unsigned in HAO:
        return sign * round(HAO[unsigned] * PT)
    return sign * round(Fraction(unsigned[:-2].strip()) * _UNITS[unsigned[-2:]])


def _is_text(text: str, pattern: str, may_be_empty: bool) -> bool:
    if not text.strip():
        return may_be_empty
    return not pattern or re.fullmatch(pattern, text) is not None


def _whole(leaf: Leaf) -> int | None:
    return int(leaf.text) if leaf.kind == "whole" and len(leaf.text) <= _MOST_FIGURES else None


def _number(leaf: Leaf) -> Fraction | None:
    text = leaf.text
    if len(text) > _MOST_FIGURES:
        return None
    if leaf.kind in ("whole", "number") and "e" not in text.lower():
        return Fraction(text)
    if leaf.kind == "text" and re.fullmatch(NUMBER_TEXT, text):
        return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)
    return None


def _within(
    value: Fraction | int | None, least: Fraction | int | None, most: Fraction | int | None
) -> Fraction | int | None:
    if value is None or (least is not None and value < least) or (most is not None and value > most):
        return None
    return value


def _day(text: str) -> date | None:
    if not re.fullmatch(DAY_TEXT, text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
