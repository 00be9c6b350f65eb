"""An issue made up again after corrections has the pages of one made up from nothing."""

from collections.abc import Iterator, MutableMapping, MutableSequence
from contextlib import contextmanager
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ghpress.makeup import assembled, balance, makeup, memory, note, offered, solved
from ghpress.makeup.assemble import Assembled
from ghpress.makeup.makeup import MadeUp, make_up
from ghpress.manuscript.story import Issue, Paragraph
from ghpress.manuscript.text import plain
from ghpress.stock.shelf import Shelf
from makeup.sheets import layout
from makeup.stories import house, issue, replaced, story, words

LAYOUT = layout(60)
NAMES = "甲乙丙丁"

MAPPINGS: list[MutableMapping] = [solved._GROWN, assembled._BEFORE, offered._KNOWN]
SEQUENCES: list[MutableSequence] = [memory._KNOWN, balance._LAST, note._KNOWN]


@contextmanager
def nothing_remembered() -> Iterator[None]:
    """What is remembered is put aside, as in a new process."""
    mappings, sequences = [dict(one) for one in MAPPINGS], [list(one) for one in SEQUENCES]
    for one in (*MAPPINGS, *SEQUENCES):
        one.clear()
    yield
    for one in (*MAPPINGS, *SEQUENCES):
        one.clear()
    for own, kept in zip(MAPPINGS, mappings, strict=True):
        own.update(kept)
    for each, former in zip(SEQUENCES, sequences, strict=True):
        each.extend(former)


def edition() -> Issue:
    return issue(*(story(name, 620 + 70 * at, rank=1 + (at > 0)) for at, name in enumerate(NAMES)))


def with_words(of: Issue, number: int, more: int) -> Issue:
    """With a paragraph of so many characters at the end of a story."""
    stories, own = list(of.stories), of.stories[number]
    stories[number] = replaced(own, blocks=(*own.blocks, Paragraph(plain(words(more)))))
    return replace(of, stories=tuple(stories))


def in_other_order(of: Issue, number: int) -> Issue:
    stories = list(of.stories)
    stories.append(stories.pop(number))
    return replace(of, stories=tuple(stories))


def made(of: Issue, shelf: Shelf) -> MadeUp:
    return make_up(of, LAYOUT, shelf, house())


EDITS = st.lists(st.tuples(st.integers(0, len(NAMES) - 1), st.integers(-1, 60)), min_size=1, max_size=3)


@settings(max_examples=3, deadline=None)
@given(EDITS)
def test_after_any_corrections_pages_are_those_made_up_from_nothing(
    shelf: Shelf, edits: list[tuple[int, int]]
) -> None:
    with nothing_remembered():
        every, now = [edition()], edition()
        made(now, shelf)
        for number, more in edits:
            now = with_words(now, number, more) if more > 0 else in_other_order(now, number)
            every.append(now)
        again = [made(one, shelf) for one in (*every[1:], every[0])]  # the last takes all back
    for one, remembered in zip((*every[1:], every[0]), again, strict=True):
        with nothing_remembered():
            assert made(one, shelf) == remembered


def test_only_pages_with_a_corrected_story_are_assembled_anew(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers: list[int] = []
    real = assembled.assemble

    def telling(filled, stories, chase) -> Assembled:
        numbers.append(chase.number)
        return real(filled, stories, chase)

    monkeypatch.setattr(assembled, "assemble", telling)
    assert makeup.assembled is assembled.assembled
    with nothing_remembered():
        of = issue(*(story(name, 1500, rank=1 + (at % 2 > 0)) for at, name in enumerate(NAMES)))
        first = made(of, shelf)
        assert len(first.pages) > 1 and len(numbers) == len(first.pages)
        numbers.clear()
        last = first.pages[-1]
        number = next(at for at, one in enumerate(of.stories) if one.id == last.stories[-1])
        edited = with_words(of, number, 1)
        after = made(edited, shelf)
        assert numbers == [last.number]
        assert after.pages[0] is first.pages[0] and after.pages[-1] != last
