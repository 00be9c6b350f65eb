"""Text round the corner of a picture that is not whole columns wide: shorter lines, level columns."""

from dataclasses import replace
from fractions import Fraction

import pytest

from ghpress.galley.columns import cut_columns, level
from ghpress.galley.compose import Measures, options_at, options_of, possible, prepare
from ghpress.galley.pieces import copy_of
from ghpress.layout.grid import LEAST_LEG
from ghpress.layout.layout import Layout
from ghpress.makeup.bodies import Bounds
from ghpress.makeup.columns import set_columns
from ghpress.makeup.ladder import LADDER
from ghpress.makeup.makeup import MadeUp, make_up
from ghpress.makeup.matter import column_rules
from ghpress.makeup.page import Page, PictureFrame, TextFrame
from ghpress.makeup.ready import Materials, at_widths, make_ready
from ghpress.makeup.shapes import shapes_of
from ghpress.makeup.stood import Stood, story_frames
from ghpress.makeup.whole import check_text
from ghpress.manuscript.story import Picture
from ghpress.manuscript.text import plain
from ghpress.stock.shelf import Shelf
from makeup.sheets import layout
from makeup.stories import faults, house, issue, replaced, story

LAYOUT = layout(60)
GRID = LAYOUT.grid
BESIDE = GRID.characters - 8  # of 1.5 columns half a column and its gutter are the picture's


def made(
    shelf: Shelf, columns: str, *more: Picture, of: Layout = LAYOUT, characters: int = 900
) -> MadeUp:
    picture = Picture("a.jpg", caption=plain("图说在此。"), columns=Fraction(columns))
    told = story("甲", characters, paragraphs=5)
    told = replaced(told, blocks=(picture, *more, *told.blocks))
    whole = issue(told, story("乙", 1100), story("丙", 1000), pages=1)
    up = make_up(whole, of, shelf, house(), {"a.jpg": (1500, 1000), "b.jpg": (1500, 1000)})
    assert {remark.code for remark in up.remarks} <= {"page-short", "story-short"}
    assert faults(up.pages, of) == []
    assert check_text(up.pages, whole, frozenset()) == ()
    return up


def shown(page: Page) -> PictureFrame:
    return next(frame for frame in page.frames if isinstance(frame, PictureFrame))


def columns(page: Page) -> list[TextFrame]:
    frames = (frame for frame in page.frames if isinstance(frame, TextFrame))
    return [frame for frame in frames if (frame.role, frame.story) == ("column", "甲")]


def alone(shelf: Shelf, asked: str, over: int) -> Page:
    """A story over so many columns, in the cheapest of its shapes, on a page of its own."""
    picture = Picture("a.jpg", caption=plain("图说在此。"), columns=Fraction(asked))
    told = story("甲", 900, paragraphs=5)
    told = replaced(told, blocks=(picture, *told.blocks))
    materials = Materials(LAYOUT, shelf, LADDER, {"a.jpg": (1500, 1000)})
    ready = at_widths(make_ready(0, told, materials), (over,), materials)
    by_depth = shapes_of(ready, Bounds((over,), 60, LAYOUT.fit, LADDER))[over]
    shape = min((one for ones in by_depth.values() for one in ones), key=lambda one: one.cost)
    stood = Stood(ready, shape, 0, 0, set_columns(ready, shape))
    page = Page(1, LAYOUT.sheet.width, LAYOUT.sheet.height, tuple(story_frames(stood, GRID)), ("甲",))
    assert faults((page,), LAYOUT) == []
    return page


@pytest.mark.parametrize(("asked", "over"), [("1.5", 2), ("1.5", 4), ("2.5", 3)])
def test_lines_beside_the_picture_end_a_gutter_before_it(asked: str, over: int, shelf: Shelf) -> None:
    page = alone(shelf, asked, over)
    picture = shown(page)
    whole = int(Fraction(asked))
    assert picture.rect.width == GRID.measure(whole + 1) - (BESIDE + GRID.gutter) * GRID.size
    cut = next(frame for frame in columns(page) if frame.rect.x < picture.rect.x < frame.rect.right())
    caption = next(frame for frame in page.frames if frame.role == "caption")
    foot = caption.rect.bottom()
    beside = [one for one in cut.block.lines if cut.rect.y + one.y - GRID.size < foot]
    below = [one for one in cut.block.lines if one not in beside]
    assert len(beside) >= 6
    assert max(one.x + one.line.width for one in beside) == BESIDE * GRID.size
    assert cut.rect.x + BESIDE * GRID.size + GRID.gutter * GRID.size == picture.rect.x
    assert max(one.x + one.line.width for one in below) == GRID.measure(1)


def test_the_picture_stands_in_the_upper_right_corner_level_with_the_type(shelf: Shelf) -> None:
    (page,) = made(shelf, "1.5").pages
    picture, first = shown(page), columns(page)[0]
    head = next(f for f in page.frames if isinstance(f, TextFrame) and f.role == "headline")
    assert picture.rect.right() == head.rect.right()
    assert picture.rect.y == first.rect.y + (GRID.leading - GRID.size) // 2


def test_in_a_group_or_where_it_would_squeeze_text_a_picture_has_whole_columns(shelf: Shelf) -> None:
    assert BESIDE >= LEAST_LEG
    for up in (made(shelf, "1.5", Picture("b.jpg")), made(shelf, "1.9")):
        pictures = [frame for frame in up.pages[0].frames if isinstance(frame, PictureFrame)]
        for frame in pictures:
            assert frame.rect.width in {GRID.measure(count) for count in range(1, 7)}


def test_half_a_column_may_be_a_pictures_where_columns_are_wide(shelf: Shelf) -> None:
    wide = replace(LAYOUT, grid=replace(GRID, columns=3, characters=31))
    fit = replace(LAYOUT.fit, columns={1: (3, 2), 2: (1, 2, 3), 3: (1,)})
    (page,) = made(shelf, "0.5", of=replace(wide, fit=fit)).pages
    picture = shown(page)
    assert picture.rect.width == (31 - 1 - 15) * GRID.size
    last = columns(page)[-1]
    assert last.rect.x < picture.rect.x
    assert last.rect.right() == picture.rect.right()


def test_pieces_wide_of_the_corner_are_measured_as_if_there_were_none(shelf: Shelf) -> None:
    copy = copy_of(story("甲", 700, paragraphs=4)).copy
    prepared = prepare(copy, LAYOUT.styles, shelf)
    full, short = GRID.measure(1), BESIDE * GRID.size
    notched = Measures(full, (full,) * 12 + (short,) * 9)
    for index in range(len(copy)):
        for slot in range(40):
            found = options_at(prepared, index, notched, slot)
            assert [(one.slots, one.cost) for one in found] == [
                (one.slots, one.cost) for one in options_of(prepared, index, notched.since(slot))
            ]
    assert options_at(prepared, 0, notched, 21) is options_of(prepared, 0, Measures(full))
    assert cut_columns(prepared, notched, level(3, 1), column_rules(0)) is None
    cuts = [cut_columns(prepared, notched, (n,), column_rules(0)) for n in possible(prepared, notched)]
    assert any(cuts)
