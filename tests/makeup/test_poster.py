"""A poster front: the picture takes what masthead, note and guide leave; the guide's pages are right."""

from dataclasses import replace

import pytest

from ghpress.layout.layout import Furniture, GuideRules, Layout, PagePart, PagePlan
from ghpress.makeup.makeup import MadeUp, make_up
from ghpress.makeup.page import FurnitureFrame, GroundFrame, Page, PictureFrame, RuleFrame, TextFrame
from ghpress.makeup.verify import verify
from ghpress.manuscript.story import GuideEntry, Issue, Picture
from ghpress.manuscript.text import plain
from ghpress.remarks import Halt
from ghpress.stock.shelf import Shelf
from ghpress.units import pt
from makeup.sheets import layout, style
from makeup.stories import house, issue, replaced, story

LINES = 60
GUIDE_STYLES = (
    style("guide-head", "24", "30", align="left"),
    style("guide-name", "12", "16", align="left"),
    style("guide", "10.5", "16", align="left"),
    style("guide-page", "13", "17", align="right"),
)
BANDS = ((PagePart("picture"),), (PagePart("note", 4), PagePart("guide")))


def poster_layout(bands: tuple[tuple[PagePart, ...], ...] = BANDS) -> Layout:
    """The tests' layout with a plan for a poster: masthead 6 lines or 9, credits 2."""
    bare = layout(LINES)
    furniture = (Furniture("masthead", "top", (6, 9)), Furniture("credits", "bottom", (2,)))
    return replace(
        bare,
        styles={**bare.styles, **{made.name: made for made in GUIDE_STYLES}},
        plans=(PagePlan("cover", "page.html", furniture, bands=bands), *bare.plans),
        rules={**bare.rules, "guide-rule": pt("0.4")},
        guide=GuideRules(columns=1, over=1, under=1),
    )


def special(**more: object) -> Issue:
    """Six stories, a note, a picture for the front, a guide to three of the stories."""
    stories = [story(name, 520) for name in "甲乙丙丁戊己"]
    guide = tuple(GuideEntry(name, plain(f"{name}的由头")) for name in "甲丙己")
    whole = issue(*stories, note=replaced(story("note", 160, subheads=0)))
    front = Picture("front.svg", plain("群像。"), plain("本报绘图"))
    return replace(whole, cover=front, guide=guide, **more)


def made(
    of: Issue, shelf: Shelf, at: Layout | None = None, size: tuple[int, int] = (1000, 505)
) -> MadeUp:
    return make_up(of, at or poster_layout(), shelf, house(), {"front.svg": size})


def printed(page: Page, role: str) -> list[str]:
    frames = [frame for frame in page.frames if isinstance(frame, TextFrame) and frame.role == role]
    return [frame.block.text().replace("\n", "") for frame in frames]


def test_the_first_page_is_a_poster_and_stories_begin_on_the_second(shelf: Shelf) -> None:
    up = made(special(), shelf)
    front, *others = up.pages
    assert (front.number, front.stories) == (1, ())
    assert [page.number for page in others] == list(range(2, len(up.pages) + 1))
    assert [name for page in others for name in page.stories] == list("甲乙丙丁戊己")
    assert up.remarks == () and verify(up.pages, poster_layout()) == ()


def test_picture_note_and_guide_fill_the_page_between_masthead_and_credits(shelf: Shelf) -> None:
    at = poster_layout()
    front = made(special(), shelf).pages[0]
    places = {frame.role: frame.rect for frame in front.frames if not isinstance(frame, RuleFrame)}
    grid = at.grid
    assert places["picture"].y == places["masthead"].bottom() == grid.y(6)
    assert places["picture"].width == grid.measure(6)
    assert (places["note-ground"].x, places["note-ground"].width) == (grid.x(0), grid.measure(4))
    assert (places["guide-ground"].x, places["guide-ground"].width) == (grid.x(4), grid.measure(2))
    assert places["note-ground"].y == places["guide-ground"].y
    assert places["note-ground"].bottom() == places["guide-ground"].bottom() == grid.y(LINES - 2)
    gap = places["note-ground"].y - places["caption"].bottom()
    assert 2 * grid.leading <= gap < 3 * grid.leading


def test_the_guide_names_the_pages_its_stories_stand_on(shelf: Shelf) -> None:
    up = made(special(), shelf)
    where = {name: page.number for page in up.pages for name in page.stories}
    front = up.pages[0]
    assert printed(front, "guide") == ["甲的由头", "丙的由头", "己的由头"]
    assert printed(front, "guide-page") == [f"{where[name]:02d}" for name in "甲丙己"]
    assert printed(front, "guide-name") == ["甲", "丙", "己"]


def test_a_city_is_what_a_guide_calls_its_story(shelf: Shelf) -> None:
    of = special()
    named = replace(of, stories=tuple(replace(one, city=f"{one.id}市") for one in of.stories))
    assert printed(made(named, shelf).pages[0], "guide-name") == ["甲市", "丙市", "己市"]


