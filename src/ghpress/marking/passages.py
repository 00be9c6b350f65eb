"""Turns a story into its passages, and a place in its file into a place in one of them, and back.

A passage is one text as it is read: a kicker, a part of a headline, a paragraph, a cell. They are
counted in reading order; what stands where is found again after corrections by the words themselves.
"""

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from ghpress.manuscript.story import Story
from ghpress.manuscript.text import Text
from ghpress.manuscript.walk import texts_of_story
from ghpress.remarks import InFile
from ghpress.values import dataclass

AROUND = 12
"""Characters of what stands before and after a spot that are kept with it: with so many, two like
places in one story are told apart; a paragraph edited further away does not hide it."""

ALIKE = 6
"""Of those, how many on both sides together must still be there for a spot to be found elsewhere."""

KEPT = 256
"""Stories whose passages are kept: thousands of marks ask for those of the same few."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Characters [start, stop) of a story's passage, with their words and what stood around them.

    Empty where something is to be put in: then ``start`` equals ``stop``.
    """

    story: str
    passage: int
    start: int
    stop: int
    words: str = ""
    before: str = ""
    after: str = ""


def passages_of(story: Story) -> tuple[Text, ...]:
    """The story's texts in reading order."""
    return _passages(_This(story))


@dataclass(frozen=True, slots=True, eq=False)
class _This:
    """One story and no other, however like it: known without its words being compared."""

    story: Story

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _This) and self.story is other.story

    def __hash__(self) -> int:
        return id(self.story)


@lru_cache(maxsize=KEPT)
def _passages(this: _This) -> tuple[Text, ...]:
    return tuple(said.text for said in texts_of_story(this.story))


def spot(story: Story, passage: int, start: int, stop: int) -> Spot:
    """The spot of these characters, with its words.

    Raises:
        IndexError: the story has no such characters.
    """
    chars = passages_of(story)[passage].chars
    if not 0 <= start <= stop <= len(chars):
        raise IndexError(f"characters {start} to {stop} of {len(chars)}")
    before, after = chars[max(0, start - AROUND) : start], chars[stop : stop + AROUND]
    return Spot(story.id, passage, start, stop, chars[start:stop], before, after)


def found_again(wanted: Spot, story: Story) -> Spot | None:
    """Where the spot is now; None if its words are gone, or nothing about them is as it was."""
    found = place_of(wanted, [text.chars for text in passages_of(story)])
    if found is None:
        return None
    number, at = found
    return spot(story, number, at, at + len(wanted.words))


def place_of(wanted: Spot, texts: Sequence[str]) -> tuple[int, int] | None:
    """In which of a story's passages the spot's words stand, and from which character on.

    At its old place if all stands there as it did, else where most of what stood around it is.
    """
    whole = len(wanted.before), len(wanted.after)
    if wanted.passage < len(texts) and _agrees(wanted, texts[wanted.passage], wanted.start) == whole:
        return wanted.passage, wanted.start
    enough = min(ALIKE, len(wanted.before) + len(wanted.after))
    found = []
    for number, text in enumerate(texts):
        for at in _places(wanted.words, text):
            alike = sum(_agrees(wanted, text, at))
            if alike >= enough:
                found.append((-alike, abs(number - wanted.passage), abs(at - wanted.start), number, at))
    if not found:
        return None
    *_, number, at = min(found)
    return number, at


def _places(words: str, chars: str) -> Sequence[int]:
    """Where the words stand in a text; anywhere, for no words."""
    if not words:
        return range(len(chars) + 1)
    found, at = [], chars.find(words)
    while at >= 0:
        found.append(at)
        at = chars.find(words, at + 1)
    return found


def _agrees(wanted: Spot, chars: str, at: int) -> tuple[int, int]:
    """How many characters before and after this place are those of the spot.

    (-1, -1) where its words do not stand here.
    """
    if chars[at : at + len(wanted.words)] != wanted.words or at > len(chars):
        return -1, -1
    stop = at + len(wanted.words)
    return (
        _common(wanted.before[::-1], chars[max(0, at - AROUND) : at][::-1]),
        _common(wanted.after, chars[stop : stop + AROUND]),
    )


def _common(one: str, other: str) -> int:
    """How many characters both begin with."""
    for index, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return index
    return min(len(one), len(other))


def passage_at(texts: Sequence[Text], place: InFile) -> tuple[int, int] | None:
    """The passage and character written at a place of the story's file, or None."""
    for number, text in enumerate(texts):
        if text.file == place.file and (index := index_at(text, place)) is not None:
            return number, index
    return None


def index_at(text: Text, place: InFile) -> int | None:
    """The index of the character written at this line and column, or None if it is none of them."""
    for number, anchor in enumerate(text.anchors):
        stop = text.anchors[number + 1].start if number + 1 < len(text.anchors) else len(text.chars)
        index = anchor.start + (place.column or anchor.column) - anchor.column
        if anchor.line == place.line and anchor.start <= index < stop:
            return index
    return None


def column_at(text: Text, index: int) -> InFile:
    """Where a character was written; one past the last is right after it."""
    if index < len(text.chars) or not text.anchors:
        return text.place(index)
    last = text.anchors[bisect_right(text.anchors, index, key=lambda anchor: anchor.start) - 1]
    return InFile(text.file, last.line, last.column + index - last.start)
