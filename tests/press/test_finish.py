"""A painted page finished: read back by others than wrote it."""

import io
from dataclasses import replace
from datetime import UTC, datetime

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops

from ghpress.layout.layout import Sheet
from ghpress.preflight.inks import Colour
from ghpress.preflight.reader import read_glyphs
from ghpress.press.finish import finish
from ghpress.press.forme import PICTURE_SCHEME, Ready
from ghpress.press.previews import preview
from ghpress.units import mm
from oracles.first_reader import read_structure, text_in_order
from press.plated import plated_forme
from press.printed import SHEET, TICKET, colophon, forme_of, page_file, painted, with_box
from press.trial import trial_forme

BLACK_INK = Colour("DeviceCMYK", (0.0, 0.0, 0.0, 1.0))
CHEQUERS = f"{PICTURE_SCHEME}chequers"
LINES = ("清晨五点，站里的灯亮了。", "Open 24h，每天接待320人。")


@pytest.fixture(scope="module")
def raw(shelf):
    return painted(forme_of(LINES, shelf), shelf)


@pytest.fixture(scope="module")
def done(raw):
    return finish(raw, SHEET, colophon(), TICKET)


def finished(forme, shelf):
    return finish(painted(forme, shelf), SHEET, colophon(), TICKET)


def test_the_page_begins_at_the_origin_with_trim_inside_three_millimetres_of_bleed(done):
    page = pypdfium2.PdfDocument(done)[0]
    boxes = page.get_mediabox(), page.get_bleedbox(), page.get_trimbox()
    in_mm = [tuple(round(edge * 25.4 / 72, 3) for edge in box) for box in boxes]
    assert in_mm == [(0, 0, 106, 86), (0, 0, 106, 86), (3, 3, 103, 83)]


def test_no_glyph_moves_against_the_trim(raw, done):
    pairs = list(zip(read_glyphs(raw), read_glyphs(done), strict=True))
    assert len(pairs) == sum(map(len, LINES))
    assert all(before.text == after.text for before, after in pairs)
    assert max(abs(before.x - after.x) + abs(before.y - after.y) for before, after in pairs) < 0.001


def test_text_is_black_ink_alone(done):
    assert read_structure(done).colours == {BLACK_INK}


def test_black_the_engine_wrote_as_rgb_becomes_black_ink(shelf):
    forme = with_box(forme_of(LINES, shelf), "width:10mm;height:10mm;background:#000")
    assert Colour("DeviceRGB", (0.0, 0.0, 0.0)) in read_structure(painted(forme, shelf)).colours
    assert read_structure(finished(forme, shelf)).colours == {BLACK_INK}


def test_grey_and_white_written_as_rgb_become_tints_of_black(shelf):
    forme = with_box(
        forme_of(LINES, shelf), "width:9mm;height:9mm;background:#333;border:1mm solid #fff"
    )
    tints = {colour.parts for colour in read_structure(finished(forme, shelf)).colours}
    assert tints == {(0, 0, 0, 1), (0, 0, 0, 0.8), (0, 0, 0, 0)}


def test_a_colour_in_rgb_is_left_for_inspection_to_find(shelf):
    forme = with_box(forme_of(LINES, shelf), "width:10mm;height:10mm;background:#f00")
    assert Colour("DeviceRGB", (1.0, 0.0, 0.0)) in read_structure(finished(forme, shelf)).colours


def test_black_within_a_transparent_group_becomes_black_ink_too(shelf):
    style = "width:10mm;height:10mm;background:#000;opacity:0.5"
    forme = with_box(forme_of(LINES, shelf), style)
    assert read_structure(finished(forme, shelf)).colours == {BLACK_INK}


def test_transparent_things_blend_in_ink(shelf):
    forme = with_box(forme_of(LINES, shelf), "width:10mm;height:10mm;background:#000;opacity:0.5")
    assert read_structure(painted(forme, shelf)).blends == {"DeviceRGB"}
    assert read_structure(finished(forme, shelf)).blends == {"DeviceCMYK"}


def test_the_same_page_gives_the_same_bytes(raw, done):
    assert finish(raw, SHEET, colophon(), TICKET) == done


def test_another_hour_or_version_gives_another_file(raw, done):
    later = replace(TICKET, when=datetime(2026, 11, 1, 9, tzinfo=UTC))
    corrected = replace(TICKET, version="B")
    files = {done, *(finish(raw, SHEET, colophon(), ticket) for ticket in (later, corrected))}
    assert len(files) == 3


def test_the_first_half_of_the_id_is_the_tickets_and_the_second_the_contents(shelf):
    def halves_of(lines):
        with pikepdf.open(io.BytesIO(page_file(lines, shelf))) as pdf:
            return [bytes(half) for half in pdf.trailer.ID]

    halves = [halves_of(lines) for lines in (LINES, LINES[:1])]
    assert halves[0][0] == halves[1][0] == bytes.fromhex(TICKET.document_id("trial", "1"))
    assert halves[0][1] != halves[1][1]


