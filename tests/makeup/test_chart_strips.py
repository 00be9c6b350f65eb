"""Charts of a story stand side by side or one under another, aligned at head and foot."""

from dataclasses import replace
from itertools import pairwise

import pytest

from ghpress.galley.columns import Depths
from ghpress.makeup.charts.easel import Easel
from ghpress.makeup.exhibits.board import STACK_GAP
from ghpress.makeup.exhibits.exhibit import Exhibit, Shown
from ghpress.makeup.exhibits.pictures import Sized
from ghpress.makeup.ladder import LADDER
from ghpress.makeup.makeup import make_up
from ghpress.makeup.page import PictureFrame, ShapeFrame, TextFrame
from ghpress.makeup.strips import UNDER, Strip, board_of, strips
from ghpress.makeup.whole import check_text
from ghpress.manuscript.story import Picture
from ghpress.manuscript.text import plain
from ghpress.stock.shelf import Shelf
from makeup.sheets import chart_layout
from makeup.stories import faults, house, issue, replaced, story
from makeup.test_charts import chart

LAYOUT = chart_layout()
BARS = chart("bars", 120, 80, 7)
SYMBOLS = chart("symbols", 400, 100, 9)
MAP = chart("map", 50, 20, None)
PHOTO = Picture("photo.jpg", caption=plain("图说在此。"), credit=plain("本报资料图"))


def made(charts: list[Exhibit], columns: int, shelf: Shelf, over: int | None = None) -> list[Strip]:
    """Every strip at the head over so many columns of a story over so many, the cheapest first."""
    board = board_of(charts, 2, Easel(LAYOUT, shelf), LADDER)
    found = strips(board, columns, 2, LADDER)
    return [strip for strip in found if strip.columns == (over or columns) and not strip.foot]


def stacks(strip: Strip) -> dict[int, list[Shown]]:
    by: dict[int, list[Shown]] = {}
    for shown in strip.shown(strip.columns, 100):
        by.setdefault(shown.column, []).append(shown)
    return by


@pytest.mark.parametrize(
    "charts", [[BARS], [MAP, BARS], [MAP, BARS, SYMBOLS]], ids=["one", "two", "three"]
)
@pytest.mark.parametrize("columns", [1, 3, 6])
def test_every_strip_ends_level_and_fills_its_columns(
    charts: list[Exhibit], columns: int, shelf: Shelf
) -> None:
    found = made(charts, columns, shelf)
    assert len({strip.depth for strip in found}) == len(found) > 1
    for strip in found:
        assert [shown.exhibit for shown in strip.shown(columns, 100)] == charts
        if len({shown.columns for shown in strip.shown(columns, 100)}) > 1:
            continue
        by = stacks(strip)
        assert sorted((column, stack[0].columns) for column, stack in by.items())[0][0] == 0
        assert sum(stack[0].columns for stack in by.values()) == columns
        for stack in by.values():
            assert (stack[0].line, stack[-1].line + stack[-1].lines) == (0, strip.depth - UNDER)
            for upper, lower in pairwise(stack):
                assert lower.line == upper.line + upper.lines + STACK_GAP


def test_a_map_stands_beside_smaller_charts_one_under_another(shelf: Shelf) -> None:
    best = made([MAP, BARS, SYMBOLS], 6, shelf)[0]
    placed = [(shown.column, shown.columns) for shown in best.shown(6, 100)]
    assert placed == [(0, 3), (3, 3), (3, 3)]


def test_a_chart_has_the_columns_it_asks_for(shelf: Shelf) -> None:
    for strip in made([chart("bars", 3, 2, columns=1), MAP], 4, shelf):
        assert strip.shown(4, 100)[0].columns == 1


def test_charts_over_some_columns_stand_at_the_right_of_the_text(shelf: Shelf) -> None:
    over_two = made([BARS], 5, shelf, over=2)
    assert {shown.column for strip in over_two for shown in strip.shown(5, 100)} == {3}
    depths: Depths = over_two[0].text_depths(5, 40)
    assert depths == (40, 40, 40, *(40 - over_two[0].depth,) * 2)


def test_a_picture_stands_among_charts_in_its_order(shelf: Shelf) -> None:
    mixed = [BARS, Sized(PHOTO, 1500, 1000), SYMBOLS]
    best = made(mixed, 4, shelf)[0]
    assert [shown.exhibit for shown in best.shown(4, 100)] == mixed
    assert best.has_pictures_only is False


def test_a_story_of_pictures_charts_and_tables_is_made_up_whole(shelf: Shelf) -> None:
    told = story("图", 1300)
    told = replaced(told, blocks=(PHOTO, *told.blocks, BARS, replace(PHOTO, file="2.jpg")), rank=1)
    whole = issue(told, story("乙", 1300), story("丙", 1200), pages=1)
    sizes = {"photo.jpg": (1500, 1000), "2.jpg": (1500, 1000)}
    up = make_up(whole, LAYOUT, shelf, house(), sizes)
    assert {remark.code for remark in up.remarks} <= {"page-short"}
    assert faults(up.pages, LAYOUT) == []
    (page,) = up.pages
    own = [frame for frame in page.frames if getattr(frame, "story", "") == "图"]
    assert [frame.id for frame in own if isinstance(frame, PictureFrame)] == [
        "图-picture-1",
        "图-picture-2",
    ]
    assert [frame.id for frame in own if frame.role == "caption"] == [
        "图-picture-1-caption-1",
        "图-picture-2-caption-1",
    ]
    gone = next(frame for frame in own if frame.role == "caption")
    less = replace(page, frames=tuple(frame for frame in page.frames if frame is not gone))
    assert [one.code for one in check_text((less,), whole, frozenset())] == ["text-not-whole"]


def test_a_story_of_charts_alone_fills_its_place_to_the_foot(shelf: Shelf) -> None:
    alone = replaced(story("图", 90, paragraphs=1, subheads=0), blocks=(MAP, BARS, SYMBOLS), rank=1)
    up = make_up(issue(alone, story("乙", 1500), story("丙", 1400), pages=1), LAYOUT, shelf, house())
    assert [remark.code for remark in up.remarks] == []
    (page,) = up.pages
    own = [frame for frame in page.frames if getattr(frame, "story", "") == "图"]
    assert not [frame for frame in own if frame.role == "column"]
    assert len([frame for frame in own if isinstance(frame, ShapeFrame)]) == 9
    names = [frame.id for frame in own]
    assert len(set(names)) == len(names)


def test_text_stands_under_or_beside_its_charts(shelf: Shelf) -> None:
    told = story("图", 700)
    told = replaced(told, blocks=(*told.blocks, BARS))
    up = make_up(issue(told, story("乙", 1500), story("丙", 1700), pages=1), LAYOUT, shelf, house())
    assert {remark.code for remark in up.remarks} <= {"story-short", "page-short"}
    (page,) = up.pages
    words = [frame for frame in page.frames if isinstance(frame, TextFrame) and frame.story == "图"]
    assert {"chart-title", "chart-label", "chart-value", "column"} <= {frame.role for frame in words}
    assert UNDER == 1
    assert Easel(LAYOUT, shelf).leading == LAYOUT.grid.leading
