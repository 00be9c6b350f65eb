"""The magazine: a cover that bleeds, contents that are right, stories on three columns, feet outside."""

import io
from itertools import pairwise

import pypdfium2
import pytest

from ghpress.build import Tried
from ghpress.layout.layout import Layout
from ghpress.layout.read import read_layout
from ghpress.makeup.page import FurnitureFrame, GroundFrame, Page, PictureFrame, TextFrame
from ghpress.units import in_mm, in_pt, mm
from layout.pressed import DEMO, TRIAL, errors, pressed, texts, tried


@pytest.fixture(scope="module")
def magazine() -> Layout:
    found, remarks = read_layout("magazine")
    assert found is not None and remarks == ()
    return found


@pytest.fixture(scope="module")
def demo() -> Tried:
    return tried(DEMO, "magazine")


def test_the_type_area_leaves_generous_margins(magazine: Layout) -> None:
    grid, sheet = magazine.grid, magazine.sheet
    assert (sheet.width, sheet.height) == (mm(210), mm(297))
    right = sheet.width - grid.left - grid.width()
    assert in_mm(grid.left) == pytest.approx(in_mm(right), abs=0.01)
    assert min(in_mm(each) for each in (grid.left, grid.top, right)) >= 18


@pytest.mark.parametrize("issue", [DEMO, TRIAL])
def test_the_shipped_issues_have_no_fault_in_it(issue: str) -> None:
    assert errors(tried(issue, "magazine")) == []


def test_the_cover_is_a_picture_that_bleeds_under_the_name_and_the_title(demo: Tried) -> None:
    cover = demo.made.pages[0]
    (picture,) = [frame for frame in cover.frames if isinstance(frame, PictureFrame)]
    bleed = demo.shop.layout.sheet.bleed
    assert (picture.rect.x, picture.rect.right()) == (-bleed, cover.width + bleed)
    plate = next(frame for frame in cover.frames if frame.role == "nameplate")
    assert plate.rect.bottom() == picture.rect.y
    assert cover.stories == ()


def test_the_contents_name_every_story_with_its_page(demo: Tried) -> None:
    contents = demo.made.pages[1]
    where = {name: page.number for page in demo.made.pages for name in page.stories}
    order = [story.id for story in demo.shop.issue.stories]
    assert texts(contents, "contents-page") == [f"{where[name]:02d}" for name in order]
    assert texts(contents, "contents-title")[0] == "歇脚进驿站　学艺上擂台"
    assert texts(contents, "contents-head") == ["目录"]
    rows = [frame.rect.y for frame in contents.frames if frame.role == "contents-title"]
    assert all(later > former for former, later in pairwise(rows))


def test_the_note_stands_beside_the_contents(demo: Tried) -> None:
    grounds = {f.role: f.rect for f in demo.made.pages[1].frames if isinstance(f, GroundFrame)}
    note, contents = grounds["note-ground"], grounds["contents-ground"]
    assert note.right() < contents.x
    assert note.y == contents.y


def test_without_a_cover_name_note_and_contents_make_the_front() -> None:
    front = tried(TRIAL, "magazine").made.pages[0]
    roles = {frame.role for frame in front.frames}
    assert {"frontplate", "note-ground", "contents-ground", "colophon"} <= roles
    assert front.stories == ()


def test_the_stories_of_the_demo_begin_a_page_each(demo: Tried) -> None:
    cities = [story.id for story in demo.shop.issue.stories if story.city]
    pages = [page for page in demo.made.pages if set(page.stories) & set(cities)]
    assert [page.stories for page in pages] == [(name,) for name in cities]
    top = demo.shop.layout.grid.top
    for page in pages:
        kicker = next(frame for frame in page.frames if frame.role == "kicker")
        assert kicker.rect.y - top < demo.shop.layout.grid.leading


def test_a_short_story_begins_lower_and_no_foot_takes_a_quarter_of_the_page(magazine: Layout) -> None:
    found = tried(TRIAL, "magazine")
    short = {getattr(one.place, "page", 0) for one in found.remarks if one.code == "page-short"}
    for page in found.made.pages[1:]:
        pieces = {f.role: f.rect.height for f in page.frames if isinstance(f, FurnitureFrame)}
        assert 4 * pieces["foot"] < magazine.grid.depth(magazine.grid.lines)
        assert pieces["sink"] in (0, magazine.grid.depth(7))
    sunk = [page.number for page in found.made.pages[1:] if _sink(page)]
    assert sunk and short <= set(sunk)


def test_nothing_is_printed_over_the_head_of_a_short_story(magazine: Layout) -> None:
    found = tried(TRIAL, "magazine")
    sunk = next(page for page in found.made.pages[1:] if _sink(page))
    page = pypdfium2.PdfDocument(io.BytesIO(pressed(found, sunk.number).pdf))[0]
    top = magazine.sheet.bleed + magazine.grid.top + magazine.grid.depth(6)
    uppers = _uppers(page)
    assert uppers and all(page.get_size()[1] - upper >= in_pt(top) for upper in uppers)


def _uppers(page: pypdfium2.PdfPage) -> list[float]:
    """How high everything drawn on a page reaches, but for what is as large as the page."""
    size = page.get_size()
    bounds = [one.get_bounds() for one in page.get_objects()]
    return [upper for left, _, right, upper in bounds if right - left < size[0] - 1]


def _sink(page: Page) -> int:
    return next(frame.rect.height for frame in page.frames if frame.role == "sink")


@pytest.mark.parametrize("number", [4, 5])
def test_the_number_stands_at_the_outer_foot(number: int, demo: Tried) -> None:
    file = pressed(demo, number)
    assert [remark.code for remark in file.remarks] == []
    page = pypdfium2.PdfDocument(io.BytesIO(file.pdf))[0]
    text = page.get_textpage()
    foot = next(f for f in demo.made.pages[number - 1].frames if f.role == "foot")
    bottom = in_pt(demo.shop.layout.sheet.height - foot.rect.bottom())
    bleed = in_pt(demo.shop.layout.sheet.bleed)
    left, right = in_pt(foot.rect.x) + bleed, in_pt(foot.rect.right()) + bleed
    words = text.get_text_bounded(left - 1, bottom + bleed - 2, right + 1, bottom + bleed + 16)
    said = "".join(words.split())
    assert said.startswith("04") if number == 4 else said.endswith("05")


def test_cover_and_contents_print_without_remark(demo: Tried) -> None:
    for number in (1, 2):
        assert [remark.code for remark in pressed(demo, number).remarks] == []


def test_the_name_is_the_largest_word_of_the_cover(magazine: Layout) -> None:
    styles = magazine.styles
    assert styles["nameplate"].size > max(styles["flag-title"].size, styles["front-title"].size)


def test_heads_are_lighter_than_a_newspapers(magazine: Layout) -> None:
    sizes = [size.size for sizes in magazine.fit.headlines.values() for size in sizes]
    assert max(sizes) < magazine.styles["flag-title"].size
    assert magazine.styles["headline"].face == "song-bold"


def test_body_text_is_composed_at_ten_points_on_sixteen(demo: Tried, magazine: Layout) -> None:
    grid = magazine.grid
    assert (in_pt(grid.size), in_pt(grid.leading)) == (10, 16)
    column = next(f for f in demo.made.pages[3].frames if f.role == "column")
    assert isinstance(column, TextFrame)
    assert column.rect.width == grid.measure(1) == 14 * grid.size
