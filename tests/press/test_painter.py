"""The painter by itself: a trial page read back by two readers and shown by three renderers."""

from dataclasses import replace
from itertools import pairwise

import pytest

from ghpress.makeup.page import Rect
from ghpress.preflight.reader import read_glyphs
from ghpress.press.engine.paint import TOLERANCE_PT, paint
from ghpress.press.forme import BLOCK_SCHEME
from ghpress.units import mm
from oracles import second_reader
from oracles.first_reader import read_structure
from oracles.rasters import differences, needs_renderers
from press.trial import RADICAL_WORK, drawn_glyphs, trial_blocks, trial_forme


@pytest.fixture(scope="module")
def painted(real_shelf):
    done = paint(trial_forme(real_shelf), real_shelf)
    assert done.remarks == ()
    return done.pdf


def glyphs_of(shelf):
    """Every glyph the trial page should show."""
    for rect, block in trial_blocks(shelf).values():
        yield from drawn_glyphs(block, rect)


def manuscript(shelf):
    return "".join(drawn.text for drawn in glyphs_of(shelf))


def test_pdfium_reads_the_manuscript(painted, real_shelf):
    assert "".join(glyph.text for glyph in read_glyphs(painted)) == manuscript(real_shelf)


def test_pdfminer_reads_the_manuscript(painted, real_shelf):
    assert second_reader.text_in_order(painted) == manuscript(real_shelf)


def test_every_level_glyph_stands_where_its_line_says(painted, real_shelf):
    pairs = zip(read_glyphs(painted), glyphs_of(real_shelf), strict=True)
    off = [drawn.off(glyph) for glyph, drawn in pairs if not drawn.vertical]
    assert len(off) > 60
    assert max(off) <= TOLERANCE_PT


def test_a_second_reader_finds_the_same_places(painted, real_shelf):
    pairs = zip(second_reader.read_glyphs(painted), glyphs_of(real_shelf), strict=True)
    assert max(drawn.off(glyph) for glyph, drawn in pairs if not drawn.vertical) <= TOLERANCE_PT


def test_every_glyph_has_the_size_and_the_width_its_line_says(painted, real_shelf):
    for glyph, drawn in zip(read_glyphs(painted), glyphs_of(real_shelf), strict=True):
        assert glyph.size == pytest.approx(drawn.size, abs=1e-3)
        assert glyph.condensed == pytest.approx(drawn.condensed, abs=1e-3)


def test_a_vertical_head_runs_down_its_axis_in_even_steps(painted, real_shelf):
    said = zip(read_glyphs(painted), glyphs_of(real_shelf), strict=True)
    feet = [glyph.y for glyph, drawn in said if drawn.vertical]
    assert [round(low - high, 2) for high, low in pairwise(feet)] == [28.0] * 9


def test_a_vertical_head_has_its_marks_in_the_upper_right(painted, real_shelf):
    said = zip(read_glyphs(painted), glyphs_of(real_shelf), strict=True)
    comma = next(glyph for glyph, drawn in said if drawn.vertical and drawn.text == "，")
    assert comma.ink.left > comma.x + 14
    assert comma.ink.bottom < comma.y - 10


def test_a_character_that_shares_its_glyph_keeps_its_own_text(painted, real_shelf):
    work = [glyph for glyph in read_glyphs(painted) if glyph.text in ("工", RADICAL_WORK)]
    assert [glyph.text for glyph in work] == ["工", "工", RADICAL_WORK]
    assert len({(glyph.font) for glyph in work[1:]}) == 2, "two font resources"
    assert len({glyph.face for glyph in work[1:]}) == 1, "of one face"


def test_only_prepared_faces_are_embedded(painted, real_shelf):
    faces = {glyph.face for glyph in read_glyphs(painted)}
    assert faces <= set(real_shelf.keys())
    assert len(faces) == 4


def test_condensed_type_is_narrow_and_not_low(painted):
    head = next(glyph for glyph in read_glyphs(painted) if glyph.text == "亮")
    assert head.condensed == pytest.approx(0.85, abs=1e-4)
    assert head.size == pytest.approx(36, abs=1e-3)


def test_red_ink_prints_red_and_text_prints_black_alone(painted):
    assert b"0 1 1 0.05 k" in painted
    assert b"0 0 0 1 k" in painted
    assert {colour.space for colour in read_structure(painted).colours} == {"DeviceCMYK"}


