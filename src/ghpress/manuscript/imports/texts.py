"""Puts texts together and takes them apart, every character keeping its place and style."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ghpress.manuscript.imports.spaces import Cell, is_pause
from ghpress.manuscript.text import Anchor, Span, Text
from ghpress.remarks import InFile

IGNORED = frozenset("\ufeff\u200b")
"""Marks of encoding and of line breaking that no press ever printed."""


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
    """A headline's parts, which a space between Han sets apart."""
    found: list[Text] = []
    start = 0
    for space in re.finditer(r"\s+", line.chars):
        if is_pause(line.chars, space.start()):
            found.append(cut(line, start, space.start()))
            start = space.end()
    return (*found, cut(line, start, len(line.chars)))
