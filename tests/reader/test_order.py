"""The reader gives the characters the file holds, in its order, whatever pdfium makes of them."""

from dataclasses import replace

import pytest

from ghpress.galley.block import Placed, SetBlock
from ghpress.galley.line import Line
from ghpress.preflight.reader import read_glyphs, rows
from ghpress.press.finish import finish
from ghpress.units import mm, pt
from oracles import second_reader
from oracles.first_reader import text_in_order
from press.printed import SHEET, TICKET, colophon, forme_of, page_file, painted
from press.trial import Bit, set_line


def page_of(shelf, *placed):
    """A page with lines at places of our choosing: (text, x, y) in points."""
    lines = tuple(
        Placed(set_line([Bit(line)], shelf) if isinstance(line, str) else line, pt(x), pt(y), "body")
        for line, x, y in placed
    )
    forme = forme_of(("字",), shelf)
    ((address, planned),) = forme.planned.items()
    block = SetBlock(mm(80), mm(60), lines)
    forme = replace(forme, planned={address: replace(planned, block=block)})
    return finish(painted(forme, shelf), SHEET, colophon(), TICKET)


def assert_both_read(page, text):
    assert text_in_order(page) == text
    assert second_reader.text_in_order(page) == text


def test_lines_on_one_baseline_are_read_in_the_order_they_were_painted(shelf):
    page = page_of(shelf, ("后面先印", 100, 12), ("前面后印", 0, 12), ("再下一行", 0, 36))
    assert_both_read(page, "后面先印前面后印再下一行")
    assert [row.text for row in rows(read_glyphs(page))] == ["后面先印", "前面后印", "再下一行"]


def test_the_same_words_twice_are_read_twice(shelf):
    page = page_of(shelf, *(("好好好好", 0, 12 * row) for row in (1, 2, 3)))
    assert_both_read(page, "好好好好" * 3)


def test_a_hyphen_at_a_line_end_stays_a_hyphen(shelf):
    page = page_of(shelf, ("co-", 0, 12), ("operate", 0, 24))
    assert_both_read(page, "co-operate")


def test_no_space_is_read_between_lines_or_wide_apart_words(shelf):
    page = page_of(shelf, ("左边", 0, 12), ("右边", 150, 12), ("下面", 0, 60))
    assert_both_read(page, "左边右边下面")


def test_a_character_beyond_the_basic_plane_is_one_character(real_shelf):
    page = page_file(("𠮷野家",), real_shelf)
    assert_both_read(page, "𠮷野家")
    assert [glyph.text for glyph in read_glyphs(page)] == ["𠮷", "野", "家"]


def test_a_glyph_that_says_two_characters_is_one_glyph(shelf):
    plain = set_line([Bit("甲乙丙")], shelf)
    run = plain.runs[0]
    joined = Line(
        (replace(run, clusters=(0, 1, 2)),),
        "甲乙o丙",
        (0, 1, 3),
        plain.xs,
        plain.advances,
        plain.width,
        0,
    )
    page = page_of(shelf, (joined, 0, 12))
    assert_both_read(page, "甲乙o丙")
    assert [glyph.text for glyph in read_glyphs(page)] == ["甲", "乙o", "丙"]
    assert read_glyphs(page)[1].advance == pytest.approx(10.5, abs=0.001)


def test_words_printed_twice_on_the_same_spot_are_seen_twice_by_the_second_reader_alone(shelf):
    page = page_of(shelf, ("标题有影", 0, 12), ("标题有影", 0, 12))
    assert second_reader.text_in_order(page) == "标题有影标题有影"
    assert text_in_order(page) == "标题有影", "pdfium takes the second for a shadow"
