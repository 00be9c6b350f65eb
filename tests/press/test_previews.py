"""Pictures of a page, and of an issue."""

import io
from collections import Counter
from itertools import groupby

import numpy as np
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image

from ghpress.press.contact import GROUND, TALLEST, WIDEST, contact_sheet, shown_ahead
from ghpress.press.finish import finish
from ghpress.press.png import thumbnail_in
from ghpress.press.previews import preview, previews
from preflight import bad_pages
from press.printed import SHEET, TICKET, colophon, forme_of, page_file, painted, with_box
from press.trial import Bit

COLOURS = (
    (200, 0, 0),
    (0, 150, 0),
    (0, 0, 200),
    (150, 150, 0),
    (0, 150, 150),
    (150, 0, 150),
    (90, 60, 0),
)


@pytest.fixture(scope="module")
def page(shelf):
    return page_file(("清晨五点，站里的灯亮了。",), shelf)


def opened(png):
    return Image.open(io.BytesIO(png))


@pytest.mark.parametrize(("dpi", "size"), [(100, (394, 315)), (200, (788, 630))])
def test_a_preview_is_the_trimmed_page_at_its_resolution(page, dpi, size):
    picture = opened(preview(page, dpi))
    assert all(abs(found - wanted) <= 1 for found, wanted in zip(picture.size, size, strict=True))
    assert picture.info["dpi"] == pytest.approx((dpi, dpi), abs=0.01)


def test_what_stands_in_the_bleed_is_cut_off(shelf):
    forme = with_box(
        forme_of(("字",), shelf), "left:-3mm;top:-3mm;width:3mm;height:86mm;background:#000"
    )
    picture = opened(preview(finish(painted(forme, shelf), SHEET, colophon(), TICKET), 100))
    assert picture.getpixel((1, 100)) == 255


def test_the_text_is_where_the_page_has_it(page):
    ink = opened(preview(page, 100)).point(lambda value: 255 - value).getbbox()
    left, top, right, bottom = (round(edge * 25.4 / 100, 1) for edge in ink)
    assert (left, right) == pytest.approx((10.4, 52.2), abs=0.6)
    assert 13 < top < bottom < 18


def test_a_page_without_colour_is_saved_as_greys(page):
    assert opened(preview(page, 100)).mode == "L"


def test_a_page_with_red_ink_is_saved_with_a_palette_that_has_its_very_red(shelf):
    page = page_file(([Bit("黑字红字", ink="red")],), shelf)
    drawn = drawn_in_colours(page)
    picture = opened(preview(page, 200))
    assert picture.mode == "P"
    shown = picture.convert("RGB")
    reds = Counter(one for one in pixels_of(drawn) if max(one) - min(one) > 100)
    assert shown.getbbox() == drawn.getbbox()
    (red, _), *_ = reds.most_common(1)
    assert Counter(pixels_of(shown))[red] >= reds[red]
    apart = np.abs(np.asarray(shown, int) - np.asarray(drawn, int))
    assert apart.max() <= 3, "only edges are a step off"


def test_black_type_on_a_tint_is_drawn_with_it(shelf):
    tinted = with_box(forme_of(("字",), shelf), "left:0;top:0;width:60mm;height:60mm;background:#fec")
    page = finish(painted(tinted, shelf), SHEET, colophon(), TICKET)
    shown, drawn = opened(preview(page, 200)).convert("RGB"), drawn_in_colours(page)
    assert np.abs(np.asarray(shown, int) - np.asarray(drawn, int)).max() <= 16


def test_a_photograph_is_saved_in_full_colours():
    noise = np.random.default_rng(1).integers(0, 255, (200, 200, 4), np.uint8)

    def photograph(pdf):
        made = bad_pages.picture(pdf, 200)
        made.write(noise.tobytes())
        return made

    words = "q 120 0 0 120 60 150 cm /I Do Q\n"
    page = bad_pages.good(bad_pages.also(words, XObject={"I": photograph}))
    assert opened(preview(page, 100)).mode == "RGB"


def drawn_in_colours(page):
    """The page as pdfium draws all of it in colours at 200 dpi."""
    with pypdfium2.PdfDocument(page) as document:
        left, bottom, right, top = document[0].get_mediabox()
        trim = document[0].get_trimbox()
        crop = (trim[0] - left, trim[1] - bottom, right - trim[2], top - trim[3])
        bitmap = document[0].render(scale=200 / 72, crop=crop, rev_byteorder=True)
        return bitmap.to_pil().convert("RGB")


def pixels_of(picture):
    return [tuple(pixel) for pixel in np.asarray(picture).reshape(-1, 3).tolist()]


def test_the_same_page_gives_the_same_pictures(page):
    assert previews(page, (50, 100, 72)) == tuple(preview(page, dpi) for dpi in (50, 100, 72))


def sheet_of(count, size=(700, 970)):
    pages = []
    for colour in COLOURS[:count]:
        target = io.BytesIO()
        Image.new("RGB", size, colour).save(target, "PNG")
        pages.append(target.getvalue())
    return contact_sheet(pages)


def seen(png):
    """The rows of the sheet: for each the pages met from left to right, 0 for a gap between them."""
    pixels = np.asarray(opened(png).convert("RGB"), dtype=int)[::5, ::5]
    numbers = np.full(pixels.shape[:2], -1)
    for number, colour in enumerate((GROUND, *COLOURS)):
        numbers[(pixels == colour).all(axis=2)] = number
    rows = [_met(row) for row in numbers]
    return [row for row, _ in groupby(row for row in rows if row)]


