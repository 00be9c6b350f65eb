"""What verify and check_text find on pages with a fault put in by hand."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from ghpress.makeup.makeup import make_up
from ghpress.makeup.page import Frame, Page, Rect, TextFrame
from ghpress.makeup.verify import verify
from ghpress.makeup.whole import check_text
from ghpress.remarks import Level, OnPage, warning
from ghpress.stock.shelf import Shelf
from ghpress.units import pt
from makeup.sheets import layout
from makeup.stories import house, issue, story

LAYOUT = layout(40)
ISSUE = issue(*(story(name, 560) for name in "甲乙丙"))


@pytest.fixture(scope="module")
def page(shelf: Shelf) -> Page:
    (made,) = make_up(ISSUE, LAYOUT, shelf, house()).pages
    return made


def changed(page: Page, name: str, change: Callable[[TextFrame], Frame]) -> Page:
    """The page with one frame of it changed."""
    frames = tuple(
        change(frame) if frame.id == name and isinstance(frame, TextFrame) else frame
        for frame in page.frames
    )
    assert frames != page.frames
    return replace(page, frames=frames)


def moved(by_x: int, by_y: int) -> Callable[[TextFrame], Frame]:
    def move(frame: TextFrame) -> Frame:
        rect = frame.rect
        return replace(frame, rect=Rect(rect.x + by_x, rect.y + by_y, rect.width, rect.height))

    return move


def lines(keep: slice) -> Callable[[TextFrame], Frame]:
    return lambda frame: replace(frame, block=replace(frame.block, lines=frame.block.lines[keep]))


def codes(page: Page) -> set[str]:
    return {remark.code for remark in verify((page,), LAYOUT)}


def test_a_sound_page_has_no_remarks(page: Page) -> None:
    assert verify((page,), LAYOUT) == ()
    assert check_text((page,), ISSUE, frozenset()) == ()


def test_a_column_moved_by_a_point_is_off_the_grid_and_not_level(page: Page) -> None:
    assert {"baseline-off-grid", "columns-not-level"} <= codes(
        changed(page, "甲-column-1", moved(0, pt(1)))
    )


def test_a_hundredth_of_a_point_is_no_fault(page: Page) -> None:
    assert codes(changed(page, "甲-column-1", moved(0, pt("0.01")))) == set()


def test_a_first_column_that_is_short_is_an_error_a_last_one_a_warning(page: Page) -> None:
    for name, level in (("甲-column-1", Level.ERROR), ("甲-column-2", Level.WARNING)):
        faulty = changed(page, name, lines(slice(0, -1)))
        (found,) = verify((faulty,), LAYOUT)
        assert (found.code, found.level) == ("columns-not-level", level)


def test_a_column_on_its_neighbour_overlaps(page: Page) -> None:
    assert "frames-overlap" in codes(changed(page, "甲-column-2", moved(-pt(30), 0)))


def test_a_column_beyond_the_type_area_is_outside(page: Page) -> None:
    assert "frame-outside" in codes(changed(page, "甲-column-1", moved(-pt(30), 0)))


@pytest.mark.parametrize(
    "keep", [slice(0, -1), slice(1, None), slice(None, None, -1)], ids=["end", "start", "order"]
)
def test_a_line_lost_or_out_of_order_is_found(page: Page, keep: slice) -> None:
    faulty = changed(page, "乙-column-1", lines(keep))
    (found,) = check_text((faulty,), ISSUE, frozenset())
    assert (found.code, found.level) == ("text-not-whole", Level.ERROR)
    assert found.fact("story") == "乙"


def test_a_line_doubled_is_found(page: Page) -> None:
    def doubled(frame: TextFrame) -> Frame:
        block = frame.block
        return replace(frame, block=replace(block, lines=(*block.lines, block.lines[-1])))

    faulty = changed(page, "丙-column-1", doubled)
    assert [r.code for r in check_text((faulty,), ISSUE, frozenset())] == ["text-not-whole"]


def test_a_headline_that_is_not_the_copy_is_found(page: Page) -> None:
    faulty = changed(page, "丙-headline", lines(slice(0, 0)))
    assert [r.code for r in check_text((faulty,), ISSUE, frozenset())] == ["text-not-whole"]


def test_a_short_last_line_alone_at_a_columns_top_is_said_and_a_full_one_is_not(page: Page) -> None:
    found = {True: 0, False: 0}
    for story_id in page.stories:
        for frame in [one for one in page.frames if one.id.startswith(story_id)]:
            if not isinstance(frame, TextFrame) or frame.role != "column":
                continue
            for at, placed in enumerate(frame.block.lines):
                if placed.role == "body" and placed.line.is_last and placed.line.first and at:
                    short = placed.line.width * 5 < placed.line.measure * 4
                    said = "line-alone" in codes(changed(page, frame.id, lines(slice(at, None))))
                    first = [one for one in page.frames if isinstance(one, TextFrame)]
                    first = [one for one in first if one.story == frame.story and one.role == "column"]
                    assert said == (short and frame is not first[0])
                    found[said] += 1
    assert found[True]
    assert found[False]


def headlines(page: Page) -> list[TextFrame]:
    found = [one for one in page.frames if isinstance(one, TextFrame) and one.role == "headline"]
    return sorted(found, key=lambda one: (one.rect.y, one.rect.x))


def test_heads_of_one_size_side_by_side_bump_and_those_a_line_lower_do_not(page: Page) -> None:
    one, other = headlines(page)[:2]
    beside = replace(
        other, block=one.block, rect=replace(one.rect, x=one.rect.right() + LAYOUT.grid.between())
    )
    for low, expected in ((0, True), (LAYOUT.grid.leading, True), (2 * LAYOUT.grid.leading, False)):
        frame = replace(beside, rect=replace(beside.rect, y=one.rect.y + low))
        faulty = replace(page, frames=(one, frame))
        found = [remark for remark in verify((faulty,), LAYOUT) if remark.code == "heads-bump"]
        assert bool(found) == expected


def test_a_subhead_at_a_columns_foot_is_said(page: Page) -> None:
    columns = [one for one in page.frames if isinstance(one, TextFrame) and one.role == "column"]
    frame, at = next(
        (frame, at)
        for frame in columns
        for at, placed in enumerate(frame.block.lines)
        if placed.role == "subhead"
    )
    assert "head-at-foot" in codes(changed(page, frame.id, lines(slice(0, at + 1))))


def test_of_a_last_column_whose_story_is_said_to_be_short_nothing_more_is_said(page: Page) -> None:
    faulty = changed(page, "甲-column-2", lines(slice(0, -1)))
    said = warning("story-short", OnPage(1), story="甲", file="甲.md", lines=1, characters=15)
    assert verify((faulty,), LAYOUT, (said,)) == ()
    other = replace(said, facts=(("story", "乙"),))
    assert {remark.code for remark in verify((faulty,), LAYOUT, (other,))} == {"columns-not-level"}
