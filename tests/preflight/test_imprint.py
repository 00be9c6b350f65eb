"""What a paper must print of itself: what is wanting in its files, and what its layout leaves out."""

from dataclasses import replace
from pathlib import Path

import pytest

from ghpress.galley.words import set_text
from ghpress.house import House
from ghpress.makeup.page import FurnitureFrame, Page, Rect, SetWords, TextFrame
from ghpress.makeup.printed import Edition, furniture_words
from ghpress.manuscript.story import Issue
from ghpress.manuscript.text import plain
from ghpress.preflight.imprint import REQUIRED, check_imprint
from ghpress.remarks import Level, Remark
from ghpress.stock.shelf import Shelf
from ghpress.units import pt
from ghpress.wording import in_words
from makeup.sheets import style
from makeup.stories import issue, story

HERE = Path()
ALL = House(
    HERE,
    HERE,
    HERE,
    name="试排报",
    cn="CN 00-0000",
    authority="试排厅",
    sponsor="试排社",
    publisher="试排报社",
    address="试排路1号",
    contact="热线 000",
    printer="试排厂",
    printer_address="试排路2号",
    distribution="自办发行",
    price="赠阅",
)
ISSUE = replace(issue(story("甲", 100)), total="总第9期")
NAME = pt(90)


def pages_of(house: House, of: Issue, count: int = 2) -> list[Page]:
    """Pages whose furniture is given every word."""
    edition = Edition(of, house, pages=count)
    made = []
    for number in range(1, count + 1):
        words = furniture_words(edition, number)
        frame = FurnitureFrame(f"masthead-{number}", "masthead", Rect(0, 0, 9, 9), words)
        made.append(Page(number, 99, 99, (frame,), folio=dict(words)["folio"]))
    return made


def all_words(pages: list[Page]) -> dict[int, list[SetWords]]:
    """Every word of every page printed, the name in 90 pt, all else in 9."""
    return {
        page.number: [
            SetWords(frame.role, text, NAME if field == "name" else pt(9))
            for frame in page.frames
            if isinstance(frame, FurnitureFrame)
            for field, text in frame.words
        ]
        for page in pages
    }


def without(printed: dict[int, list[SetWords]], text: str) -> dict[int, list[SetWords]]:
    return {page: [each for each in own if text not in each.text] for page, own in printed.items()}


def codes(remarks: tuple[Remark, ...]) -> list[str]:
    assert all(remark.level is Level.WARNING for remark in remarks)
    assert all(in_words(remark, language).help for remark in remarks for language in ("zh", "en"))
    return [remark.code for remark in remarks]


def test_an_issue_that_prints_all_of_it_has_nothing_said_of_it() -> None:
    pages = pages_of(ALL, ISSUE)
    assert check_imprint(ISSUE, ALL, pages, all_words(pages)) == ()


@pytest.mark.parametrize("key", [field.key for field in REQUIRED if field.file == "house.yaml"])
def test_a_field_the_house_leaves_out_is_named_with_its_file(key: str) -> None:
    poor = replace(ALL, **{key: ""})
    pages = pages_of(poor, ISSUE)
    remarks = check_imprint(ISSUE, poor, pages, all_words(pages))
    (missing,) = (remark for remark in remarks if remark.code == "imprint-missing")
    assert (missing.fact("key"), str(missing.place)) == (key, "house.yaml")


def test_of_a_house_without_a_file_its_name_alone_is_missed() -> None:
    nobody = House(HERE, HERE, HERE)
    pages = pages_of(nobody, ISSUE)
    remarks = check_imprint(ISSUE, nobody, pages, all_words(pages))
    assert [remark.fact("key") for remark in remarks if remark.code == "imprint-missing"] == ["name"]


def test_a_number_the_issue_leaves_out_is_named_with_its_file() -> None:
    poor = replace(ISSUE, total="")
    pages = pages_of(ALL, poor)
    (missing,) = check_imprint(poor, ALL, pages, all_words(pages))
    assert (missing.code, missing.fact("key"), str(missing.place)) == (
        "imprint-missing",
        "total",
        "issue.yaml",
    )


def test_words_of_the_issues_own_fill_a_field_of_the_house() -> None:
    poor, own = replace(ALL, price=""), replace(ISSUE, furniture=(("price", plain("每份一元")),))
    pages = pages_of(poor, own)
    assert check_imprint(own, poor, pages, all_words(pages)) == ()


@pytest.mark.parametrize(
    ("text", "field"),
    [("赠阅", "price"), ("CN", "cn"), ("主办", "sponsor"), ("本期2版", "page-count"), ("总第", "total")],
)
def test_a_field_no_partial_prints_is_named(text: str, field: str) -> None:
    pages = pages_of(ALL, ISSUE)
    (lost,) = check_imprint(ISSUE, ALL, pages, without(all_words(pages), text))
    assert (lost.code, lost.fact("field")) == ("imprint-not-printed", field)


def test_a_section_is_missed_only_where_it_is_given_and_not_printed() -> None:
    of = replace(ISSUE, section="五一特刊")
    pages = pages_of(ALL, of)
    assert check_imprint(of, ALL, pages, all_words(pages)) == ()
    (lost,) = check_imprint(of, ALL, pages, without(all_words(pages), "五一"))
    assert (lost.code, lost.fact("field")) == ("imprint-not-printed", "section")


def test_a_field_printed_among_others_in_one_line_is_printed() -> None:
    pages = pages_of(ALL, ISSUE)
    printed = without(all_words(pages), "赠阅")
    printed[2].append(SetWords("imprint", "出版：试排报社\u3000定价： 赠阅", pt(6)))
    assert check_imprint(ISSUE, ALL, pages, printed) == ()


def test_a_name_that_is_not_the_largest_type_of_the_front_is_told_with_what_is(shelf: Shelf) -> None:
    first, second = pages_of(ALL, ISSUE)
    head, _ = set_text(plain("一条大标题"), style("headline", "96", "100"), shelf)
    frame = TextFrame("h", "headline", Rect(0, 0, head.width, head.depth), head, "甲")
    pages = [replace(first, frames=(*first.frames, frame)), second]
    (told,) = check_imprint(ISSUE, ALL, pages, all_words([first, second]))
    assert (told.code, told.fact("name"), told.fact("other")) == ("name-not-largest", "90", "96")
    assert str(told.place).startswith("p1 ")


def test_furniture_larger_than_the_name_counts_as_well() -> None:
    pages = pages_of(ALL, ISSUE)
    printed = all_words(pages)
    printed[1].append(SetWords("masthead", "特刊", NAME))
    assert codes(check_imprint(ISSUE, ALL, pages, printed)) == ["name-not-largest"]


def test_a_page_that_does_not_say_which_it_is_is_told_but_the_front_need_not() -> None:
    pages = pages_of(ALL, ISSUE, 3)
    printed = all_words(pages)
    for page, folios in ((1, ("第1版", "01")), (2, ("第2版", "02"))):
        printed[page] = [each for each in printed[page] if each.text not in folios]
    remarks = check_imprint(ISSUE, ALL, pages, printed)
    assert codes(remarks) == ["folio-not-printed"]
    assert remarks[0].fact("page") == "2"