def _met(row):
    runs = [number for number, run in groupby(row) if number > 0 or len(list(run)) > 4]
    met = [number for number, _ in groupby(runs) if number >= 0]
    return met[1:-1] if set(met) - {0} else []


def test_the_front_page_stands_alone_and_the_others_face_each_other():
    assert seen(sheet_of(4)) == [[1, 0, 2, 3], [4]]
    assert seen(sheet_of(7)) == [[1, 0, 2, 3], [4, 5, 0, 6, 7]]


def test_one_page_makes_a_sheet_too():
    assert seen(sheet_of(1)) == [[1]]


def test_a_contact_sheet_stays_within_a_screen_and_pages_are_not_blown_up():
    for count in (1, 2, 5, 7):
        width, height = opened(sheet_of(count, (900, 1250))).size
        assert width <= WIDEST + 10
        assert height <= TALLEST + 10
    assert opened(sheet_of(1, (300, 400))).size[0] == 300 + 2 * 30


def test_pages_are_numbered(page):
    plain = sheet_of(2)
    captions = opened(plain).convert("L").point(lambda value: 255 if value < 110 else 0)
    assert captions.getbbox() is not None
    assert contact_sheet([preview(page, 50)]) != contact_sheet([preview(page, 50)], first=3)


def test_the_same_previews_give_the_same_sheet():
    assert sheet_of(3) == sheet_of(3)


def test_a_spread_takes_the_room_of_two_facing_pages():
    sizes = ((700, 970), (1400, 970), (700, 970), (700, 970), (700, 970))
    pages = []
    for colour, size in zip(COLOURS, sizes, strict=False):
        target = io.BytesIO()
        Image.new("RGB", size, colour).save(target, "PNG")
        pages.append(target.getvalue())
    sheet = contact_sheet(pages)
    assert seen(sheet) == [[1, 0, 2], [3, 4, 0, 5]]
    pixels = np.asarray(opened(sheet).convert("RGB"), dtype=int)
    wide, narrow = (int((pixels == colour).all(axis=2).any(axis=0).sum()) for colour in COLOURS[1::-1])
    assert wide == 2 * narrow


def test_the_look_of_a_note_is_drawn_in_its_colours_and_a_bare_link_is_nothing():
    def noted(subtype, look):
        def change(pdf):
            note = Dictionary(
                Type=Name.Annot, Subtype=Name(subtype), Rect=Array([60, 60, 140, 140]), F=4
            )
            note.AP = Dictionary(N=pdf.make_stream(look, BBox=Array([0, 0, 80, 80]), Subtype=Name.Form))
            if not look:
                del note.AP
            pdf.pages[0].Contents = pdf.make_stream(b"0 0 0 1 k 60 300 60 20 re f")
            pdf.pages[0].Annots = Array([pdf.make_indirect(note)])

        return opened(preview(bad_pages.good(change), 100))

    assert noted("/Square", b"1 0 0 rg 0 0 80 80 re f").mode == "RGB"
    assert noted("/Link", b"").mode == "L"


def test_for_no_pictures_the_page_is_not_even_read() -> None:
    assert previews(b"no page at all", ()) == ()


def test_a_preview_carries_its_thumbnail_and_other_pictures_none(page):
    small = opened(thumbnail_in(io.BytesIO(preview(page, 100))))
    assert small.format == "JPEG" and small.size == opened(preview(page, 100)).size
    assert thumbnail_in(io.BytesIO(preview(page, 200))) == b""
    plain = io.BytesIO()
    Image.new("RGB", (9, 9)).save(plain, "PNG")
    assert thumbnail_in(plain) == b"" and thumbnail_in(io.BytesIO(b"no picture")) == b""


def test_a_contact_sheet_hands_on_the_thumbnail_of_every_page(page):
    plain = io.BytesIO()
    Image.new("RGB", (900, 1250)).save(plain, "PNG")
    small: list[bytes] = []
    contact_sheet([preview(page, 100), plain.getvalue()], seen=small.append)
    assert small[0] == thumbnail_in(io.BytesIO(preview(page, 100)))
    assert opened(small[1]).size == (450, 625)


@pytest.mark.parametrize("count", [3, 4])
def test_what_is_shown_ahead_makes_the_same_sheet(page, tmp_path, count):
    """Also where there are more pages after all, and what was shown is of another size."""
    paths = [tmp_path / f"{number}.png" for number in range(3)]
    for path in paths:
        path.write_bytes(preview(page, 100))
    ahead = shown_ahead(paths[:2], count)
    assert set(ahead) == set(paths[:2])
    once, again = [], []
    assert contact_sheet(paths, seen=once.append) == contact_sheet(paths, 1, again.append, ahead)
    assert once == again


def test_nothing_is_shown_ahead_of_previews_of_several_sizes(page, tmp_path):
    paths = [tmp_path / "1.png", tmp_path / "2.png"]
    for path, dpi in zip(paths, (50, 100), strict=True):
        path.write_bytes(preview(page, dpi))
    assert shown_ahead(paths, 2) == shown_ahead([], 2) == {}
