"""What pages print of themselves agrees with the issue and with each other."""

from dataclasses import replace
from datetime import date

import pytest

from ghpress.galley.words import set_text
from ghpress.makeup.adverts import MARK
from ghpress.makeup.page import (
    AdvertFrame,
    FurnitureFrame,
    Page,
    PictureFrame,
    Rect,
    SetWords,
    TextFrame,
)
from ghpress.manuscript.furnishings import Advert, AdvertSize
from ghpress.manuscript.story import Picture
from ghpress.manuscript.text import plain
from ghpress.preflight.coherence import ADVERT_MARK, check_coherence
from ghpress.preflight.imprint import check_imprint
from ghpress.remarks import Level, Remark
from ghpress.units import mm, pt
from ghpress.wording import in_words
from makeup.sheets import style
from preflight.test_imprint import ALL, ISSUE, all_words, pages_of

DAY = replace(ISSUE, date=date(2026, 11, 23), number="第16期", total="总第1203期")


def said(pages: list[Page], *words: str, page: int = 2, of=DAY) -> tuple[Remark, ...]:
    """The remarks when a page prints these words besides its own."""
    printed = all_words(pages)
    printed[page] += [SetWords("masthead", each, pt(6)) for each in words]
    return check_coherence(of, pages, printed)


def codes(remarks: tuple[Remark, ...]) -> list[str]:
    assert all(remark.level is Level.WARNING for remark in remarks)
    assert all(in_words(remark, language).help for remark in remarks for language in ("zh", "en"))
    return [remark.code for remark in remarks]


def test_pages_that_agree_have_nothing_said_of_them() -> None:
    assert check_coherence(DAY, pages_of(ALL, DAY, 4), all_words(pages_of(ALL, DAY, 4))) == ()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("2026年11月22日", "form-date-differs"),
        ("2026 年 1 月 23 日", "form-date-differs"),
        ("二〇二六年十一月二十二日", "form-date-differs"),
        ("2026年13月40日", "form-date-differs"),
        ("星期二", "form-weekday-wrong"),
        ("今天是星期天", "form-weekday-wrong"),
        ("总第1202期", "form-number-differs"),
        ("总 1202 期", "form-number-differs"),
        ("第17期", "form-number-differs"),
        ("今日8版", "form-page-count-wrong"),
        ("本期 3 版", "form-page-count-wrong"),
    ],
)
def test_what_is_not_so_is_named(words: str, code: str) -> None:
    (remark,) = said(pages_of(ALL, DAY), words)
    assert codes((remark,)) == [code]
    assert str(remark.place).startswith("p2 ")
    assert remark.fact("found") == "".join(words.split()).removeprefix("今天是")


@pytest.mark.parametrize(
    "words",
    [
        "2026年11月23日",
        "二〇二六年十一月二十三日",
        "二○二六年十一月二十三日",
        "星期一",
        "第 16 期\u3000总第 1203 期",
        "本期2版",
        "第2版",
        "1925年5月的一天",
    ],
)
def test_what_is_so_in_whatever_figures_is_let_be(words: str) -> None:
    assert said(pages_of(ALL, DAY), words) == ()


def test_a_day_in_the_title_is_not_taken_for_the_date() -> None:
    titled = replace(DAY, title=plain("纪念1925年5月1日"), section="第1期创刊特刊")
    pages = pages_of(ALL, titled)
    assert said(pages, "纪念 1925年5月1日", of=titled) == ()


def test_a_spread_counts_as_two_pages() -> None:
    one, two, three = pages_of(ALL, DAY, 3)
    wide = replace(two, width=2 * two.width)
    printed = all_words([one, wide, three])
    assert [r.fact("wanted") for r in check_coherence(DAY, [one, wide, three], printed)] == ["4版"] * 3
    four = pages_of(ALL, DAY, 4)
    sheets = [four[0], replace(four[1], width=2 * four[1].width), four[3]]
    assert check_coherence(DAY, sheets, all_words(sheets)) == ()


def test_a_name_that_stands_on_another_page_only_is_told() -> None:
    pages = pages_of(ALL, DAY)
    printed = all_words(pages)
    printed[1] = [each for each in printed[1] if each.text != "试排报"]
    assert "form-name-not-first" in codes(check_coherence(DAY, pages, printed))


