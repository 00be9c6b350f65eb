"""Page numbers as papers print them."""

import pytest

from ghpress.folios import FOLIOS, UNSAID, USUAL, Folios, chinese, folios_of, jump_words
from ghpress.forms import fill
from ghpress.located import read_yaml


@pytest.mark.parametrize(
    ("pattern", "page", "said"),
    [
        ("第{n}版", 3, "第3版"),
        ("第{一}版", 12, "第十二版"),
        ("{nn}", 3, "03"),
        ("{A}{nn}", 3, "A03"),
        ("{nn}版", 12, "12版"),
    ],
)
def test_a_pattern_says_how_a_page_is_numbered(pattern: str, page: int, said: str) -> None:
    assert Folios(full=pattern).folio(page) == said


@pytest.mark.parametrize(
    ("pattern", "said"),
    [("第{n}版", "第2–3版"), ("{nn}", "02–03"), ("{A}{nn}", "A02–A03"), ("{nn}版", "02–03版")],
)
def test_a_spread_says_both_its_numbers_and_the_words_once(pattern: str, said: str) -> None:
    assert Folios(full=pattern).folio(2, 3) == said


def test_a_section_with_a_letter_of_its_own_counts_from_one() -> None:
    folios = Folios("{A}{nn}", "{A}{nn}", ((5, "B"), (9, "C")))
    pages = (1, 4, 5, 8, 9)
    assert [folios.number(page) for page in pages] == ["A01", "A04", "B01", "B04", "C01"]


def test_letters_do_not_change_numbers_that_show_none() -> None:
    assert Folios("第{n}版", "{nn}", ((5, "B"),)).folio(6) == "第6版"


def test_jumps_name_pages_as_the_paper_does() -> None:
    assert jump_words(USUAL, 4) == ("下转第4版", "上接第4版")
    assert jump_words(Folios("{A}{nn}"), 4) == ("下转A04版", "上接A04版")
    assert jump_words(Folios("第{一}版"), 2, 3) == ("下转第二–三版", "上接第二–三版")


def test_chinese_figures() -> None:
    wanted = {1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九", 100: "一百", 108: "一百〇八"}
    assert {number: chinese(number) for number in wanted} == wanted
    assert chinese(110) == "一百一十"


def test_a_house_keeps_to_its_own_numbers_and_leaves_the_rest_to_the_layout() -> None:
    house = folios_of(fill(FOLIOS, read_yaml("full: '{A}{nn}'\n", "house.yaml").node).record)
    assert house == Folios("{A}{nn}", "")
    assert house.over(Folios("第{一}版", "{n}")) == Folios("{A}{nn}", "{n}")
    assert folios_of(None) == UNSAID and UNSAID.over(USUAL) == USUAL


@pytest.mark.parametrize("wrong", ["版", "{n}{n}", "{x}", "{n}{A}"])
def test_a_pattern_without_one_number_is_refused(wrong: str) -> None:
    filled = fill(FOLIOS, read_yaml(f"full: '{wrong}'\n", "layout.yaml").node)
    assert [remark.code for remark in filled.remarks] == ["value-kind"]
