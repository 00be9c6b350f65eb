"""Turns the events of a desk into what stands now: marks and their states, rounds, signed pages."""

from collections.abc import Iterable
from dataclasses import field, replace
from typing import get_args

from ghpress.marking.events import Event, mark_of
from ghpress.marking.marks import Mark, Said, State
from ghpress.marking.rounds import CODES
from ghpress.values import dataclass

STATES: tuple[State, ...] = get_args(State)


@dataclass(frozen=True, slots=True)
class Signed:
    """A page signed for print (签付印): by whom, when, and the SHA-256 of the file that was signed."""

    page: int
    layout: str
    sha256: str
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class Board:
    """What stands on the desk.

    Pages are named ``LAYOUT/NUMBER``; one that no event names is in the first round.
    """

    marks: tuple[Mark, ...] = ()
    rounds: dict[str, str] = field(default_factory=dict)
    signed: dict[str, Signed] = field(default_factory=dict)
    unread: int = 0
    """Events that this ghpress does not know."""

    def round_of(self, page: str) -> str:
        """The code of the round a page is in."""
        return self.rounds.get(page, CODES[0])

    def open_on(self, page: int) -> tuple[Mark, ...]:
        """The marks of a page that are not settled."""
        return tuple(mark for mark in self.marks if mark.point.page == page and mark.state == "open")


def page_name(layout: str, number: int) -> str:
    """How events name a page."""
    return f"{layout}/{number}"


def board_of(events: Iterable[Event]) -> Board:
    """What stands after these events, told in the order they were kept.

    That order, not their clocks', is the one things happened in. An event met twice, as after a merge
    of two files, counts once.
    """
    marks: dict[str, Mark] = {}
    rounds: dict[str, str] = {}
    signed: dict[str, Signed] = {}
    seen: set[str] = set()
    unread = 0
    for event in events:
        if event.id in seen:
            continue
        seen.add(event.id)
        match event.kind:
            case "mark" if (mark := mark_of(event)) is not None:
                marks[mark.id] = mark
            case "say" if event.of in marks:
                marks[event.of] = _with_words(marks[event.of], event)
            case "settle" if event.of in marks and event.facts.get("state") in STATES:
                state = event.facts["state"]
                marks[event.of] = replace(marks[event.of], state=state, settled_by=event.by)
            case "round" if event.facts.get("round") in CODES:
                rounds[event.of] = event.facts["round"]
            case "sign" if (page := _signed(event)) is not None:
                signed[event.of] = page
            case "unlock":
                signed.pop(event.of, None)
            case _:
                unread += 1
    return Board(tuple(marks.values()), rounds, signed, unread)


def _with_words(mark: Mark, event: Event) -> Mark:
    return replace(
        mark, thread=(*mark.thread, Said(event.by, event.at, str(event.facts.get("words", ""))))
    )


def _signed(event: Event) -> Signed | None:
    layout, _, number = event.of.rpartition("/")
    sha256 = event.facts.get("sha256")
    if not number.isdigit() or not isinstance(sha256, str):
        return None
    return Signed(int(number), layout, sha256, event.by, event.at)
