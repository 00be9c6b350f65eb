"""The least that the widest hundredth of gaps can be: what the comparison is read against."""

import pytest
from benchmarks.least import Asked, least_ninety_nine

from ghpress.stock.shelf import Shelf


@pytest.fixture
def five_em(shelf: Shelf) -> Asked:
    return Asked(5, 0, shelf)


def test_where_every_line_is_full_of_itself_nothing_need_open(five_em: Asked) -> None:
    assert least_ninety_nine(["国" * 15], five_em, 0.5) == 0


def test_a_mark_that_cannot_be_brought_back_opens_the_line_before_it(five_em: Asked) -> None:
    # Five Han and a comma with nothing to press: four Han in five em, a third of an em at each gap.
    assert least_ninety_nine(["国" * 5 + "，" + "家" * 5], five_em, 0.5) == 0.333


def test_what_one_paragraph_must_open_is_weighed_against_all_pairs(five_em: Asked) -> None:
    even = ["国" * 500] * 2
    assert least_ninety_nine([*even, "国" * 5 + "，" + "家" * 5], five_em, 0.5) == 0
