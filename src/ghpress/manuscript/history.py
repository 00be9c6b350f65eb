"""Turns an issue's last accepted lines into a file and back: ``.ghpress/breaks.json`` (留改).

A line of print is a line of the file, so that an accepted correction reads as such in a comparison.
A file that is missing or broken is no fault of the copy: every line is then free again.
"""

import json
from collections.abc import Iterable
from dataclasses import replace
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

from ghpress.manuscript.accepted import REST, Accepted
from ghpress.manuscript.story import Issue, Story
from ghpress.remarks import InFile, Remark, warning
from ghpress.rim import read_text, write_beside
from ghpress.values import dataclass

FILE = ".ghpress/breaks.json"
VERSION = 1

NOTE = "note"
"""What the note is called, whatever its file."""

_SHAPE = "shape"


@dataclass(frozen=True, slots=True)
class AcceptedStory:
    """A story's paragraphs as they were last accepted in a layout, in reading order."""

    story: str
    paragraphs: tuple[Accepted, ...]


@dataclass(frozen=True, slots=True)
class History:
    """What was accepted in one layout; nothing where there is no file, a remark where it is broken."""

    stories: tuple[AcceptedStory, ...] = ()
    remarks: tuple[Remark, ...] = ()


def read_history(folder: Path, layout: str) -> History:
    """What was last accepted of an issue in a layout."""
    whole, remarks = _read(folder)
    try:
        found = tuple(
            AcceptedStory(story, tuple(_paragraph(one) for one in paragraphs))
            for story, paragraphs in whole.get(layout, {}).items()
        )
    except (AttributeError, KeyError, TypeError, ValueError, OverflowError):
        return History((), (_broken(_SHAPE),))
    return History(found, remarks)


def with_history(issue: Issue, history: History) -> Issue:
    """The issue with every story's accepted lines, those of its rests after its own."""
    known = {one.story: one.paragraphs for one in history.stories}
    own = {story.id for story in issue.stories}

    def kept(story: Story, name: str) -> Story:
        parts = tuple(known.get(name, ()))
        while (name := name + REST) in known and name not in own:
            parts += known[name]
        return replace(story, accepted=parts) if parts else story

    stories = tuple(kept(story, story.id) for story in issue.stories)
    note = kept(issue.note, NOTE) if issue.note else None
    return replace(issue, stories=stories, note=note)


def write_history(folder: Path, layout: str, stories: Iterable[AcceptedStory]) -> Path:
    """Stores what is accepted in a layout; what was accepted in others stays, if it can be read.

    Raises:
        Halt: the file cannot be written.
    """
    others, _ = _read(folder)
    mine = {one.story: [_written(paragraph) for paragraph in one.paragraphs] for one in stories}
    document = {"version": VERSION, "layouts": dict(sorted({**others, layout: mine}.items()))}
    path = folder / FILE
    content = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
    write_beside(path, content.encode("utf-8", "surrogatepass"))
    return path


def _read(folder: Path) -> tuple[dict[str, Any], tuple[Remark, ...]]:
    """The layouts' part of the file."""
    path = folder / FILE
    if not path.exists():
        return {}, ()
    file = read_text(path, folder)
    if file.text is None:
        return {}, (_broken("unreadable"),)
    try:
        document = json.loads(file.text)
    except (ValueError, RecursionError):
        return {}, (_broken("json"),)
    if not isinstance(document, dict) or not isinstance(document.get("layouts"), dict):
        return {}, (_broken(_SHAPE),)
    if document.get("version") != VERSION:
        return {}, (_broken("version"),)
    return document["layouts"], ()


def _broken(why: str) -> Remark:
    return warning("breaks-broken", InFile(FILE), why=why)


def _written(paragraph: Accepted) -> dict[str, object]:
    """A paragraph as it is stored: its lines, and their room in em, the last for all that follow."""
    ends = (0, *paragraph.ends)
    rooms = list(paragraph.rooms)
    while len(rooms) > 1 and rooms[-1] == rooms[-2]:
        rooms.pop()
    lines = [paragraph.chars[first:stop] for first, stop in pairwise(ends)]
    return {"rooms": [room / 1000 for room in rooms], "lines": lines}


def _paragraph(stored: dict[str, Any]) -> Accepted:
    """A stored paragraph; any error means that the file is not one of ours."""
    lines, rooms = stored["lines"], [round(room * 1000) for room in stored["rooms"]]
    if not rooms or not lines or not all(isinstance(line, str) and line for line in lines):
        raise ValueError("a paragraph has lines, and each a room")
    rooms += rooms[-1:] * (len(lines) - len(rooms))
    return Accepted("".join(lines), tuple(accumulate(map(len, lines))), tuple(rooms[: len(lines)]))
