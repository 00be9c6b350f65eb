"""Tells figures in a table's cells from words, and where their decimal point stands."""

import re
from collections.abc import Sequence

_FIGURE = re.compile(
    r"(?P<lead>(?:约|近|超|逾|不足)?[+＋\-−–±]?[¥￥$€£]?"
    r"(?:[0-9]{1,3}(?:[,，\u2009\u202f][0-9]{3})+|[0-9]+|[０-９]+))"
    r"(?:[.．][0-9０-９]+)?[^0-9０-９]{0,4}"
)
"""A number of one unit, with what is said before and behind it in a few characters."""

_NOTHING = frozenset(("—", "——", "-", "–", "－", "…", "……", "/", "／", ""))
"""What stands in a cell for no figure (custom: a dash for none, dots for unknown)."""


def is_figures(cells: Sequence[str]) -> bool:
    """Whether a column holds figures alone, so that they are to stand under one another by digit."""
    said = [cell.strip() for cell in cells]
    numbers = [cell for cell in said if _FIGURE.fullmatch(cell)]
    return bool(numbers) and all(cell in _NOTHING or _FIGURE.fullmatch(cell) for cell in said)


def point_of(cell: str) -> int:
    """Where in a figure its whole part ends: what stands before it is aligned.

    >>> [point_of(cell) for cell in ("12.5%", "约3000人", "——")]
    [2, 5, 2]
    """
    found = _FIGURE.fullmatch(cell.rstrip())
    return found.end("lead") if found else len(cell)