def folio_page(page: Page, folio: str, y: str = "5") -> Page:
    frame = FurnitureFrame("folio", "folio", Rect(0, mm(y), 99, mm(8)), (("folio", folio),))
    return replace(page, frames=(frame,), folio=folio)


def test_two_pages_of_one_folio_are_told() -> None:
    first, *others = pages_of(ALL, DAY, 3)
    pages = [first, *(folio_page(page, "第2版") for page in others)]
    (remark,) = check_coherence(DAY, pages, all_words(pages))
    assert (remark.code, remark.fact("other"), remark.place.page) == ("form-folio-twice", "2", 3)


def test_a_folio_that_stands_elsewhere_than_on_the_other_pages_is_told() -> None:
    first, second, third = pages_of(ALL, DAY, 3)
    still = [first, folio_page(second, "第2版"), folio_page(third, "第3版", "5.5")]
    assert check_coherence(DAY, still, all_words(still)) == ()
    moved = [first, folio_page(second, "第2版"), folio_page(third, "第3版", "9")]
    (remark,) = check_coherence(DAY, moved, all_words(moved))
    assert (remark.code, remark.fact("found"), remark.fact("wanted")) == (
        "form-folio-moved",
        "9.0",
        "5.0",
    )


def test_a_folio_in_a_foot_that_is_deeper_has_not_moved() -> None:
    first, second, third = pages_of(ALL, DAY, 3)
    frame = FurnitureFrame("folio", "folio", Rect(0, mm("2"), 99, mm(11)), (("folio", "第3版"),))
    deeper = replace(third, frames=(frame,), folio="第3版")
    pages = [first, folio_page(second, "第2版"), deeper]
    assert check_coherence(DAY, pages, all_words(pages)) == ()


def advert_page(page: Page, frames: tuple) -> Page:
    return replace(page, frames=(*page.frames, *frames))


def mark(shelf, x: str, y: str, words: str = MARK) -> TextFrame:
    block, _ = set_text(plain(words), style("advert-mark", "7", "9"), shelf)
    return TextFrame("m", "advert-mark", Rect(mm(x), mm(y), block.width, block.depth), block)


def test_the_mark_is_what_make_up_sets() -> None:
    assert MARK == ADVERT_MARK


@pytest.mark.parametrize("kind", ["pdf", "picture"])
@pytest.mark.parametrize(
    ("x", "y", "words", "is_marked"),
    [
        ("20", "96", MARK, True),
        ("20", "60", MARK, False),
        ("150", "96", MARK, False),
        ("20", "96", "推广", False),
    ],
)
def test_an_advert_bears_its_mark_right_over_it(
    kind: str, x: str, y: str, words: str, is_marked: bool, shelf
) -> None:
    rect = Rect(mm(10), mm(100), mm(100), mm(60))
    if kind == "pdf":
        frame = AdvertFrame("a", "advert", rect, Advert("a.pdf", AdvertSize(columns=2, lines=10)))
    else:
        frame = PictureFrame("a", "advert-picture", rect, Picture("a.png"))
    pages = pages_of(ALL, DAY)
    pages[1] = advert_page(pages[1], (mark(shelf, x, y, words), frame))
    remarks = check_coherence(DAY, pages, all_words(pages))
    assert codes(remarks) == ([] if is_marked else ["form-advert-not-marked"])


def test_an_extra_says_so_on_its_front_and_is_given_away() -> None:
    extra = replace(DAY, section="号外")
    free = replace(ALL, price="免费赠阅")
    pages = pages_of(free, extra)
    assert check_imprint(extra, free, pages, all_words(pages)) == ()
    silent = all_words(pages)
    silent[1] = [each for each in silent[1] if "号外" not in each.text]
    assert codes(check_coherence(extra, pages, silent)) == ["form-extra-not-said"]
    sold = replace(ALL, price="每份2元")
    pages = pages_of(sold, extra)
    assert codes(check_coherence(extra, pages, all_words(pages))) == ["form-extra-price"]
