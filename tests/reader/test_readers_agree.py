"""Two readers and three renderers that share no code agree on a finished page."""

import pytest

from ghpress.layout.layout import Sheet
from ghpress.preflight.reader import read_glyphs, rows
from ghpress.press.finish import finish
from ghpress.units import mm
from oracles import rasters, second_reader
from oracles.first_reader import text_in_order
from press.printed import TICKET, changed, colophon, painted
from press.trial import RADICAL_WORK, trial_forme


@pytest.fixture(scope="module")
def page(real_shelf):
    sheet = Sheet(mm(210), mm(200), mm(3))
    return finish(painted(trial_forme(real_shelf), real_shelf), sheet, colophon(), TICKET)


@pytest.fixture(scope="module")
def both(page):
    return list(zip(read_glyphs(page), second_reader.read_glyphs(page), strict=True))


def test_both_read_the_same_text(page):
    assert text_in_order(page) == second_reader.text_in_order(page)
    assert RADICAL_WORK in text_in_order(page)


def test_both_find_every_glyph_at_the_same_place(both):
    assert len(both) > 70
    assert max(abs(one.x - other.x) + abs(one.y - other.y) for one, other in both) < 0.001


def test_both_name_the_same_fonts(both):
    assert [one.font for one, _ in both] == [other.font for _, other in both]


def test_both_find_glyphs_of_the_same_size_and_width(both):
    assert max(abs(one.size - other.size) for one, other in both) < 0.001
    assert max(abs(one.advance - other.advance) for one, other in both) < 0.001


def test_condensed_type_keeps_its_height_and_loses_width(page):
    head = next(glyph for glyph in read_glyphs(page) if glyph.text == "亮")
    assert head.size == pytest.approx(36, abs=0.001)
    assert head.advance == pytest.approx(36 * 0.85, abs=0.001)


def test_the_second_reader_keeps_inks_as_they_are_stated(both):
    assert {(other.space, other.ink) for _, other in both} == {
        ("DeviceCMYK", (0, 0, 0, 1)),
        ("DeviceCMYK", (0, 1, 1, 0.05)),
    }


def test_rows_are_the_lines_of_print(page):
    texts = [row.text for row in rows(read_glyphs(page))]
    assert texts[:3] == [
        "城市与服务",
        "工会的灯亮着",
        "清晨五点，站里的热水已经开了；Open 24h每天接待320人。",
    ]


def test_a_row_knows_its_edges(page):
    row = rows(read_glyphs(page))[0]
    assert row.left == pytest.approx(20 * 72 / 25.4, abs=0.001)
    assert row.right == pytest.approx(row.left + 5 * 16, abs=0.001)
    assert row.y == pytest.approx(20 * 72 / 25.4 + 20, abs=0.001)


def test_spaces_pdfium_makes_up_are_left_out(page):
    assert "\r" not in text_in_order(page)
    assert text_in_order(page).count(" ") == 1, "the one in Open 24h"


@rasters.needs_renderers
def test_renderers_show_the_same_picture(page):
    for difference in rasters.differences(page):
        assert difference.most < rasters.PLAIN, difference
        assert difference.share == 0


@rasters.needs_renderers
def test_a_single_character_gone_is_seen(page):
    def without_a_character(pdf):
        content = pdf.pages[0].Contents
        before = content.read_bytes()
        last = before.rindex(b">] TJ")
        start = before.rindex(b"<", 0, last)
        content.write(before[: start + 1] + before[last:])

    whole = rasters.coverage(page, "mupdf")
    for renderer in rasters.PROGRAMS:
        damaged = rasters.coverage(changed(page, without_a_character), renderer)
        assert rasters.compare(("mupdf", renderer), whole, damaged).most > rasters.PLAIN
