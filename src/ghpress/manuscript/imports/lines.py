"""Turns extracted text into printed lines: no blanks, no shadows, no spaces of justification."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ghpress.manuscript.imports import shadows
from ghpress.manuscript.imports.spaces import WIDE_SPACE, Cell, stripped, without_stray_spaces
from ghpress.manuscript.text import Anchor, Span, Text
from ghpress.remarks import InFile, Remark, note

IGNORED = frozenset("\ufeff\u200b")
"""Marks of encoding and of line breaking that no press ever printed."""


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
    """Texts set one after the other as one; every character keeps its place and style."""
    anchors: list[Anchor] = []
    spans: list[Span] = []
    start = 0
    for text in texts:
        anchors += (Anchor(start + anchor.start, anchor.line, anchor.column) for anchor in text.anchors)
        spans += (replace(span, start=start + span.start, stop=start + span.stop) for span in text.spans)
        start += len(text.chars)
    chars = "".join(text.chars for text in texts)
    return Text(chars, texts[0].file if texts else "", tuple(anchors), tuple(spans))


def cut(text: Text, start: int, stop: int) -> Text:
    """A stretch of a text; its characters keep their places and styles."""
    first = text.place(start)
    anchors = [Anchor(0, first.line, first.column)] if text.anchors else []
    anchors += (
        Anchor(anchor.start - start, anchor.line, anchor.column)
        for anchor in text.anchors
        if start < anchor.start < stop
    )
    spans = (
        replace(span, start=max(span.start, start) - start, stop=min(span.stop, stop) - start)
        for span in text.spans
        if span.start < stop and span.stop > start
    )
    return Text(text.chars[start:stop], text.file, tuple(anchors), tuple(spans))


def parts(line: Text) -> tuple[Text, ...]:
    """A headline's parts, which the page sets apart by a space."""
    found: list[Text] = []
    start = 0
    for part in line.chars.split(WIDE_SPACE):
        if part:
            found.append(cut(line, start, start + len(part)))
        start += len(part) + 1
    return tuple(found)


def _printed_line(raw: str, at: InFile) -> tuple[PrintedLine | None, list[Remark]]:
    """One line of the file; None if nothing is printed on it."""
    cells = [(column, char) for column, char in enumerate(raw, start=1) if char not in IGNORED]
    head = [char for _, char in cells[: len(cells) - len("".join(char for _, char in cells).lstrip())]]
    cells = stripped(cells)
    if not cells:
        return None, []
    cells, shadowed, remarks = _unshadowed(cells, at)
    spaced = without_stray_spaces(cells)
    closed = len(cells) - len(spaced)
    indent = sum(2 if char in (WIDE_SPACE, "\t") else 1 for char in head)
    return PrintedLine(at.line, gathered(spaced, at), indent >= 3, False, shadowed, closed), remarks


def _unshadowed(cells: list[Cell], at: InFile) -> tuple[list[Cell], bool, list[Remark]]:
    """The cells without their shadow."""
    before = "".join(char for _, char in cells)
    indexes = shadows.kept(before)
    if len(indexes) == len(cells):
        return cells, False, []
    cells = [cells[index] for index in indexes]
    after = "".join(char for _, char in cells)
    return cells, True, [note("import-shadow-undone", at, before=before, after=after)]
