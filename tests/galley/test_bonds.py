"""Where a head of a newspaper may end a line by meaning, on a written list of heads."""

from dataclasses import replace
from pathlib import Path

import pytest

from galley.setting import EM, PITCH
from ghpress.galley.bonds import bonds
from ghpress.galley.headbreaks import AFTER_MARK, UNWELCOME
from ghpress.galley.headcopy import head_copy
from ghpress.galley.headline import HeadCandidate, headline
from ghpress.galley.headplans import HeadRoom
from ghpress.galley.wordcut import tagged, words_cut, words_known
from ghpress.galley.words import set_title
from ghpress.layout.layout import HeadlineSize
from ghpress.layout.styles import Setting, TextStyle
from ghpress.manuscript.text import plain
from ghpress.stock.shelf import Shelf
from ghpress.units import pt

LIST = Path(__file__).with_name("head_breaks.txt").read_text("utf-8").splitlines()
HEADS = [line for line in LIST if not line.startswith("#")]
SIZES = tuple(HeadlineSize(pt(size), pt(size) * 5 // 4) for size in (32, 28, 24, 20))
STYLE = TextStyle("headline", "biaosong", pt(32), pt(40), setting=Setting(align="left"), condense=850)


SUBHEAD = replace(STYLE, name="subhead", size=pt(9), leading=pt(12), condense=1000)


def marked(line: str) -> tuple[str, dict[str, set[int]]]:
    """A head of the list, and where in it each mark stands."""
    chars, found = "", {"/": set[int](), "|": set[int]()}
    for char in line:
        if char in found:
            found[char].add(len(chars))
        else:
            chars += char
    return chars, found


def test_the_list_is_long_and_judges_every_head_of_it_both_ways() -> None:
    assert len(HEADS) >= 60 and len(set(HEADS)) == len(HEADS)
    assert all("/" in line and "|" in line for line in HEADS)


@pytest.mark.parametrize("line", HEADS)
def test_a_break_that_takes_sense_apart_is_dear_and_one_between_groups_is_not(line: str) -> None:
    chars, places = marked(line)
    prices = bonds(tagged(chars))
    assert places["/"] <= prices.keys(), "no word begins where a line may well end"
    assert {at for at in places["/"] if prices[at] >= UNWELCOME} == set()
    assert {at for at in places["|"] if prices.get(at, UNWELCOME) < UNWELCOME} == set()


def ways(
    said: str, ems: int, shelf: Shelf, sizes: tuple[HeadlineSize, ...] = SIZES
) -> list[HeadCandidate]:
    room = HeadRoom(ems * EM, PITCH, sizes)
    return list(headline((head_copy((plain(said),), STYLE, shelf),), room))


@pytest.mark.parametrize("line", HEADS)
@pytest.mark.parametrize("ems", [18, 26, 34])
def test_no_head_is_set_with_its_sense_apart_where_a_smaller_size_keeps_it(
    line: str, ems: int, shelf: Shelf
) -> None:
    chars, places = marked(line)
    found = ways(chars, ems, shelf)
    told = [[remark.code for remark in one.remarks] for one in found]
    if any(not codes for codes in told):
        assert told == [[]] * len(found)
        ends = {sum(map(len, one.words()[:n])) for one in found for n in range(1, one.lines)}
        assert not ends & places["|"]


def test_where_no_good_break_fits_the_editor_is_told_how_it_was_broken(shelf: Shelf) -> None:
    (one, *_) = ways("三百处服务阵地", 14, shelf, SIZES[:1])
    (remark,) = one.remarks
    assert remark.code == "head-parted"
    assert remark.fact("text") == " / ".join(one.words())


def test_a_break_after_a_mark_is_welcome_and_no_clause_is_split_beside_one(shelf: Shelf) -> None:
    best = ways("把服务送到矿上，让工友少跑一里", 26, shelf, SIZES[:1])[0]
    assert best.words() == ["把服务送到矿上，", "让工友少跑一里"]
    copy = best.copy
    assert AFTER_MARK in copy.breaks.values()


def test_quotation_marks_hold_nothing_apart() -> None:
    plainly, quoted = bonds(tagged("工会服务站")), bonds(tagged("“工会”服务站"))
    assert plainly[2] == quoted[4] >= UNWELCOME


def test_words_of_another_process_are_taken_over_if_they_are_the_texts(shelf: Shelf) -> None:
    known = tagged("灯火通明处")
    words_known({"甲乙丙丁": [["甲乙", "n"], ["丙丁", "n"]], "戊己庚": [["戊", "n"]]})
    assert words_cut()["甲乙丙丁"] == (("甲乙", "n"), ("丙丁", "n"))
    assert "戊己庚" not in words_cut()
    assert words_cut()["灯火通明处"] == known


def test_three_sayings_stand_three_to_a_line_or_one(shelf: Shelf) -> None:
    for ems in range(12, 80, 4):
        copy = head_copy(tuple(map(plain, ("进驿站", "上擂台", "学新艺"))), STYLE, shelf)
        for one in headline((copy,), HeadRoom(ems * EM, PITCH, SIZES)):
            assert one.lines in (1, 3)


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        ("解题：以技能比武激发车间活力", ["解题：", "以技能比武激发车间活力"]),
        ("添暖：让夜归工友有一口热汤", ["添暖：", "让夜归工友有一口热汤"]),
        ("灯下夜校　白发同窗共一桌", ["灯下夜校　", "白发同窗共一桌"]),
    ],
)
def test_a_subhead_of_two_lines_ends_the_first_after_its_mark(
    said: str, lines: list[str], shelf: Shelf
) -> None:
    own = SUBHEAD
    block, remarks = set_title(plain(said), own, shelf, 11 * own.size)
    assert [placed.line.text for placed in block.lines] == lines
    assert remarks == ()


def test_a_subhead_that_has_to_be_taken_apart_is_said_to_be(shelf: Shelf) -> None:
    own = SUBHEAD
    _, remarks = set_title(plain("三百处服务阵地"), own, shelf, 5 * own.size)
    assert [remark.code for remark in remarks] == ["head-parted"]
