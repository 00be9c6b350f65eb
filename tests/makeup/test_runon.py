"""Running on: a story too long for its page goes on on the next, and the next story begins under it."""

from dataclasses import replace

import pytest

from ghpress.layout.layout import JumpRules, Layout
from ghpress.layout.standins import with_stand_ins
from ghpress.makeup.lastrungs import made_to_fit
from ghpress.makeup.makeup import MadeUp
from ghpress.makeup.verify import verify
from ghpress.manuscript.accepted import REST
from ghpress.manuscript.story import Issue
from ghpress.remarks import Level
from ghpress.stock.shelf import Shelf
from makeup.sheets import layout
from makeup.stories import house, issue, replaced, story
from makeup.test_jumps import copy, read

BARE = replace(layout(40), styles=with_stand_ins(layout(40).styles))
LAYOUT = replace(BARE, fit=replace(BARE.fit, jumps=JumpRules(run_on=True)))
LENGTHS = {"甲": 3400, "乙": 2600, "丙": 2500}
"""A page holds 3,600 characters, heads counted."""


def three(**more: object) -> Issue:
    return issue(*(replaced(story(name, many, paragraphs=16), **more) for name, many in LENGTHS.items()))


def made(of: Issue, shelf: Shelf, within: Layout = LAYOUT) -> MadeUp:
    return made_to_fit(of, within, shelf, house())


@pytest.fixture(scope="module")
def up(shelf: Shelf) -> MadeUp:
    return made(three(), shelf)


def pages(up: MadeUp) -> dict[str, int]:
    return {fit.story: fit.page for fit in up.fits}


def test_nothing_is_left_over(up: MadeUp) -> None:
    assert all(fit.over_characters <= 0 for fit in up.fits)
    assert not [remark for remark in up.remarks if remark.level is Level.ERROR]
    assert not [remark for remark in verify(up.pages, LAYOUT) if remark.level is Level.ERROR]


def test_the_rest_of_a_story_stands_on_the_next_page_at_its_head(up: MadeUp) -> None:
    found = pages(up)
    parted = [name for name in found if name + REST in found]
    assert parted
    for name in parted:
        assert found[name + REST] == found[name] + 1
        assert up.pages[found[name]].stories[0] == name + REST


def test_every_story_is_read_once_and_in_order(up: MadeUp) -> None:
    for of in three().stories:
        parts = [fit.story for fit in up.fits if fit.story.startswith(of.id)]
        text = "".join(read(up, part) for part in parts)
        for page in range(1, len(up.pages) + 1):
            text = text.replace(f"下转第{page}版", "")
        assert text == copy(of)


def test_the_next_story_begins_under_a_rest_rather_than_leave_the_page_white(up: MadeUp) -> None:
    shared = [page for page in up.pages if any(name.endswith(REST) for name in page.stories)]
    assert any(len(page.stories) > 1 for page in shared[:-1] or shared)


def test_stories_that_go_on_their_pages_are_not_parted(shelf: Shelf) -> None:
    up = made(issue(story("甲", 900), story("乙", 800)), shelf)
    assert not [name for name in pages(up) if name.endswith(REST)]


def test_an_editor_may_forbid_it(shelf: Shelf) -> None:
    up = made(replace(three(jump=False), pages=3), shelf)
    assert not [name for name in pages(up) if name.endswith(REST)]
