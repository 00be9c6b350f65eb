"""Turns a mark that is an edit into the story's file as it will be, after making sure it is just that.

The source is markup, so an edit is written into it and the file is read again: the story must come
out with the one passage changed as the mark says, and nothing else. Where it does not (words across
emphasis, a headline in YAML that a colon would break), the editor has to do it by hand.
"""

import difflib
from collections.abc import Callable
from hashlib import sha256

from ghpress.manuscript.fields import NOTE, STORY
from ghpress.manuscript.markup import markup
from ghpress.manuscript.stories import read_story
from ghpress.manuscript.story import Story
from ghpress.manuscript.text import Text
from ghpress.marking.marks import Mark
from ghpress.marking.passages import Spot, column_at, found_again, passages_of
from ghpress.remarks import Halt, InFile, error
from ghpress.values import dataclass

BREAK = "\n\n"
"""What parts two paragraphs of a story's file."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A story's file before and after; ``patch`` is the difference as a person reads it."""

    file: str
    before: str
    after: str
    patch: str

    def seen(self) -> str:
        """What the file was when the patch was made: its SHA-256."""
        return sha256(self.before.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class _Change:
    """What is to stand instead of a stretch of one passage, in the passage's own characters."""

    start: int
    stop: int
    text: str


def edit_of(mark: Mark, story: Story, source: str, is_note: bool = False) -> Edit:
    """The edit a mark asks for, in the story's file as it is now.

    Raises:
        Halt: ``mark-no-edit``, ``mark-lost`` (its words are gone), ``mark-already-done``, or
            ``mark-by-hand`` (it cannot be done to the file without touching more).
    """
    place = InFile(story.file)
    if not mark.is_edit() or mark.where is None:
        raise Halt((error("mark-no-edit", place),))
    where = found_again(mark.where, story)
    if where is None:
        raise Halt((error("mark-lost", place, words=mark.where.words or mark.where.before[-4:]),))
    changed = _WAYS[mark.sign](mark, where, story, source)
    wanted = _texts_wanted(mark, where, story)
    again = read_story(changed, story.file, NOTE if is_note else STORY).story
    got = [text.chars for text in passages_of(again)] if again else []
    if changed == source or got != wanted:
        at = column_at(passages_of(story)[where.passage], where.start)
        raise Halt((error("mark-by-hand", at, words=where.words or mark.text),))
    return Edit(story.file, source, changed, _patch(story.file, source, changed))


def _patch(name: str, before: str, after: str) -> str:
    """The difference, as a unified diff of lines."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), name, name, lineterm="", n=1)
    return "\n".join(lines)


def _rows(source: str) -> list[str]:
    return source.split("\n")


def _offset(source: str, place: InFile) -> int:
    """The index in the file of the character at a line and column."""
    rows = _rows(source)
    return sum(len(row) + 1 for row in rows[: place.line - 1]) + place.column - 1


def _with(source: str, text: Text, change: _Change) -> str:
    """The file with a stretch of a passage written anew."""
    start = _offset(source, column_at(text, change.start))
    stop = start
    if change.stop > change.start:
        stop = _offset(source, column_at(text, change.stop - 1)) + 1
        if text.chars[change.stop - 1] != source[stop - 1]:  # written as an escape or an entity
            raise _Elsewhere
    elif change.start:
        # After the character before it, so that words put in go inside the emphasis they follow.
        start = stop = _offset(source, column_at(text, change.start - 1)) + 1
    return source[:start] + _written(change.text) + source[stop:]


class _Elsewhere(Exception):
    """The passage's characters are not written as they are read."""


def _written(chars: str) -> str:
    """Characters as they are written in copy."""
    return markup(Text(chars)) if chars else ""


def _change(mark: Mark, where: Spot) -> _Change:
    """What an edit inside one passage does to it."""
    text = "" if mark.sign == "delete" else " " if mark.sign == "apart" else mark.text
    return _Change(where.start, where.stop, text)


def _within(mark: Mark, where: Spot, story: Story, source: str) -> str:
    """Replaced, deleted, put in, transposed, set apart."""
    try:
        return _with(source, passages_of(story)[where.passage], _change(mark, where))
    except _Elsewhere:
        return source


def _everywhere(mark: Mark, where: Spot, story: Story, source: str) -> str:
    """The same words replaced wherever the story has them, from the last to the first."""
    try:
        for text in reversed(passages_of(story)):
            at = text.chars.rfind(where.words)
            while at >= 0:
                source = _with(source, text, _Change(at, at + len(where.words), mark.text))
                at = text.chars.rfind(where.words, 0, at)
    except _Elsewhere:
        pass
    return source


def _parted(mark: Mark, where: Spot, story: Story, source: str) -> str:
    """A paragraph parted in two."""
    text = passages_of(story)[where.passage]
    if not 0 < where.start < len(text.chars):
        return source
    at = _offset(source, column_at(text, where.start))
    return source[:at] + BREAK + source[at:]


def _joined(mark: Mark, where: Spot, story: Story, source: str) -> str:
    """A paragraph joined to the next."""
    texts = passages_of(story)
    if where.passage + 1 >= len(texts):
        return source
    one, other = texts[where.passage], texts[where.passage + 1]
    start = _offset(source, column_at(one, len(one.chars)))
    stop = _offset(source, column_at(other, 0))
    between = source[start:stop]
    return source[:start] + source[stop:] if not between.strip() else source


_WAYS: dict[str, Callable[[Mark, Spot, Story, str], str]] = {
    "replace": _within,
    "delete": _within,
    "insert": _within,
    "transpose": _within,
    "apart": _within,
    "instead": _everywhere,
    "new-paragraph": _parted,
    "run-on": _joined,
}


def _texts_wanted(mark: Mark, where: Spot, story: Story) -> list[str]:
    """What the story's passages are to read once the edit is done."""
    texts = [text.chars for text in passages_of(story)]
    number, chars = where.passage, texts[where.passage]
    match mark.sign:
        case "instead":
            return [text.replace(where.words, mark.text) for text in texts]
        case "new-paragraph":
            return [*texts[:number], chars[: where.start], chars[where.start :], *texts[number + 1 :]]
        case "run-on":
            return [
                *texts[:number],
                chars + "".join(texts[number + 1 : number + 2]),
                *texts[number + 2 :],
            ]
        case _:
            change = _change(mark, where)
            texts[number] = chars[: change.start] + change.text + chars[change.stop :]
            return texts
