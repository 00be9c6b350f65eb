"""Turns what happened on the desk into lines of JSON and back; each line one event, never changed.

An event names its maker, its time, and what it is about. Unknown kinds and fields are kept as they
are: a newer ghpress may have written them.
"""

import json
from dataclasses import asdict, field
from typing import Any, Literal, TypeAlias

from ghpress.marking.marks import SIGN_OF, Mark, PagePoint
from ghpress.marking.passages import Spot
from ghpress.marking.rounds import CODES
from ghpress.values import dataclass

Kind: TypeAlias = Literal["mark", "say", "settle", "round", "sign", "unlock"]

MOST_WORDS = 4_000
"""Characters of a mark's text or a remark: a long paragraph. More is a pasted file."""

MOST_NAME = 40
"""Characters of a person's name."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened: ``of`` is the mark or page it is about, ``facts`` what it says."""

    id: str
    at: str
    by: str
    kind: str
    of: str
    facts: dict[str, Any] = field(default_factory=dict)


def line_of(event: Event) -> str:
    """The event as one line, its line feed included."""
    return json.dumps(asdict(event), ensure_ascii=False, separators=(",", ":")) + "\n"


def event_of(line: str) -> Event | None:
    """The event of a line, or None if the line is none: torn by a crash, or not ours."""
    try:
        found = json.loads(line)
        words = [str(found[name]) for name in ("id", "at", "by", "kind", "of")]
        event = Event(words[0], words[1], words[2], words[3], words[4], found["facts"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return event if isinstance(event.facts, dict) else None


def mark_facts(mark: Mark) -> dict[str, Any]:
    """What an event says of a new mark."""
    return {
        "round": mark.round,
        "sign": mark.sign,
        "point": asdict(mark.point),
        "where": asdict(mark.where) if mark.where else None,
        "text": mark.text,
    }


def mark_of(event: Event) -> Mark | None:
    """The mark that an event of that kind made, or None if its facts are not those of a mark."""
    facts = event.facts
    try:
        point, where = PagePoint(**facts["point"]), facts["where"]
        spot = Spot(**where) if where else None
        mark = Mark(
            event.id,
            event.by,
            event.at,
            facts["round"],
            facts["sign"],
            point,
            spot,
            str(facts["text"])[:MOST_WORDS],
        )
    except (KeyError, TypeError):
        return None
    return mark if mark.sign in SIGN_OF and mark.round in CODES else None
