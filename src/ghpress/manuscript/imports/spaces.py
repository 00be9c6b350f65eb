"""Turns the spaces of a line into what they stand for: a pause, a word space, or nothing.

Justified print and hand-typed copy both put spaces between Han and figures that composition adds itself.
"""

import unicodedata
from collections.abc import Sequence
from typing import TypeAlias

from ghpress.manuscript.imports.marks import CLOSERS, OPENERS

WIDE_SPACE = "\u3000"
"""What stands between two slogans: an em of white, as print sets it."""

Cell: TypeAlias = tuple[int, str]
"""A character and the column it stands in, from 1."""


def without_stray_spaces(cells: Sequence[Cell]) -> list[Cell]:
    """The cells with every space closed, kept or widened as what stands round it says.

    Between Han a space becomes one em, between Latin words it stays one, elsewhere it goes.
    The first and the last cell must not be spaces.
    """
    chars = "".join(char for _, char in cells)
    if _letterspaced(chars):
        return [cell for cell in cells if not cell[1].isspace()]
    out: list[Cell] = []
    for index, (column, char) in enumerate(cells):
        if not char.isspace():
            out.append((column, char))
        elif not chars[index - 1].isspace():
            space = _space_between(chars[max(index - _NEAR, 0) : index], _after(chars, index))
            out += [(column, space)] if space else []
    return out


def _after(chars: str, index: int) -> str:
    """The next few characters after the spaces that begin here."""
    while index < len(chars) and chars[index].isspace():
        index += 1
    return chars[index : index + _NEAR]


def is_pause(chars: str, index: int) -> bool:
    """Whether the space at this index, inside a line, stands between two slogans."""
    return _space_between(chars[max(index - _NEAR, 0) : index], _after(chars, index)) == WIDE_SPACE


def stripped(cells: Sequence[Cell]) -> list[Cell]:
    """The cells without spaces at either end."""
    printed = [index for index, (_, char) in enumerate(cells) if not char.isspace()]
    return list(cells[printed[0] : printed[-1] + 1]) if printed else []


def is_han(char: str) -> bool:
    """Whether this is a Han character."""
    return unicodedata.name(char, "").startswith("CJK ") and char.isalpha()


def _letterspaced(chars: str) -> bool:
    """Whether a title was spaced out (编 者 按): every word of the line is a single Han character."""
    words = chars.split()
    return len(words) >= 2 and all(len(word) == 1 and is_han(word) for word in words)


def _space_between(before: str, after: str) -> str:
    """What a space between these two stands for; quotes and brackets are looked through."""
    left = before.rstrip(_CLOSING)[-1:] or before[-1:]
    right = after.lstrip(_OPENING)[:1] or after[:1]
    if not left or not right:
        return ""
    if is_han(left) and is_han(right):
        return WIDE_SPACE
    return " " if _is_narrow(left) and _is_narrow(right) else ""


def _is_narrow(char: str) -> bool:
    """Whether this belongs to Latin print: a letter, a figure or a mark of half width."""
    return unicodedata.east_asian_width(char) in ("Na", "H", "N")


_NEAR = 8
"""Characters looked at on either side: more quotes and brackets than that do not meet."""

_CLOSING = "".join(sorted(CLOSERS))
_OPENING = "".join(sorted(OPENERS))
