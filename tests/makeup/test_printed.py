"""The words of masthead, folio and credits."""

from dataclasses import replace
from datetime import date

from ghpress.house import House
from ghpress.makeup.printed import Edition, furniture_words, printed_date, printed_weekday
from ghpress.manuscript.story import Issue
from ghpress.manuscript.text import plain
from makeup.stories import house, issue, story

ISSUE = issue(story("甲", 100))


def words(of: Issue = ISSUE, at: House | None = None, number: int = 1, pages: int = 4) -> dict[str, str]:
    return dict(furniture_words(Edition(of, at or house(), pages=pages), number))


def test_dates_are_printed_as_a_chinese_paper_prints_them() -> None:
    assert printed_date(date(2025, 5, 1)) == "2025年5月1日"
    assert [printed_weekday(date(2025, 5, day)) for day in (1, 4, 5)] == ["星期四", "星期日", "星期一"]


def test_folio_and_page_count() -> None:
    assert (words(number=3)["folio"], words()["page-count"]) == ("第3版", "本期4版")


def test_one_house_for_authority_and_sponsor_is_named_once() -> None:
    both = replace(house(), authority="试排社", sponsor="试排社")
    two = replace(house(), authority="试排厅", sponsor="试排社")
    assert words(at=both)["sponsor"] == "试排社主管主办"
    assert words(at=two)["sponsor"] == "试排厅主管\u3000试排社主办"
    assert "sponsor" not in words(at=replace(house(), sponsor=""))


def test_a_nameless_house_prints_a_special_and_the_title_under_it() -> None:
    nameless = words(at=replace(house(), name=""))
    assert (nameless["name"], nameless["title"]) == ("特刊", "试排专刊")


def test_the_issues_own_words_take_the_place_of_the_houses() -> None:
    own = replace(ISSUE, furniture=(("sponsor", plain("特刊编委会")), ("slogan", plain("五一特刊"))))
    assert (words(own)["sponsor"], words(own)["slogan"]) == ("特刊编委会", "五一特刊")


def test_nothing_empty_is_handed_to_a_template() -> None:
    assert all(words().values())
    assert "number" not in words()
