"""Turns raw text with inline markup into a Text with spans, every character's place kept.

The markup (docs/content.md has it for editors): ``**黑体**``, ``*着重号*``, ``{汉字|hàn|zì}`` ruby,
``10^8^`` and ``H~2~O``, ``[words](https://…)``, ``[词]{专名}``, backslash escapes and entities.
It is read here, not by markdown-it, because CommonMark's flanking rule (0.31.2 section 6.2) fails
beside Chinese marks, and because its tokens keep no columns. What is no markup is text.
"""

import re

from ghpress.manuscript.characters import joins_without_space
from ghpress.manuscript.gathering import Gathering
from ghpress.manuscript.marks import (
    Closing,
    Escaped,
    LineEnd,
    Opening,
    Piece,
    Plain,
    Raised,
    Ruby,
    Stars,
    Stray,
    find_pieces,
    has_marks,
    plain_pieces,
    unescaped,
)
from ghpress.manuscript.text import Span, Text
from ghpress.remarks import Remark, error, warning
from ghpress.values import dataclass

_BAR = re.compile(r"(?<!\\)\|")
_MARKUP = re.compile(r"[\\*^~{\[\] \t\n]+")
_STRONG, _DOTS = "**", "*"


@dataclass(frozen=True, slots=True)
class Inline:
    """Text as read, and what was wrong with its markup."""

    text: Text
    remarks: tuple[Remark, ...] = ()


def read_inline(raw: Text) -> Inline:
    """Reads the inline markup of a raw text (no spans, anchors for every line of it)."""
    if not has_marks(raw.chars):
        return Inline(raw)
    pieces = find_pieces(raw.chars)
    reader = _Reader(raw, _emphasis(pieces))
    for piece in pieces:
        reader.take(piece)
    return Inline(reader.out.text(), tuple(reader.remarks))


def _emphasis(pieces: list[Piece]) -> dict[int, tuple[str, ...]]:
    """Which stars are emphasis: raw index of each paired run → the marks in it.

    Unlike CommonMark a mark opens before anything but a blank and closes after anything but one,
    so ``**“工”字**品牌`` is what it looks like.
    """
    paired: dict[int, list[str]] = {}
    opened: dict[str, int] = {}
    for piece in pieces:
        if not isinstance(piece, Stars):
            continue
        for mark in {1: (_DOTS,), 2: (_STRONG,), 3: (_STRONG, _DOTS)}[piece.stop - piece.start]:
            if mark in opened and piece.closes:
                paired.setdefault(opened.pop(mark), []).append(mark)
                paired.setdefault(piece.start, []).append(mark)
            elif mark not in opened and piece.opens:
                opened[mark] = piece.start
    return {start: tuple(marks) for start, marks in paired.items()}


class _Reader:
    """Takes pieces in order and gathers the text they mean."""

    def __init__(self, raw: Text, emphasis: dict[int, tuple[str, ...]]) -> None:
        self.raw = raw
        self.emphasis = emphasis
        self.out = Gathering(raw)
        self.remarks: list[Remark] = []
        self.opened: dict[str, int] = {}
        self.brackets: list[int] = []

    def take(self, piece: Piece) -> None:
        """Gathers one piece."""
        match piece:
            case Plain(start, stop):
                self.out.copy(start, stop)
            case Escaped(start, _, chars):
                self.out.put(chars, start)
            case LineEnd():
                self._line_end(piece)
            case Stars():
                self._stars(piece)
            case Raised(_, _, inner, inner_stop, kind):
                begun = self.out.length
                self._plain(inner, inner_stop)
                self.out.mark(begun, kind)
            case Ruby():
                self._ruby(piece)
            case _:
                self._bracket(piece)

    def _bracket(self, piece: Piece) -> None:
        match piece:
            case Opening():
                self.brackets.append(self.out.length)
            case Closing(_, _, kind, value):
                self.out.mark(self.brackets.pop(), kind, value)
            case Stray(start, stop):
                self.remarks.append(error("picture-in-text", self.raw.place(start - 1)))
                self.out.copy(start, stop)

    def _line_end(self, piece: LineEnd) -> None:
        """A line end is nothing beside Han, a word space between Latin words."""
        if piece.forced:
            self.remarks.append(warning("line-break-forced", self.raw.place(piece.start)))
        after = _MARKUP.sub("", self.raw.chars[piece.stop : piece.stop + 12])
        if after and not joins_without_space(self.out.tail(4), after):
            self.out.put(" ", self.raw.chars.index("\n", piece.start))

    def _stars(self, piece: Stars) -> None:
        marks = self.emphasis.get(piece.start, ())
        for mark in marks:
            begun = self.opened.pop(mark, None)
            if begun is None:
                self.opened[mark] = self.out.length
            else:
                self.out.mark(begun, "strong" if mark == _STRONG else "dots")
        rest = piece.stop - piece.start - sum(len(mark) for mark in marks)
        if rest:
            self.out.copy(piece.stop - rest, piece.stop)
        if rest > 1:
            self.remarks.append(warning("mark-unpaired", self.raw.place(piece.start), mark=_STRONG))

    def _ruby(self, piece: Ruby) -> None:
        """One annotation stands over the whole base, several over a character each."""
        begun = self.out.length
        self._plain(piece.inner, piece.inner_stop)
        size = self.out.length - begun
        written = _BAR.split(self.raw.chars[piece.inner_stop : piece.stop - 1])[1:]
        notes = [unescaped(note) for note in written]
        if len(notes) == 1:
            self._annotate(begun, size, notes[0])
        elif len(notes) == size:
            for index, note in enumerate(notes):
                self._annotate(begun + index, 1, note)
        else:
            place = self.raw.place(piece.start)
            self.remarks.append(error("ruby-count", place, characters=size, notes=len(notes)))

    def _annotate(self, start: int, size: int, note: str) -> None:
        if note:
            self.out.spans.append(Span(start, start + size, "ruby", note))

    def _plain(self, start: int, stop: int) -> None:
        for piece in plain_pieces(self.raw.chars, start, stop):
            self.take(piece)
