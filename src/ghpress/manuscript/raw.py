"""Turns lines of source into raw Text: characters as written, with an anchor for every line."""

from collections.abc import Iterable
from itertools import pairwise

from ghpress.located import Leaf
from ghpress.manuscript.text import Anchor, Text
from ghpress.values import dataclass

BLANKS = " \t\u3000"
"""What an editor indents or pads lines with; never part of a text's beginning or end."""


@dataclass(frozen=True, slots=True)
class Row:
    """Part of a source line: its characters and where the first of them stands (from 1)."""

    chars: str
    line: int
    column: int


def trimmed(row: Row) -> Row:
    """The row without blanks at both ends."""
    left = row.chars.lstrip(BLANKS)
    return Row(left.rstrip(BLANKS), row.line, row.column + len(row.chars) - len(left))


def text_of_rows(file: str, rows: Iterable[Row]) -> Text:
    """Rows as one raw text with line feeds between them, blanks at their ends left out."""
    pieces: list[str] = []
    anchors: list[Anchor] = []
    at = 0
    for row in map(trimmed, rows):
        if not row.chars:
            continue
        anchors.append(Anchor(at, row.line, row.column))
        pieces.append(row.chars)
        at += len(row.chars) + 1
    return Text("\n".join(pieces), file, tuple(anchors))


def text_of_leaf(leaf: Leaf) -> Text:
    """A YAML value as raw text, blanks at both ends left out.

    A space YAML folded out of a line end is a line end again: between Han it is to be nothing.
    """
    folded = list(leaf.text)
    for before, origin in pairwise(leaf.origins):
        if folded[origin.start - 1] == " " and origin.line > before.line:
            folded[origin.start - 1] = "\n"
    left = "".join(folded).lstrip(BLANKS + "\n")
    skipped = len(leaf.text) - len(left)
    chars = left.rstrip(BLANKS + "\n")
    begins = leaf.place_of(skipped)
    anchors = [Anchor(0, begins.line, begins.column)]
    anchors += [
        Anchor(origin.start - skipped, origin.line, origin.column)
        for origin in leaf.origins
        if skipped < origin.start < skipped + len(chars)
    ]
    return Text(chars, leaf.place.file, tuple(anchors))
