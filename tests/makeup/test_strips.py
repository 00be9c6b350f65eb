"""Picture strips: whole lines deep, within the limits of cropping."""

from fractions import Fraction

from ghpress.makeup.ladder import LADDER
from ghpress.makeup.strips import MOST_CROP, NO_STRIP, Sized, strips
from ghpress.manuscript.story import Picture
from ghpress.manuscript.text import plain
from ghpress.stock.shelf import Shelf
from makeup.sheets import layout

LAYOUT = layout(60)
WIDE = Sized(Picture("wide.jpg", caption=plain("图说。")), 3000, 1000)
TALL = Sized(Picture("tall.jpg"), 500, 8000)


def test_without_pictures_there_is_one_strip_of_nothing(shelf: Shelf) -> None:
    assert strips((), 3, LAYOUT, shelf, LADDER) == (NO_STRIP,)


def test_depths_keep_within_the_limits_of_cropping_and_the_best_comes_first(shelf: Shelf) -> None:
    made = [strip for strip in strips((WIDE,), 3, LAYOUT, shelf, LADDER) if strip.shown[0].columns == 3]
    asked = Fraction(LAYOUT.grid.measure(3), 3 * LAYOUT.grid.leading)
    assert made[0].lines == round(asked)
    assert len(made) > 1
    for strip in made:
        shown = min(strip.lines / asked, asked / strip.lines)
        assert 1 - shown <= MOST_CROP
        assert strip.depth == strip.lines + 2
        assert strip.cost == LADDER.picture_crop * strip.step


def test_a_picture_too_tall_for_the_page_has_no_strip(shelf: Shelf) -> None:
    assert strips((TALL,), 3, LAYOUT, shelf, LADDER) == ()


def test_a_picture_too_deep_at_the_storys_width_takes_fewer_columns_at_a_price(shelf: Shelf) -> None:
    square = Sized(Picture("square.jpg"), 1000, 1000)
    best = strips((square,), 5, LAYOUT, shelf, LADDER)[0]
    (shown,) = best.shown
    assert shown.columns < 5
    assert best.cost == LADDER.picture_crop * best.step + LADDER.picture_white * (5 - shown.columns)


def test_a_picture_takes_no_more_columns_than_the_editor_asks(shelf: Shelf) -> None:
    asked = Sized(Picture("asked.jpg", columns=2), 3000, 1000)
    assert [shown.columns for shown in strips((asked,), 4, LAYOUT, shelf, LADDER)[0].shown] == [2]


def test_two_pictures_share_the_columns_the_first_having_the_more(shelf: Shelf) -> None:
    one, two = Sized(Picture("1.jpg"), 2000, 1000), Sized(Picture("2.jpg"), 1300, 1000)
    best = strips((one, two), 3, LAYOUT, shelf, LADDER)[0]
    assert [(shown.column, shown.columns) for shown in best.shown] == [(0, 2), (2, 1)]


def test_more_pictures_than_columns_have_no_strip(shelf: Shelf) -> None:
    assert strips((WIDE, WIDE), 1, LAYOUT, shelf, LADDER) == ()
