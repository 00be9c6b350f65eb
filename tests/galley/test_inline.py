"""Emphasis, dots, rules, readings, raised figures, missing characters, vertical lines, single words."""

from fractions import Fraction
from itertools import pairwise

import pytest

from galley.setting import EM, PITCH, style, vertical_line
from ghpress.galley.line import Bar, Disc, Line, Wave
from ghpress.galley.words import set_text
from ghpress.layout.styles import Setting, TextStyle
from ghpress.manuscript.text import Anchor, Span, Text, plain
from ghpress.remarks import InFile, Level
from ghpress.stock.shelf import Shelf


def line_of(text: Text, shelf: Shelf) -> Line:
    block, _ = set_text(text, style(), shelf)
    return block.lines[0].line


class TestSpans:
    def test_emphasis_prints_in_the_strong_face_without_moving_anything(self, shelf: Shelf) -> None:
        plain_line = line_of(plain("一二三四"), shelf)
        strong = line_of(Text("一二三四", spans=(Span(1, 3, "strong"),)), shelf)
        assert strong.xs == plain_line.xs
        assert [run.clusters for run in plain_line.runs] == [(0, 1, 2, 3)]

    def test_dots_stand_under_han_and_not_under_marks(self, shelf: Shelf) -> None:
        line = line_of(Text("重点，词", spans=(Span(0, 4, "dots"),)), shelf)
        discs = [mark for mark in line.marks if isinstance(mark, Disc)]
        assert [disc.x for disc in discs] == [EM // 2, EM + EM // 2, 3 * EM + EM // 2]
        assert all(disc.y < 0 for disc in discs)

    def test_a_names_rule_is_one_bar_and_neighbours_part(self, shelf: Shelf) -> None:
        spans = (Span(0, 2, "name"), Span(2, 4, "name"), Span(4, 6, "title"))
        first, second, wave = line_of(Text("长春吉林书名", spans=spans), shelf).marks
        assert isinstance(first, Bar)
        assert isinstance(second, Bar)
        assert isinstance(wave, Wave)
        assert 0 < second.x - (first.x + first.width) <= EM // 8

    def test_a_note_mark_is_small_raised_and_stays_with_its_word(self, shelf: Shelf) -> None:
        text = Text("国国国国国1国国国", spans=(Span(5, 6, "sup"),))
        block, _ = set_text(text, style(), shelf, 5 * EM)
        assert block.lines[0].line.text != "国国国国国"
        line = line_of(text, shelf)
        raised = line.runs[1]
        assert raised.size == round(EM * Fraction(3, 5))
        assert raised.rise > 0
        assert line.xs[5] == 5 * EM

    def test_a_reading_by_character_is_centred_over_each(self, shelf: Shelf) -> None:
        line = line_of(Text("汉字", spans=(Span(0, 2, "ruby", "an zi"),)), shelf)
        assert line.notes == ("a", "n", "z", "i")
        count = len(line.starts)
        over = [run for run in line.runs if run.clusters[0] >= count]
        assert [run.clusters for run in over] == [(2, 3), (4, 5)]
        assert over[0].size == EM // 2
        assert over[0].rise > EM // 2
        wide = EM // 2  # two letters of half an em at half size
        assert over[0].xs[0] == (EM - wide) // 2

    def test_a_reading_wider_than_its_base_spaces_the_base_out(self, shelf: Shelf) -> None:
        wide = line_of(Text("双字", spans=(Span(0, 2, "ruby", "shuangg zi"),)), shelf)
        assert wide.advances[0] > EM
        assert wide.advances[1] == EM

    def test_a_wide_reading_goes_over_plain_neighbours_before_the_base_is_spaced(
        self, shelf: Shelf
    ) -> None:
        line = line_of(Text("国双家", spans=(Span(1, 2, "ruby", "shuangg"),)), shelf)
        assert line.advances == (EM, EM, EM)
        (over,) = (run for run in line.runs if run.size == EM // 2)
        wide = 7 * EM // 4
        assert abs(over.xs[0] - (EM + (EM - wide) // 2)) <= 3
        wider = line_of(Text("国双家", spans=(Span(1, 2, "ruby", "shuanggggg"),)), shelf)
        assert abs(wider.advances[1] - (EM + EM // 2)) <= 10  # 2.5 em, half an em over either side

    @pytest.mark.parametrize(
        ("text", "least", "most"),
        [
            ("，双家", 0.5, 2.5),  # over the blank of a mark before it
            ("」双家", 0.5, 2.5),
            ("国双，", 0.5, 2.5),  # over marks that stand low
            ("国双。", 0.5, 2.5),
            ("国双「", 0.5, 2.5),  # over the blank before a bracket
            ("国双」", 0.5, 2.0),  # not over the bracket itself,
            ("「双家", 1.0, 2.5),
            ("国双？", 0.5, 2.0),  # a mark that stands as high as Han,
            ("a双家", 0.75, 2.25),  # or letters
        ],
    )
    def test_it_goes_over_a_marks_white_and_not_over_its_body_or_letters(
        self, text: str, least: float, most: float, shelf: Shelf
    ) -> None:
        line = line_of(Text(f"国{text}国", spans=(Span(2, 3, "ruby", "shuan"),)), shelf)
        (over,) = (run for run in line.runs if run.size == EM // 2)
        start, end = over.xs[0] / EM - 1, over.xs[-1] / EM + 0.25 - 1
        assert round(end - start, 3) == 1.25
        assert least - 0.001 <= start
        assert end <= most + 0.001

    def test_only_what_it_may_go_over_saves_the_base_from_being_spaced(self, shelf: Shelf) -> None:
        # 1.75 em over one: half of what is too much goes over the comma, half over the Han.
        for text, spaced in (
            ("国双，家", 0),
            ("，双家", 0),
            ("，双，", 0),
            ("「双」", 0.75),
            ("国双」", 0.25),
        ):
            at = text.index("双")
            line = line_of(Text(text, spans=(Span(at, at + 1, "ruby", "shuangg"),)), shelf)
            assert round(line.advances[at] / EM - 1, 3) == spaced

    def test_a_blank_that_a_reading_goes_over_is_not_pressed(self, shelf: Shelf) -> None:
        # Eleven em in ten and a half: the bracket's blank gives, were it not for the reading.
        for reading, first in (("a", "国国国国」双国国国国国"), ("shuangg", "国国国国」双国国国国")):
            text = Text("国国国国」双国国国国国家家家", spans=(Span(5, 6, "ruby", reading),))
            block, _ = set_text(text, style(), shelf, round(10.5 * EM))
            assert block.lines[0].line.text == first

    def test_readings_over_every_second_character_stay_an_eighth_apart(self, shelf: Shelf) -> None:
        spans = tuple(Span(at, at + 1, "ruby", "zhuangg") for at in range(0, 8, 2))
        line = line_of(Text("双家双家双家双家", spans=spans), shelf)
        over = [run for run in line.runs if run.size == EM // 2]
        assert len(over) == 4
        for before, after in pairwise(over):
            assert after.xs[0] - (before.xs[-1] + EM // 4) >= EM // 8 - 2

    def test_at_a_lines_edge_a_reading_keeps_inside_it(self, shelf: Shelf) -> None:
        for before in range(1, 9):
            span = Span(before, before + 1, "ruby", "shuangg")
            block, _ = set_text(
                Text("国" * before + "双" + "家" * 9, spans=(span,)), style(), shelf, 4 * EM
            )
            for placed in block.lines:
                for run in placed.line.runs:
                    assert run.xs[0] >= 0
                    assert run.xs[-1] + (EM // 4 if run.size < EM else EM) <= placed.line.width

    def test_where_lines_stand_too_close_for_readings_that_is_said_once_a_paragraph(
        self, shelf: Shelf
    ) -> None:
        spans = (Span(2, 3, "ruby", "tang"), Span(5, 6, "ruby", "ao"))
        text = Text("车床镗刀和鏊子", "a.md", (Anchor(0, 7, 1),), spans)
        tight = TextStyle("body", "song", EM, EM * 5 // 4)
        _, remarks = set_text(text, tight, shelf)
        assert [(remark.code, remark.level) for remark in remarks] == [("ruby-too-tight", Level.WARNING)]
        assert remarks[0].place == InFile("a.md", 7, 3)
        assert (remarks[0].fact("text"), remarks[0].fact("reading")) == ("镗", "tang")
        roomy = TextStyle("note", "song", EM, EM * 3 // 2)
        assert set_text(text, roomy, shelf)[1] == ()

    def test_a_reading_by_word_is_never_parted_from_its_word(self, shelf: Shelf) -> None:
        for before in range(1, 12):
            text = Text(
                "国" * before + "汉字音" + "家" * 9, spans=(Span(before, before + 3, "ruby", "hz"),)
            )
            block, _ = set_text(text, style(), shelf, 6 * EM)
            assert any("汉字音" in placed.line.text for placed in block.lines)

    def test_a_term_is_split_only_in_need(self, shelf: Shelf) -> None:
        for before in range(1, 12):
            term = Span(before, before + 3, "nobreak")
            text = Text("国" * before + "赵钱孙" + "家" * 9, spans=(term,))
            block, remarks = set_text(text, style(), shelf, 8 * EM)
            whole = any("赵钱孙" in placed.line.text for placed in block.lines)
            assert whole or "term-split" in {remark.code for remark in remarks}
        assert not remarks


class TestMissingCharacters:
    def test_a_character_no_face_has_is_an_error_with_its_place_and_shows(self, shelf: Shelf) -> None:
        text = Text("一\U0001f600二", "a.md", (Anchor(0, 7, 3),))
        block, remarks = set_text(text, style(), shelf)
        assert [(remark.code, remark.level) for remark in remarks] == [("glyph-missing", Level.ERROR)]
        assert remarks[0].place == InFile("a.md", 7, 4)
        assert remarks[0].fact("point") == "U+1F600"
        assert block.lines[0].line.text == "一\U0001f600二"
        assert len(block.lines[0].line.runs[0].glyphs) == 3

    @pytest.mark.parametrize(
        "odd", ["\x00", "\uffff", "\ud800", "א", "👨‍👩‍👧", "e\u0301\u0302", "\u200d", "\t"]
    )
    def test_strange_characters_neither_crash_nor_vanish(self, odd: str, shelf: Shelf) -> None:
        block, _ = set_text(plain(f"一{odd}二" * 3), style(), shelf, 5 * EM)
        assert "".join(placed.line.text for placed in block.lines) == f"一{odd}二" * 3

    def test_combining_marks_belong_to_their_base(self, shelf: Shelf) -> None:
        line = line_of(plain("e\u0301国"), shelf)
        assert [line.cluster(k) for k in range(len(line.starts))] == ["e\u0301", "国"]


class TestWords:
    def test_one_line_takes_its_own_width(self, shelf: Shelf) -> None:
        block, remarks = set_text(plain("第五版"), style(), shelf)
        assert (block.width, block.depth, remarks) == (3 * EM, PITCH, ())

    def test_in_a_measure_it_is_aligned_as_its_style_says(self, shelf: Shelf) -> None:
        for align, x in (("left", 0), ("centre", 4 * EM), ("right", 8 * EM)):
            block, _ = set_text(plain("图片"), style(align=align), shelf, 10 * EM)
            assert block.width == 10 * EM
            assert block.lines[0].x == x

    def test_nothing_makes_an_empty_block(self, shelf: Shelf) -> None:
        block, remarks = set_text(plain(""), style(), shelf)
        assert (block.width, block.lines, remarks) == (0, (), ())

    def test_tracking_spaces_han_but_no_figures(self, shelf: Shelf) -> None:
        spaced = TextStyle(
            "x", "song", EM, PITCH, setting=Setting(autospace=Fraction(0)), tracking=Fraction(1, 2)
        )
        block, _ = set_text(plain("编者按"), spaced, shelf)
        assert block.width == 4 * EM
        block, _ = set_text(plain("2025"), spaced, shelf)
        assert block.width == 2 * EM

    def test_every_cluster_knows_where_it_was_written(self, shelf: Shelf) -> None:
        text = Text("一二三四五六", "a.md", (Anchor(0, 3, 1),))
        block, _ = set_text(text, style(), shelf, 3 * EM)
        assert block.lines[1].place(2) == InFile("a.md", 3, 6)


class TestVertical:
    def test_han_stand_under_each_other(self, shelf: Shelf) -> None:
        line = vertical_line("工会好", shelf)
        assert line.vertical
        assert line.xs == (0, EM, 2 * EM)
        assert line.width == 3 * EM

    def test_two_and_three_figures_stand_side_by_side_in_one_em(self, shelf: Shelf) -> None:
        line = vertical_line("第12届", shelf)
        beside = [run for run in line.runs if run.upright]
        assert len(beside) == 1
        assert beside[0].xs == (-EM // 2, 0)
        assert beside[0].rise == -(2 * EM - EM * 12 // 100)
        assert line.xs == (0, EM, 2 * EM, 2 * EM)
        assert line.width == 3 * EM

    def test_three_wide_figures_are_condensed(self, shelf: Shelf) -> None:
        line = vertical_line("100年", shelf)
        beside = next(run for run in line.runs if run.upright)
        assert beside.condense == 666

    def test_longer_western_text_is_turned_with_the_gap(self, shelf: Shelf) -> None:
        line = vertical_line("在2025年", shelf)
        turned = [run for run in line.runs if run.turned]
        assert [run.clusters for run in turned] == [(1, 2, 3, 4)]
        assert line.xs[1] + EM // 4 == turned[0].xs[0] or line.xs[1] == turned[0].xs[0]
        assert line.width == EM + EM // 4 + 2 * EM + EM // 4 + EM

    def test_marks_take_vertical_forms_and_quotes_become_corners(self, shelf: Shelf) -> None:
        line = vertical_line("“工”，", shelf)
        face = shelf.face(line.runs[0].face)
        glyphs = [glyph for run in line.runs for glyph in run.glyphs]
        assert glyphs[0] == face.vertical(face.glyph("『") or 0)
        assert glyphs[2] == face.vertical(face.glyph("』") or 0)
        assert glyphs[3] == face.vertical(face.glyph("，") or 0)
        assert line.text == "“工”，"

    def test_a_colon_keeps_its_em(self, shelf: Shelf) -> None:
        line = vertical_line("工：会", shelf)
        assert line.xs == (0, EM, 2 * EM)
