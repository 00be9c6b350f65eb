"""Turns text into terminal columns, where a Chinese character takes two (UAX #11)."""

from collections.abc import Iterator
from unicodedata import combining, east_asian_width

_CLOSING = "，。；：！？、）」』”》"
"""Marks that begin no line."""


def width(text: str) -> int:
    """How many terminal columns the text takes."""
    return sum(_width(char) for char in text)


def _width(char: str) -> int:
    if combining(char) or char in "\u200b\ufe0f":
        return 0
    return 2 if east_asian_width(char) in "WF" else 1


def pad(text: str, columns: int, *, right: bool = False) -> str:
    """The text filled up with spaces to so many columns; ``right`` puts the spaces in front."""
    space = " " * max(0, columns - width(text))
    return space + text if right else text + space


def wrap(text: str, columns: int) -> list[str]:
    """The text in lines of at most so many columns, where a piece fits at all."""
    lines = [""]
    for piece in _pieces(" ".join(text.split())):
        if lines[-1] and width(lines[-1] + piece.rstrip()) > columns:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return [line.rstrip() for line in lines]


def _pieces(text: str) -> Iterator[str]:
    """What may stand in a line each: a word and the space after it, a wide character and its marks."""
    begin = 0
    for at in range(1, len(text)):
        before, char = text[at - 1], text[at]
        if _is_wide(text[begin]) and char in _CLOSING:
            continue
        if _is_wide(char) or _is_wide(text[begin]) or (before == " " != char):
            yield text[begin:at]
            begin = at
    if text:
        yield text[begin:]


def _is_wide(char: str) -> bool:
    """Whether a line may end on either side of the character."""
    return "\u2e80" <= char <= "\ufaff" or "\U00020000" <= char <= "\U0003ffff"


def table(rows: list[tuple[str, ...]], *, figures: frozenset[int] = frozenset()) -> list[str]:
    """Rows as aligned lines; the columns named in ``figures`` stand flush right."""
    widths = [max(width(cell) for cell in column) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            pad(cell, widths[index], right=index in figures) for index, cell in enumerate(row)
        ).rstrip()
        for row in rows
    ]
