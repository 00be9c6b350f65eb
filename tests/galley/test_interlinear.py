"""What stands between lines: rules under names, waves under titles, dots, readings; notes kept."""

from dataclasses import replace
from itertools import pairwise

import pytest

from galley.setting import EM, style
from ghpress.galley.line import Bar, Disc, Line, Run, Wave
from ghpress.galley.words import set_text
from ghpress.layout.grid import HAN_DESCENT
from ghpress.manuscript.inline import read_inline
from ghpress.manuscript.text import Text
from ghpress.stock.shelf import Shelf

FOOT = -round(EM * HAN_DESCENT)
"""The lower edge of the Han frame."""


def lines_of(written: str, shelf: Shelf, ems: float | None = None) -> list[Line]:
    """Inline markup composed."""
    text = read_inline(Text(written)).text
    block, _ = set_text(text, style(), shelf, None if ems is None else round(ems * EM))
    return [placed.line for placed in block.lines]


def in_ems(mark: Bar | Wave) -> tuple[float, float]:
    """Where a rule begins and ends."""
    return round(mark.x / EM, 3), round((mark.x + mark.width) / EM, 3)


def readings(line: Line) -> list[tuple[float, float]]:
    """Where each reading begins and ends, in em, by letters of a quarter em."""
    count, found = len(line.starts), []
    for run in line.runs:
        if run.clusters[0] >= count:
            found.append((run.xs[0] / EM, run.xs[-1] / EM + 0.25))
    return sorted(found)


class TestRules:
    def test_a_rule_is_as_long_as_its_name(self, shelf: Shelf) -> None:
        (line,) = lines_of("在[北岭]{专名}看[炉火]{书名}。", shelf)
        bar, wave = line.marks
        assert isinstance(bar, Bar)
        assert isinstance(wave, Wave)
        assert (in_ems(bar), in_ems(wave)) == ((1, 3), (4, 6))

    @pytest.mark.parametrize("second", ["专名", "书名"])
    def test_neighbours_part_by_an_eighth_of_an_em_in_all(self, second: str, shelf: Shelf) -> None:
        (line,) = lines_of(f"[赵小满]{{专名}}[北岭]{{{second}}}来", shelf)
        names = sorted(in_ems(mark) for mark in line.marks if not isinstance(mark, Disc))
        assert names == [(0, 2.938), (3.062, 5)]

    def test_names_with_a_mark_between_them_are_not_shortened(self, shelf: Shelf) -> None:
        (line,) = lines_of("[北岭]{专名}、[南坡]{专名}", shelf)
        assert [in_ems(mark) for mark in line.marks] == [(0, 2), (3, 5)]

    def test_a_rule_follows_letterspacing_in_one_piece(self, shelf: Shelf) -> None:
        line = lines_of("国[赵小满]{专名}家2024年春" + "家" * 9, shelf, 7.75)[0]
        (bar,) = line.marks
        assert isinstance(bar, Bar)
        assert (bar.x, bar.x + bar.width) == (line.xs[1], line.xs[3] + EM)
        assert bar.width > 3 * EM

    def test_a_rule_keeps_off_the_gap_beside_western_text(self, shelf: Shelf) -> None:
        (line,) = lines_of("看AB[北岭]{专名}CD", shelf)
        assert [in_ems(mark) for mark in line.marks] == [(2.5, 4.5)]
        (line,) = lines_of("看[AB北岭]{专名}CD", shelf)
        assert [in_ems(mark) for mark in line.marks] == [(1.25, 4.5)]

    def test_over_a_line_break_each_part_has_its_own(self, shelf: Shelf) -> None:
        parts = lines_of("国家[工人日记]{书名}来", shelf, 4)
        assert [[in_ems(mark) for mark in line.marks] for line in parts] == [[(2, 4)], [(0, 2)]]
        assert all(isinstance(mark, Wave) for line in parts for mark in line.marks)

    def test_bars_and_waves_hang_on_one_axis_clear_of_the_han(self, shelf: Shelf) -> None:
        (line,) = lines_of("[北岭]{专名}[炉火]{书名}", shelf)
        bar, wave = line.marks
        assert isinstance(bar, Bar)
        assert isinstance(wave, Wave)
        assert abs(bar.y + bar.height / 2 - wave.y) <= 1
        assert wave.y + wave.amplitude + wave.thickness / 2 < FOOT
        assert EM / 25 < bar.height < EM / 20

    def test_dots_stand_under_the_rule_and_farther_from_the_text(self, shelf: Shelf) -> None:
        (line,) = lines_of("*国*[*北*]{专名}[*炉*]{书名}", shelf)
        discs = [mark for mark in line.marks if isinstance(mark, Disc)]
        rules = [mark for mark in line.marks if not isinstance(mark, Disc)]
        own, *under = sorted(discs, key=lambda disc: disc.x)
        assert own.y + own.radius < FOOT
        assert [disc.x / EM for disc in under] == [1.5, 2.5]
        lowest = min(rule.y - (rule.amplitude if isinstance(rule, Wave) else 0) for rule in rules)
        assert all(disc.y + disc.radius < lowest for disc in under)

    def test_marks_between_lines_leave_every_line_as_it_was(self, shelf: Shelf) -> None:
        plain = "国家工人日记工会劳动者2024年写下，一二三四五六七八九十"
        marked = "国家*[工人日记]{书名}*工会[劳动者]{专名}2024年写下，一二三四五六七八九十"
        for ems in (6, 8, 11):
            before, after = lines_of(plain, shelf, ems), lines_of(marked, shelf, ems)
            assert [(line.text, line.xs) for line in before] == [(line.text, line.xs) for line in after]


