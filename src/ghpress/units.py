"""Turns the trade's measures into whole numbers.

A length is an ``int`` of 1/914,400 inch, so that 1 pt = 12,700, 1 mm = 36,000 and 五号 = 133,350
are exact and a justified line can sum to its measure without rounding.
"""

from fractions import Fraction
from typing import TypeAlias

Length: TypeAlias = int
"""A length in 1/914,400 inch. An alias, not a NewType: sums of lengths stay lengths to the checker."""

INCH: Length = 914_400
PT: Length = 12_700
MM: Length = 36_000

HAO: dict[str, Fraction] = {
    "初号": Fraction(42),
    "小初": Fraction(36),
    "一号": Fraction(26),
    "小一": Fraction(24),
    "二号": Fraction(22),
    "小二": Fraction(18),
    "三号": Fraction(16),
    "小三": Fraction(15),
    "四号": Fraction(14),
    "小四": Fraction(12),
    "五号": Fraction(21, 2),
    "小五": Fraction(9),
    "六号": Fraction(15, 2),
    "小六": Fraction(13, 2),
    "七号": Fraction(11, 2),
    "八号": Fraction(5),
}
"""Type sizes by their mainland names (号数制), in points, as desktop setting has them."""


def pt(value: str | int | Fraction) -> Length:
    """The length of so many points; ``pt("10.5")`` is exact."""
    return round(Fraction(value) * PT)


def mm(value: str | int | Fraction) -> Length:
    """The length of so many millimetres."""
    return round(Fraction(value) * MM)


def hao(name: str) -> Length:
    """The length of a named type size: ``hao("五号")`` is 10.5 pt. KeyError for an unknown name."""
    return pt(HAO[name])


def em(size: Length, share: Fraction | int) -> Length:
    """A share of an em at this size, rounded once to a whole unit, a half to the even one.

    >>> em(pt(10), Fraction(1, 4)) == pt("2.5")
    True
    """
    # In whole numbers: ``round(share * size)`` takes four times as long, and heads ask for thousands.
    whole, rest = divmod(share.numerator * size, share.denominator)
    return whole + (2 * rest + (whole & 1) > share.denominator)


def in_pt(length: Length) -> float:
    """The length in points, for writing out only."""
    return length / PT


def in_mm(length: Length) -> float:
    """The length in millimetres, for writing out only."""
    return length / MM
