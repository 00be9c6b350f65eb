"""The marks beside a timeline: one line a column, a dot at each date, all in the em that text leaves."""

from dataclasses import replace
from itertools import pairwise

from ghpress.makeup.makeup import make_up
from ghpress.makeup.page import Page, RuleFrame, ShapeFrame, TextFrame
from ghpress.makeup.timeline import evened, timeline_marks
from ghpress.manuscript.story import Entry, Timeline
from ghpress.manuscript.text import plain
from ghpress.stock.shelf import Shelf
from ghpress.units import hao, pt
from makeup.sheets import layout, style
from makeup.stories import house, issue, replaced, story, words

STYLES = (style("timeline-date", align="left", slots=(2, 1)), style("timeline-text"))


def page_of(count: int, shelf: Shelf) -> Page:
    """A page with a story of so many dates beside another."""
    bare = layout(40)
    dressed = replace(
        bare,
        styles={**bare.styles, **{made.name: made for made in STYLES}},
        rules={**bare.rules, "timeline-line": pt("0.5")},
    )
    entries = tuple(Entry(plain(f"19{50 + at}年"), plain(words(38, at))) for at in range(count))
    dated = replaced(story("年表", 90), blocks=(Timeline(entries),))
    up = make_up(issue(dated, story("乙", 1000), pages=1), dressed, shelf, house())
    assert {remark.code for remark in up.remarks} <= {"story-short", "page-short"}
    return up.pages[0]


def test_each_date_has_its_dot_on_the_line_left_of_the_text(shelf: Shelf) -> None:
    page = page_of(12, shelf)
    dots = [frame for frame in page.frames if isinstance(frame, ShapeFrame)]
    rules = [frame for frame in page.frames if isinstance(frame, RuleFrame)]
    lines = [frame for frame in rules if frame.role == "timeline-line"]
    columns = [frame for frame in page.frames if isinstance(frame, TextFrame) and frame.role == "column"]
    own = [frame for frame in columns if frame.story == "年表"]
    assert len(dots) == 12
    assert len(lines) == len(own) > 1
    for frame, line in zip(own, lines, strict=True):
        assert frame.rect.x < line.rect.x < line.rect.right() < frame.rect.x + hao("五号")
        assert frame.rect.y <= line.rect.y < line.rect.bottom() <= frame.rect.bottom()
    for dot in dots:
        (line,) = (line for line in lines if dot.rect.x < line.rect.x < dot.rect.right())
        assert dot.rect.width == dot.rect.height
        assert line.rect.y <= dot.rect.y + dot.rect.height // 2 < line.rect.bottom()


def test_a_layout_without_the_rule_draws_dots_alone(shelf: Shelf) -> None:
    bare = layout(40)
    dressed = replace(bare, styles={**bare.styles, **{made.name: made for made in STYLES}})
    marks = list(timeline_marks(page_of(6, shelf).frames, dressed))
    assert [type(mark) for mark in marks] == [ShapeFrame] * 6


def test_white_between_entries_is_the_same_all_down_a_column(shelf: Shelf) -> None:
    page = page_of(12, shelf)
    for frame in page.frames:
        if isinstance(frame, TextFrame) and frame.role == "column" and frame.story == "年表":
            pairs = list(pairwise(frame.block.lines))
            starts = [after.y - before.y for before, after in pairs if after.role == "timeline-date"]
            inside = {after.y - before.y for before, after in pairs if after.role == "timeline-text"}
            assert inside == {pt(14)}
            assert max(starts) - min(starts) <= 1
            assert min(starts) >= pt(14)
            assert frame.block.depth - frame.block.lines[-1].y < pt(14)


def test_columns_with_other_copy_stay_on_the_grid(shelf: Shelf) -> None:
    column = next(
        frame
        for frame in page_of(12, shelf).frames
        if isinstance(frame, TextFrame) and frame.role == "column" and frame.story == "乙"
    )
    assert evened(column.block, pt(14)) == column.block


def test_a_date_stands_close_over_its_entry_at_a_columns_head_too(shelf: Shelf) -> None:
    column = next(
        frame
        for frame in page_of(12, shelf).frames
        if isinstance(frame, TextFrame) and frame.role == "column" and frame.story == "年表"
    )
    first, *rest = column.block.lines
    assert (first.role, rest[0].role) == ("timeline-date", "timeline-text")
    apart = replace(column.block, lines=(first, *(replace(one, y=one.y + pt(14)) for one in rest)))
    again = evened(apart, pt(14)).lines
    assert again[1].y - again[0].y == pt(14)
    assert (again[0].y, again[-1].y) == (apart.lines[0].y, apart.lines[-1].y)
