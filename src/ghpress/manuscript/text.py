"""Styled text that remembers where each of its characters was written."""

from bisect import bisect_right
from typing import Literal, TypeAlias

from ghpress.remarks import InFile
from ghpress.values import dataclass

SpanKind: TypeAlias = Literal["strong", "dots", "ruby", "sup", "sub", "link", "name", "title", "nobreak"]
"""What a stretch of text is: 黑体 emphasis, 着重号, ruby (value = annotation), super- and subscript,
link (value = address), 专名号, wavy 书名号, a term not to be split."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text [start, stop) and what it is."""

    start: int
    stop: int
    kind: SpanKind
    value: str = ""


@dataclass(frozen=True, slots=True)
class Anchor:
    """From character ``start`` on, the text stands in the source at line, column (both from 1)."""

    start: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Text:
    """Characters to be set, their spans, and where they come from.

    ``anchors`` are sorted by start; between two anchors columns run on by one a character, so a
    paragraph written on one line needs one anchor and each joined line or escape one more.
    """

    chars: str
    file: str = ""
    anchors: tuple[Anchor, ...] = ()
    spans: tuple[Span, ...] = ()

    def place(self, index: int) -> InFile:
        """Where the character at this index was written."""
        at = bisect_right(self.anchors, index, key=lambda anchor: anchor.start) - 1
        if at < 0:
            return InFile(self.file)
        anchor = self.anchors[at]
        return InFile(self.file, anchor.line, anchor.column + index - anchor.start)

    def __bool__(self) -> bool:
        return bool(self.chars)


def plain(chars: str) -> Text:
    """Text of no source, for words the shop itself prints (folios, jump lines)."""
    return Text(chars)
