"""The CSS ghpress writes itself: inks by profile, the page box, lengths."""

from fractions import Fraction
from itertools import pairwise

import pytest

from ghpress.layout.css import (
    TINTS,
    colour,
    css_points,
    ink_names,
    ink_properties,
    page_rule,
    screen_colour,
)
from ghpress.layout.layout import Ink, Layout
from ghpress.layout.read import read_layout
from ghpress.units import hao, mm, pt

RED = Ink("red", (Fraction(0), Fraction(100), Fraction(100), Fraction(5)))
BLACK = Ink("black", (Fraction(0), Fraction(0), Fraction(0), Fraction(100)))


@pytest.fixture(scope="module")
def layout() -> Layout:
    found, _ = read_layout("broadsheet")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("length", "written"),
    [
        (pt(1), "1pt"),
        (hao("五号"), "10.5pt"),
        (mm(390), "1105.51181pt"),
        (0, "0pt"),
        (1, "0.00008pt"),
        (-pt("0.5"), "-0.5pt"),
        (pt(100), "100pt"),
    ],
)
def test_lengths_are_written_in_points_finer_than_our_unit(length: int, written: str) -> None:
    assert css_points(length) == written


def test_press_gets_process_parts_and_the_screen_gets_srgb() -> None:
    assert colour(RED, "press") == "device-cmyk(0 1 1 0.05)"
    assert colour(RED, "press-x1a", 20) == "device-cmyk(0 0.2 0.2 0.01)"
    assert colour(BLACK, "press", 90) == "device-cmyk(0 0 0 0.9)"
    assert colour(RED, "web") == colour(RED, "proof") == "#db0000"


def test_a_tint_looks_lighter_the_less_of_it_there_is() -> None:
    for ink in (RED, BLACK):
        lightness = [sum(screen_colour(ink, tint)) for tint in (0, *TINTS, 100)]
        assert all(lighter > darker for lighter, darker in pairwise(lightness))
        assert screen_colour(ink, 0) == (255, 255, 255)


def test_every_ink_has_its_solid_and_nine_tints(layout: Layout) -> None:
    names = ink_names(layout)
    assert len(names) == len(set(names)) == 10 * len(layout.inks)
    assert {"--ink-red", "--ink-red-10", "--ink-red-90", "--ink-paper"} <= set(names)
    written = ink_properties(layout, "press")
    assert all(f"{name}: device-cmyk(" in written for name in names)
    assert "--ink-black: device-cmyk(0 0 0 1);" in written


def test_press_css_holds_no_srgb(layout: Layout) -> None:
    assert "#" not in ink_properties(layout, "press")
    assert "device-cmyk" not in ink_properties(layout, "web")


def test_the_page_box_is_the_sheet_with_its_bleed_and_no_marks(layout: Layout) -> None:
    rule = page_rule(layout)
    assert "size: 1105.51181pt 1530.70866pt; margin: 0; bleed: 8.50394pt; marks: none" in rule
