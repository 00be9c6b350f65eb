"""Font programs cut for embedding: codes go on meaning the same glyphs."""

import io

import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.recordingPen import RecordingPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont

from ghpress.press.programs import bare_cff, cut_program, is_cid_keyed


def name_keyed_face(path):
    """A CFF face of three boxes without CIDs, as Western faces are."""
    names = [".notdef", "a", "b", "c"]
    font = FontBuilder(1000, isTTF=False)
    font.setupGlyphOrder(names)
    font.setupCharacterMap({97: "a", 98: "b", 99: "c"})
    charstrings = {}
    for number, name in enumerate(names):
        pen = T2CharStringPen(500, None)
        pen.moveTo((0, 0))
        pen.lineTo((100 * (number + 1), 0))
        pen.lineTo((0, 700))
        pen.closePath()
        charstrings[name] = pen.getCharString()
    font.setupCFF("Boxes", {"FullName": "Boxes"}, charstrings, {})
    font.setupHorizontalMetrics({name: (500, 0) for name in names})
    font.setupHorizontalHeader(ascent=800, descent=-200)
    font.setupOS2()
    font.setupPost(keepGlyphNames=False)
    font.save(path)


def cff(program: bytes):
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(program), None)
    return fonts[0]


def drawn(top, name):
    pen = RecordingPen()
    top.CharStrings[name].draw(pen)
    return pen.value


def song(shelf):
    return shelf.face(shelf.composite("song").han.face)


def test_a_cid_keyed_program_keeps_glyph_ids_as_cids_and_drops_the_rest(real_shelf):
    face = song(real_shelf)
    glyphs = frozenset(face.glyph(char) for char in "工会的灯亮着")
    program = cut_program(face.path, glyphs)
    assert program.outlines == "cff"
    assert is_cid_keyed(program.content)
    assert cff(program.content).charset == [".notdef", *(f"cid{glyph:05d}" for glyph in sorted(glyphs))]


def test_a_cid_keyed_program_draws_what_the_face_draws(real_shelf):
    face = song(real_shelf)
    glyph = face.glyph("灯")
    name = f"cid{glyph:05d}"
    cut = drawn(cff(cut_program(face.path, frozenset({glyph})).content), name)
    assert cut == drawn(cff(bare_cff(face.path.read_bytes())), name)
    assert len(cut) > 10


def test_a_name_keyed_program_keeps_the_places_of_its_glyphs(tmp_path):
    path = tmp_path / "boxes.otf"
    name_keyed_face(path)
    program = cut_program(path, frozenset({3}))
    assert program.outlines == "cff"
    assert not is_cid_keyed(program.content)
    top = cff(program.content)
    assert len(top.charset) == 4
    assert drawn(top, top.charset[3])[1][1] == ((400, 0),)
    assert drawn(top, top.charset[1]) == []


def test_a_truetype_program_keeps_glyph_ids_and_only_what_draws(shelf):
    face = song(shelf)
    kept, gone = face.glyph("灯"), face.glyph("火")
    program = cut_program(face.path, frozenset({kept}))
    assert program.outlines == "truetype"
    font = TTFont(io.BytesIO(program.content))
    assert set(font.keys()) - {"GlyphOrder"} == {"head", "hhea", "hmtx", "maxp", "loca", "glyf"}
    order = font.getGlyphOrder()
    assert font["glyf"][order[kept]].numberOfContours == 1
    assert len(order) <= gone or font["glyf"][order[gone]].numberOfContours == 0


def test_a_font_without_outlines_of_its_kind_is_our_fault():
    with pytest.raises(AssertionError, match="CFF table"):
        bare_cff(b"OTTO" + bytes(8))
