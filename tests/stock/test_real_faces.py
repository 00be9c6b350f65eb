"""The faces ghpress ships with, from the system's fonts: what the composer and the painter rely on."""

from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from ghpress.stock.coverage import coverage
from ghpress.stock.overview import overview
from ghpress.stock.repertoire import big5

HAN = ("song", "song-bold", "biaosong", "hei", "hei-heavy", "hei-light", "kai")


@pytest.fixture(params=HAN)
def face(request, real_shelf):
    """The Han face of each role."""
    return real_shelf.face(real_shelf.composite(request.param).han.face)


def advance(face, char):
    return face.advance(face.glyph(char)) * 1000 // face.upem


def test_every_role_is_on_the_shelf(real_shelf):
    assert real_shelf.roles == (*HAN, "fang")


def test_faces_cover_both_national_tables(face):
    assert [(row.table, row.missing) for row in coverage(face) if row.missing] == []


def test_han_frame_is_an_em_and_stands_880_over_the_baseline(face):
    assert (face.upem, face.ascent, face.descent) == (1000, 880, -120)
    assert {advance(face, char) for char in "国一龘〇"[:2]} == {1000}


def test_marks_of_chinese_text_take_an_em_and_the_long_dash_two(face):
    assert {char: advance(face, char) for char in "，。、；：？！“”‘’（）《》—…"} == dict.fromkeys(
        "，。、；：？！“”‘’（）《》—…", 1000
    )
    assert advance(face, "⸺") == 2000


def test_opening_quote_has_its_ink_at_the_right_and_closing_at_the_left(face):
    for opening in "“‘":
        assert face.bounds(face.glyph(opening))[0] >= 500
    for closing in "”’":
        assert face.bounds(face.glyph(closing))[2] <= 500


def test_quotes_and_apostrophe_in_western_words_are_narrow(face):
    shaped = face.shape("don’t “A”")
    assert max(width for _, width, _ in shaped) < 800
    assert [cluster for _, _, cluster in shaped] == list(range(9))


def test_western_words_are_kerned_and_letters_stay_apart(real_shelf):
    face = real_shelf.face(real_shelf.composite("song").latin.face)
    apart = sum(face.advance(glyph) for glyph, _, _ in face.shape("AVA"))
    assert sum(width for _, width, _ in face.shape("AVA")) < apart
    assert len(face.shape("office")) == 6


def test_glyph_ids_are_the_cids_of_a_cid_keyed_face(face):
    font = TTFont(BytesIO(face.content()), lazy=True)
    if "CFF " not in font:
        assert "glyf" in font
        return
    top = font["CFF "].cff.topDictIndex[0]
    assert top.ROS == ("Adobe", "Identity", 0)
    assert list(top.charset)[1:] == [f"cid{number:05d}" for number in range(1, len(top.charset))]


def test_prepared_file_is_one_font_that_may_be_embedded(face):
    assert face.content()[:4] in (b"OTTO", b"\0\1\0\0")
    assert TTFont(BytesIO(face.content()), lazy=True)["OS/2"].fsType == face.facts.embedding == 0
    assert "Open Font License" in face.facts.licence


def test_map_of_the_file_is_what_the_face_answers(face):
    cmap = TTFont(BytesIO(face.content()), lazy=True)
    number, best = cmap.getGlyphID, cmap.getBestCmap()
    for char in "国，—“⸺·A":
        assert number(best[ord(char)]) == face.glyph(char)


def test_radical_shares_the_glyph_of_its_ideograph_which_is_the_usual_one(real_shelf):
    face = real_shelf.face(real_shelf.composite("song").han.face)
    assert face.glyph("⼯") == face.glyph("工")
    assert {char: face.char_of(face.glyph(char)) for char in "⼯⻢\u2013…～①"} == {
        "⼯": "工",
        "⻢": "马",
        "–": "–",
        "…": "…",
        "～": "～",
        "①": "①",
    }


def test_vertical_forms_stand_for_the_marks_they_replace(face):
    for mark in "，。（《":
        turned = face.vertical(face.glyph(mark))
        assert turned != face.glyph(mark)
        assert face.char_of(turned) == mark
    assert face.vertical(face.glyph("国")) == face.glyph("国")


def test_rare_character_comes_from_the_whole_face_of_the_same_weight(real_shelf):
    prepared = real_shelf.face(real_shelf.composite("hei").han.face)
    assert prepared.glyph("㐀") is None
    whole = real_shelf.fallback("㐀", "hei")
    assert whole is not None and whole.facts.whole
    assert whole.ps_name == prepared.ps_name and whole.key != prepared.key
    assert advance(whole, "㐀") == 1000
    assert real_shelf.face(whole.key) == whole


def test_character_beyond_every_face_has_no_fallback(real_shelf):
    assert real_shelf.fallback("\U0010fffd") is None


def test_overview_has_a_row_for_each_role_with_files_and_coverage(real_shelf):
    rows = overview(real_shelf)
    assert [row.role for row in rows] == [*HAN, "fang"]
    song = rows[0]
    assert (song.source, song.embedding, song.scripts) == (
        "NotoSerifCJK-Regular.ttc",
        "free",
        ("han", "latin", "figures"),
    )
    assert [(row.table, row.have, row.total) for row in song.coverage][:2] == [
        ("通用规范汉字表", 8105, 8105),
        ("GB 2312", 7445, 7445),
    ]
    assert song.bytes == (real_shelf.face(song.key).path.stat().st_size)


@pytest.mark.parametrize("role", ["song-tc", "hei-tc", "song-hk"])
def test_traditional_roles_have_their_marks_in_the_middle_and_their_own_repertoire(real_shelf, role):
    traditional = real_shelf.face(real_shelf.composite(role).han.face)
    assert role not in real_shelf.roles
    for mark in "，、。；：？！":
        left, _, right, _ = traditional.bounds(traditional.glyph(mark))
        assert advance(traditional, mark) == 1000
        assert 380 < (left + right) / 2 < 620
        plain = real_shelf.face(real_shelf.composite(role.split("-")[0]).han.face)
        assert plain.bounds(plain.glyph(mark))[2] <= 620
    missing = [char for char in big5().characters if traditional.glyph(char) is None]
    assert len(missing) < 20
    # Simplified characters Taiwan never writes are left out, so that the file stays small.
    assert role == "song-hk" or traditional.glyph("们") is None
