"""Printer's marks stand outside the bleed, on every plate there is, and leave the page as it was."""

import io
import re
from dataclasses import replace
from shutil import which

import numpy as np
import pikepdf
import pypdfium2
import pytest

from ghpress.cli import choices
from ghpress.conditions import MARKS
from ghpress.layout.layout import Sheet
from ghpress.preflight.content.walk import read_content
from ghpress.press.finish import finish
from ghpress.press.marks.marked import marked
from ghpress.press.marks.pages import slug_words, with_marks
from ghpress.press.marks.slug import Slug
from ghpress.press.pagejob import InHand, PageFile
from ghpress.press.pagekey import page_key
from ghpress.units import mm
from oracles.first_reader import text_in_order
from press.printed import SHEET, TICKET, changed, colophon, forme_of, page_file, painted
from press.sheets import broadsheet, job_of, page_of

MM = 72 / 25.4
PIXELS = 254
"""To the inch: ten to the millimetre, so that what moves by whole millimetres meets the same pixels."""

WORDS = ("试刊", "第1版", "版本 A", "2026-11-01 08:30")
FULL = Slug("full", WORDS)


def plates(pdf: bytes, dpi: int = 150) -> np.ndarray:
    """Cyan, magenta, yellow and black of the first page, as mutool separates them."""
    import subprocess
    import tempfile
    from pathlib import Path

    if which("mutool") is None:
        pytest.skip("mutool is not installed")
    with tempfile.TemporaryDirectory() as folder:
        file, out = Path(folder, "in.pdf"), Path(folder, "out.pam")
        file.write_bytes(pdf)
        command = ["mutool", "draw", "-q", "-r", str(dpi), "-c", "cmyk", "-F", "pam", "-o", out, file]
        subprocess.run(command, check=True, capture_output=True)
        head, _, pixels = out.read_bytes().partition(b"ENDHDR\n")
    facts = dict(line.split(b" ", 1) for line in head.splitlines() if b" " in line)
    shape = (int(facts[b"HEIGHT"]), int(facts[b"WIDTH"]), int(facts[b"DEPTH"]))
    return np.frombuffer(pixels, np.uint8).reshape(shape)[:, :, :4]


def boxes(pdf: bytes) -> dict[str, tuple[float, ...]]:
    """The page's boxes in mm, as pdfium reads them."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        every = {"media": page.get_mediabox(), "trim": page.get_trimbox(), "bleed": page.get_bleedbox()}
    return {name: tuple(round(edge / MM, 2) for edge in box) for name, box in every.items()}


def drawn(pdf: bytes) -> list:
    """All that is painted, with bounds in points, from the content's own operators."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return list(read_content(opened.pages[0]).paints)


def outside(paint, box: tuple[float, ...]) -> bool:
    left, bottom, right, top = (edge * MM for edge in box)
    x, y, to_x, to_y = paint.bounds
    return to_x <= left or x >= right or to_y <= bottom or y >= top


def test_without_marks_the_file_is_the_very_same(shelf) -> None:
    page = page_file(["灯亮了"], shelf)
    assert marked(page, Slug("none", WORDS), shelf) is page


def test_the_sheet_grows_by_the_slug_and_trim_and_bleed_stay_what_they_are(shelf) -> None:
    found = boxes(marked(page_file(["灯亮了"], shelf), FULL, shelf))
    assert found["media"] == (0, 0, 130, 110)
    assert found["bleed"] == (12, 12, 118, 98)
    assert found["trim"] == (15, 15, 115, 95)


def test_a_page_without_bleed_has_its_marks_three_millimetres_off(shelf) -> None:
    sheet = Sheet(SHEET.width, SHEET.height, 0)
    css = "@page { size: 100mm 80mm; margin: 0 } body { margin: 0; font-size: 0 }"
    bare = forme_of(["灯亮了"], shelf, bleed=0, css=css)
    page = finish(painted(bare, shelf), sheet, colophon(), TICKET)
    found = marked(page, FULL, shelf)
    assert boxes(found)["trim"] == boxes(found)["bleed"] == (12, 12, 112, 92)
    lines = [paint for paint in drawn(found) if "All" in paint.tint.inks]
    assert lines
    assert all(outside(paint, (9.1, 9.1, 114.9, 94.9)) for paint in lines)


