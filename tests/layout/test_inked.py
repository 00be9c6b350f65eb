"""A layout's inks follow a page's plates, and its sheet the plant's conditions."""

from dataclasses import replace
from fractions import Fraction

import pytest

from ghpress.conditions import ImageArea, PageInks, PressConditions
from ghpress.layout.conditioned import under_conditions
from ghpress.layout.inked import inked
from ghpress.layout.layout import Fold, Ink, Layout
from ghpress.layout.read import read_layout
from ghpress.remarks import Level, OnPage
from ghpress.stock.plates import Plates
from ghpress.stock.profiles import shipped_profile
from ghpress.units import mm
from ghpress.wording import in_words


@pytest.fixture(scope="module")
def layout() -> Layout:
    found, remarks = read_layout("broadsheet")
    assert found is not None, remarks
    return found


def plates(process: str, *spots: str) -> Plates:
    return Plates(shipped_profile(), PageInks(process, spots, is_open=False))


def with_spot(layout: Layout) -> Layout:
    parts = (Fraction(0), Fraction(100), Fraction(70), Fraction(10))
    return replace(layout, inks={**layout.inks, "pan": Ink("pan", parts, "PANTONE 186 C")})


def test_an_open_page_prints_every_ink_as_the_layout_has_it(layout: Layout) -> None:
    assert inked(layout, Plates(), 1) == (layout, ())


def test_a_page_of_four_inks_prints_spots_from_them(layout: Layout) -> None:
    found, remarks = inked(with_spot(layout), plates("CMYK"), 1)
    assert (found.inks["pan"].spot, found.inks["pan"].cmyk[1], remarks) == ("", 100, ())


def test_on_a_page_of_black_alone_red_is_a_black_as_light_and_that_is_told(layout: Layout) -> None:
    found, remarks = inked(layout, plates("K"), 3)
    assert found.inks["black"] == layout.inks["black"]
    cyan, magenta, yellow, black = found.inks["red"].cmyk
    assert (cyan, magenta, yellow) == (0, 0, 0) and 45 < black < 75
    told = {each.fact("ink"): each for each in remarks}
    assert set(told) == {name for name, ink in layout.inks.items() if any(ink.cmyk[:3])}
    assert (told["red"].level, told["red"].place) == (Level.NOTE, OnPage(3))
    assert f"{black}%" in in_words(told["red"], "zh").says


def test_a_red_that_the_page_has_a_plate_for_is_a_spot(layout: Layout) -> None:
    found, remarks = inked(with_spot(layout), plates("K", "red", "pan"), 2)
    assert (found.inks["red"].spot, found.inks["pan"].spot) == ("red", "PANTONE 186 C")
    assert "red" not in {each.fact("ink") for each in remarks}


def test_an_ink_heavier_than_the_press_takes_is_refused_unless_it_is_a_spot(layout: Layout) -> None:
    rich = (Fraction(60), Fraction(60), Fraction(60), Fraction(100))
    heavy = replace(layout, inks={**layout.inks, "rich": Ink("rich", rich)})
    (remark,) = inked(heavy, Plates(), 1)[1]
    assert (remark.level, remark.code, remark.fact("total")) == (Level.ERROR, "ink-too-heavy", "280")
    assert "layout.yaml" in str(remark.place)
    spot = replace(layout, inks={**layout.inks, "rich": Ink("rich", rich, "Gold")})
    assert inked(spot, Plates(), 1)[1] == ()


def test_two_process_plates_print_what_needs_no_other(layout: Layout) -> None:
    parts = (Fraction(0), Fraction(60), Fraction(0), Fraction(20))
    pink = replace(layout, inks={**layout.inks, "pink": Ink("pink", parts)})
    assert inked(pink, plates("MK"), 1)[0].inks["pink"].cmyk == parts


@pytest.mark.parametrize(
    ("asked", "code"),
    [(plates("CMY"), "plates-without-black"), (plates("K", "mauve"), "plate-unknown")],
)
def test_plates_that_cannot_print_the_page_are_refused(layout: Layout, asked: Plates, code: str) -> None:
    _, remarks = inked(layout, asked, 1)
    assert [each.code for each in remarks if each.level is Level.ERROR] == [code]


def test_the_plants_bleed_and_fold_take_the_place_of_the_layouts(layout: Layout) -> None:
    found, remarks = under_conditions(layout, PressConditions(bleed=0, gutter=mm(12)))
    assert (found.sheet.bleed, remarks) == (0, ())
    size = layout.grid.size
    for plan in found.plans:
        assert plan.fold.safe * size >= 2 * mm(12) > (plan.fold.safe - 1) * size
        assert plan.fold.gutter >= plan.fold.safe


def test_a_fold_wide_enough_is_left(layout: Layout) -> None:
    found, _ = under_conditions(layout, PressConditions(gutter=mm(1)))
    assert {plan.fold for plan in found.plans} == {plan.fold for plan in layout.plans} == {Fold()}


@pytest.mark.parametrize(
    ("asked", "codes"),
    [
        (PressConditions(sheet="对开"), []),
        (PressConditions(sheet="broadsheet"), []),
        (PressConditions(sheet="四开"), ["press-sheet-differs"]),
        (PressConditions(sheet="十开"), ["press-sheet-unknown"]),
        (PressConditions(bleed=mm(3)), []),
        (PressConditions(bleed=mm(5)), ["press-bleed-odd"]),
        (PressConditions(image_area=ImageArea(mm(370), mm(520))), []),
        (PressConditions(image_area=ImageArea(mm(400), mm(520))), ["press-area-off-sheet"]),
        (PressConditions(image_area=ImageArea(mm(370), mm(520), mm(30))), ["press-area-off-sheet"]),
    ],
)
def test_a_layout_the_plant_cannot_print_is_told(
    layout: Layout, asked: PressConditions, codes: list[str]
) -> None:
    _, remarks = under_conditions(layout, asked)
    assert [each.code for each in remarks] == codes
    assert all(in_words(each).help for each in remarks)