class TestRoom:
    """5.6.1: what stands between lines needs its room, and makes none."""

    @pytest.mark.parametrize(
        ("written", "gap", "said"),
        [
            ("国*务必*家", 0.2, False),
            ("国*务必*家", 0.1, True),
            ("国[赵小满]{专名}家", 0.15, False),
            ("国[赵小满]{专名}家", 0.1, True),
            ("国[工人日记]{书名}家", 0.2, False),
            ("国[工人日记]{书名}家", 0.15, True),
            ("*国*[*北*]{专名}家", 0.4, False),
            ("*国*[*北*]{专名}家", 0.25, True),
        ],
    )
    def test_where_lines_stand_too_close_for_marks_that_is_said_once(
        self, written: str, gap: float, said: bool, shelf: Shelf
    ) -> None:
        tight = replace(style(), leading=round(EM * (1 + gap)))
        text = read_inline(Text(written * 3)).text
        _, remarks = set_text(text, tight, shelf, 20 * EM)
        assert [remark.code for remark in remarks] == ["marks-too-tight"] * said


class TestReadings:
    def test_characters_readings_keep_a_quarter_of_their_em_apart(self, shelf: Shelf) -> None:
        (line,) = lines_of("{双创庄|shuang|chuang|zhuang}", shelf)
        for before, after in pairwise(readings(line)):
            assert after[0] - before[1] >= 0.125 - 0.001

    def test_words_readings_keep_half_of_their_em_apart(self, shelf: Shelf) -> None:
        (line,) = lines_of("国{技术|jishushu}{能手|nengshou}家", shelf)
        for before, after in pairwise(readings(line)):
            assert 0.25 - 0.001 <= after[0] - before[1] < 0.3

    def test_at_every_phase_readings_stay_in_the_line_and_apart(self, shelf: Shelf) -> None:
        for before in range(10):
            written = "国" * before + "{双|shuang}{创|chuang}先{庄|zhuang}{技术|jishujishu}" + "家" * 7
            for line in lines_of(written, shelf, 6):
                found = readings(line)
                assert all(start >= 0 and end * EM <= line.width + 1 for start, end in found)
                assert all(after[0] - one[1] >= 0.124 for one, after in pairwise(found))

    def test_beside_marks_too_they_stay_in_the_line_and_apart(self, shelf: Shelf) -> None:
        for mark in ("，", "。", "」", "「", "、", "。”", "，“", "？"):
            for before in range(8):
                written = (
                    "国" * before
                    + "{双|shuang}"
                    + mark
                    + "{创|chuang}"
                    + mark
                    + "{庄|zhuang}先"
                    + "家" * 7
                )
                for line in lines_of(written, shelf, 6):
                    found = readings(line)
                    assert all(start >= 0 and end * EM <= line.width + 1 for start, end in found)
                    assert all(after[0] - one[1] >= 0.124 for one, after in pairwise(found))

    def test_by_character_they_may_be_parted_by_word_not(self, shelf: Shelf) -> None:
        for written, parted in (("{汉字|hàn|zì}家家", True), ("{汉字|hànzì}家家", False)):
            every = [line for before in range(6) for line in lines_of("国" * before + written, shelf, 4)]
            assert any(line.text.endswith("汉") for line in every) == parted

    def test_pinyin_is_sans_and_readings_in_han_keep_their_face(self, real_shelf: Shelf) -> None:
        (pinyin,) = lines_of("{汉|hàn}", real_shelf)
        (han,) = lines_of("{今|音}", real_shelf)
        assert pinyin.runs[1].face != pinyin.runs[0].face
        assert han.runs[1].face == han.runs[0].face
        assert {run.size for run in (pinyin.runs[1], han.runs[1])} == {EM // 2}


class TestNotes:
    @pytest.mark.parametrize("note", ["①", "[1]", "*", "注①②"])
    def test_a_note_mark_stays_with_its_word_and_in_one_piece(self, note: str, shelf: Shelf) -> None:
        for before in range(1, 14):
            written = (
                "国" * before + "会^" + note.replace("*", r"\*").replace("[", r"\[") + "^" + "家" * 9
            )
            for line in lines_of(written, shelf, 6):
                assert line.text[0] not in note
            assert any(f"会{note}" in line.text for line in lines_of(written, shelf, 6))

    def test_no_gap_stands_on_either_side_of_a_note_mark(self, shelf: Shelf) -> None:
        (line,) = lines_of("国会^1^家", shelf)
        assert line.xs[2] == 2 * EM
        assert line.xs[3] - line.xs[2] == round(EM * 0.3)

    def test_a_subscript_stands_low_and_close(self, shelf: Shelf) -> None:
        (line,) = lines_of("CO~2~国", shelf)
        low: Run = line.runs[1]
        assert low.rise < 0
        assert line.xs[2] == EM


class TestFigures:
    def test_full_width_figures_are_an_em_each_and_stay_together(self, shelf: Shelf) -> None:
        (line,) = lines_of("第２０２４年", shelf)
        assert line.advances == (EM,) * 6
        for before in range(8):
            texts = [line.text for line in lines_of("国" * before + "２０２４年" + "家" * 9, shelf, 6)]
            assert any("２０２４" in text for text in texts)