def test_nothing_of_the_marks_comes_into_the_bleed(shelf) -> None:
    page = page_file(["灯亮了"], shelf)
    own = len(drawn(page))
    every = drawn(marked(page, FULL, shelf))
    bleed = boxes(marked(page, FULL, shelf))["bleed"]
    assert sum(not outside(paint, bleed) for paint in every) == own
    assert len(every) > own + 20


def test_the_page_looks_as_it_did_and_says_what_it_said(shelf) -> None:
    page = page_file(["灯亮了", "人来了"], shelf)
    found = marked(page, FULL, shelf)
    assert looks_alike(found, page)
    assert text_in_order(found) == text_in_order(page) == "灯亮了人来了"


def test_what_hangs_on_the_page_origin_moves_with_the_page(shelf) -> None:
    def with_tiles(pdf: pikepdf.Pdf) -> None:
        tile = pdf.make_stream(
            b"0 0 0 1 k 0 0 10 10 re f",
            PatternType=1,
            PaintType=1,
            TilingType=1,
            BBox=[0, 0, 20, 20],
            XStep=20,
            YStep=20,
            Resources=pikepdf.Dictionary(),
        )
        pdf.pages[0].Resources.Pattern = pikepdf.Dictionary(T=tile)
        pdf.pages[0].contents_add(b"q /Pattern cs /T scn 60 60 100 100 re f Q")

    page = changed(page_file(["灯"], shelf), with_tiles)
    assert not looks_alike(page, page_file(["灯"], shelf))
    assert looks_alike(marked(page, FULL, shelf), page)


def looks_alike(marked_page: bytes, page: bytes) -> bool:
    """Whether the trims of two files look the same but for the rounding of edges."""
    first, second = (trimmed(each) for each in (marked_page, page))
    assert first.shape == second.shape == (800, 1000)
    return (abs(first - second) > 40).mean() < 0.0005


def trimmed(pdf: bytes) -> np.ndarray:
    """The trim in grey, ten pixels a millimetre, cut out by whole pixels."""
    left, bottom, right, top = (round(10 * edge) for edge in boxes(pdf)["trim"])
    high = round(10 * boxes(pdf)["media"][3])
    with pypdfium2.PdfDocument(pdf) as document:
        picture = document[0].render(scale=PIXELS / 72).to_pil().convert("L")
    return np.asarray(picture.crop((left, high - top, right, high - bottom)), int)


def test_content_beyond_the_bleed_is_cut_off_not_laid_over_the_marks(shelf) -> None:
    def overrun(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].contents_add(b"q 0 0 0 1 k -100 -100 2000 2000 re f Q")

    black = marked(changed(page_file(["灯"], shelf), overrun), Slug("crop", WORDS), shelf)
    ink = plates(black, 72)[:, :, 3]
    assert ink[: round(11 * MM)].mean() < 10
    assert ink[round(20 * MM), round(20 * MM)] == 255


def test_cutting_lines_stand_at_the_trim_on_all_four_plates(shelf) -> None:
    inks = plates(marked(page_file(["灯"], shelf), Slug("crop", WORDS), shelf), 300)
    dot = 300 / 25.4
    above = inks[round(8 * dot), round(14 * dot) : round(16 * dot)]
    assert (above.max(axis=0) > 150).all()
    columns = np.nonzero(above[:, 0] > 80)[0] / dot + 14
    assert abs(columns.mean() - 15) < 0.1


def test_the_strip_has_its_fields_and_each_plate_its_name(shelf) -> None:
    ink = {name: share for paint in strip_of(FULL, shelf) for name, share in paint.tint.plates}
    assert set(ink) == {"Cyan", "Magenta", "Yellow", "Black"}
    sums = [round(100 * paint.tint.total) for paint in strip_of(FULL, shelf)]
    assert sums[:8] == [100] * 4 + [50] * 4
    assert sums[8:13] == [200, 200, 200, 78, 30]


def strip_of(slug: Slug, shelf) -> list:
    """The fields of the strip: areas 5 mm high, or 4 at the least, below the page."""
    wide = Sheet(mm(250), mm(80), mm(3))
    css = "@page { size: 250mm 80mm; margin: 0; bleed: 3mm } body { margin: 0; font-size: 0 }"
    forme = forme_of(["灯"], shelf, width=mm(250), css=css)
    page = finish(painted(forme, shelf), wide, colophon(), TICKET)
    return [
        paint
        for paint in drawn(marked(page, slug, shelf))
        if paint.how.kind == "area" and abs(paint.bounds[3] - paint.bounds[1] - 5 * MM) < 0.01
    ]


