"""Turns the pieces of finished pages into sections: each body with its own kicker and headline."""

from collections.abc import Sequence

from ghpress.manuscript.imports.printed.evidence import Role
from ghpress.manuscript.imports.printed.pieces import Piece
from ghpress.values import dataclass

_SAME_COLUMN = 2.0
"""Copy whose measure differs by less, in em, may stand in one column."""


@dataclass(frozen=True, slots=True)
class Section:
    """A body with its head; ``title`` is what a note is called and stands in no other section."""

    head: tuple[Piece, ...]
    body: tuple[Piece, ...]
    title: Piece | None = None


@dataclass(frozen=True, slots=True)
class Sections:
    """All sections in the order of the file, the notes apart.

    ``heads_follow``: whether headings stood after their bodies.
    ``loose``: notes whose end nothing marks.
    """

    stories: tuple[Section, ...]
    notes: tuple[Section, ...]
    heads_follow: bool
    loose: tuple[Section, ...] = ()


def sections_of(pieces: tuple[Piece, ...]) -> Sections:
    """The sections these pieces make up."""
    rest, notes, loose = _notes_apart(pieces)
    follow = bool(rest) and rest[0].is_body and any(piece.is_head for piece in rest)
    stories = _heads_after(rest) if follow else _heads_before(rest)
    if any(not section.body for section in stories):
        # A note may have taken the copy of a story left without.
        loose = notes
    return Sections(tuple(stories), tuple(notes), follow, tuple(loose))


def _notes_apart(pieces: tuple[Piece, ...]) -> tuple[list[Piece], list[Section], list[Section]]:
    """The pieces outside notes, the notes, and those notes that run into other copy."""
    rest: list[Piece] = []
    notes: list[Section] = []
    loose: list[Section] = []
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        if piece.role is not Role.NOTE:
            rest.append(piece)
            at += 1
            continue
        stop = _note_stop(pieces, at + 1)
        notes.append(Section((), pieces[at + 1 : stop], piece))
        if stop < len(pieces) and pieces[stop].is_body:
            loose.append(notes[-1])
        at = stop
    return rest, notes, loose


def _note_stop(pieces: Sequence[Piece], start: int) -> int:
    """Where a note stops: at a heading, or where the column changes."""
    for at in range(start, len(pieces)):
        if pieces[at].role is not Role.FIRST:
            return at
        if abs(pieces[at].measure - pieces[start].measure) >= _SAME_COLUMN:
            return at
    return len(pieces)


def _heads_after(pieces: list[Piece]) -> list[Section]:
    """Sections whose kicker and headline follow their body."""
    sections: list[Section] = []
    body: list[Piece] = []
    head: list[Piece] = []
    for piece in pieces:
        if piece.is_body and head:
            sections.append(Section(tuple(head), tuple(body)))
            body, head = [], []
        (head if piece.is_head else body).append(piece)
    return [*sections, Section(tuple(head), tuple(body))]


def _heads_before(pieces: list[Piece]) -> list[Section]:
    """Sections in the order they are read: head, then body."""
    sections: list[Section] = []
    head: list[Piece] = []
    body: list[Piece] = []
    for piece in pieces:
        if piece.is_head and body:
            sections.append(Section(tuple(head), tuple(body)))
            head, body = [], []
        (head if piece.is_head else body).append(piece)
    return [*sections, Section(tuple(head), tuple(body))] if head or body else sections