def test_painting_twice_gives_the_same_bytes(painted, real_shelf):
    assert paint(trial_forme(real_shelf), real_shelf).pdf == painted


@needs_renderers
def test_three_renderers_show_the_same_picture(painted):
    worst = max(differences(painted), key=lambda difference: difference.most)
    assert worst.most < 30, worst


def codes(forme, shelf):
    return [remark.code for remark in paint(forme, shelf).remarks]


def test_a_block_the_markup_hides_is_an_error(shelf):
    forme = trial_forme(shelf)
    hidden = replace(forme, css=forme.css + " div:first-child { display: none }")
    assert codes(hidden, shelf) == ["block-not-drawn"]


def test_a_block_the_markup_forgot_is_an_error(shelf):
    forme = trial_forme(shelf)
    address = f'<img style="display:block" src="{BLOCK_SCHEME}text">'
    assert codes(replace(forme, markup=forme.markup.replace(address, "")), shelf) == ["block-not-drawn"]


def test_a_block_under_an_address_that_was_not_planned_is_an_error(shelf):
    forme = trial_forme(shelf)
    wrong = replace(forme, markup=forme.markup.replace(f"{BLOCK_SCHEME}text", f"{BLOCK_SCHEME}txt"))
    assert set(codes(wrong, shelf)) == {"engine-says", "block-not-drawn"}


def test_a_block_printed_twice_is_an_error(shelf):
    forme = trial_forme(shelf)
    address = f'<img style="display:block" src="{BLOCK_SCHEME}text">'
    twice = replace(forme, markup=forme.markup.replace(address, address + address))
    assert "block-drawn-twice" in codes(twice, shelf)


def test_a_block_moved_by_a_style_sheet_is_an_error(shelf):
    forme = trial_forme(shelf)
    assert (
        codes(replace(forme, css=forme.css + " img { margin-top: 0.1pt }"), shelf) == ["frame-moved"] * 3
    )


def test_a_block_moved_less_than_a_plate_shows_is_none(shelf):
    forme = trial_forme(shelf)
    assert codes(replace(forme, css=forme.css + " img { margin-top: 0.01pt }"), shelf) == []


def test_a_block_scaled_by_a_style_sheet_is_an_error(shelf):
    forme = trial_forme(shelf)
    scaled = replace(forme, css=forme.css + " img { width: 50mm; height: 40mm }")
    assert codes(scaled, shelf).count("frame-scaled") == 3


def test_words_that_leave_their_frame_are_an_error(shelf):
    forme = trial_forme(shelf)
    planned = {address: replace(plan, fills=False) for address, plan in forme.planned.items()}
    narrow = {name: Rect(rect.x, rect.y, mm(10), rect.height) for name, rect in forme.frames.items()}
    assert set(codes(replace(forme, planned=planned, frames=narrow), shelf)) == {"frame-overflow"}


def test_text_the_engine_sets_by_itself_is_an_error(shelf):
    forme = trial_forme(shelf)
    bare = replace(
        forme, markup=forme.markup.replace("<body>", '<body><p style="font-size:9pt;margin:0">光</p>')
    )
    remarks = paint(bare, shelf).remarks
    said = next(remark for remark in remarks if remark.code == "engine-set-text")
    assert said.fact("letters") == "光"


def test_what_the_engine_only_logs_is_remarked_on(shelf):
    forme = trial_forme(shelf)
    assert codes(replace(forme, css=forme.css + " div { colour: red }"), shelf) == ["engine-says"]


def test_the_engine_may_fetch_nothing_from_outside(shelf, tmp_path):
    (tmp_path / "secret.png").write_bytes(b"x")
    forme = trial_forme(shelf)
    outside = (tmp_path / "secret.png").as_uri()
    asking = replace(forme, markup=forme.markup.replace("<body>", f'<body><img src="{outside}">'))
    assert codes(asking, shelf) == ["engine-says"]


def test_a_page_that_flows_over_is_an_error(shelf):
    forme = trial_forme(shelf)
    long = replace(forme, markup=forme.markup.replace("</body>", 2 * '<p style="height:150mm"></p>'))
    assert "page-runs-over" in codes(long, shelf)
