"""Judges from the copy as it is now whether what a mark asked for was done (核红)."""

from dataclasses import replace
from itertools import pairwise
from typing import Literal, TypeAlias

from ghpress.manuscript.story import Story
from ghpress.marking.marks import Mark
from ghpress.marking.passages import ALIKE, AROUND, Spot, found_again, passages_of

Verdict: TypeAlias = Literal["done", "not-done", "done-differently", "gone", "ask"]
"""``gone``: nothing of the place is left; ``ask``: the mark is no edit, a person must judge."""


def judged(mark: Mark, story: Story | None) -> Verdict:
    """What became of a mark, by its words and what stands around them."""
    where = mark.where
    if not mark.is_edit() or where is None:
        return "ask"
    if story is None:
        return "gone"
    if mark.sign in ("new-paragraph", "run-on"):
        return _of_paragraphs(mark, where, story)
    if mark.sign == "instead":
        return (
            "done" if not any(where.words in text.chars for text in passages_of(story)) else "not-done"
        )
    wanted = " " if mark.sign == "apart" else "" if mark.sign == "delete" else mark.text
    done = found_again(replace(where, words=wanted), story)
    if done and _is_told_apart(where, done) and not _stands(where, story):
        return "done"
    if _stands(where, story):
        return "not-done"
    return "done-differently" if _between(where, story) is not None else "gone"


def _stands(where: Spot, story: Story) -> bool:
    """Whether the words stand there as they were, with what is next to them on both sides."""
    near = replace(where, before=where.before[-2:], after=where.after[:2])
    whole = near.before + near.words + near.after
    return (
        any(whole in text.chars for text in passages_of(story)) and found_again(where, story) is not None
    )


def _is_told_apart(where: Spot, done: Spot) -> bool:
    """Whether the place is surely the one: with little around it, all around it is as it was."""
    if len(where.before) + len(where.after) >= ALIKE:
        return True
    return (done.before, done.after) == (where.before, where.after)


def _between(where: Spot, story: Story) -> str | None:
    """What stands now between what stood before and after the words; None if neither is left."""
    before, after = where.before[-AROUND // 2 :], where.after[: AROUND // 2]
    for text in passages_of(story):
        start = text.chars.find(before)
        stop = text.chars.find(after, start + len(before)) if start >= 0 else -1
        if start >= 0 and stop >= 0 and (before or after):
            return text.chars[start + len(before) : stop]
    return None


def _of_paragraphs(mark: Mark, where: Spot, story: Story) -> Verdict:
    """Whether a passage now ends where it was to be parted, or goes on where it was to run on."""
    texts = [text.chars for text in passages_of(story)]
    before, after = where.before, where.after
    if mark.sign == "new-paragraph":
        if any(before + after in text for text in texts):
            return "not-done"
        parted = any(one.endswith(before) and other.startswith(after) for one, other in pairwise(texts))
        return "done" if parted else "gone"
    ends = any(text.endswith(before) for text in texts)
    goes_on = any(before in text and not text.endswith(before) for text in texts)
    return "not-done" if ends else "done" if goes_on else "gone"
