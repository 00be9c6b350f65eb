"""Picture strips: whole lines deep, within the limits of cropping, over a story's rightmost columns."""

from dataclasses import replace
from fractions import Fraction

from ghpress.makeup.charts.easel import Easel
from ghpress.makeup.exhibits.board import Board, Run, costs_of
from ghpress.makeup.exhibits.exhibit import Shown
from ghpress.makeup.exhibits.pictures import Sized, cropping
from ghpress.makeup.exhibits.prices import (
    FINE,
    FIRST_OVERGROWN,
    LADDER_COST,
    LATER_OVERGROWN,
    MANY,
    OVERGROWN,
    OVERGROWN_COST,
    overgrown,
)
from ghpress.makeup.ladder import LADDER
from ghpress.makeup.strips import NO_STRIP, UNDER, Strip, board_of, goes, strips
from ghpress.manuscript.story import Picture
from ghpress.manuscript.text import plain
from ghpress.stock.shelf import Shelf
from makeup.sheets import layout

LAYOUT = layout(60)
MOST_CROP = LAYOUT.fit.rungs.crop
WIDE = Sized(Picture("wide.jpg", caption=plain("图说。")), 3000, 1000)
USUAL = Sized(Picture("usual.jpg"), 1500, 1000)
TALL = Sized(Picture("tall.jpg"), 500, 8000)


def board(*pictures: Sized, shelf: Shelf, rank: int = 2) -> Board:
    return board_of(pictures, rank, Easel(LAYOUT, shelf), LADDER)


def over(story: int, *pictures: Sized, shelf: Shelf, rank: int = 2) -> tuple[Strip, ...]:
    return strips(board(*pictures, shelf=shelf, rank=rank), story, rank, LADDER)


def shown(strip: Strip, story: int, area: int = 100) -> list[tuple[int, int]]:
    return [(one.column, one.columns) for one in strip.shown(story, area)]


def test_without_pictures_there_is_one_strip_of_nothing(shelf: Shelf) -> None:
    assert over(3, shelf=shelf) == (NO_STRIP,)


def test_depths_keep_within_the_limits_of_cropping(shelf: Shelf) -> None:
    for strip in over(4, WIDE, shelf=shelf):
        asked = Fraction(LAYOUT.grid.measure(strip.columns), 3 * LAYOUT.grid.leading)
        shown = min(strip.lines / asked, asked / strip.lines)
        assert 1 - shown <= MOST_CROP
        assert strip.depth == strip.lines + 2


def test_a_layout_says_how_much_of_a_picture_may_be_cut_away(shelf: Shelf) -> None:
    def depths(crop: Fraction) -> range:
        fit = replace(LAYOUT.fit, rungs=replace(LAYOUT.fit.rungs, crop=crop))
        found = cropping(USUAL, LAYOUT.grid.measure(3), Easel(replace(LAYOUT, fit=fit), shelf))
        return range(found.least, found.most + 1)

    none, some, much = (depths(Fraction(crop, 100)) for crop in (0, 15, 30))
    assert len(none) == 1
    assert set(none) < set(some) < set(much)


def test_the_pictures_own_shape_is_the_best_and_comes_first(shelf: Shelf) -> None:
    first, *others = (strip for strip in over(2, WIDE, shelf=shelf) if strip.columns == 2)
    assert first.lines == round(Fraction(LAYOUT.grid.measure(2), 3 * LAYOUT.grid.leading))
    assert others
    assert all(strip.cost > first.cost for strip in others)


def test_a_picture_may_stand_over_any_of_the_storys_columns_at_their_right(shelf: Shelf) -> None:
    for strip in (made := over(3, USUAL, shelf=shelf)):
        assert shown(strip, 3) == [(3 - strip.columns, strip.columns)]
    assert {strip.columns for strip in made} == {1, 2, 3}


def test_a_picture_over_all_of_three_columns_is_dearer_than_over_two_of_them(shelf: Shelf) -> None:
    best = {strip.columns: strip.cost for strip in reversed(over(3, WIDE, shelf=shelf))}
    assert best[3] > best[2]


def test_a_leads_picture_wants_half_of_its_columns(shelf: Shelf) -> None:
    best = {strip.columns: strip.cost for strip in reversed(over(4, USUAL, shelf=shelf, rank=1))}
    assert best[2] < best[1] < best[4]


def test_a_picture_too_tall_for_the_page_has_no_strip(shelf: Shelf) -> None:
    assert over(6, TALL, shelf=shelf) == ()
    assert not goes(board(TALL, shelf=shelf))
    assert goes(board(WIDE, USUAL, shelf=shelf))


def test_a_picture_has_the_columns_the_editor_asks_or_all_there_are(shelf: Shelf) -> None:
    asked = Sized(Picture("asked.jpg", columns=2), 3000, 1000)
    for story, wanted in ((1, 1), (2, 2), (4, 2)):
        assert {strip.columns for strip in over(story, asked, shelf=shelf)} == {wanted}


def test_two_pictures_share_the_columns_the_first_having_the_more(shelf: Shelf) -> None:
    one, two = Sized(Picture("1.jpg"), 2000, 1000), Sized(Picture("2.jpg"), 1300, 1000)
    beside = [strip for strip in over(4, one, two, shelf=shelf) if strip.columns == 3]
    (best, *_) = (strip for strip in beside if len({one.line for one in strip.shown(4, 100)}) == 1)
    assert shown(best, 4) == [(1, 2), (3, 1)]


