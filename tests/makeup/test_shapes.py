"""Shapes with pictures: every line under the head is picture, caption, white or text, none twice."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ghpress.makeup.bodies import LEAST_UNDER, Bounds, text_price
from ghpress.makeup.columns import set_columns
from ghpress.makeup.ladder import LADDER, Ladder
from ghpress.makeup.ready import Materials, Ready, at_widths, make_ready
from ghpress.makeup.shape import Shape
from ghpress.makeup.shapes import chosen, depths_of, division_of, shapes_of, sound
from ghpress.makeup.strips import UNDER
from ghpress.manuscript.story import Picture
from ghpress.manuscript.text import plain
from ghpress.stock.shelf import Shelf
from makeup.sheets import layout
from makeup.stories import replaced, story

LAYOUT = layout(60)
WIDTHS = tuple(range(1, 7))


def made(
    shelf: Shelf,
    characters: int,
    sizes: tuple[tuple[int, int], ...] = ((1500, 1000),),
    *,
    byline: bool = False,
    loose: bool = False,
    asked: int | None = None,
) -> tuple[Ready, list[Shape]]:
    """A story with such pictures made ready, and every shape of it."""
    one = story("甲", characters, paragraphs=5)
    pictures = [
        Picture(f"{n}.jpg", caption=plain("图说在此。"), columns=asked) for n in range(len(sizes))
    ]
    signed = plain("本报编辑部") if byline else None
    one = replaced(one, blocks=(*pictures, *one.blocks), byline=signed)
    files = {picture.file: size for picture, size in zip(pictures, sizes, strict=True)}
    materials = Materials(LAYOUT, shelf, LADDER, files)
    ready = at_widths(make_ready(0, one, materials), WIDTHS, materials)
    shapes = shapes_of(ready, Bounds(WIDTHS, 60, LAYOUT.fit, LADDER, loose=loose))
    return ready, list(every(shapes))


def every(shapes: object) -> Iterator[Shape]:
    assert isinstance(shapes, dict)
    for by_depth in shapes.values():
        for ones in by_depth.values():
            yield from ones


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_every_line_of_every_shape_is_accounted_for(shelf: Shelf, data: st.DataObject) -> None:
    ratio = data.draw(st.sampled_from([(1500, 1000), (1000, 1500), (3000, 1000), (1000, 1000)]))
    count = data.draw(st.integers(1, 2))
    ready, shapes = made(
        shelf,
        data.draw(st.integers(60, 1500)),
        (ratio,) * count,
        byline=data.draw(st.booleans()),
        loose=data.draw(st.booleans()),
    )
    for shape in shapes:
        matter = division_of(ready, shape).matter
        head, strip = chosen(ready, shape)
        depths = depths_of(ready, shape)
        assert shape.depth == head.depth + shape.area <= 60
        under = 0 if len(depths) < shape.columns else UNDER
        pictures = strip.columns * (strip.depth - UNDER + under)
        assert pictures + sum(depths) == shape.columns * shape.area
        short = matter.short(depths, is_level=not shape.white)
        assert any(sum(depths) - white in matter.possible for white in range(short + 1))


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(characters=st.integers(200, 1200), byline=st.booleans())
def test_the_text_of_every_shape_is_whole_and_ends_level(
    shelf: Shelf, characters: int, byline: bool
) -> None:
    ready, shapes = made(shelf, characters, byline=byline)
    copy = "".join(
        one.text.chars for piece in ready.prepared.copy for one in (piece, piece.signature) if one
    )
    for shape in shapes[::7]:
        text = set_columns(ready, shape)
        assert "".join(line.line.text for block in text.blocks for line in block.lines) == copy
        leading = ready.prepared.pitch
        ends = [block.depth - block.lines[-1].y for block in text.blocks]
        assert len({*ends[:-1]}) <= 1
        open_lines, rest = divmod(ends[-1] - ends[0], leading)
        assert rest == 0 and 0 <= open_lines <= (len(ends) - 1 if byline else 0)
        assert sum(block.depth for block in text.blocks) == (text.lines + open_lines) * leading


def test_a_picture_may_stand_over_any_number_of_a_storys_columns(shelf: Shelf) -> None:
    ready, shapes = made(shelf, 900)
    offered = {(shape.columns, chosen(ready, shape)[1].columns) for shape in shapes}
    assert {(2, 1), (2, 2), (3, 1), (3, 2), (4, 1), (4, 2), (4, 3)} <= offered
    assert all(0 < over <= wide for wide, over in offered)


def test_a_picture_gives_a_story_more_depths_than_its_text_alone(shelf: Shelf) -> None:
    _, bare = made(shelf, 900, ())
    _, pictured = made(shelf, 900)
    for wide in (2, 3, 4):
        plain_depths = {shape.depth for shape in bare if shape.columns == wide}
        depths = {shape.depth for shape in pictured if shape.columns == wide}
        assert len(depths) > 1.5 * len(plain_depths)


def test_text_under_a_picture_is_not_a_sliver(shelf: Shelf) -> None:
    ready, shapes = made(shelf, 700)
    for shape in shapes:
        depths = depths_of(ready, shape)
        if len(set(depths)) > 1:
            assert depths[-1] >= LEAST_UNDER


def test_a_picture_may_reach_the_foot_with_the_text_all_beside_it(shelf: Shelf) -> None:
    ready, shapes = made(shelf, 500)
    beside = [shape for shape in shapes if len(depths_of(ready, shape)) < shape.columns]
    assert beside
    for shape in beside:
        _, strip = chosen(ready, shape)
        assert shape.area == strip.depth - UNDER


def test_no_shape_is_without_the_picture(shelf: Shelf) -> None:
    ready, shapes = made(shelf, 300, loose=True)
    assert shapes
    assert all(chosen(ready, shape)[1].shown(shape.columns, shape.area) for shape in shapes)


def test_the_columns_an_editor_asks_for_are_kept(shelf: Shelf) -> None:
    ready, shapes = made(shelf, 900, asked=2)
    for shape in shapes:
        assert chosen(ready, shape)[1].columns == min(2, shape.columns)


def test_a_tiny_story_keeps_its_picture_with_white_under_its_text(shelf: Shelf) -> None:
    _, shapes = made(shelf, 40, loose=True)
    assert {shape.columns for shape in shapes} >= {1, 2}


def test_sound_shapes_are_those_without_white_or_text_left_over(shelf: Shelf) -> None:
    ready, shapes = made(shelf, 300, loose=True)
    kept = list(every(sound(shapes_of(ready, Bounds(WIDTHS, 60, LAYOUT.fit, LADDER, loose=True)))))
    assert kept == [shape for shape in shapes if not shape.white and not shape.over]
    assert len(kept) < len(shapes)


@pytest.mark.parametrize("characters", [80, 400, 1500])
def test_five_pictures_stand_in_stories_of_every_length(characters: int, shelf: Shelf) -> None:
    ratios = ((3, 2), (2, 3), (4, 3), (2, 1), (1, 1))
    sizes = tuple((1000 * wide, 1000 * high) for wide, high in ratios)
    ready, shapes = made(shelf, characters, sizes, loose=True)
    assert {shape.columns for shape in shapes} >= {3, 4, 5, 6}
    for shape in shapes[::5]:
        strip = chosen(ready, shape)[1]
        assert len(strip.shown(shape.columns, shape.area)) == 5
        depths = depths_of(ready, shape)
        assert shape.over or sum(depths) >= ready.matter(LAYOUT.grid.measure(1)).totals[0]


def test_a_storys_subheads_with_unlike_white_are_dearer_than_their_white(shelf: Shelf) -> None:
    one = story("甲", 900, paragraphs=6, subheads=3)
    ready, even = make_ready(0, one, Materials(LAYOUT, shelf, LADDER, {})), Ladder(subhead_uneven=0)
    matter, seen = ready.matter(LAYOUT.grid.measure(1)), set()
    for columns in (1, 2, 3, 4):
        for depth in range(matter.totals[0] // columns, matter.totals[-1] // columns + 1):
            cut = matter.cut((depth,) * columns, is_level=True)
            if cut is None:
                continue
            slots = [
                option.slots
                for index, option in enumerate(cut.options)
                if ready.prepared.copy[index].kind == "subhead"
            ]
            more = text_price(matter, cut, LADDER) - text_price(matter, cut, even)
            assert more == LADDER.subhead_uneven * (len(set(slots)) > 1)
            seen.add(more > 0)
    assert seen == {True, False}
