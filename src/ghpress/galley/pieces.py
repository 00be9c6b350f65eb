"""Turns a story's blocks into pieces of copy: what is set, in which style, standing how far in."""

from dataclasses import replace
from fractions import Fraction
from typing import Literal, TypeAlias

from ghpress.galley.prepare import TEXT, Manner
from ghpress.manuscript.story import (
    Block,
    Box,
    Chart,
    Entry,
    List,
    Paragraph,
    Picture,
    Quote,
    Story,
    Subhead,
    Table,
    Timeline,
)
from ghpress.manuscript.text import Anchor, Span, Text
from ghpress.values import dataclass

PieceKind: TypeAlias = Literal["text", "subhead", "byline", "date", "entry"]
"""Text stands one line a slot; a subhead takes one of its style's slot counts and keeps with what
follows; a byline keeps with what it signs; a date keeps with its entry, which is better not split."""

FLOWING: frozenset[PieceKind] = frozenset(("text", "entry"))
"""Kinds whose lines run on from column to column, one a slot."""

BULLET = "●"
LIST_HANG = Fraction(1)

TIMELINE_INSET = Fraction(1)
"""Em that a timeline's text stands in from the column's edge, where its line and dots stand."""

COLONS = "：:"

AFTER_DATE = "　"
"""Between the date of a timeline's entry and its place."""

LONGEST_WHOLE = 12
"""Characters of a date, a place, a part of a headline that a line of any column has room for."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph of copy in a named style, and what signs it (署名) on its last line or under it."""

    style: str
    text: Text
    kind: PieceKind = "text"
    manner: Manner = TEXT
    signature: "Piece | None" = None


Copy: TypeAlias = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Aside:
    """A block that stands beside the text (picture, table, chart, box), met before piece ``before``."""

    before: int
    block: Picture | Table | Chart | Box


@dataclass(frozen=True, slots=True)
class Copied:
    """A story's copy, and the blocks that are not copy."""

    copy: Copy
    asides: tuple[Aside, ...]


def copy_of(story: Story) -> Copied:
    """The pieces of a story's text, its dateline before the first, and what stands beside them.

    The byline is not among them: where it stands is the layout's affair (see ``byline_piece``).
    """
    copied = copy_of_blocks(story.blocks)
    return replace(copied, copy=_with_dateline(copied.copy, story.dateline))


def byline_piece(byline: Text) -> Piece:
    """A byline as a piece of its own after the text (署名), flush right as its style says."""
    return Piece("byline", byline, "byline", Manner(first=Fraction(0), ragged=True))


def signed(copy: Copy, byline: Piece) -> Copy:
    """The copy with its signature: part of the last piece where that is body text, else after it.

    On the last line of a quotation or a list it would be read as theirs.
    """
    if copy and copy[-1].kind == "text" and copy[-1].style == "body":
        return (*copy[:-1], replace(copy[-1], signature=byline))
    return (*copy, byline)


def copy_of_blocks(blocks: tuple[Block, ...]) -> Copied:
    """The pieces of any blocks, a box's own for one."""
    pieces: list[Piece] = []
    asides: list[Aside] = []
    for block in blocks:
        match block:
            case Paragraph(text):
                pieces.append(Piece("body", text))
            case Subhead(text):
                pieces.append(Piece("subhead", text, "subhead", Manner(first=Fraction(0), display=True)))
            case List():
                pieces.extend(_items(block))
            case Quote(paragraphs, credit):
                pieces.extend(Piece("quote", text) for text in paragraphs)
                if credit is not None:
                    pieces.append(
                        Piece("credit", credit, "byline", Manner(first=Fraction(0), ragged=True))
                    )
            case Timeline(entries):
                pieces.extend(piece for entry in entries for piece in _dated(entry))
            case Picture() | Table() | Chart() | Box():
                asides.append(Aside(len(pieces), block))
    return Copied(tuple(piece for piece in pieces if piece.text), tuple(asides))


def _items(block: List) -> list[Piece]:
    """List items: the label stands before, the text hangs behind it."""
    pieces = []
    for number, item in enumerate(block.items, block.first):
        label = f"{number}." if block.ordered else BULLET
        manner = Manner(rest=LIST_HANG, label=len(label))
        pieces.append(Piece("list", prefixed(label, item), "text", manner))
    return pieces


def _dated(entry: Entry) -> tuple[Piece, Piece]:
    """A timeline's entry: its date and place on a line of their own, then what happened."""
    when = unbroken(entry.when)
    when = joined(when, AFTER_DATE, unbroken(entry.where)) if entry.where else when
    inset = Manner(first=TIMELINE_INSET, rest=TIMELINE_INSET)
    return (
        Piece("timeline-date", when, "date", replace(inset, display=True, ragged=True)),
        Piece("timeline-text", entry.what, "entry", inset),
    )


def unbroken(text: Text) -> Text:
    """Words better not split: of two such on a line that is too short, one goes on the next.

    Long ones are left as they are: no line may hold them.
    """
    if len(text.chars) > LONGEST_WHOLE:
        return text
    return replace(text, spans=(*text.spans, Span(0, len(text.chars), "nobreak")))


def alone(text: Text) -> Text:
    """A name as it stands by itself: without the colon that led over to a headline (长春市总工会：)."""
    chars = text.chars.rstrip(COLONS)
    if chars in ("", text.chars):
        return text
    left = (one for one in text.spans if one.start < len(chars))
    spans = tuple(replace(one, stop=min(one.stop, len(chars))) for one in left)
    return replace(text, chars=chars, spans=spans)


def joined(first: Text, between: str, second: Text) -> Text:
    """Two texts as one with words of the shop's own between; places and marks stay right."""
    rest = prefixed(first.chars + between, second)
    return Text(rest.chars, first.file, (*first.anchors, *rest.anchors), (*first.spans, *rest.spans))


def prefixed(label: str, text: Text) -> Text:
    """The text with words of the shop's own before it; places of its own characters stay right."""
    width = len(label)
    anchors = tuple(Anchor(anchor.start + width, anchor.line, anchor.column) for anchor in text.anchors)
    spans = tuple(Span(s.start + width, s.stop + width, s.kind, s.value) for s in text.spans)
    return Text(label + text.chars, text.file, anchors, spans)


def _with_dateline(copy: Copy, dateline: Text | None) -> Copy:
    """The dateline (电头) opens the first paragraph, in emphasis."""
    if dateline is None or not dateline or not copy:
        return copy
    first = copy[0]
    body = prefixed(dateline.chars, first.text)
    spans = (Span(0, len(dateline.chars), "strong"), *body.spans)
    text = Text(body.chars, body.file, (*dateline.anchors, *body.anchors), spans)
    return (replace(first, text=text), *copy[1:])
