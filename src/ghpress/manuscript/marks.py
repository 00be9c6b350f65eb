"""Finds the inline markup in raw characters: a list of pieces, in order, that cover all of them.

Nothing is searched for twice, so a paragraph of any length is read in time linear in its length.
"""

import re
from collections.abc import Iterator
from html.entities import html5
from typing import Literal, TypeAlias
from unicodedata import category

from ghpress.manuscript.text import SpanKind
from ghpress.values import dataclass

_SPECIAL = re.compile(r"[\\&*^~{\[\]]|[ \t]*\n[ \t]*")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_ENTITY = re.compile(r"&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));")
_INNER = r"(?:[^\\{}|\n]|\\[!-~])"
RUBY_PATTERN = rf"\{{({_INNER}{{1,64}})((?:\|{_INNER}{{0,64}}){{1,64}})\}}"
"""Ruby as a regular expression: base, then annotations with their bars."""
_RUBY = re.compile(RUBY_PATTERN)
_SUP = re.compile(r"\^((?:[^\s\\^，。；：、！？]|\\[!-/:-@\[-`{-~]){1,20})\^")
# A tilde between figures is a range (5~10), so a subscript follows no figure and holds no Han.
_SUB = re.compile(r"~((?:[0-9A-Za-zα-ωΑ-Ω+\-−()]|\\[!-/:-@\[-`{-~]){1,12})~")
_AFTER_WORDS = re.compile(
    r"\]\((?P<address>(?:https?://|mailto:)[^\s()<>]{1,2000})\)|\]\{(?P<word>\w{1,8})\}"
)
_PICTURE = re.compile(r"\]\([^()\n]{1,500}\)")
_MOST_CODEPOINT = 0x10FFFF

ATTRIBUTES: dict[str, SpanKind] = {"专名": "name", "书名": "title", "不拆": "nobreak"}
"""What may stand in braces after words in brackets."""


@dataclass(frozen=True, slots=True)
class Plain:
    """Raw characters that are text as they stand."""

    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Escaped:
    """An escape or an entity and the characters it means."""

    start: int
    stop: int
    chars: str


@dataclass(frozen=True, slots=True)
class LineEnd:
    """A line end with the blanks about it; ``forced`` says a backslash stood before it."""

    start: int
    stop: int
    forced: bool = False


@dataclass(frozen=True, slots=True)
class Stars:
    """A run of one to three stars: emphasis, if it finds its pair."""

    start: int
    stop: int
    opens: bool
    closes: bool


@dataclass(frozen=True, slots=True)
class Raised:
    """A super- or subscript; [inner, inner_stop) is what is raised or lowered."""

    start: int
    stop: int
    inner: int
    inner_stop: int
    kind: Literal["sup", "sub"]


@dataclass(frozen=True, slots=True)
class Ruby:
    """Ruby: [inner, inner_stop) is the base, ``notes`` [inner_stop, stop-1) begin with a bar each."""

    start: int
    stop: int
    inner: int
    inner_stop: int


@dataclass(frozen=True, slots=True)
class Opening:
    """The bracket before words that have an address or attribute."""

    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Closing:
    """The bracket after them, and what they are."""

    start: int
    stop: int
    kind: SpanKind
    value: str


@dataclass(frozen=True, slots=True)
class Stray:
    """A picture inside a paragraph: its bracket is text, and a remark is due."""

    start: int
    stop: int


Piece: TypeAlias = Plain | Escaped | LineEnd | Stars | Raised | Ruby | Opening | Closing | Stray


def has_marks(chars: str) -> bool:
    """Whether there is anything but plain text; quick, for most text has no markup."""
    return _SPECIAL.search(chars) is not None


def find_pieces(chars: str) -> list[Piece]:
    """The pieces of a raw text."""
    pieces: list[Piece] = []
    brackets: list[int] = []
    at = 0
    while at < len(chars):
        found = _SPECIAL.search(chars, at)
        start = found.start() if found else len(chars)
        if start > at:
            pieces.append(Plain(at, start))
        if found is None:
            break
        piece = _piece(chars, start, found.end())
        if chars[start] == "[":
            brackets.append(len(pieces))
        elif chars[start] == "]" and brackets:
            _close(pieces, brackets.pop(), piece, chars)
        elif isinstance(piece, Closing):
            piece = Plain(start, start + 1)
        pieces.append(piece)
        at = piece.stop
    return pieces


