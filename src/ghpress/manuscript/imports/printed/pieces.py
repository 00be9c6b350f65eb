"""Turns printed lines whose roles are known into pieces: whole paragraphs, subheads, headings."""

from collections.abc import Iterator
from itertools import pairwise

from ghpress.manuscript.imports.marks import begins_note
from ghpress.manuscript.imports.printed.evidence import OPENING, Role
from ghpress.manuscript.imports.printed.lines import PrintedLine
from ghpress.manuscript.imports.printed.roles import Reading
from ghpress.manuscript.imports.texts import cut, joined
from ghpress.manuscript.text import Anchor, Text
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """A unit of the text with the measure, in em, of the column it stands in.

    ``role`` is FIRST for a paragraph.
    """

    role: Role
    text: Text
    measure: float

    @property
    def is_body(self) -> bool:
        """Whether it is copy with its subheads, not a heading of a story or a note."""
        return self.role in (Role.FIRST, Role.SUBHEAD)

    @property
    def is_head(self) -> bool:
        """Whether it stands over a story: kicker or headline."""
        return self.role in (Role.KICKER, Role.HEADLINE)


def pieces_of(lines: tuple[PrintedLine, ...], reading: Reading) -> tuple[Piece, ...]:
    """The pieces the lines make up, in the order of the file."""
    pieces: list[Piece] = []
    for start, stop in _stretches(reading.roles):
        role = Role.FIRST if reading.roles[start] in OPENING else reading.roles[start]
        text = _run_on([line.text for line in lines[start:stop]])
        pieces += _note_title_apart(Piece(role, text, reading.measures[start]))
    return tuple(pieces)


def words_meet(before: str, after: str) -> bool:
    """Whether two lines meet between Latin letters or between figures, so their word is in doubt."""
    left, right = before[-1], after[0]
    return (_is_letter(left) and _is_letter(right)) or (left.isdigit() and right.isdigit())


def _stretches(roles: tuple[Role, ...]) -> Iterator[tuple[int, int]]:
    """Where each piece starts and stops: a paragraph has all its lines, a heading one."""
    start = 0
    for at in range(1, len(roles) + 1):
        if at == len(roles) or roles[at] not in (Role.MIDDLE, Role.LAST):
            yield start, at
            start = at


def _run_on(texts: list[Text]) -> Text:
    """The lines of a paragraph as one text; Latin words that meet get a space between them."""
    parts = texts[:1]
    for before, text in pairwise(texts):
        if words_meet(before.chars, text.chars) and not before.chars[-1].isdigit():
            end = before.place(len(before.chars) - 1)
            parts.append(Text(" ", text.file, (Anchor(0, end.line, end.column + 1),)))
        parts.append(text)
    return joined(parts)


def _is_letter(char: str) -> bool:
    """Whether this is a letter of the Latin alphabet."""
    return char.isascii() and char.isalpha()


def _note_title_apart(piece: Piece) -> list[Piece]:
    """A paragraph that begins with its note's name (编者按：…) as the name and the rest."""
    chars = piece.text.chars
    if piece.role is not Role.FIRST or not begins_note(chars):
        return [piece]
    end = chars.index("：") + 1
    title = Piece(Role.NOTE, cut(piece.text, 0, end), piece.measure)
    return [title, Piece(Role.FIRST, cut(piece.text, end, len(chars)), piece.measure)]
