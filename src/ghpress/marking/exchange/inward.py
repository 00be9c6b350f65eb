"""Turns annotations into what is to be kept of them: marks, answers to marks, their states."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import field
from hashlib import sha256
from typing import Any

from ghpress.manuscript.story import Story
from ghpress.marking.board import Board, page_name
from ghpress.marking.events import MOST_NAME, MOST_WORDS, Event, mark_facts
from ghpress.marking.exchange.annotation import DRAWN, NO_MARKS, NOTES, ON_WORDS, UNNAMED, Annotation
from ghpress.marking.exchange.meant import meant
from ghpress.marking.exchange.outward import words_of
from ghpress.marking.exchange.own import Own, own_of
from ghpress.marking.marks import Mark, State
from ghpress.marking.sheet import Sheet
from ghpress.remarks import InFile, OnPage, Place, Remark, warning
from ghpress.values import dataclass

READ = (*ON_WORDS, *NOTES, *DRAWN, "Caret")

STATES: dict[str, State] = {
    "completed": "done",
    "rejected": "refused",
    "cancelled": "refused",
    "none": "open",
}
"""What a reviewer's state (Review model) says of a mark; ``Accepted`` alone does not say it is done."""


@dataclass(frozen=True, slots=True)
class Receiving:
    """What annotations are read against.

    ``sheets`` are those of the proof they were made on, ``stories`` the copy as it is by id. ``by`` and
    ``at`` are for annotations that do not say who made them when.
    """

    sheets: Mapping[int, Sheet]
    stories: Mapping[str, Story]
    board: Board
    seen: frozenset[str]
    layout: str
    file: str
    by: str
    at: str


@dataclass(slots=True)
class _Book:
    """What is taken in so far."""

    receiving: Receiving
    events: list[Event] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)

    def keep(self, event: Event) -> None:
        """An event, unless it is kept already."""
        if event.id not in self.receiving.seen and event.id not in self.taken:
            self.taken.add(event.id)
            self.events.append(event)


def events_of(
    annotations: Iterable[Annotation], receiving: Receiving
) -> tuple[tuple[Event, ...], tuple[Remark, ...]]:
    """What is new in these annotations, as events; a remark on each that could not be placed or read.

    The same annotations give the same events, so that reading them twice adds nothing.
    """
    book = _Book(receiving)
    every = [one for one in annotations if one.kind not in NO_MARKS]
    names = {one.name: one for one in every if one.name}
    belonging: dict[int, list[Annotation]] = defaultdict(list)
    heads: list[Annotation] = []
    for one in every:
        head = _head(one, names)
        if head is None:
            heads.append(one)
        else:
            belonging[id(head)].append(one)
    known = {mark.id: mark for mark in receiving.board.marks}
    for head in heads:
        _take(head, belonging[id(head)], known, book)
    return tuple(book.events), tuple(book.remarks)


def _head(one: Annotation, names: Mapping[str, Annotation]) -> Annotation | None:
    """The annotation at the head of those this one answers to; None if it is one itself."""
    found, met = one, {id(one)}
    while found.answers in names and id(names[found.answers]) not in met:
        found = names[found.answers]
        met.add(id(found))
    return None if found is one else found


def _take(head: Annotation, belonging: list[Annotation], known: Mapping[str, Mark], book: _Book) -> None:
    """An annotation with those that belong to it."""
    group = [one for one in belonging if one.is_grouped]
    own = own_of(head.own)
    marks = _marks(head, group, own, book)
    if not marks:
        return
    main = marks[0]
    before = known.get(main.id)
    for mark in marks:
        if mark.id not in known:
            book.keep(Event(mark.id, mark.at, mark.by, "mark", "", mark_facts(mark)))
    shown = own.shown if own.mark else words_of(before or main)
    if before or own.mark:
        _hear_changed(head, shown, before or main, book)
    for answer in belonging:
        if not answer.is_grouped:
            _hear(answer, before or main, book, is_new=before is None)