def test_more_pictures_than_columns_stand_one_under_another(shelf: Shelf) -> None:
    for strip in over(1, WIDE, WIDE, shelf=shelf):
        first, second = strip.shown(1, 100)
        assert (first.columns, second.columns) == (1, 1)
        assert second.line == first.line + first.lines + 2, "a line of caption and one of white"


def test_of_three_pictures_or_more_the_first_is_widest_and_all_are_no_ladder(shelf: Shelf) -> None:
    for count in (3, 4, 5):
        for story in (2, 3, 4):
            best, *_ = over(story, *[USUAL] * count, shelf=shelf)
            first, *others = best.shown(story, 100)
            wide = [one.columns for one in others]
            assert first.columns >= max(wide)
            assert len({(one.column, one.columns) for one in (first, *others)}) > 1


def test_pictures_of_one_width_under_one_another_cost_by_the_width_they_take(shelf: Shelf) -> None:
    three, two = board(*[USUAL] * 3, shelf=shelf), board(USUAL, USUAL, shelf=shelf)
    for columns in (1, 2):
        first, later = costs_of(three, Run(0, 1, columns)), costs_of(three, Run(1, 2, columns))
        assert later.min() - first.min() == FINE * LADDER_COST * columns
        assert costs_of(two, Run(1, 2, columns)).min() == first.min()
        narrower = Run(1, 2, columns, is_whole=False)
        assert costs_of(three, narrower).min() == first.min()


def bottom(one: Shown) -> int:
    return one.line + one.lines


def test_five_pictures_have_a_place_in_every_story_and_none_is_small(shelf: Shelf) -> None:
    five = [Sized(Picture(f"{n}.jpg"), *size) for n, size in enumerate(((3, 2), (2, 3)) * 2 + ((4, 3),))]
    for story in range(1, 7):
        made = over(story, *five, shelf=shelf)
        assert made
        for strip in made[:40]:
            placed = strip.shown(story, 100)
            assert [one.exhibit for one in placed] == five
            for one in placed:
                asked = Fraction(LAYOUT.grid.measure(one.columns), LAYOUT.grid.leading)
                own = asked * one.exhibit.height / one.exhibit.width
                assert 1 - min(one.lines / own, own / one.lines) <= MOST_CROP
                assert one.lines >= 6


def test_some_of_many_pictures_may_stand_at_the_foot_over_all_columns(shelf: Shelf) -> None:
    two_places = [strip for strip in over(3, *[USUAL] * MANY, shelf=shelf) if strip.foot]
    assert two_places
    for strip in two_places:
        at_head, at_foot = (
            [one for one in strip.shown(3, 90) if (one.line < 90 - strip.foot) is head]
            for head in (True, False)
        )
        assert len(at_head) == strip.parted
        assert min(one.line for one in at_foot) == 90 - strip.foot + UNDER
        assert max(map(bottom, at_foot)) == 90
        assert strip.text_depths(3, 90)[-1] == 90 - strip.depth - strip.foot
    assert not [strip for strip in over(3, USUAL, USUAL, shelf=shelf) if strip.foot]


def test_columns_under_a_picture_are_shallower_by_picture_and_caption(shelf: Shelf) -> None:
    strip = next(one for one in over(3, WIDE, shelf=shelf) if one.columns == 2)
    assert strip.text_depths(3, 40) == (40, 40 - strip.depth, 40 - strip.depth)


def test_a_picture_that_reaches_the_foot_has_no_columns_under_it(shelf: Shelf) -> None:
    strip = next(one for one in over(3, WIDE, shelf=shelf) if one.columns == 1)
    assert strip.text_depths(3, strip.depth - 1) == (strip.depth - 1,) * 2


def test_a_later_picture_that_takes_much_of_the_page_is_dearer_than_the_first(shelf: Shelf) -> None:
    two = board(WIDE, WIDE, shelf=shelf)
    first, later = costs_of(two, Run(0, 1, 6)), costs_of(two, Run(1, 2, 6))
    depth = int(first.argmin())
    share = 100 * depth // LAYOUT.grid.lines
    assert LATER_OVERGROWN < share <= FIRST_OVERGROWN
    words = two.cropping(0, 6).words
    grown = 100 * (depth - words) // LAYOUT.grid.lines - LATER_OVERGROWN
    assert later[depth] - first[depth] == FINE * OVERGROWN_COST * grown
    assert costs_of(two, Run(0, 1, 3)).min() == costs_of(two, Run(1, 2, 3)).min()


def test_a_chart_over_two_fifths_of_the_page_is_priced_by_what_is_more(shelf: Shelf) -> None:
    easel, page = Easel(LAYOUT, shelf), LAYOUT.grid
    prices = [overgrown(page.columns, depth, easel, OVERGROWN) for depth in range(1, page.lines + 1)]
    free = page.lines * OVERGROWN // 100
    assert prices[:free] == [0] * free and prices == sorted(prices)
    assert prices[-1] == FINE * OVERGROWN_COST * (100 - OVERGROWN)