def test_info_and_xmp_say_the_same_and_come_from_the_ticket(done):
    with pikepdf.open(io.BytesIO(done)) as pdf:
        assert str(pdf.docinfo["/Title"]) == "试刊 第1版"
        assert (
            str(pdf.docinfo["/CreationDate"]) == str(pdf.docinfo["/ModDate"]) == "D:20261101083000+08'00"
        )
        assert str(pdf.docinfo["/Producer"]) == "ghpress"
        packet = pdf.open_metadata()
        assert packet["dc:title"] == "试刊 第1版"
        assert {packet[f"xmp:{name}Date"] for name in ("Create", "Modify", "Metadata")} == {
            "2026-11-01T08:30:00+08:00"
        }
        assert packet["xmpMM:VersionID"] == "A"
        assert packet["xmpMM:DocumentID"].startswith("uuid:")
        assert packet["pdf:Producer"] == "ghpress"


def test_the_file_does_not_claim_to_be_pdf_x(done):
    with pikepdf.open(io.BytesIO(done)) as pdf:
        assert pdf.pdf_version == "1.6"
        assert "/OutputIntents" not in pdf.Root
        assert b"pdfx" not in pdf.Root.Metadata.read_bytes().lower()


def test_links_do_not_reach_the_plate(shelf):
    forme = forme_of(LINES, shelf)
    link = '<a href="https://example.org" style="position:absolute;width:9mm;height:9mm"></a>'
    linked = replace(forme, markup=forme.markup.replace("<body>", f"<body>{link}"))
    raw = painted(linked, shelf)
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        assert len(pdf.pages[0].Annots) == 1
    with pikepdf.open(io.BytesIO(finish(raw, SHEET, colophon(), TICKET))) as pdf:
        assert "/Annots" not in pdf.pages[0]


def test_colour_spaces_nothing_paints_with_are_gone(raw, done):
    def spaces(file):
        with pikepdf.open(io.BytesIO(file)) as pdf:
            return set(pdf.pages[0].resources.get("/ColorSpace", pikepdf.Dictionary()).keys())

    assert spaces(raw) == {"/lab-d50", "/lab-d65"}
    assert spaces(done) == set()


def chequers() -> Ready:
    picture = Image.new("L", (8, 8), 255)
    picture.paste(0, (0, 0, 4, 4))
    target = io.BytesIO()
    picture.save(target, "PNG")
    return Ready(target.getvalue(), "image/png")


def test_pictures_are_not_smoothed_by_the_rip(shelf):
    forme = forme_of(LINES, shelf, pictures={CHEQUERS: chequers()})
    shown = f'<img style="position:absolute;width:9mm" src="{CHEQUERS}">'
    raw = painted(replace(forme, markup=forme.markup.replace("<body>", f"<body>{shown}")), shelf)

    def smoothed(file):
        with pikepdf.open(io.BytesIO(file)) as pdf:
            return [
                bool(picture.get("/Interpolate", False))
                for picture in pdf.pages[0].get_images().values()
            ]

    assert smoothed(raw) == [True]
    assert smoothed(finish(raw, SHEET, colophon(), TICKET)) == [False]


def test_a_tiled_ground_moves_with_the_page(shelf):
    forme = forme_of(LINES, shelf, pictures={CHEQUERS: chequers()})
    ground = f"width:40mm;height:30mm;background:url({CHEQUERS}) 0 0 / 7mm 7mm repeat"
    raw = painted(with_box(forme, ground), shelf)
    done = finish(raw, SHEET, colophon(), TICKET)
    assert b"/Pattern" in raw
    before, after = (Image.open(io.BytesIO(preview(file, 72))).convert("L") for file in (raw, done))
    difference = ImageChops.difference(before, after)
    assert sum(difference.histogram()[64:]) < 40, "edges a fraction of a pixel apart, no more"


def test_cff_outlines_of_our_faces_are_painted_bare_and_stay_so(real_shelf):
    raw = painted(trial_forme(real_shelf), real_shelf)
    done = finish(raw, Sheet(mm(210), mm(200), mm(3)), colophon(), TICKET)
    before, after = ({font.name: font.program for font in read_structure(f).fonts} for f in (raw, done))
    assert before == after
    assert set(before.values()) == {"CIDFontType0C", "TrueType"}
    assert text_in_order(done) == text_in_order(raw)
    before_pixels, after_pixels = (
        Image.open(io.BytesIO(preview(f, 100))).convert("L") for f in (raw, done)
    )
    assert sum(ImageChops.difference(before_pixels, after_pixels).histogram()[96:]) == 0


def test_outlines_the_engine_embeds_for_words_of_a_drawing_become_bare(real_shelf):
    words = '<text x="5" y="20" font-size="12" font-family="Noto Serif CJK SC">一城</text>'
    raw = painted(plated_forme(["一城一品"], real_shelf, drawings={"d": words}), real_shelf)
    done = finish(raw, SHEET, colophon(), TICKET)
    before, after = ({font.program for font in read_structure(file).fonts} for file in (raw, done))
    assert before == {"OpenType", "CIDFontType0C"}
    assert after == {"CIDFontType0C"}
    assert text_in_order(done) == text_in_order(raw)


def test_a_page_painted_on_another_sheet_is_our_fault(raw):
    with pytest.raises(AssertionError, match="ordered"):
        finish(raw, Sheet(mm(100), mm(81), mm(3)), colophon(), TICKET)