def _marks(head: Annotation, group: list[Annotation], own: Own, book: _Book) -> tuple[Mark, ...]:
    """The marks an annotation means: our own as it was made, or what its maker meant by it."""
    name = _name_of(head, book)
    if own.mark is not None:
        return (own.mark_named(head.name, name),)
    if head.kind not in READ:
        book.remarks.append(warning("annotation-unread", _place(head, book), kind=head.kind))
        return ()
    if head.page not in book.receiving.sheets:
        said = {"words": head.words[:40] or head.kind, "by": head.by}
        book.remarks.append(warning("annotation-no-page", InFile(book.receiving.file), **said))
        return ()
    sheets, stories = book.receiving.sheets, book.receiving.stories
    found = meant(head, group, sheets, stories)
    if found.trouble:
        facts = {"words": head.words[:40] or head.kind, "by": head.by or "?"}
        book.remarks.append(found.level(found.trouble, _place(head, book), **facts))
    board, at = book.receiving.board, head.at or book.receiving.at
    round_ = board.round_of(page_name(book.receiving.layout, head.page))
    by = (head.by.strip() or book.receiving.by)[:MOST_NAME]
    return tuple(
        Mark(
            id=name if not index else _digest(name, str(index)),
            by=by,
            at=at,
            round=round_,
            sign=one.sign,
            point=one.point,
            where=one.where,
            text=one.text[:MOST_WORDS],
        )
        for index, one in enumerate(found.marks)
    )


def _name_of(head: Annotation, book: _Book) -> str:
    """The id of the mark an annotation is, or becomes: the same each time it is read.

    By its own name, which readers keep when its words are changed; names are not unique everywhere.
    """
    if _OURS.fullmatch(head.name) and _knows(head.name, book):
        return head.name
    named = "" if head.name.startswith(UNNAMED) else head.name
    place = () if named else (repr(head.rect), repr(head.quads), head.words, head.at)
    name = _digest(named, str(head.page), head.kind, head.by, *place)
    count = 0
    while name in book.taken:
        count += 1
        name = _digest(name, str(count))
    return name


_OURS = re.compile(r"[0-9a-f]{16}")
"""The ids that ghpress gives to events."""


def _knows(name: str, book: _Book) -> bool:
    return any(mark.id == name for mark in book.receiving.board.marks)


def _digest(*parts: str) -> str:
    return sha256("\0".join(("annotation", *parts)).encode("utf-8", "replace")).hexdigest()[:16]


def _place(head: Annotation, book: _Book) -> Place:
    if head.page not in book.receiving.sheets:
        return InFile(book.receiving.file)
    return OnPage(head.page, round(head.rect.left, 1), round(head.rect.top, 1))


def _hear_changed(head: Annotation, shown: str, mark: Mark, book: _Book) -> None:
    """Words that somebody wrote into a mark of ours in another program: an answer to it."""
    if head.words == shown or not head.words:
        return
    event = _said(_digest(mark.id, head.words), head, head.words, mark, book)
    if event:
        book.keep(event)


def _said(name: str, from_: Annotation, words: str, mark: Mark, book: _Book) -> Event | None:
    """An answer, unless the mark has it already."""
    by = (from_.by.strip() or book.receiving.by)[:MOST_NAME]
    words = words[:MOST_WORDS]
    if any((said.by, said.words) == (by, words) for said in mark.thread):
        return None
    at = own_of(from_.own).at or from_.at or book.receiving.at
    return Event(name, at, by, "say", mark.id, {"words": words})


def _hear(answer: Annotation, mark: Mark, book: _Book, *, is_new: bool) -> None:
    """An answer to a mark: words, or what became of it.

    A state that we wrote into the file ourselves tells nothing to a desk that has the mark.
    """
    own = own_of(answer.own)
    if own.state is not None and not is_new:
        return
    state = own.state or STATES.get(answer.state.lower())
    if own.state is None and answer.state:
        if state is None:
            return  # a reviewer's tick for himself (Marked), or consent without a deed (Accepted)
    elif state is None:
        event = _said(_digest(mark.id, answer.by, answer.words), answer, answer.words, mark, book)
        if answer.words and event:
            book.keep(event)
        return
    if state != mark.state:
        by = (answer.by.strip() or book.receiving.by)[:MOST_NAME]
        facts: dict[str, Any] = {"state": state}
        name = _digest(mark.id, state or "", by, answer.at)
        book.keep(Event(name, answer.at or book.receiving.at, by, "settle", mark.id, facts))
