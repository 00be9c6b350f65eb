"""Sheets and their page numbers: a spread is one sheet and two pages."""

import pytest

from ghpress.makeup.numbering import Numbering

PLAIN = Numbering(2)
FOLDED = Numbering(1, frozenset({2, 6}))


def test_without_spreads_every_sheet_is_a_page() -> None:
    assert [PLAIN.number(sheet) for sheet in (1, 2, 3)] == [2, 3, 4]
    assert [PLAIN.sheet(number) for number in (2, 3, 9)] == [1, 2, 8]


def test_a_spread_is_one_sheet_with_two_numbers() -> None:
    numbers = [FOLDED.number(sheet) for sheet in range(1, 8)]
    assert numbers == [1, 2, 4, 5, 6, 8, 9]
    assert [FOLDED.last(number) for number in numbers] == [1, 3, 4, 5, 7, 8, 9]


@pytest.mark.parametrize(("page", "sheet"), [(1, 1), (2, 2), (3, 2), (4, 3), (6, 5), (7, 5), (8, 6)])
def test_both_pages_of_a_spread_are_on_its_sheet(page: int, sheet: int) -> None:
    assert FOLDED.sheet(page) == sheet


def test_a_page_before_the_first_is_on_no_sheet() -> None:
    assert [PLAIN.sheet(number) for number in (1, 0)] == [0, -1]
