"""Compares two proofs: copy by characters, lines by breaks and places, frames; the room's story."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from ghpress.compare.changes import Comparison, LineChange, StyleChange, WordChange
from ghpress.compare.copytext import END, Stream, streams_of
from ghpress.compare.frames import frame_changes
from ghpress.compare.lines import all_of, line_changes
from ghpress.compare.proof import Proof, ProofLine
from ghpress.compare.strings import Change, changes, tidied

ABOUT = 10
"""Characters shown on either side of a change."""

LEAST_MOVED = 8
"""Characters that must be the same for words taken out here and put in there to be a move."""


def compare(old: Proof, new: Proof) -> Comparison:
    """All that differs between two proofs but for pixels; places and words, nothing guessed."""
    before, after = streams_of(old), streams_of(new)
    words: list[WordChange] = []
    styles: list[StyleChange] = []
    lines: list[LineChange] = []
    former: list[tuple[int, ProofLine]] = []
    for key in dict.fromkeys((*before, *after)):
        one, other = before.get(key, _nothing(key)), after.get(key, _nothing(key))
        changed = changes(one.text, other.text)
        words += _with_moves(list(_words(one, other, tidied(changed, one.text, other.text))))
        styles += _styles(one, other, changed)
        if one.lines and other.lines:
            found = line_changes(one, other, changed)
            lines += found.changes
            former += ((each.page, each.line) for each in found.former)
        else:
            lines += (*all_of(one, "gone"), *all_of(other, "new"))
    frames = tuple(frame_changes(old, new))
    touched = {each.story for each in words} | {each.story for each in styles}
    touched |= {each.story for each in lines} | {each.frame.story for each in frames}
    stories = dict.fromkeys(story for story, _ in (*before, *after) if story)
    numbers, others = {page.number for page in old.pages}, {page.number for page in new.pages}
    not_same = sum(each.state != "gone" for each in lines)
    return Comparison(
        words=tuple(words),
        styles=tuple(styles),
        lines=tuple(lines),
        frames=frames,
        pages_new=tuple(sorted(others - numbers)),
        pages_gone=tuple(sorted(numbers - others)),
        former=tuple(former),
        same_lines=sum(len(page.lines) for page in new.pages) - not_same,
        same_stories=tuple(story for story in stories if story not in touched),
    )


def _nothing(key: tuple[str, str]) -> Stream:
    return Stream(*key, "", (), ())


def _words(old: Stream, new: Stream, changed: tuple[Change, ...]) -> Iterator[WordChange]:
    for change in changed:
        now = new.text[change.first : change.last]
        at_home = new if now or not old.lines else old
        index = change.first if at_home is new else change.start
        line = at_home.line_at(index)
        yield WordChange(
            story=new.story,
            role=new.role,
            was=old.text[change.start : change.stop],
            now=now,
            before=new.text[max(0, change.first - ABOUT) : change.first],
            after=new.text[change.last : change.last + ABOUT],
            start=change.start,
            first=change.first,
            page=line.page if line else 0,
            source=at_home.source_at(index),
        )


def _with_moves(found: list[WordChange]) -> list[WordChange]:
    """The changes of a stream, those marked that only carry words to another place in it."""
    out = Counter(each.was.strip(END) for each in found if not each.now)
    put = Counter(each.now.strip(END) for each in found if not each.was)
    moved = {words for words in out.keys() & put.keys() if len(words) >= LEAST_MOVED}
    return [
        replace(each, is_move=True)
        if (each.was or each.now).strip(END) in moved and not (each.was and each.now)
        else each
        for each in found
    ]


def _styles(old: Stream, new: Stream, changed: tuple[Change, ...]) -> Iterator[StyleChange]:
    """Paragraphs that stand on both sides and are of another style."""
    if old.styles == new.styles:
        return
    mine = _beginnings(new.text)
    theirs = {start: at for at, start in enumerate(_beginnings(old.text))}
    shifted = {_back(start, changed): at for at, start in enumerate(mine)}
    for start, at in shifted.items():
        if start in theirs and at < len(new.styles):
            was = old.styles[theirs[start]]
            if was != new.styles[at]:
                yield StyleChange(new.story, new.role, at, was, new.styles[at])


def _beginnings(text: str) -> list[int]:
    """Where each paragraph begins."""
    return [0, *(index + 1 for index, char in enumerate(text) if char == END)] if text else []


def _back(index: int, changed: tuple[Change, ...]) -> int:
    """The place in the old text of a place in the new, -1 inside what was put in."""
    shift = 0
    for change in changed:
        if change.last <= index:
            shift = change.stop - change.last
        elif change.first <= index:
            return change.start if index == change.first else -1
    return index + shift
