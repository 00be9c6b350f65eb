"""Font programs are read as fontTools reads them: what draws, and how wide it is."""

import io
from math import isnan

import numpy as np
import pikepdf
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen

from faces.square import square_font
from ghpress.preflight.cff import CffProgram
from ghpress.preflight.outlines import open_program
from ghpress.preflight.truetype import TrueTypeProgram

WIDTHS = {".notdef": 500, "square": 1000, "space": 250, "narrow": 333}


@pytest.fixture(scope="module")
def opentype() -> bytes:
    """A font with CFF outlines of a square, a space and a narrow letter."""
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder(list(WIDTHS))
    builder.setupCharacterMap({65: "square", 32: "space", 66: "narrow"})
    drawn = {}
    for name, width in WIDTHS.items():
        pen = T2CharStringPen(width, None)
        if name in ("square", "narrow"):
            pen.moveTo((0, 0))
            for corner in ((0, 800), (width - 9, 800), (width - 9, 0)):
                pen.lineTo(corner)
            pen.closePath()
        drawn[name] = pen.getCharString()
    builder.setupCFF("Square", {}, drawn, {})
    builder.setupHorizontalMetrics({name: (width, 0) for name, width in WIDTHS.items()})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Square", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    target = io.BytesIO()
    builder.save(target)
    return target.getvalue()


def test_a_cff_program_says_what_it_draws_and_how_wide(opentype) -> None:
    bare = TrueTypeProgram(opentype).table(b"CFF ")
    program = CffProgram(bare)
    assert program.draws(np.arange(5)).tolist() == [False, True, False, True, False]
    assert program.widths(np.arange(5)).tolist()[:4] == [500, 1000, 250, 333]
    assert isnan(program.widths(np.arange(5))[4])


def test_a_truetype_program_says_what_it_draws_and_how_wide() -> None:
    program = TrueTypeProgram(square_font("A", 0, 900, 800, 1000))
    assert program.draws(np.arange(3)).tolist() == [False, True, False]
    assert program.widths(np.arange(3)).tolist()[:2] == [1000, 1000]
    assert isnan(program.widths(np.arange(3))[2])


def test_a_kind_that_selects_glyphs_by_name_is_not_opened() -> None:
    assert open_program("Type1", b"%!PS") is None


def test_real_programs_are_read_as_fonttools_reads_them(real_shelf) -> None:
    from fontTools.cffLib import CFFFontSet

    from press.printed import page_file

    with pikepdf.open(io.BytesIO(page_file(("清晨五点，Open 24h。",), real_shelf))) as pdf:
        fonts = list(pdf.pages[0].resources.Font.values())
        streams = [font.DescendantFonts[0].FontDescriptor.FontFile3.read_bytes() for font in fonts]
    for content in streams:
        program = CffProgram(content)
        read = CFFFontSet()
        read.decompile(io.BytesIO(content), None)
        top = read[0]
        for place, name in enumerate(top.charset):
            cid = int(name[3:]) if name.startswith("cid") else 0
            string = top.CharStrings[name]
            string.decompile()
            string.draw(_Nothing())
            assert program.ids[place] == cid
            assert program.widths(np.array([cid])).tolist() == [pytest.approx(string.width)]


class _Nothing:
    """A pen that draws nothing; drawing is how fontTools learns a width."""

    def __getattr__(self, name):
        return lambda *points: None
