"""A page over sheets of office paper is the page again once they are stuck together."""

import re
from datetime import UTC, datetime
from io import BytesIO
from itertools import pairwise

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops

from ghpress.press.binding import Colophon
from ghpress.press.impose.tiles import MARGIN, OVERLAP, SIZES, Tiled, tile_name, tiled, tiling
from ghpress.stock.shelf import Shelf
from ghpress.ticket import Ticket, when_from_environment
from ghpress.units import PT, in_mm, in_pt, mm

WIDE, HIGH = mm(390), mm(540)
DPI = 36


def page_file(bleed: int = 10) -> bytes:
    """A page with a shape of its own in every part, its trim off the origin."""
    with pikepdf.new() as pdf:
        size = in_pt(WIDE), in_pt(HIGH)
        page = pdf.add_blank_page(page_size=(size[0] + 2 * bleed, size[1] + 2 * bleed))
        page.obj.TrimBox = pikepdf.Array([bleed, bleed, bleed + size[0], bleed + size[1]])
        rows = [
            f"{column / 9:.3f} {row / 12:.3f} 0.4 rg "
            f"{bleed + column * 122} {bleed + row * 127} 90 60 re f"
            for column in range(9)
            for row in range(12)
        ]
        page.Contents = pdf.make_stream("\n".join(rows).encode())
        out = BytesIO()
        pdf.save(out)
        return out.getvalue()


@pytest.fixture(scope="module")
def sheets(shelf: Shelf) -> bytes:
    ticket = Ticket(when_from_environment(datetime(2025, 5, 1, tzinfo=UTC)))
    return tiled([Tiled(page_file(), "第2版")], "A4", shelf, Colophon("河上", ("x",)), ticket)


@pytest.mark.parametrize("paper", ["A4", "A3"])
@pytest.mark.parametrize(
    "size", [(mm(390), mm(540)), (mm(780), mm(540)), (mm(210), mm(285)), (mm(100), mm(90))]
)
def test_the_sheets_cover_the_page_and_overlap(paper: str, size: tuple[int, int]) -> None:
    way = tiling(*size, paper)
    for side, count in ((0, way.columns), (1, way.rows)):
        begins = [way.corner(at, at)[side] for at in range(count)]
        live = way.live()[side]
        assert begins[0] <= 0
        assert begins[-1] + live >= size[side]
        assert all(after - before == live - OVERLAP for before, after in pairwise(begins))
        assert (count - 1) * (live - OVERLAP) + OVERLAP < size[side] or count == 1, "one sheet too many"


def test_a_broadsheet_page_takes_six_sheets_of_a4_and_two_of_a3() -> None:
    assert (lambda way: way.columns * way.rows)(tiling(WIDE, HIGH, "A4")) == 6
    assert (lambda way: way.columns * way.rows)(tiling(WIDE, HIGH, "A3")) == 2


def test_each_sheet_is_paper_of_its_size_and_says_its_name(sheets: bytes) -> None:
    document = pypdfium2.PdfDocument(sheets)
    assert len(document) == 7
    upright = sorted(round(in_mm(side)) for side in SIZES["A4"])
    for page in document:
        assert sorted(round(side / 72 * 25.4) for side in page.get_size()) == upright
    with pikepdf.open(BytesIO(sheets)) as pdf:
        for number, sheet in enumerate(pdf.pages):
            content = sheet.Contents.read_bytes()
            told = re.findall(rb"ActualText <feff([0-9a-f]+)>", content)
            said = " ".join(bytes.fromhex(one.decode()).decode("utf-16-be") for one in told)
            wanted = (
                f"{tile_name((number - 1) % 3, (number - 1) // 3)}　{number}/6" if number else "共 6 张"
            )
            assert wanted in said


def test_viewers_are_told_not_to_scale(sheets: bytes) -> None:
    with pikepdf.open(BytesIO(sheets)) as pdf:
        assert pdf.Root.ViewerPreferences.PrintScaling == "/None"
        assert "/OutputIntents" not in pdf.Root


def test_sheets_stuck_together_are_the_page(sheets: bytes) -> None:
    scale = DPI / 72
    whole = pypdfium2.PdfDocument(page_file())[0]
    crop = (10, 10, 10, 10)
    wanted = whole.render(scale=scale, crop=crop).to_pil().convert("RGB")
    stuck = Image.new("RGB", wanted.size, "white")
    way = tiling(WIDE, HIGH, "A4")
    document = pypdfium2.PdfDocument(sheets)
    for row in range(way.rows):
        for column in range(way.columns):
            drawn = document[1 + row * way.columns + column].render(scale=scale).to_pil().convert("RGB")
            edge = round(MARGIN / PT * scale)
            live = drawn.crop((edge, edge, drawn.width - edge, drawn.height - edge))
            x, y = (round(at / PT * scale) for at in way.corner(column, row))
            stuck.paste(live, (x, y))
    # Edges fall between pixels on some sheets, and the page's own edge is drawn on them.
    inside = (4, 4, wanted.width - 4, wanted.height - 4)
    off = ImageChops.difference(stuck.crop(inside), wanted.crop(inside)).convert("L")
    share = sum(off.point(lambda level: level > 60).histogram()[1:]) / (off.width * off.height)
    assert share < 0.06
    moved = ImageChops.offset(stuck, 6, 0).crop(inside)
    far = ImageChops.difference(moved, wanted.crop(inside)).convert("L")
    assert (
        sum(far.point(lambda level: level > 60).histogram()[1:]) / (off.width * off.height) > 2 * share
    )
