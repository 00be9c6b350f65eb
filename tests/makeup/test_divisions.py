"""A story's own columns (破栏, 长栏) and vertical heads (竖题): where they stand, to the line."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ghpress.layout.layout import Layout, Side
from ghpress.makeup.bodies import Bounds
from ghpress.makeup.ladder import LADDER
from ghpress.makeup.makeup import MadeUp, make_up
from ghpress.makeup.page import Page, PictureFrame, TextFrame
from ghpress.makeup.ready import Materials, Ready, at_widths, make_ready, widths_of
from ghpress.makeup.shapes import chosen, division_of, shapes_of
from ghpress.makeup.verify import verify
from ghpress.manuscript.story import Columns, Head, Picture, Story
from ghpress.manuscript.text import plain
from ghpress.remarks import Level, Remark
from ghpress.stock.shelf import Shelf
from makeup.sheets import layout
from makeup.stories import house, issue, replaced, story

LAYOUT = layout(60)
EM = LAYOUT.grid.size


def up(shelf: Shelf, *stories: Story, sheet: Layout = LAYOUT, **files: tuple[int, int]) -> MadeUp:
    sizes = {f"{name}.jpg": size for name, size in files.items()}
    return make_up(issue(*stories), sheet, shelf, house(), sizes)


def faults(made: MadeUp) -> list[Remark]:
    """The shop's own faults; that copy is short of a line is none."""
    return [one for one in verify(made.pages, LAYOUT) if one.level is Level.ERROR]


def texts(page: Page, of: str, role: str = "column") -> list[TextFrame]:
    return [f for f in page.frames if isinstance(f, TextFrame) and f.role == role and f.story == of]


def wide(name: str, characters: int, columns: Columns, **more: object) -> Story:
    return replaced(story(name, characters, paragraphs=6), columns=columns, **more)


@pytest.mark.parametrize(
    ("over", "count", "characters", "gap"),
    [(6, 4, 23, 1), (5, 3, 25, 2), (5, 4, 19, 1), (4, 3, 20, 1.5), (2, 1, 31, 1), (6, 2, 47, 1)],
)
def test_a_story_stands_over_its_basic_columns_in_as_many_of_text_as_its_editor_wants(
    over: int, count: int, characters: int, gap: float, shelf: Shelf
) -> None:
    made = up(shelf, wide("甲", 1600, Columns(over, count), rank=1), story("乙", 700), story("丙", 700))
    (page,) = made.pages
    columns = texts(page, "甲")
    assert len(columns) == count
    assert {frame.block.width for frame in columns} == {characters * EM}
    lefts = [frame.rect.x for frame in columns]
    steps = {(right - left) / EM for left, right in pairwise(lefts)}
    assert all(abs(step - characters - gap) < 0.001 for step in steps)
    wide_of_all = lefts[-1] + columns[-1].rect.width - lefts[0]
    assert abs(wide_of_all - LAYOUT.grid.measure(over)) < count
    assert len({frame.rect.bottom() for frame in columns}) == 1
    assert not faults(made)


def test_lines_of_broken_columns_stand_on_the_pages_baselines(shelf: Shelf) -> None:
    grid = LAYOUT.grid
    made = up(shelf, wide("甲", 1600, Columns(5, 3), rank=1), story("乙", 700), story("丙", 700))
    for frame in texts(made.pages[0], "甲"):
        for placed in frame.block.lines:
            if placed.role == "body":
                assert (frame.rect.y + placed.y - grid.baseline(0)) % grid.leading == 0


def test_a_picture_takes_whole_columns_of_text(shelf: Shelf) -> None:
    picture = Picture("a.jpg", caption=plain("图说在此。"))
    first = wide("甲", 1500, Columns(5, 3), rank=1)
    made = up(
        shelf,
        replaced(first, blocks=(picture, *first.blocks)),
        story("乙", 900),
        story("丙", 500),
        a=(1500, 1000),
    )
    (shown,) = [f for f in made.pages[0].frames if isinstance(f, PictureFrame)]
    lefts = [frame.rect.x for frame in texts(made.pages[0], "甲")]
    legs = LAYOUT.grid.broken(5, 3)
    assert shown.rect.width in {legs.measure(count) for count in (1, 2, 3)}
    assert shown.rect.x in {lefts[0] + legs.x(n) for n in range(3)} | set(lefts)
    assert not faults(made)


