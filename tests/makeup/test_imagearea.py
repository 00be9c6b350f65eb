"""What lies outside the plant's image area is told with its place and by how much."""

from dataclasses import replace

import pytest

from ghpress.conditions import ImageArea, PressConditions
from ghpress.layout.layout import Sheet
from ghpress.makeup.imagearea import check_area, image_area
from ghpress.makeup.page import GroundFrame, Page, PictureFrame, Rect
from ghpress.manuscript.story import Picture
from ghpress.remarks import Level, OnPage
from ghpress.units import mm
from makeup.sheets import layout

LAYOUT = replace(layout(40), sheet=Sheet(mm(200), mm(300), mm(3)))
ASKED = PressConditions(image_area=ImageArea(mm(180), mm(280)))


def page(*rects: tuple[int, int, int, int], width: int = 200) -> Page:
    frames = tuple(
        GroundFrame(f"g{number}", "ground", Rect(*map(mm, rect))) for number, rect in enumerate(rects)
    )
    return Page(1, mm(width), mm(300), frames)


def test_what_lies_in_the_area_passes() -> None:
    assert check_area((page((10, 10, 180, 280)),), LAYOUT, ASKED) == ()
    assert check_area((page((0, 0, 200, 300)),), LAYOUT, PressConditions()) == ()


@pytest.mark.parametrize(
    ("rect", "by"),
    [
        ((8, 10, 50, 50), "2.0"),
        ((10, 5, 50, 50), "5.0"),
        ((150, 10, 43, 50), "3.0"),
        ((10, 250, 50, 41), "1.0"),
    ],
)
def test_what_leaves_it_on_any_side_is_an_error_with_its_place(
    rect: tuple[int, int, int, int], by: str
) -> None:
    (remark,) = check_area((page((20, 20, 9, 9), rect),), LAYOUT, ASKED)
    assert (remark.level, remark.code) == (Level.ERROR, "outside-image-area")
    assert (remark.fact("frame"), remark.fact("by")) == ("g1", by)
    assert remark.place == OnPage(1, float(rect[0]), float(rect[1]))


def test_an_area_may_stand_off_the_middle() -> None:
    asked = PressConditions(image_area=ImageArea(mm(180), mm(280), left=mm(4), top=mm(2)))
    assert check_area((page((4, 2, 180, 280)),), LAYOUT, asked) == ()
    assert len(check_area((page((10, 10, 180, 280)),), LAYOUT, asked)) == 1


def test_a_spreads_area_reaches_over_the_fold() -> None:
    assert check_area((page((10, 10, 380, 280), width=400),), LAYOUT, ASKED) == ()
    assert len(check_area((page((10, 10, 382, 280), width=400),), LAYOUT, ASKED)) == 1


def test_a_picture_may_bleed_where_the_area_is_the_whole_sheet() -> None:
    bled = PictureFrame("p", "picture", Rect(mm(-3), mm(-3), mm(206), mm(306)), Picture("a.jpg"))
    whole = replace(page(), frames=(bled,))
    full = PressConditions(image_area=ImageArea(mm(200), mm(300)))
    assert check_area((whole,), LAYOUT, full) == ()
    assert image_area(LAYOUT.sheet, ImageArea(mm(200), mm(300))) == bled.rect
    assert len(check_area((whole,), LAYOUT, ASKED)) == 1
