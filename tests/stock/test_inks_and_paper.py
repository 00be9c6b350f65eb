"""Inks add up, paper has its trade names."""

from fractions import Fraction

import pytest

from ghpress.stock.inks import tint, to_screen, total_area
from ghpress.stock.paper import sheet, sheet_of
from ghpress.units import mm

RED = (Fraction(0), Fraction(100), Fraction(90), Fraction(10))
BLACK = (Fraction(0), Fraction(0), Fraction(0), Fraction(100))
NONE = (Fraction(0),) * 4


def test_tint_is_a_share_of_each_part():
    assert tint(RED, 20) == (0, 20, 18, 2)
    assert tint(RED, 100) == RED


def test_total_area_is_the_sum_of_the_parts():
    assert total_area(RED) == 200


def test_no_ink_is_white_paper_and_more_ink_is_darker():
    assert to_screen(NONE) == (255, 255, 255)
    greys = [sum(to_screen(tint(BLACK, share))) for share in range(0, 101, 10)]
    assert greys == sorted(greys, reverse=True) and len(set(greys)) == 11


def test_red_looks_red():
    red, green, blue = to_screen(RED)
    assert red > 180 and green < 60 and blue < 60


def test_sheets_go_by_name_and_by_the_trades_word():
    assert (sheet("broadsheet").width, sheet("broadsheet").height) == (mm(390), mm(540))
    assert sheet("对开") == sheet("broadsheet")
    assert (sheet("四开").width, sheet("四开").height) == (mm(270), mm(390))


def test_sheet_nobody_has_is_a_key_error():
    with pytest.raises(KeyError):
        sheet("三开")


def test_sheet_is_known_by_its_size_within_a_fifth_of_a_millimetre_either_way_up():
    assert sheet_of(mm("390.1"), mm("539.9")).term == "对开"
    assert sheet_of(mm(540), mm(390)).term == "对开"
    assert sheet_of(mm("390.5"), mm(540)) is None
