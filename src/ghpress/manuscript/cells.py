"""Turns one line of a table into its cells, each with its column in the source."""

import re

from ghpress.manuscript.marks import RUBY_PATTERN
from ghpress.manuscript.raw import Row, trimmed
from ghpress.manuscript.story import CellSide

_DELIMITER = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_PART = re.compile(rf"{RUBY_PATTERN}|\\.|\|")
"""An escape, a ruby (whose bars are its own) or the bar between two cells."""


def is_delimiter_row(chars: str) -> bool:
    """Whether a line is the row of dashes that makes the lines about it a table."""
    return "|" in chars and _DELIMITER.fullmatch(chars.strip()) is not None


def side(dashes: str) -> CellSide:
    """Where the cells of a column stand, by the colons of its dashes.

    >>> [side(dashes) for dashes in (":---", ":---:", "---:", "---")]
    ['left', 'centre', 'right', '']
    """
    sides: dict[tuple[bool, bool], CellSide] = {
        (True, False): "left",
        (True, True): "centre",
        (False, True): "right",
    }
    return sides.get((dashes.startswith(":"), dashes.endswith(":")), "")


def cells(row: Row) -> tuple[Row, ...]:
    """The cells of a line; the bars at its two ends part nothing."""
    line = trimmed(row)
    bars = [found.start() for found in _PART.finditer(line.chars) if found[0] == "|"]
    if bars and bars[0] == 0:
        begin, bars = 1, bars[1:]
    else:
        begin = 0
    ends = bars if bars and bars[-1] == len(line.chars) - 1 else [*bars, len(line.chars)]
    found_cells = []
    for end in ends:
        found_cells.append(trimmed(Row(line.chars[begin:end], line.line, line.column + begin)))
        begin = end + 1
    return tuple(found_cells)
