"""Where lines may end: prohibitions at each level, pieces that are never split, needs that are said."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from galley.setting import EM, lines, style, width, words
from ghpress.galley.fit import best_way
from ghpress.galley.plain import SIZE, ComposeOptions, compose
from ghpress.galley.prepare import paragraph_of
from ghpress.galley.sums import Paragraph
from ghpress.galley.tables.counters import NUMBERED
from ghpress.galley.words import set_text
from ghpress.manuscript.text import Span, Text, plain
from ghpress.stock.shelf import Shelf

NEVER_FIRST = "、，；：。．？！‼⁇⁈⁉’”〉》」』】〕〗）］｝·‧・～–/／—%％‰°℃)]},.;:!?"
NEVER_LAST = "‘“〈《「『【〔〖（［｛([{"
UNITS = [
    "——", "……", "⸺", "？？", "！！", "？！", "！？", "！！！",
    "1945", "3.7", "35.6%", "1,200", "-5", "+8.3%", "￥100", "$5", "№7", "5km", "37.2℃", "25％",
    "2024-2025", "1–3", "１２３", "５０％", "5G", "iPhone", "don’t", "AI", "C++",
]  # fmt: skip

SAMPLE = (
    "合作社今年种了320亩地，收玉米18.6万公斤，卖了43.7万元，比去年多6.2万元；入社的52户分得红利，每户"
    "平均8400余元。春耕那20多天，3台拖拉机每天干14个小时，走了1260公里，烧掉柴油2.4吨，修了9次，换了7个"
    "零件。到10月25日，地里只剩下12个人和2辆车，最后15亩用了3天半收完，误差不到0.5%。"
)


@pytest.mark.parametrize("mark", NEVER_FIRST)
def test_never_first_on_a_line_at_any_phase(mark: str, shelf: Shelf) -> None:
    for phase in range(1, 41):
        text = "国" * phase + mark + "家" * 12
        for line in words(text, 8, shelf)[1:]:
            assert not line.startswith(mark), (phase, line)


@pytest.mark.parametrize("mark", NEVER_LAST)
def test_never_last_on_a_line_at_any_phase(mark: str, shelf: Shelf) -> None:
    for phase in range(1, 41):
        text = "国" * phase + mark + "家" * 12
        for line in words(text, 8, shelf)[:-1]:
            assert not line.endswith(mark), (phase, line)


@pytest.mark.parametrize("unit", UNITS)
def test_never_split_at_any_phase(unit: str, shelf: Shelf) -> None:
    for phase in range(1, 25):
        text = "国" * phase + unit + "家" * 12
        broken = words(text, 8, shelf)
        assert any(unit in line for line in broken), (phase, broken)


class TestLevels:
    def test_none_lets_anything_start_a_line(self, shelf: Shelf) -> None:
        assert words("国国国，国国", 3, shelf, strictness="none") == ["国国国", "，国国"]

    def test_basic_lets_a_solidus_end_a_line_and_gb_does_not(self, shelf: Shelf) -> None:
        text = "国国国/国国国国国"
        assert words(text, 3.5, shelf, strictness="basic")[0] == "国国国/"
        assert words(text, 3.5, shelf, strictness="gb")[0] != "国国国/"

    def test_only_the_middle_level_and_strict_keep_an_ellipsis_from_a_lines_start(
        self, shelf: Shelf
    ) -> None:
        text = "国国国国……国国国国国国国国"
        assert words(text, 4, shelf, strictness="gb")[1].startswith("……")
        for strictness in ("gb+ellipsis", "strict"):
            assert not words(text, 4, shelf, strictness=strictness)[1].startswith("……")

    def test_only_strict_keeps_a_dash_from_a_lines_start(self, shelf: Shelf) -> None:
        text = "国国国国——国国国国国国国国"
        assert words(text, 4, shelf, strictness="gb+ellipsis")[1].startswith("——")
        assert not words(text, 4, shelf, strictness="strict")[1].startswith("——")

    def test_two_ellipses_part_only_between_the_pairs(self, shelf: Shelf) -> None:
        for phase in range(1, 20):
            for line in words("国" * phase + "…………" + "家" * 9, 6, shelf):
                assert line.count("…") % 2 == 0


class TestSpaces:
    def test_a_line_never_starts_with_a_typed_space(self, shelf: Shelf) -> None:
        for phase in range(1, 20):
            for line in words("国" * phase + " ab cd " + "家" * 9, 6, shelf)[1:]:
                assert not line.startswith(" ")

    def test_a_space_does_not_free_an_opening_mark(self, shelf: Shelf) -> None:
        for phase in range(1, 20):
            for line in words("国" * phase + "（ 国国）" + "家" * 9, 6, shelf):
                assert not line.rstrip().endswith("（")

    def test_a_no_break_space_holds(self, shelf: Shelf) -> None:
        for phase in range(1, 20):
            broken = words("国" * phase + "No.\u00a07" + "家" * 9, 6, shelf)
            assert any("No.\u00a07" in line for line in broken)


class TestNeed:
    def test_a_word_wider_than_the_line_is_split_and_said(self, shelf: Shelf) -> None:
        (paragraph,) = compose("国国" + "a" * 60 + "国国", 10, shelf)
        assert "".join(line.text for line in paragraph.lines) == "国国" + "a" * 60 + "国国"
        assert max(line.width_em for line in paragraph.lines) <= 10
        assert "word-split" in {remark.code for remark in paragraph.remarks}

    def test_a_piece_wider_than_the_line_sticks_out_and_is_said(self, shelf: Shelf) -> None:
        (paragraph,) = compose("国国国", Fraction(3, 10), shelf)
        assert [line.text for line in paragraph.lines] == ["国", "国", "国"]
        assert {remark.code for remark in paragraph.remarks} == {"line-overfull"}

    def test_a_line_that_must_open_wide_is_said(self, shelf: Shelf) -> None:
        text = "国国国" + "1234567890123" + "国国国国国"
        (paragraph,) = compose(text, 7, shelf)
        assert "line-loose" in {remark.code for remark in paragraph.remarks}

    def test_a_words_own_hyphen_may_end_a_line(self, shelf: Shelf) -> None:
        assert words("国国国well-known国国国", 6, shelf)[0] == "国国国well-"


class TestNumbersAndTheirMeasureWords:
    @staticmethod
    def torn(paragraph: Paragraph, ems: int) -> int:
        """Breaks of the cheapest way inside a number with its measure word."""
        tails = [range(m.start("tail"), m.end("tail")) for m in NUMBERED.finditer(SAMPLE)]
        ends = best_way(paragraph, ems * EM).ends[:-1]
        starts = paragraph.measured.starts
        return sum(starts[end + 1] in tail for end in ends for tail in tails)

    def test_they_are_torn_apart_far_less_often_than_chance_would_have_it(self, shelf: Shelf) -> None:
        kept = paragraph_of(plain(SAMPLE), style(), shelf)
        breaks = replace(kept.breaks, costs=np.zeros_like(kept.breaks.costs))
        careless = replace(kept, breaks=breaks)
        measures = range(12, 31)
        by_chance = sum(self.torn(careless, ems) for ems in measures)
        assert by_chance >= 20
        assert sum(self.torn(kept, ems) for ems in measures) * 5 <= by_chance

    @pytest.mark.parametrize("whole", ["18万元", "25公里", "9平方米", "30 余人", "7名", "120多公斤"])
    def test_a_comma_is_pressed_to_keep_one_whole(self, whole: str, shelf: Shelf) -> None:
        begun = f"国国，国国国国国{whole}"
        measure = width(begun, shelf) - 0.5
        assert words(begun + "家" * 20, measure, shelf)[0] == begun

    def test_it_is_no_prohibition(self, shelf: Shelf) -> None:
        # Only by opening three gaps by half an em each could it be kept whole.
        assert words("国国国1平方米国国国国国国", 5, shelf)[0] == "国国国1平"


class TestLoneLastCharacter:
    @pytest.mark.parametrize("tail", ["国", "国。", "国！”"])
    def test_never_where_it_can_be_helped(self, tail: str, shelf: Shelf) -> None:
        for phase in range(9, 60):
            last = words("家" * phase + tail, 8, shelf)[-1]
            assert len(last.rstrip("。！”")) >= 2, phase

    def test_a_comma_is_pressed_to_bring_the_last_character_back(self, shelf: Shelf) -> None:
        # Eleven glyphs in ten em and a half, with marks to press (GB/T 15834 5.1.11).
        broken = lines("国国，国国，国国国国国。", 11, shelf)
        assert len(broken) == 1

    def test_where_it_cannot_be_helped_it_is_said(self, shelf: Shelf) -> None:
        (paragraph,) = compose("国国", 1, shelf)
        assert "last-alone" in {remark.code for remark in paragraph.remarks}


def test_hanging_lets_a_stop_stand_in_the_margin(shelf: Shelf) -> None:
    options = ComposeOptions(hanging=True)
    (paragraph,) = compose("国国国国。国国国国国国国国", 4, shelf, options)
    first = paragraph.lines[0]
    assert first.text == "国国国国。"
    assert first.clusters[-1].advance_em == 0
    assert first.clusters[-1].x_em == first.width_em == 4


@pytest.mark.parametrize("pair", ["”。", "）、", "？！", "…。", "），", "),", "——。"])
def test_hanging_never_where_two_marks_meet(pair: str, shelf: Shelf) -> None:
    for phase in range(2, 12):
        for line in lines("国" * phase + pair + "家" * 12, 4, shelf, hanging=True)[:-1]:
            assert line.clusters[-1].text not in pair or line.clusters[-1].advance_em >= 0.5


def test_dashes_and_ellipses_never_hang(shelf: Shelf) -> None:
    for mark in ("——", "……", "⸺"):
        for phase in range(2, 12):
            for line in lines("国" * phase + mark + "家" * 12, 4, shelf, hanging=True):
                assert line.width_em <= 4
                assert all(cluster.advance_em > 0 for cluster in line.clusters)


def test_no_mark_hangs_unless_the_style_says_so(shelf: Shelf) -> None:
    for phase in range(2, 12):
        for line in lines("国" * phase + "。" + "家" * 12, 4, shelf):
            assert line.clusters[-1].advance_em >= 0.5


@pytest.mark.parametrize("sign", ["①②", "[12]", "*", "†"])
def test_a_note_sign_stays_whole_and_with_what_it_notes(sign: str, shelf: Shelf) -> None:
    for phase in range(1, 20):
        chars = "国" * phase + sign + "家" * 9
        text = Text(chars, spans=(Span(phase, phase + len(sign), "sup"),))
        block, _ = set_text(text, style(), shelf, 6 * EM)
        broken = [placed.line.text for placed in block.lines]
        assert any("国" + sign in line for line in broken), broken


def test_what_may_not_be_parted_opens_the_line_before_it_and_that_is_said(shelf: Shelf) -> None:
    # “班/组， is one piece: no “ ends a line, no / stands at an edge, no ， begins one. It wants three
    # and a half em where three are left, so six Han fill nine: the only line the level allows.
    text = "参加全市竞赛“班/组，班/组”都来参加"
    (paragraph,) = compose(text, 9, shelf)
    assert paragraph.lines[0].text == "参加全市竞赛"
    (remark,) = paragraph.remarks
    assert (remark.code, dict(remark.facts)["opening"]) == ("line-loose", "0.60")
    (basic,) = compose(text, 9, shelf, ComposeOptions(strictness="basic"))
    assert basic.lines[0].text == "参加全市竞赛“班/"  # where a solidus may end a line
    assert basic.remarks == ()


def test_every_line_opened_too_far_is_said_once(shelf: Shelf) -> None:
    # Letters of half an em, a word or two a line: word spaces open as far as the line is short.
    text = "参加International Federation of professional trade unions组织的training，家家家家家家家家"
    for measure in range(10, 17):
        (paragraph,) = compose(text, measure, shelf)
        opened = [
            done.amount / done.places / SIZE
            for slot in paragraph.slots
            for done in slot.line.adjustments
            if done.kind == "gap"
        ]
        loose = [remark for remark in paragraph.remarks if remark.code == "line-loose"]
        assert len(loose) == sum(opening > 0.2509 for opening in opened)


@pytest.mark.parametrize("unit", ["200km/h", "36mg/dL", "5.5kWh", "120km", "3.2MPa"])
def test_a_number_and_its_unit_are_kept_whole_however_loose_the_line(unit: str, shelf: Shelf) -> None:
    for measure in (7, 8, 9):
        for phase in range(1, 16):
            assert any(unit in line for line in words("国" * phase + unit + "家" * 12, measure, shelf))


def test_no_line_begins_with_a_solidus_between_letters(shelf: Shelf) -> None:
    for measure in (4, 5, 6):
        for phase in range(1, 16):
            for line in words("国" * phase + "bus/train/plane" + "家" * 12, measure, shelf):
                assert not line.startswith("/"), (measure, phase, line)
