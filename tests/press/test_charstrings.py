"""Programs cut by copying outlines: they draw what the face draws, and hold nothing else."""

import io

import uharfbuzz as hb
from fontTools.cffLib import CFFFontSet
from fontTools.pens.recordingPen import RecordingPen

from ghpress.press.charstrings import charstrings
from ghpress.press.finish.cidset import cids_of_cff
from ghpress.press.programs import bare_cff, cut_program
from press.test_programs import name_keyed_face


def song(shelf):
    return shelf.face(shelf.composite("song").han.face)


def font(program: bytes):
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(program), None)
    return fonts[0]


def drawn(top, glyph):
    pen = RecordingPen()
    outline = top.CharStrings[f"cid{glyph:05d}"]
    outline.draw(pen)
    return pen.value, outline.width


def test_a_cut_draws_every_glyph_as_wide_and_as_formed_as_the_face(real_shelf):
    face = song(real_shelf)
    glyphs = frozenset(face.glyph(char) for char in "工会的灯亮着，Aa1—…「」〇")
    apart = charstrings(bare_cff(face.content()))
    cut, whole = font(apart.cut(glyphs)), font(apart.program)
    assert all(drawn(cut, glyph) == drawn(whole, glyph) for glyph in glyphs)
    assert len({tuple(map(str, drawn(cut, glyph)[0])) for glyph in glyphs}) == len(glyphs)


def test_a_cut_has_these_glyphs_and_no_others(real_shelf):
    face = song(real_shelf)
    glyphs = frozenset(face.glyph(char) for char in "工会A")
    cut = charstrings(bare_cff(face.content())).cut(glyphs)
    assert cids_of_cff(cut) == [0, *sorted(glyphs)]
    assert len(font(cut).CharStrings) == 4


def test_a_cut_of_all_glyphs_can_be_cut_again(real_shelf):
    apart = charstrings(bare_cff(song(real_shelf).content()))
    every = frozenset(range(len(apart.glyphs)))
    assert charstrings(apart.cut(every)).cut(frozenset({5, 900})) == apart.cut(frozenset({5, 900}))


def test_a_program_with_subroutines_is_left_to_harfbuzz(real_shelf, tmp_path):
    face = song(real_shelf)
    source = real_shelf.source(face.key)
    request = hb.SubsetInput()
    request.unicode_set.update(map(ord, "工会的灯亮着"))
    request.flags = hb.SubsetFlags.CFF_IDENTITY_CHARSET
    with_subroutines = hb.subset(hb.Face(hb.Blob(source.path.read_bytes()), source.number), request)
    path = tmp_path / "face.otf"
    path.write_bytes(bytes(with_subroutines.blob.data))
    assert charstrings(bare_cff(path.read_bytes())) is None
    cut = cut_program(path, frozenset({3}))
    assert drawn(font(cut.content), 3) == drawn(font(bare_cff(path.read_bytes())), 3)


def test_a_program_without_cids_is_left_to_harfbuzz(tmp_path):
    name_keyed_face(tmp_path / "boxes.otf")
    assert charstrings(bare_cff((tmp_path / "boxes.otf").read_bytes())) is None


def test_a_face_file_written_anew_is_read_anew(real_shelf, tmp_path):
    path = tmp_path / "face.otf"
    for role in ("song", "hei"):
        path.write_bytes(real_shelf.face(real_shelf.composite(role).han.face).content())
        cut = cut_program(path, frozenset({900}))
        assert drawn(font(cut.content), 900) == drawn(font(bare_cff(path.read_bytes())), 900)