def test_a_layout_may_name_columns_of_text_for_a_rank(shelf: Shelf) -> None:
    fit = replace(
        LAYOUT.fit,
        columns={**LAYOUT.fit.columns, 1: (6,)},
        legs={1: {6: (4,)}},
    )
    own = replace(LAYOUT, fit=fit)
    made = up(shelf, story("甲", 1500, rank=1), story("乙", 900), story("丙", 900), sheet=own)
    assert len(texts(made.pages[0], "甲")) == 4


def test_a_width_the_page_has_not_is_said_and_left_aside(shelf: Shelf) -> None:
    made = up(shelf, wide("甲", 900, Columns(7, 7)), story("乙", 900))
    assert "columns-not-there" in [remark.code for remark in made.remarks]
    made = up(shelf, wide("甲", 900, Columns(2, 5)), story("乙", 900))
    assert "legs-narrow" in [remark.code for remark in made.remarks]
    assert {frame.block.width for frame in texts(made.pages[0], "甲")} == {LAYOUT.grid.measure(1)}


def upright(name: str, characters: int, side: Side, *headline: str, **more: object) -> Story:
    head = Head(
        tuple(map(plain, headline or ("把热水送到路边", "把凳子摆进门里"))),
        kicker=plain("驿站里的冷暖"),
        vertical=side,
    )
    return replaced(story(name, characters, paragraphs=6), head=head, **more)


@pytest.mark.parametrize("side", ["left", "right"])
def test_a_vertical_head_stands_beside_its_text(side: Side, shelf: Shelf) -> None:
    made = up(shelf, upright("甲", 900, side, columns=Columns(4, 4)), story("乙", 500), story("丙", 900))
    (page,) = made.pages
    (head,), (kicker,) = texts(page, "甲", "headline"), texts(page, "甲", "kicker")
    assert all(placed.line.vertical for frame in (head, kicker) for placed in frame.block.lines)
    columns = texts(page, "甲")
    beside = [frame for frame in columns if frame.rect.y < head.rect.bottom()]
    assert beside
    for frame in beside:
        if side == "right":
            assert frame.rect.right() <= head.rect.x
        else:
            assert frame.rect.x >= kicker.rect.right()
    assert head.rect.right() <= kicker.rect.x  # read from right to left
    assert len({frame.rect.bottom() for frame in columns}) == 1
    assert not faults(made)


def test_text_goes_under_a_head_at_the_corner(shelf: Shelf) -> None:
    ready = offered(shelf, upright("甲", 1300, "right", columns=Columns(2, 2)))
    corner = [
        division_of(ready, shape)
        for by_depth in shapes_of(ready, bounds(ready)).values()
        for shapes in by_depth.values()
        for shape in shapes
        if division_of(ready, shape).taken == 0
    ]
    assert corner
    assert all(division.strips[0].columns == 1 for division in corner)


def test_no_vertical_head_hangs_over_white(shelf: Shelf) -> None:
    ready = offered(shelf, upright("甲", 1300, "left", "两个字题"))
    for by_depth in shapes_of(ready, bounds(ready)).values():
        for shapes in by_depth.values():
            for shape in shapes:
                head, _ = chosen(ready, shape)
                assert not head.is_upright or head.parts[1].candidate.plan.filled >= 450


def test_a_vertical_head_that_goes_nowhere_is_set_level_and_said(shelf: Shelf) -> None:
    made = up(
        shelf,
        upright("甲", 120, "left", "一句很长很长的竖排的主题" * 3),
        story("乙", 1500, paragraphs=6),
    )
    (head,) = texts(made.pages[0], "甲", "headline")
    assert not any(placed.line.vertical for placed in head.block.lines)
    assert "head-not-vertical" in [remark.code for remark in made.remarks]


def offered(shelf: Shelf, one: Story) -> Ready:
    materials = Materials(LAYOUT, shelf, LADDER, {})
    ready = make_ready(0, one, materials)
    return at_widths(ready, widths_of(ready, LAYOUT, every=True), materials)


def bounds(ready: Ready) -> Bounds:
    return Bounds(widths_of(ready, LAYOUT, every=True), 60, LAYOUT.fit, LADDER)


@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    over=st.integers(2, 6),
    count=st.integers(1, 6),
    characters=st.integers(500, 1500),
    side=st.sampled_from(("left", "right", None)),
)
def test_whatever_a_story_asks_for_nothing_is_lost_and_all_is_level(
    over: int, count: int, characters: int, side: Side | None, shelf: Shelf
) -> None:
    first = upright("甲", characters, side) if side else story("甲", characters, paragraphs=6)
    made = up(shelf, replaced(first, columns=Columns(over, count)), story("乙", 900), story("丙", 900))
    assert not faults(made)
    assert "text-not-whole" not in [remark.code for remark in made.remarks]
