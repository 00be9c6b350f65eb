"""The made-up face keeps its promise: widths anyone can add up."""

from faces.build import LACKING, ROLES
from ghpress.stock.faces import Face
from ghpress.stock.shelf import Shelf


def face_of(shelf: Shelf) -> Face:
    return shelf.face(shelf.composite("song").han.face)


def advance(face: Face, char: str) -> int:
    glyph = face.glyph(char)
    assert glyph is not None
    return face.advance(glyph)


def test_every_role_is_set_in_the_made_up_face(shelf):
    assert shelf.roles == ROLES
    assert len(shelf.keys()) == 1


def test_han_and_full_width_marks_are_an_em_and_latin_half_an_em(shelf):
    face = face_of(shelf)
    assert {advance(face, char) for char in "国，。《》“”…—！①★"} == {1000}
    assert {advance(face, char) for char in "aZ09,.%·– äěЖΩ"} == {500}
    assert advance(face, "⸺") == 2000


def test_radical_shares_the_glyph_of_the_ideograph_which_keeps_its_name(shelf):
    face = face_of(shelf)
    assert face.glyph("⼯") == face.glyph("工")
    assert face.char_of(face.glyph("工")) == "工"


def test_mark_has_a_vertical_form_that_stands_for_it_and_han_has_none(shelf):
    face = face_of(shelf)
    comma, han = face.glyph("，"), face.glyph("国")
    assert face.vertical(comma) != comma
    assert face.char_of(face.vertical(comma)) == "，"
    assert face.bounds(comma) == (100, -50, 400, 800)
    assert face.bounds(face.vertical(comma)) == (600, -50, 900, 800)
    assert face.vertical(han) == han


def test_lacks_the_characters_tests_of_the_fallback_need(shelf):
    face = face_of(shelf)
    assert [face.glyph(char) for char in LACKING] == [None, None]
