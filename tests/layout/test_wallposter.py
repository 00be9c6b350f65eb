"""The wallposter: sheets to be read standing, every one headed and grounded to its edges."""

import pytest

from ghpress.build import Tried
from ghpress.layout.layout import Layout
from ghpress.layout.read import read_layout
from ghpress.makeup.page import FurnitureFrame, Page, PictureFrame
from ghpress.units import mm, pt
from layout.pressed import DEMO, TRIAL, errors, pressed, texts, tried

READ_STANDING = ("body", "list", "quote", "note", "box", "timeline-text", "caption")
"""Styles that are read at a metre and a half."""


@pytest.fixture(scope="module")
def poster() -> Layout:
    found, remarks = read_layout("wallposter")
    assert found is not None and remarks == ()
    return found


@pytest.fixture(scope="module")
def demo() -> Tried:
    return tried(DEMO, "wallposter")


def test_it_is_an_a2_sheet_of_three_wide_columns(poster: Layout) -> None:
    assert (poster.sheet.width, poster.sheet.height) == (mm(420), mm(594))
    assert (poster.grid.columns, poster.grid.characters) == (3, 17)


def test_what_is_read_standing_is_large(poster: Layout) -> None:
    assert poster.styles["body"].size >= pt(16)
    assert all(poster.styles[name].size >= pt(16) for name in READ_STANDING)
    smallest = min(size.size for size in poster.fit.headlines[2])
    assert smallest >= 3 * poster.styles["body"].size


@pytest.mark.parametrize("issue", [DEMO, TRIAL])
def test_the_shipped_issues_have_no_fault_in_it(issue: str) -> None:
    assert errors(tried(issue, "wallposter")) == []


def feet(page: Page) -> list[FurnitureFrame]:
    """The base of a sheet."""
    return [f for f in page.frames if isinstance(f, FurnitureFrame) and f.role == "base"]


def test_a_sheet_whose_story_is_short_ends_in_a_higher_base_not_in_white(demo: Tried) -> None:
    grid = demo.shop.layout.grid
    depths = set()
    for page in demo.made.pages[2:]:
        (base,) = feet(page)
        lowest = max(f.rect.bottom() for f in page.frames if f.role in ("column", "chart-source"))
        depths.add(base.rect.height // grid.leading)
        assert base.rect.y - lowest < 2 * grid.leading or page.number in said_short(demo)
    assert len(depths) > 1


def test_a_base_takes_no_more_than_two_sevenths_of_a_sheet_what_is_white_above_is_said(
    demo: Tried,
) -> None:
    grid = demo.shop.layout.grid
    deepest = max(base.rect.height for page in demo.made.pages[2:] for base in feet(page))
    assert 7 * deepest <= 2 * grid.depth(grid.lines)
    assert said_short(demo) == {len(demo.made.pages)}


def said_short(tried: Tried) -> set[int]:
    """The pages of which it is said that copy is wanting."""
    return {getattr(one.place, "page", 0) for one in tried.remarks if one.code == "page-short"}


def test_the_cover_picture_bleeds_and_the_second_sheet_has_note_and_contents(demo: Tried) -> None:
    cover, second = demo.made.pages[:2]
    (picture,) = [frame for frame in cover.frames if isinstance(frame, PictureFrame)]
    assert picture.rect.x < 0 and picture.rect.right() > cover.width
    assert len(texts(second, "contents-page")) == len(demo.shop.issue.stories)
    assert texts(second, "note-head") == ["编者按"]


@pytest.mark.parametrize("number", [1, 2, 5, 6])
def test_its_sheets_print_without_remark(number: int, demo: Tried) -> None:
    assert [remark.code for remark in pressed(demo, number).remarks] == []


def test_a_front_without_a_picture_prints_without_remark() -> None:
    assert [remark.code for remark in pressed(tried(TRIAL, "wallposter"), 1).remarks] == []