def test_rows_of_the_guide_stand_on_one_baseline_each_and_evenly_apart(shelf: Shelf) -> None:
    front = made(special(), shelf).pages[0]
    feet = {
        role: [
            frame.rect.y + frame.block.lines[0].y
            for frame in front.frames
            if isinstance(frame, TextFrame) and frame.role == role
        ]
        for role in ("guide-name", "guide", "guide-page")
    }
    assert feet["guide-name"] == feet["guide"] == feet["guide-page"]
    first, second, third = feet["guide"]
    assert second - first == third - second


def test_rows_of_a_guide_in_two_columns_stand_level(shelf: Shelf) -> None:
    at = replace(poster_layout(), guide=GuideRules(columns=2, gutter=2, over=1, under=1))
    front = made(special(), shelf, at).pages[0]
    one, two, three = (
        frame.rect
        for frame in front.frames
        if isinstance(frame, TextFrame) and frame.role == "guide-name"
    )
    assert one.x == two.x < three.x
    assert one.y == three.y < two.y


def test_words_too_long_for_a_row_of_the_guide_take_two_lines_and_lose_nothing(shelf: Shelf) -> None:
    long = "很长的一句由头" * 6
    of = replace(special(), guide=(GuideEntry("甲", plain(long)), GuideEntry("己", plain("短"))))
    front = made(of, shelf).pages[0]
    (block,) = [
        frame.block
        for frame in front.frames
        if isinstance(frame, TextFrame) and frame.role == "guide" and len(frame.block.lines) > 1
    ]
    assert block.text().replace("\n", "") == long
    assert verify((front,), poster_layout()) == ()


def test_without_a_note_the_guide_takes_its_columns(shelf: Shelf) -> None:
    front = made(replace(special(), note=None), shelf).pages[0]
    grounds = {frame.role: frame.rect for frame in front.frames if isinstance(frame, GroundFrame)}
    assert set(grounds) == {"guide-ground"}
    assert grounds["guide-ground"].width == layout(LINES).grid.measure(6)


def test_the_masthead_gives_lines_where_that_saves_the_picture_a_cut(shelf: Shelf) -> None:
    def lines(height: int) -> tuple[int, int]:
        front = made(special(), shelf, size=(1000, height)).pages[0]
        deep = {
            frame.role: frame.rect.height
            for frame in front.frames
            if isinstance(frame, FurnitureFrame | PictureFrame)
        }
        pitch = layout(LINES).grid.leading
        return deep["masthead"] // pitch, deep["picture"] // pitch

    assert lines(505) == (6, 37)
    assert lines(460) == (9, 34)


def test_a_picture_cut_more_than_a_picture_may_be_is_told_with_its_share(shelf: Shelf) -> None:
    (remark,) = made(special(), shelf, size=(1000, 100)).remarks
    assert remark.code == "cover-crop"
    assert int(str(remark.fact("percent"))) > 15


def test_a_front_with_no_room_for_its_picture_stops_the_job(shelf: Shelf) -> None:
    with pytest.raises(Halt) as halted:
        made(special(note=story("note", 2600)), shelf)
    assert [remark.code for remark in halted.value.remarks] == ["cover-no-room"]


def test_a_layout_without_a_poster_says_what_it_leaves_out(shelf: Shelf) -> None:
    up = made(special(), shelf, layout(LINES))
    assert [remark.code for remark in up.remarks][:2] == ["cover-not-placed", "guide-not-placed"]
    assert up.pages[0].stories != ()


def test_a_story_stands_on_the_page_it_is_put_on(shelf: Shelf) -> None:
    of = special()
    last = tuple(replace(one, page=4) if one.id == "己" else one for one in of.stories)
    up = made(replace(of, stories=last, pages=4), shelf)
    assert [page.number for page in up.pages if "己" in page.stories] == [4]
    assert up.pages[3].stories == ("己",)
    assert printed(up.pages[0], "guide-page")[-1] == "04"


@pytest.mark.parametrize(
    ("pins", "code"),
    [({"甲": 1}, "pin-no-page"), ({"己": 9}, "pin-no-page"), ({"甲": 3, "乙": 2}, "pins-out-of-order")],
)
def test_a_page_no_story_can_be_put_on_stops_the_job(
    shelf: Shelf, pins: dict[str, int], code: str
) -> None:
    of = special(pages=4)
    pinned = tuple(replace(one, page=pins.get(one.id)) for one in of.stories)
    with pytest.raises(Halt) as halted:
        made(replace(of, stories=pinned), shelf)
    assert [remark.code for remark in halted.value.remarks] == [code]


def test_a_note_on_a_poster_is_set_in_the_posters_own_style_if_there_is_one(shelf: Shelf) -> None:
    bare = poster_layout()
    large = style("note-poster", "16", "24", indent=2)
    own = replace(bare, styles={**bare.styles, "note-poster": large})

    def sizes(at: Layout) -> set[int]:
        front = made(special(), shelf, at).pages[0]
        frames = [
            frame for frame in front.frames if isinstance(frame, TextFrame) and frame.role == "note"
        ]
        return {run.size for frame in frames for placed in frame.block.lines for run in placed.line.runs}

    assert (sizes(bare), sizes(own)) == ({pt(14)}, {pt(16)})
