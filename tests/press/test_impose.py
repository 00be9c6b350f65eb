"""Imposed sheets, read by pdfium: every page in its cell, upright or turned, nothing over the folds."""

import io

import pikepdf
import pypdfium2
import pytest

from ghpress.preflight.reader import read_glyphs
from ghpress.press.binding import Colophon
from ghpress.press.impose.folds import Side, pairs, signatures, spreads
from ghpress.press.impose.sheets import Leaf, Making, imposed
from ghpress.press.marks.slug import Slug
from ghpress.units import mm
from press.printed import TICKET, changed, page_file

MM = 72 / 25.4
WIDE, HIGH = 100, 80
NUMBERS = "一二三四五六七八"


def leaves(shelf, count: int) -> list[Leaf]:
    """Pages of 100 × 80 mm, each with its number, 10 mm from the left and from above."""
    return [Leaf(page_file([NUMBERS[at % 8]], shelf, at + 1), (at + 1,)) for at in range(count)]


def sheets_of(every: list[Leaf], sides: tuple[Side, ...], shelf, marks="none", creep=0) -> bytes:
    slugs = tuple(Slug(marks, (f"第{side.sheet}帖",)) for side in sides)
    return imposed(every, sides, Making(Colophon("大版", ("trial",)), slugs, creep), shelf, TICKET)


