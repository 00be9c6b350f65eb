"""Composed lines with everything between and inside them: two readers, one text."""

import pytest

from ghpress.galley.block import SetBlock
from ghpress.galley.words import set_text
from ghpress.layout.styles import TextStyle
from ghpress.makeup.page import Rect
from ghpress.manuscript.inline import read_inline
from ghpress.manuscript.text import Text
from ghpress.preflight.reader import read_glyphs
from ghpress.press.engine.paint import TOLERANCE_PT, paint
from ghpress.press.forme import BLOCK_SCHEME, Forme, Planned
from ghpress.remarks import InFile
from ghpress.stock.shelf import Shelf
from ghpress.units import mm, pt
from oracles import second_reader
from press.trial import drawn_glyphs

SIZE = pt("10.5")
WRITTEN = (
    "[赵小满]{专名}[北岭]{专名}写下[工人日记]{书名}，*务必*细读^①^。{双创|shuāng|chuàng}先锋谈"
    "international composition与professional development，见https://www.example.org/news/2024/05。"
)
FRAME = Rect(0, 0, mm(100), mm(100))
SOFT_HYPHEN = "\u00ad"


@pytest.fixture(scope="module")
def block(real_shelf: Shelf) -> SetBlock:
    style = TextStyle("body", "song", SIZE, SIZE * 2)
    done, remarks = set_text(read_inline(Text(WRITTEN)).text, style, real_shelf, 15 * SIZE)
    assert remarks == ()
    return done


@pytest.fixture(scope="module")
def painted(block: SetBlock, real_shelf: Shelf) -> bytes:
    forme = Forme(
        number=1,
        width=mm(100),
        height=mm(100),
        bleed=mm(3),
        markup=f'<html><body><img style="display:block" src="{BLOCK_SCHEME}text"></body></html>',
        css="@page { size: 100mm 100mm; margin: 0; bleed: 3mm } body { margin: 0; font-size: 0 }",
        planned={f"{BLOCK_SCHEME}text": Planned(block, "text", True, InFile("trial.html", 1))},
        pictures={},
        frames={"text": Rect(0, 0, block.width, block.depth)},
        inks={"black": "0 0 0 1 k"},
    )
    done = paint(forme, real_shelf)
    assert done.remarks == ()
    return done.pdf


def said_by(block: SetBlock) -> str:
    """What the page should say: of each line first its text, then its hyphen, then its readings."""
    return "".join(placed.line.text + "".join(placed.line.notes) for placed in block.lines)


def test_the_lines_hold_what_was_written_and_nothing_more(block: SetBlock) -> None:
    assert "".join(placed.line.text for placed in block.lines) == read_inline(Text(WRITTEN)).text.chars
    assert any(placed.line.is_hyphenated for placed in block.lines)


def test_a_second_reader_reads_the_text_with_soft_hyphens_and_readings_after_their_line(
    painted: bytes, block: SetBlock
) -> None:
    said = second_reader.text_in_order(painted)
    assert SOFT_HYPHEN in said
    assert said.replace(" ", "") == said_by(block).replace(" ", "")


def test_pdfium_takes_the_hyphens_for_those_of_divided_words(painted: bytes, block: SetBlock) -> None:
    said = "".join(glyph.text for glyph in read_glyphs(painted)).replace(" ", "")
    assert said == said_by(block).replace(SOFT_HYPHEN, "-").replace(" ", "")


def test_every_glyph_stands_where_its_line_says(painted: bytes, block: SetBlock) -> None:
    drawn = [one for one in drawn_glyphs(block, FRAME) if one.text.strip()]
    shown = [glyph for glyph in read_glyphs(painted) if glyph.text.strip()]
    off = [one.off(glyph) for glyph, one in zip(shown, drawn, strict=True)]
    assert len(off) > 120
    assert max(off) <= TOLERANCE_PT
