"""Charts of a story stand side by side or one under another, aligned at head and foot."""

from itertools import pairwise

import pytest

from ghpress.galley.columns import Depths
from ghpress.makeup.charts.easel import Easel
from ghpress.makeup.charts.strip import STACK_GAP, ChartStrip, ShownChart, chart_strips
from ghpress.makeup.ladder import LADDER
from ghpress.makeup.makeup import make_up
from ghpress.makeup.page import ShapeFrame, TextFrame
from ghpress.makeup.strips import UNDER, chart_stands, strips
from ghpress.manuscript.story import Chart
from ghpress.stock.shelf import Shelf
from makeup.sheets import chart_layout
from makeup.stories import house, issue, replaced, story
from makeup.test_charts import chart

LAYOUT = chart_layout()
BARS = chart("bars", 120, 80, 7)
SYMBOLS = chart("symbols", 400, 100, 9)
MAP = chart("map", 50, 20, None)


def made(charts: list[Chart], columns: int, shelf: Shelf) -> tuple[ChartStrip, ...]:
    return chart_strips(charts, columns, 60, LAYOUT, shelf)[columns]


def stacks(strip: ChartStrip) -> dict[int, list[ShownChart]]:
    by: dict[int, list[ShownChart]] = {}
    for shown in strip.shown:
        by.setdefault(shown.column, []).append(shown)
    return by


@pytest.mark.parametrize(
    "charts", [[BARS], [MAP, BARS], [MAP, BARS, SYMBOLS]], ids=["one", "two", "three"]
)
@pytest.mark.parametrize("columns", [1, 3, 6])
def test_every_strip_ends_level_and_fills_its_columns(
    charts: list[Chart], columns: int, shelf: Shelf
) -> None:
    found = made(charts, columns, shelf)
    assert len({strip.lines for strip in found}) == len(found) > 1
    for strip in found:
        assert [shown.chart for shown in strip.shown] == charts
        by = stacks(strip)
        assert sorted((column, stack[0].columns) for column, stack in by.items())[0][0] == 0
        assert sum(stack[0].columns for stack in by.values()) == columns
        for stack in by.values():
            assert (stack[0].line, stack[-1].line + stack[-1].lines) == (0, strip.lines)
            for upper, lower in pairwise(stack):
                assert lower.line == upper.line + upper.lines + STACK_GAP


def test_a_map_stands_beside_smaller_charts_one_under_another(shelf: Shelf) -> None:
    best = min(made([MAP, BARS, SYMBOLS], 6, shelf), key=lambda strip: strip.cost)
    assert [(shown.column, shown.columns) for shown in best.shown] == [(0, 3), (3, 3), (3, 3)]


def test_a_chart_has_the_columns_it_asks_for(shelf: Shelf) -> None:
    for strip in made([chart("bars", 3, 2, columns=1), MAP], 4, shelf):
        assert strip.shown[0].columns in (1, 4) if len(stacks(strip)) == 1 else 1
        assert strip.shown[0].columns == 1


def test_charts_over_some_columns_stand_at_the_right_of_the_text(shelf: Shelf) -> None:
    standing = chart_stands([BARS], LAYOUT, shelf)
    over_two = [strip for strip in strips(standing, 5, 2, LADDER) if strip.columns == 2]
    assert {shown.column for strip in over_two for shown in strip.charts} == {3}
    depths: Depths = over_two[0].text_depths(5, 40)
    assert depths == (40, 40, 40, *(40 - over_two[0].depth,) * 2)


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
