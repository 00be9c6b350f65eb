"""Pins: a story on a page, in a slot, of a width, of a rank; pages locked; pages in whole sheets."""

from dataclasses import replace

import pytest

from ghpress.makeup.bench import Edge
from ghpress.makeup.makeup import MadeUp, make_up
from ghpress.makeup.page import Page, TextFrame
from ghpress.manuscript.story import Columns, Issue, Story
from ghpress.stock.shelf import Shelf
from makeup.pagedump import dump
from makeup.sheets import layout
from makeup.stories import house, issue, replaced, story
from makeup.test_solver import bench, one_page

LAYOUT = layout(60)


def made(of: Issue, shelf: Shelf) -> MadeUp:
    return make_up(of, LAYOUT, shelf, house(), {})


def stories(count: int, **pinned: dict[str, object]) -> list[Story]:
    """Stories of unequal length, some of them pinned, by name."""
    names = "甲乙丙丁戊己庚辛壬癸"[:count]
    return [
        replaced(story(name, 420 + 40 * number), **pinned.get(name, {}))
        for number, name in enumerate(names)
    ]


def place(page: Page, name: str) -> tuple[bool, bool, bool, bool]:
    """Whether a story reaches the top, the bottom, the left and the right of its page's type area."""
    grid = LAYOUT.grid
    frames = [frame for frame in page.frames if isinstance(frame, TextFrame) and frame.story]
    mine = [frame.rect for frame in frames if frame.story == name]
    top, bottom = min(frame.rect.y for frame in frames), max(frame.rect.bottom() for frame in frames)
    return (
        min(rect.y for rect in mine) == top,
        max(rect.bottom() for rect in mine) == bottom,
        min(rect.x for rect in mine) == grid.left,
        max(rect.right() for rect in mine) == grid.x(grid.columns - 1) + grid.measure(1),
    )


SLOTS = {
    "top-right": (True, None, None, True),
    "bottom-left": (None, True, True, None),
    "top": (True, None, None, None),
    "bottom": (None, True, None, None),
    "right": (None, None, None, True),
    "left": (None, None, True, None),
}


@pytest.mark.parametrize("slot", SLOTS)
@pytest.mark.parametrize("name", "乙丙")
def test_a_story_stands_in_its_slot(name: str, slot: str, shelf: Shelf) -> None:
    up = made(issue(*stories(5, **{name: {"slot": slot}})), shelf)
    (page,) = (page for page in up.pages if name in page.stories)
    assert "slot-not-kept" not in {remark.code for remark in up.remarks}
    for wanted, reached in zip(SLOTS[slot], place(page, name), strict=True):
        assert wanted in (None, reached)


def test_a_slot_the_order_does_not_allow_is_said_and_the_pages_are_made_all_the_same(
    shelf: Shelf,
) -> None:
    first = {"甲": {"page": 1}, "乙": {"page": 1, "slot": "top-left"}}
    up = made(issue(*stories(4, **first)), shelf)
    (said,) = [remark for remark in up.remarks if remark.code == "slot-not-kept"]
    assert said.fact("story") == "乙"
    assert [name for page in up.pages for name in page.stories] == list("甲乙丙丁")


def test_a_bound_edge_is_kept_by_the_search_at_whatever_price() -> None:
    """Left free, the second story stands at the right; bound to the bottom it stands under the first."""
    built = bench({3: {20: 0}, 6: {9: 50}}, {3: {20: 0}, 6: {9: 50}})
    free, bound = one_page(built, 20), one_page(replace(built, edges=(Edge(0), Edge.LEFT)), 20)
    assert free is not None
    assert bound is not None
    assert [shape.columns for shape in free.shapes()] == [3, 3]
    assert [shape.columns for shape in bound.shapes()] == [6, 6]


def test_a_story_is_as_wide_as_it_is_pinned(shelf: Shelf) -> None:
    up = made(issue(*stories(5, 丙={"columns": Columns(5, 5)})), shelf)
    (fit,) = [fit for fit in up.fits if fit.story == "丙"]
    assert fit.columns == 5


def test_a_story_stands_on_its_page(shelf: Shelf) -> None:
    up = made(issue(*stories(6, 丙={"page": 2})), shelf)
    assert up.pages[1].stories[0] in "乙丙"
    assert "丙" in up.pages[1].stories


def locked(shelf: Shelf, *changed: str) -> tuple[MadeUp, MadeUp]:
    """Three pages, and the same with page 2 locked and some stories twice as long."""
    of = replace(issue(*stories(10)), pages=3)
    before = made(of, shelf)
    longer = tuple(
        replaced(one, blocks=(*one.blocks, *one.blocks[-1:])) if one.id in changed else one
        for one in of.stories
    )
    after = made(replace(of, stories=longer, kept=before.kept, locked=(2,)), shelf)
    return before, after


def test_a_locked_page_stays_to_the_letter_while_others_change(shelf: Shelf) -> None:
    first = made(replace(issue(*stories(10)), pages=3), shelf).pages[0].stories[0]
    before, after = locked(shelf, first)
    assert dump(before.pages[1:2]) == dump(after.pages[1:2])
    assert before.pages[1] == after.pages[1]
    assert dump(before.pages[:1]) != dump(after.pages[:1])
    assert "lock-broken" not in {remark.code for remark in after.remarks}


def test_a_locked_page_whose_story_was_changed_is_an_error(shelf: Shelf) -> None:
    second = made(replace(issue(*stories(10)), pages=3), shelf).pages[1].stories[0]
    _, after = locked(shelf, second)
    (said,) = [remark for remark in after.remarks if remark.code == "lock-broken"]
    assert said.fact("page") == "2"


def test_a_page_never_accepted_cannot_be_locked(shelf: Shelf) -> None:
    up = made(replace(issue(*stories(4)), locked=(1,)), shelf)
    assert "lock-broken" in {remark.code for remark in up.remarks}


def test_pages_come_in_whole_sheets(shelf: Shelf) -> None:
    of = issue(*stories(9))
    free, sheets = made(of, shelf), made(replace(of, multiple=3), shelf)
    assert (len(free.pages), len(sheets.pages)) == (2, 3)
    assert "pages-multiple" not in {remark.code for remark in sheets.remarks}


def test_too_few_stories_for_a_sheet_are_said(shelf: Shelf) -> None:
    up = made(replace(issue(*stories(2)), multiple=4), shelf)
    (said,) = [remark for remark in up.remarks if remark.code == "pages-multiple"]
    assert said.fact("multiple") == "4"
