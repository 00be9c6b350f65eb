"""Turns extracted text into printed lines: no blanks, no shadows, no spaces of justification."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from ghpress.manuscript.imports import shadows
from ghpress.manuscript.imports.marks import CLOSERS, OPENERS
from ghpress.manuscript.text import Anchor, Text
from ghpress.remarks import InFile, Remark, note

WIDE_SPACE = "\u3000"
"""What stands between two slogans: an em of white, as print sets it."""

IGNORED = frozenset("\ufeff\u200b")
"""Marks of encoding and of line breaking that no press ever printed."""

Cell: TypeAlias = tuple[int, str]
"""A character and the column it stands in, from 1."""


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One line as printed: its number in the file, its text, and what stood round it."""

    number: int
    text: Text
    indented: bool = False
    after_blank: bool = False
    shadowed: bool = False
    spaces_closed: int = 0

    @property
    def chars(self) -> str:
        """The line's characters."""
        return self.text.chars


def printed_lines(source: str, file: str) -> tuple[tuple[PrintedLine, ...], tuple[Remark, ...]]:
    """The printed lines of extracted text, with remarks on the shadows undone."""
    lines: list[PrintedLine] = []
    remarks: list[Remark] = []
    blank = False
    for number, raw in enumerate(source.split("\n"), start=1):
        line, said = _printed_line(raw, InFile(file, number))
        remarks += said
        if line is not None:
            lines.append(replace(line, after_blank=blank))
        blank = line is None
    return tuple(lines), tuple(remarks)


def gathered(cells: Sequence[Cell], at: InFile) -> Text:
    """Text made of characters that stand in these columns of one line."""
    anchors: list[Anchor] = []
    for start, (column, _) in enumerate(cells):
        if not start or column != cells[start - 1][0] + 1:
            anchors.append(Anchor(start, at.line, column))
    return Text("".join(char for _, char in cells), at.file, tuple(anchors))


def joined(texts: Sequence[Text]) -> Text:
    """Texts set one after the other as one; every character keeps its place."""
    anchors: list[Anchor] = []
    start = 0
    for text in texts:
        anchors += (Anchor(start + anchor.start, anchor.line, anchor.column) for anchor in text.anchors)
        start += len(text.chars)
    return Text("".join(text.chars for text in texts), texts[0].file if texts else "", tuple(anchors))


def _printed_line(raw: str, at: InFile) -> tuple[PrintedLine | None, list[Remark]]:
    """One line of the file; None if nothing is printed on it."""
    cells = [(column, char) for column, char in enumerate(raw, start=1) if char not in IGNORED]
    while cells and cells[-1][1].isspace():
        cells.pop()
    lead = next((index for index, (_, char) in enumerate(cells) if not char.isspace()), len(cells))
    head, cells = cells[:lead], cells[lead:]
    if not cells:
        return None, []
    cells, shadowed, remarks = _unshadowed(cells, at)
    cells, closed = _spaced(cells)
    indent = sum(2 if char in (WIDE_SPACE, "\t") else 1 for _, char in head)
    return PrintedLine(at.line, gathered(cells, at), indent >= 3, False, shadowed, closed), remarks


def _unshadowed(cells: list[Cell], at: InFile) -> tuple[list[Cell], bool, list[Remark]]:
    """The cells without their shadow."""
    before = "".join(char for _, char in cells)
    indexes = shadows.kept(before)
    if len(indexes) == len(cells):
        return cells, False, []
    cells = [cells[index] for index in indexes]
    after = "".join(char for _, char in cells)
    return cells, True, [note("import-shadow-undone", at, before=before, after=after)]


def _spaced(cells: list[Cell]) -> tuple[list[Cell], int]:
    """The cells with spaces closed, kept or widened as what stands round them says; how many closed."""
    if _letterspaced("".join(char for _, char in cells)):
        closed = [cell for cell in cells if not cell[1].isspace()]
        return closed, len(cells) - len(closed)
    out: list[Cell] = []
    for index, (column, char) in enumerate(cells):
        if not char.isspace():
            out.append((column, char))
        elif not cells[index - 1][1].isspace():
            after = next(other for _, other in cells[index:] if not other.isspace())
            space = _space_between(cells[index - 1][1], after)
            out += [(column, space)] if space else []
    return out, len(cells) - len(out)


def _letterspaced(chars: str) -> bool:
    """Whether a title was spaced out (编 者 按): every word of the line is a single Han character."""
    words = chars.split()
    return len(words) >= 2 and all(len(word) == 1 and is_han(word) for word in words)


def _space_between(before: str, after: str) -> str:
    """What a space between these two stands for; empty where only justification put it there."""
    if (is_han(before) or before in CLOSERS) and (is_han(after) or after in OPENERS):
        return WIDE_SPACE
    return " " if _is_narrow(before) and _is_narrow(after) else ""


def is_han(char: str) -> bool:
    """Whether this is a Han character."""
    return unicodedata.name(char, "").startswith("CJK ") and char.isalpha()


def _is_narrow(char: str) -> bool:
    """Whether this belongs to Latin print: a letter, a figure or a mark of half width."""
    return unicodedata.east_asian_width(char) in ("Na", "H", "N")
