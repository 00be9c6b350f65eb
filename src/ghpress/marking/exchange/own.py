"""Reads what ghpress wrote into annotations for itself; whoever sends the file may have changed it."""

import json
import re
from dataclasses import replace
from datetime import datetime
from math import isfinite
from typing import Any

from ghpress.marking.board import STATES
from ghpress.marking.events import MOST_NAME, MOST_WORDS, Event, mark_of
from ghpress.marking.marks import Mark, State
from ghpress.marking.passages import AROUND, Spot
from ghpress.values import dataclass

MOST_OWN = 40_000
"""Characters: a mark of the longest text, with every character escaped."""

MOST_ID = 200
"""Characters of a story's id."""

FAR = 10_000
"""Millimetres, and passages, beyond which there is no page and no story."""


@dataclass(frozen=True, slots=True)
class Own:
    """What was read: a mark and the words it was shown with, the time of an answer, or a state."""

    mark: Mark | None = None
    shown: str = ""
    at: str = ""
    state: State | None = None

    def mark_named(self, name: str, otherwise: str) -> Mark:
        """The mark under the annotation's name, which is its id if it looks like one of ours."""
        assert self.mark is not None, "asked of a mark"
        return replace(self.mark, id=name if _ID.fullmatch(name) else otherwise)


_ID = re.compile(r"[0-9a-f]{16}")


def own_of(text: str) -> Own:
    """What the text says; nothing where it is none of ours, or was tampered with."""
    if not text or len(text) > MOST_OWN:
        return Own()
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return Own()
    if not isinstance(found, dict):
        return Own()
    if isinstance(found.get("mark"), dict):
        return Own(_mark(found["mark"]), _words(found.get("shown")))
    if isinstance(found.get("said"), dict):
        return Own(at=_time(found["said"].get("at")))
    state = found.get("settled")
    return Own(state=next((one for one in STATES if one == state), None))


def _mark(facts: dict[str, Any]) -> Mark | None:
    """The mark these facts are of, if each is what it should be."""
    by, at, where, point = facts.get("by"), facts.get("at"), facts.get("where"), facts.get("point")
    named = isinstance(by, str) and 0 < len(by) <= MOST_NAME
    if not (named and _time(at) and isinstance(facts.get("text"), str) and _is_point(point)):
        return None
    if where is not None and not _is_spot(where):
        return None
    if not all(isinstance(facts.get(name), str) for name in ("sign", "round")):
        return None
    return mark_of(Event("", str(at), str(by), "mark", "", facts))


def _is_point(point: object) -> bool:
    if not isinstance(point, dict) or set(point) != {"page", "x", "y"} or not _is_count(point["page"]):
        return False
    return all(
        isinstance(point[side], int | float) and isfinite(point[side]) and abs(point[side]) < FAR
        for side in ("x", "y")
    )


def _is_spot(where: object) -> bool:
    if not isinstance(where, dict) or set(where) != set(Spot.__slots__):
        return False
    if not all(_is_count(where[name]) for name in ("passage", "start", "stop")):
        return False
    most = {"story": MOST_ID, "words": MOST_WORDS * 10, "before": AROUND, "after": AROUND}
    return where["start"] <= where["stop"] and all(
        isinstance(where[name], str) and len(where[name]) <= long for name, long in most.items()
    )


def _is_count(number: object) -> bool:
    return isinstance(number, int) and not isinstance(number, bool) and 0 <= number < 1000 * FAR


def _words(found: object) -> str:
    return found if isinstance(found, str) else ""


def _time(found: object) -> str:
    """An ISO time as it is written, or nothing."""
    if not isinstance(found, str) or len(found) > MOST_NAME:
        return ""
    try:
        datetime.fromisoformat(found)
    except ValueError:
        return ""
    return found
