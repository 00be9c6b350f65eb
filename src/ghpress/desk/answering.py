"""Tells which marks a change of words between two proofs answers, and whether it is just that."""

from collections.abc import Iterable, Iterator

from ghpress.compare.changes import WordChange
from ghpress.compare.copytext import END
from ghpress.marking.marks import Mark
from ghpress.values import dataclass

ABOUT = 3
"""Characters on either side of a change by which its place in a mark's surroundings is known, where
these are not in the proof as a whole."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The marks a change answers; ``is_exact`` if what they ask for is all that it does."""

    marks: tuple[str, ...] = ()
    is_exact: bool = True


def answer(change: WordChange, marks: Iterable[Mark], old: str, new: str) -> Answer:
    """What a change answers; ``old`` and ``new`` are the texts its places are in."""
    placed, others = [], []
    for mark in marks:
        if mark.where and mark.where.story == change.story:
            places = list(_in_old(mark, old))
            placed += [
                (mark, at) for at in places if _meets((change.start, change.start + len(change.was)), at)
            ]
            others += [] if places else [mark]
    if placed:
        return Answer(tuple(mark.id for mark, _ in placed), _is_exact(change, placed, old))
    return Answer(
        tuple(mark.id for mark in others if _is_in_new(mark, change, new) or _is_beside(mark, change))
    )


def _in_old(mark: Mark, text: str) -> Iterator[tuple[int, int]]:
    """Where a mark's words stand in a text that has them with all that stood around them."""
    where = mark.where
    if where is None:
        return
    if mark.sign == "instead":  # wherever the story has them
        yield from ((at, at + len(where.words)) for at in _all(where.words, text, 1))
    else:
        for at in _all(where.before + where.words + where.after, text):
            start = at + len(where.before)
            yield start, start + len(where.words)


def _meets(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two stretches share anything; for a gap it is enough to touch."""
    if one[0] == one[1] or other[0] == other[1]:
        return one[0] <= other[1] and one[1] >= other[0]
    return one[0] < other[1] and one[1] > other[0]


def _is_exact(change: WordChange, placed: list[tuple[Mark, tuple[int, int]]], old: str) -> bool:
    """Whether all marks at a change, done, give what it gave; one that is no edit asks for anything."""
    if not all(mark.is_edit() for mark, _ in placed):
        return True
    stop = change.start + len(change.was)
    first = min(change.start, *(at[0] for _, at in placed))
    last = max(stop, *(at[1] + (mark.sign == "run-on") for mark, at in placed))
    wanted = old[first:last]
    for mark, (start, end) in sorted(placed, key=lambda one: one[1], reverse=True):
        wanted = _done(mark, wanted, start - first, end - first)
    return wanted == old[first : change.start] + change.now + old[stop:last]


def _done(mark: Mark, text: str, start: int, end: int) -> str:
    """A text with what a mark asks for done to it."""
    if mark.sign == "run-on":
        return text[:end] + text[end:].removeprefix(END)
    put = {"delete": "", "apart": " ", "new-paragraph": END}.get(mark.sign, mark.text)
    return text[:start] + put + text[end:]


def _is_in_new(mark: Mark, change: WordChange, new: str) -> bool:
    """Whether the change is what came of a mark made on a proof between the two."""
    where = mark.where
    if where is None:
        return False
    put = len(where.before), len(where.before) + len(mark.text)
    return any(
        _meets((change.first, change.first + len(change.now)), (at + put[0], at + put[1]))
        for at in _all(where.before + mark.text + where.after, new)
    )


def _is_beside(mark: Mark, change: WordChange) -> bool:
    """Whether the words of a change stand at a mark's, by what is next to them in the new copy."""
    where = mark.where
    if where is None:
        return False
    before = change.before.rpartition(END)[2][-ABOUT:]
    after = change.after.partition(END)[0][:ABOUT]
    for was, becomes in ((change.was, where.words), (change.now, mark.text)):
        middle = was.replace(END, "")
        whole = where.before + becomes + where.after
        at_words = len(where.before), len(where.before) + len(becomes)
        for at in _all(before + middle + after, whole):
            start = at + len(before)
            if _meets((start, start + len(middle)), at_words):
                return True
    return False


def _all(words: str, text: str, least: int = ABOUT // 2 + 1) -> Iterator[int]:
    """Every place where words stand in a text; nowhere for fewer than tell a place."""
    at = text.find(words) if len(words) >= least else -1
    while at >= 0:
        yield at
        at = text.find(words, at + 1)