def cells(pdf: bytes, at: int) -> dict[str, tuple[int, int, bool]]:
    """What stands on a side: number → column, row, whether it is turned."""
    found = {}
    for glyph in read_glyphs(pdf, at):
        column, row = int(glyph.x / MM // WIDE), int((glyph.y - glyph.size / 2) / MM // HIGH)
        found[glyph.text] = (column, row, abs(glyph.turned) > 90)
    return found


def box(pdf: bytes, at: int, name: str) -> tuple[float, ...]:
    with pypdfium2.PdfDocument(pdf) as document:
        return tuple(round(edge / MM, 2) for edge in getattr(document[at], f"get_{name}box")())


def test_pairs_stand_side_by_side(shelf) -> None:
    pdf = sheets_of(leaves(shelf, 4), pairs(4), shelf)
    assert cells(pdf, 0) == {"四": (0, 0, False), "一": (1, 0, False)}
    assert cells(pdf, 1) == {"二": (0, 0, False), "三": (1, 0, False)}
    assert len(pypdfium2.PdfDocument(pdf)) == 2


def test_eight_pages_stand_head_to_head(shelf) -> None:
    pdf = sheets_of(leaves(shelf, 8), signatures(8, 8), shelf)
    assert cells(pdf, 0) == {
        "五": (0, 0, True),
        "四": (1, 0, True),
        "八": (0, 1, False),
        "一": (1, 1, False),
    }
    assert cells(pdf, 1) == {
        "三": (0, 0, True),
        "六": (1, 0, True),
        "二": (0, 1, False),
        "七": (1, 1, False),
    }


def test_a_page_stands_to_a_hair_where_it_did_on_its_own(shelf) -> None:
    every = leaves(shelf, 8)
    alone = read_glyphs(every[0].content)[0]
    pdf = sheets_of(every, signatures(8, 8), shelf)
    first = next(glyph for glyph in read_glyphs(pdf, 0) if glyph.text == "一")
    assert first.x == pytest.approx(alone.x + WIDE * MM, abs=0.02)
    assert first.y == pytest.approx(alone.y + HIGH * MM, abs=0.02)
    turned = next(glyph for glyph in read_glyphs(pdf, 0) if glyph.text == "五")
    assert turned.x == pytest.approx(WIDE * MM - alone.x, abs=0.02)
    assert turned.y == pytest.approx(HIGH * MM - alone.y, abs=0.02)


def test_boxes_are_those_of_the_sheet(shelf) -> None:
    bare = sheets_of(leaves(shelf, 8), signatures(8, 8), shelf)
    assert box(bare, 0, "trim") == (3, 3, 203, 163)
    assert box(bare, 0, "bleed") == box(bare, 0, "media") == (0, 0, 206, 166)
    full = sheets_of(leaves(shelf, 8), signatures(8, 8), shelf, "full")
    assert box(full, 1, "trim") == (15, 15, 215, 175)
    assert box(full, 1, "media") == (0, 0, 230, 190)


def pixel(pdf: bytes, at: int, x_mm: float, y_mm: float) -> int:
    """How light the sheet is at a place counted from its media's upper left."""
    with pypdfium2.PdfDocument(pdf) as document:
        picture = document[at].render(scale=2).to_pil().convert("L")
    return picture.getpixel((round(x_mm * MM * 2), round(y_mm * MM * 2)))


def blackened(leaf: Leaf) -> Leaf:
    """The page all black, far beyond its own bleed."""

    def flood(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].contents_add(b"q 0 0 0 1 k -900 -900 4000 4000 re f Q", prepend=True)

    return Leaf(changed(leaf.content, flood), leaf.numbers)


def test_a_page_bleeds_at_the_edge_of_the_sheet_and_not_over_the_fold(shelf) -> None:
    every = leaves(shelf, 4)
    every[0] = blackened(every[0])
    pdf = sheets_of(every, pairs(4), shelf, "crop")
    fold = 12 + 3 + WIDE
    assert pixel(pdf, 0, fold + 1, 50) < 60
    assert pixel(pdf, 0, fold - 1, 50) > 240
    assert pixel(pdf, 0, fold + WIDE + 2, 50) < 60
    assert pixel(pdf, 0, fold + WIDE + 3.5, 30) > 240


def spread_file(shelf) -> bytes:
    """A page file of 200 × 80 mm for pages 2 and 3, their numbers on lines of their own."""
    every = leaves(shelf, 4)
    every[1] = Leaf(page_file(["", "", "二"], shelf, 2), (2,))
    every[2] = Leaf(page_file(["", "三"], shelf, 3), (3,))
    both = sheets_of(every, pairs(4), shelf)
    with pikepdf.open(io.BytesIO(both)) as opened, pikepdf.new() as alone:
        alone.pages.append(opened.pages[1])
        target = io.BytesIO()
        alone.save(target)
        return target.getvalue()


def test_a_spread_is_one_file_for_two_pages(shelf) -> None:
    every = leaves(shelf, 4)
    with_spread = [every[0], Leaf(spread_file(shelf), (2, 3)), every[3]]
    pdf = sheets_of(with_spread, pairs(4), shelf)
    assert cells(pdf, 1) == {"二": (0, 0, False), "三": (1, 0, False)}
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert len(opened.pages[1].Resources.XObject) == 1
        assert bytes(opened.pages[1].Contents.read_bytes()).count(b" Do") == 1


def test_a_spread_whose_pages_do_not_meet_is_parted(shelf) -> None:
    every = leaves(shelf, 8)
    with_spread = [every[0], Leaf(spread_file(shelf), (2, 3)), *every[3:]]
    pdf = sheets_of(with_spread, pairs(8), shelf)
    shown = [shown_text(pdf, at) for at in range(4)]
    assert shown == [{"八", "一"}, {"二", "七"}, {"六", "三"}, {"四", "五"}]


def shown_text(pdf: bytes, at: int) -> set[str]:
    """The numbers that can be seen: pdfium tells of letters that are clipped away as well."""
    with pypdfium2.PdfDocument(pdf) as document:
        picture = document[at].render(scale=3).to_pil().convert("L")
    seen = set()
    for glyph in read_glyphs(pdf, at):
        x, y = (3 * MM + glyph.x) * 3, (3 * MM + glyph.y) * 3
        size = glyph.size * 3
        if picture.crop(tuple(map(round, (x, y - size, x + size, y)))).getextrema()[0] < 128:
            seen.add(glyph.text)
    return seen


def test_facing_pages_are_one_file_page(shelf) -> None:
    pdf = sheets_of(leaves(shelf, 4), spreads(4), shelf)
    assert [sorted(cells(pdf, at)) for at in range(3)] == [["一"], ["三", "二"], ["四"]]
    assert box(pdf, 0, "trim") == (3, 3, 103, 83)
    assert box(pdf, 1, "trim") == (3, 3, 203, 83)


def test_inner_sheets_creep_towards_the_fold_only_if_asked(shelf) -> None:
    plain = sheets_of(leaves(shelf, 8), pairs(8), shelf)
    crept = sheets_of(leaves(shelf, 8), pairs(8), shelf, creep=mm("0.5"))

    def places(pdf: bytes, at: int) -> dict[str, float]:
        return {glyph.text: glyph.x / MM for glyph in read_glyphs(pdf, at)}

    assert places(plain, 0) == pytest.approx(places(crept, 0))
    moved = {text: places(crept, 2)[text] - x for text, x in places(plain, 2).items()}
    assert moved == pytest.approx({"六": 0.5, "三": -0.5}, abs=0.01)


def test_sheets_share_their_fonts_and_claim_no_more_than_every_page(shelf) -> None:
    def with_intent(pdf: pikepdf.Pdf) -> None:
        intent = pikepdf.Dictionary(S=pikepdf.Name.GTS_PDFX, OutputConditionIdentifier="CGATS TR 002")
        pdf.Root.OutputIntents = pikepdf.Array([intent])

    every = [Leaf(changed(leaf.content, with_intent), leaf.numbers) for leaf in leaves(shelf, 8)]
    bare = [*every[:7], leaves(shelf, 8)[7]]
    with pikepdf.open(io.BytesIO(sheets_of(bare, signatures(8, 8), shelf))) as opened:
        assert "/OutputIntents" not in opened.Root
    with pikepdf.open(io.BytesIO(sheets_of(every, signatures(8, 8), shelf))) as opened:
        (intent,) = opened.Root.OutputIntents
        assert str(intent.OutputConditionIdentifier) == "CGATS TR 002"
        programs = [each for each in opened.objects if isinstance(each, pikepdf.Dictionary)]
        assert sum(each.get("/Type") == "/FontDescriptor" for each in programs) == 1


def test_the_same_pages_give_the_same_sheets(shelf) -> None:
    first, again = (sheets_of(leaves(shelf, 8), signatures(8, 8), shelf, "full") for _ in range(2))
    assert first == again
