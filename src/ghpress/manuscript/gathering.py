"""Gathers characters and spans into a Text whose anchors say exactly where each was written."""

from bisect import bisect_right

from ghpress.manuscript.text import Anchor, Span, SpanKind, Text
from ghpress.remarks import InFile


class Gathering:
    """A Text in the making, out of the characters of another (the raw one, markup and all)."""

    def __init__(self, raw: Text) -> None:
        self.raw = raw
        self.pieces: list[str] = []
        self.length = 0
        self.anchors: list[Anchor] = []
        self.spans: list[Span] = []
        self._next = InFile("")

    def copy(self, start: int, stop: int) -> None:
        """Takes raw characters [start, stop) as they stand."""
        self._anchor(start)
        anchors = self.raw.anchors
        at = bisect_right(anchors, start, key=lambda anchor: anchor.start)
        while at < len(anchors) and anchors[at].start < stop:
            anchor = anchors[at]
            self.anchors.append(Anchor(self.length + anchor.start - start, anchor.line, anchor.column))
            at += 1
        self._take(self.raw.chars[start:stop], self.raw.place(stop - 1))

    def put(self, chars: str, index: int) -> None:
        """Puts characters that stand for what begins at raw index (an escape, an entity, a line end)."""
        place = self.raw.place(index)
        for char in chars:
            self._anchor(index)
            self._take(char, place)

    def mark(self, start: int, kind: SpanKind, value: str = "") -> None:
        """Marks everything gathered since ``start``."""
        if self.length > start:
            self.spans.append(Span(start, self.length, kind, value))

    def tail(self, count: int) -> str:
        """The last few characters gathered."""
        found = ""
        for piece in reversed(self.pieces):
            found = piece[-count:] + found
            if len(found) >= count:
                break
        return found[-count:]

    def text(self) -> Text:
        """What was gathered, spans in order of their beginnings, the wider first."""
        spans = tuple(sorted(self.spans, key=lambda span: (span.start, -span.stop, span.kind)))
        return Text("".join(self.pieces), self.raw.file, tuple(self.anchors), spans)

    def _anchor(self, index: int) -> None:
        place = self.raw.place(index)
        if place != self._next:
            self.anchors.append(Anchor(self.length, place.line, place.column))

    def _take(self, chars: str, last: InFile) -> None:
        self.pieces.append(chars)
        self.length += len(chars)
        self._next = InFile(last.file, last.line, last.column + 1)