def plain_pieces(chars: str, start: int, stop: int) -> Iterator[Plain | Escaped]:
    """The pieces of a stretch in which only escapes and entities are read."""
    at = start
    while at < stop:
        piece = (
            _escape(chars, at) if chars[at] == "\\" else _entity(chars, at) if chars[at] == "&" else None
        )
        found = piece if isinstance(piece, Escaped) and piece.stop <= stop else Plain(at, at + 1)
        yield found
        at = found.stop


def unescaped(chars: str) -> str:
    """What a stretch of raw text means when only escapes and entities are read."""
    pieces = plain_pieces(chars, 0, len(chars))
    return "".join(
        piece.chars if isinstance(piece, Escaped) else chars[piece.start : piece.stop]
        for piece in pieces
    )


def _close(pieces: list[Piece], opening: int, piece: Piece, chars: str) -> None:
    """Makes the bracket's partner an opening, if what closes it says so."""
    start = pieces[opening].start
    if isinstance(piece, Closing):
        pieces[opening] = Opening(start, start + 1)
    elif _follows_bang(pieces, opening, chars) and _PICTURE.match(chars, piece.start):
        pieces[opening] = Stray(start, start + 1)


def _follows_bang(pieces: list[Piece], opening: int, chars: str) -> bool:
    """Whether an exclamation mark that was not escaped stands before the bracket."""
    before = pieces[opening - 1] if opening else None
    return isinstance(before, Plain) and chars[before.stop - 1] == "!"


def _piece(chars: str, at: int, stop: int) -> Piece:
    """The piece that begins with the special character here."""
    match chars[at]:
        case "\\":
            return _escape(chars, at)
        case "&":
            return _entity(chars, at)
        case "*":
            return _stars(chars, at)
        case "^":
            return _raised(_SUP.match(chars, at), at, "sup")
        case "~":
            after_figure = chars[at - 1 : at].isdigit() if at else True
            return Plain(at, at + 1) if after_figure else _raised(_SUB.match(chars, at), at, "sub")
        case "{":
            found = _RUBY.match(chars, at)
            return Ruby(at, found.end(), *found.span(1)) if found else Plain(at, at + 1)
        case "[":
            return Plain(at, at + 1)
        case "]":
            return _closing(chars, at)
        case _:
            return LineEnd(at, stop)


def _escape(chars: str, at: int) -> Piece:
    found = _ESCAPE.match(chars, at)
    if found:
        return Escaped(at, found.end(), found[1])
    return LineEnd(at, at + 2, forced=True) if chars.startswith("\\\n", at) else Plain(at, at + 1)


def _entity(chars: str, at: int) -> Plain | Escaped:
    found = _ENTITY.match(chars, at)
    meant = _meant(found) if found else ""
    return Escaped(at, found.end(), meant) if found and meant else Plain(at, at + 1)


def _meant(found: re.Match[str]) -> str:
    """The characters an entity stands for; empty if it has no meaning or means no text."""
    decimal, hexadecimal, name = found.groups()
    if name:
        return html5.get(f"{name};", "")
    code = int(decimal) if decimal else int(hexadecimal, 16)
    char = chr(code) if code <= _MOST_CODEPOINT else ""
    return char if char.isprintable() or category(char) == "Zs" else ""


def _stars(chars: str, at: int) -> Plain | Stars:
    stop = at
    while chars.startswith("*", stop):
        stop += 1
    if stop - at > len("***"):
        return Plain(at, stop)
    before, after = chars[at - 1 : at] if at else "", chars[stop : stop + 1]
    return Stars(at, stop, bool(after) and not after.isspace(), bool(before) and not before.isspace())


def _raised(found: re.Match[str] | None, at: int, kind: Literal["sup", "sub"]) -> Plain | Raised:
    return Raised(at, found.end(), *found.span(1), kind) if found else Plain(at, at + 1)


def _closing(chars: str, at: int) -> Plain | Closing:
    found = _AFTER_WORDS.match(chars, at)
    if found and found["address"]:
        return Closing(at, found.end(), "link", found["address"])
    if found and found["word"] in ATTRIBUTES:
        return Closing(at, found.end(), ATTRIBUTES[found["word"]], "")
    return Plain(at, at + 1)