def test_a_page_of_black_alone_gets_no_field_of_another_ink(shelf) -> None:
    black = strip_of(Slug("full", WORDS, ("K",)), shelf)
    assert {name for paint in black for name, share in paint.tint.plates if share} == {"Black"}
    assert len(black) == 3


def test_a_strip_too_narrow_to_be_measured_is_left_out(shelf) -> None:
    def fields(slug: Slug) -> int:
        every = drawn(marked(page_file(["灯"], shelf), slug, shelf))
        return sum(paint.how.kind == "area" and "All" not in paint.tint.inks for paint in every)

    assert fields(FULL) == fields(Slug("full", ())) < 13


def test_a_spot_of_the_page_has_its_fields_too(shelf) -> None:
    def with_spot(pdf: pikepdf.Pdf) -> None:
        tint = pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], C0=[0] * 4, C1=[0, 1, 0.7, 0.1], N=1)
        space = pikepdf.Array(
            [pikepdf.Name.Separation, pikepdf.Name("/Red"), pikepdf.Name.DeviceCMYK, tint]
        )
        pdf.pages[0].Resources.ColorSpace = pikepdf.Dictionary(S=space)

    page = changed(page_file(["灯"], shelf), with_spot)
    slug = Slug("full", WORDS, ())
    spots = drawn(marked(page, slug, shelf))
    assert {ink for paint in spots for ink in paint.tint.inks} >= {"Red", "All"}


def test_the_slug_line_says_what_page_it_is(shelf) -> None:
    assert said(marked(page_file(["灯"], shelf), FULL, shelf))[-1].split("\u3000") == list(WORDS)


def test_of_a_slug_line_too_long_the_last_words_go(shelf) -> None:
    words = (*WORDS, "又长又长的题目，这一版放不下")
    line = said(marked(page_file(["灯"], shelf), Slug("full", words), shelf))[-1]
    assert line.split("\u3000") == list(WORDS)


def said(pdf: bytes) -> list[str]:
    """The actual texts of what is drawn in the marks."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        content = bytes(opened.pages[0].Resources.XObject.Marks.read_bytes())
    found = re.findall(rb"/ActualText <feff([0-9a-f]*)>", content)
    return [bytes.fromhex(each.decode()).decode("utf-16-be") for each in found]


def test_a_spread_has_its_fold_marked(shelf) -> None:
    page = page_file(["灯"], shelf)
    flat, folded = (drawn(marked(page, Slug("crop", ()), shelf, at)) for at in ((), (50 * MM,)))
    middle = [p for p in folded if p.how.kind == "line" and abs(p.bounds[0] - 65 * MM) < 0.2]
    assert len(folded) == len(flat) + 2
    assert len(middle) == 2


def job(shelf, **changes):
    layout = broadsheet()
    return replace(job_of(page_of(layout, shelf), layout, shelf), **changes)


def test_a_job_says_what_stands_on_its_slug_line(shelf) -> None:
    words = slug_words(job(shelf, marks="full", paper=("试排报", "2025年5月1日")))
    assert words[:4] == ("试排报", "2025年5月1日", "第1版", "版本A")
    assert words[4:] == ("2025-05-01 00:00 +0000", "press", "390×540mm", "试刊")


def test_a_page_for_readers_gets_no_marks(shelf) -> None:
    printed = PageFile(1, InHand(page_file(["灯"], shelf), (b"",)), ())
    asked = job(shelf, marks="full")
    assert with_marks(printed, asked).pdf != printed.pdf
    assert with_marks(printed, asked).previews is printed.previews
    assert with_marks(printed, replace(asked, ticket=replace(TICKET, profile="web"))) is printed
    assert with_marks(printed, replace(asked, marks="none")) is printed
    assert with_marks(replace(printed, held=InHand(b"")), asked).pdf == b""


def test_marks_change_the_key_of_the_page(shelf) -> None:
    keys = {page_key(job(shelf, marks=marks)) for marks in MARKS}
    assert len(keys) == len(MARKS)
    assert MARKS == choices.MARKS


def test_the_same_page_and_slug_give_the_same_bytes(shelf) -> None:
    page = page_file(["灯"], shelf)
    assert marked(page, FULL, shelf) == marked(page, FULL, shelf)
    assert marked(page, FULL, shelf) != marked(page, Slug("full", ("别的", *WORDS)), shelf)
