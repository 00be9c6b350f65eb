"""An advert's own page put into ours: at its place and size, once, unchanged, clipped to its frame."""

import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
import pytest
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar

from ghpress.makeup.page import AdvertFrame, Rect
from ghpress.manuscript.furnishings import Advert, AdvertSize
from ghpress.preflight.subject import PageSubject
from ghpress.preflight.survey import survey
from ghpress.press.binding import Binding
from ghpress.press.merge import merge
from ghpress.press.pagefile import print_page
from ghpress.press.pagejob import PageFile, PageJob
from ghpress.press.pagekey import page_key
from ghpress.stock.shelf import Shelf
from ghpress.ticket import Ticket
from ghpress.units import in_mm, in_pt, mm
from oracles.first_reader import text_in_order
from press.adverts import handed_in
from press.printed import colophon, page_file
from press.sheets import WHEN, broadsheet, job_of, page_of

LAYOUT = broadsheet()
WIDTH, HEIGHT = mm(120), mm(80)
ART = handed_in(WIDTH, HEIGHT)
FRAME = Rect(mm(100), mm(400), WIDTH, HEIGHT)


def advertised(shelf: Shelf, folder: Path, art: bytes = ART, rect: Rect = FRAME) -> PageJob:
    """A page of two columns with an advert between them in reading order."""
    (folder / "ad.pdf").write_bytes(art)
    page = page_of(LAYOUT, shelf)
    advert = Advert("ad.pdf", AdvertSize(width=WIDTH, height=HEIGHT))
    frame = AdvertFrame("advert-1-1", "advert", rect, advert)
    first, *others = page.frames
    return job_of(replace(page, frames=(first, frame, *others)), LAYOUT, shelf, folder)


def printed(job: PageJob) -> PageFile:
    done = print_page(job)
    assert done.remarks == (), done.remarks
    return done


def letters(pdf: bytes) -> list[tuple[str, float, float]]:
    """Every Helvetica letter as pdfminer reads it: text, x, y in points from the trim's lower left."""
    (page,) = extract_pages(io.BytesIO(pdf))
    found: list[tuple[str, float, float]] = []

    def walk(item: object) -> None:
        if isinstance(item, LTChar) and "Helvetica" in item.fontname:
            x, y = item.matrix[4:]
            found.append((item.get_text(), x - in_pt(LAYOUT.sheet.bleed), y - in_pt(LAYOUT.sheet.bleed)))
        for inner in item if hasattr(item, "__iter__") else ():  # type: ignore[attr-defined]
            walk(inner)

    walk(page)
    return found


def test_its_words_stand_where_the_frame_puts_them_and_once(shelf: Shelf, tmp_path: Path) -> None:
    done = printed(advertised(shelf, tmp_path))
    found = letters(done.pdf)
    assert "".join(letter for letter, _, _ in found if letter.strip()) == "SPRINGSALE"
    _, x, y = found[0]
    foot = LAYOUT.sheet.height - mm(400) - HEIGHT
    assert x == pytest.approx(in_pt(mm(100)) + 20, abs=0.02)
    assert y == pytest.approx(in_pt(foot) + 30, abs=0.02)


def test_another_reader_finds_them_in_reading_order_between_the_columns(
    shelf: Shelf, tmp_path: Path
) -> None:
    words = text_in_order(printed(advertised(shelf, tmp_path)).pdf)
    assert "".join(words.split()) == "灯亮了，人来了。SPRINGSALE灯亮了，人来了。"


def test_it_is_a_form_of_vectors_with_its_own_resources(shelf: Shelf, tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(printed(advertised(shelf, tmp_path)).pdf)) as pdf:
        form = pdf.pages[0].resources.XObject["/Advert1"]
        inner = form.Resources.XObject.Page
        assert inner.Resources.Font.F1.BaseFont == "/Helvetica"
        with pikepdf.open(io.BytesIO(ART)) as theirs:
            assert inner.read_bytes().strip() == theirs.pages[0].Contents.read_bytes().strip()


def test_its_bleed_is_cut_off_inside_the_page_and_kept_at_the_sheets_edge(
    shelf: Shelf, tmp_path: Path
) -> None:
    inside = tinted(printed(advertised(shelf, tmp_path)).pdf)
    assert inside == pytest.approx((100, 400, 220, 480), abs=0.6)
    sheet, bleed = LAYOUT.sheet, LAYOUT.sheet.bleed
    corner = Rect(sheet.width - WIDTH, sheet.height - HEIGHT, WIDTH + bleed, HEIGHT + bleed)
    edge = tinted(printed(advertised(shelf, tmp_path, rect=corner)).pdf)
    assert edge == pytest.approx((270, 460, 393, 543), abs=0.6)


def test_one_that_is_not_of_the_booked_size_stands_in_the_middle_at_its_own(
    shelf: Shelf, tmp_path: Path
) -> None:
    small = handed_in(WIDTH - mm(10), HEIGHT - mm(6))
    assert tinted(printed(advertised(shelf, tmp_path, small)).pdf) == pytest.approx(
        (105, 403, 215, 477), abs=0.6
    )
    large = handed_in(WIDTH + mm(10), HEIGHT + mm(6))
    assert tinted(printed(advertised(shelf, tmp_path, large)).pdf) == pytest.approx(
        (100, 400, 220, 480), abs=0.6
    )


def tinted(pdf: bytes) -> tuple[float, ...]:
    """Where the advert's tint lies, in millimetres from the trim's top left: left, top, right, foot."""
    dots = 60
    pixels = np.asarray(pypdfium2.PdfDocument(pdf)[0].render(scale=dots / 72).to_pil().convert("RGB"))
    # The tint is a light orange: red high, blue low; neither paper nor text is that.
    down, across = np.nonzero((pixels[:, :, 0] > 160) & (pixels[:, :, 2] < 160))
    edges = across.min(), down.min(), across.max() + 1, down.max() + 1
    return tuple(float(edge) * 25.4 / dots - in_mm(LAYOUT.sheet.bleed) for edge in edges)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_turned_in_its_file_is_placed_as_it_is_looked_at(
    shelf: Shelf, tmp_path: Path, turn: int
) -> None:
    sides = (HEIGHT, WIDTH) if turn in (90, 270) else (WIDTH, HEIGHT)

    def turned(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Rotate = turn

    art = handed_in(*sides, change=turned)
    done = printed(advertised(shelf, tmp_path, art))
    assert tinted(done.pdf) == pytest.approx((100, 400, 220, 480), abs=0.6)


def test_the_same_page_gives_the_same_bytes(shelf: Shelf, tmp_path: Path) -> None:
    job = advertised(shelf, tmp_path)
    assert printed(job).pdf == printed(job).pdf


def test_another_file_under_the_same_name_is_another_page(shelf: Shelf, tmp_path: Path) -> None:
    job = advertised(shelf, tmp_path)
    before = page_key(job)
    (tmp_path / "ad.pdf").write_bytes(handed_in(WIDTH, HEIGHT, "AUTUMN SALE"))
    assert page_key(job) != before


def test_adverts_survive_the_binding_of_the_issue(shelf: Shelf, tmp_path: Path) -> None:
    page = printed(advertised(shelf, tmp_path)).pdf
    faces = {key: shelf.face(key).path for key in shelf.keys()}
    bound = merge([page, page], Binding(colophon()), faces, Ticket(WHEN))
    for number in (0, 1):
        assert "SPRING SALE" in text_in_order(bound, number)


def test_notes_round_an_advert_are_cut_off_and_no_fault_of_the_page(
    shelf: Shelf, tmp_path: Path
) -> None:
    def noted(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        page.MediaBox = [-200, -200, 900, 900]
        note = b" BT /F1 12 Tf 1 0 0 1 -150 50 Tm (NOTE) Tj ET"
        page.Contents = pdf.make_stream(page.Contents.read_bytes() + note)

    at = Rect(mm(19), mm(400), WIDTH, HEIGHT)
    done = printed(advertised(shelf, tmp_path, handed_in(WIDTH, HEIGHT, change=noted), at))
    assert survey(PageSubject(done.pdf, 1, LAYOUT.sheet), "press") == ()
    left = pypdfium2.PdfDocument(done.pdf)[0].render(scale=0.5, crop=(0, 0, 1068, 0)).to_pil()
    assert left.convert("L").getextrema() == (255, 255)


def test_colours_of_an_advert_are_said_of_its_own_file_not_of_our_page(
    shelf: Shelf, tmp_path: Path
) -> None:
    def red(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Contents = pdf.make_stream(b"1 0 0 rg 0 0 500 500 re f")

    done = printed(advertised(shelf, tmp_path, handed_in(WIDTH, HEIGHT, change=red)))
    assert survey(PageSubject(done.pdf, 1, LAYOUT.sheet), "press") == ()


def test_an_advert_we_made_ourselves_shares_its_faces_with_the_issue(
    shelf: Shelf, tmp_path: Path
) -> None:
    own = page_file(["本报征订，灯下有书。"], shelf)
    page = printed(advertised(shelf, tmp_path, own)).pdf
    assert "本报征订，灯下有书。" in text_in_order(page)
    faces = {key: shelf.face(key).path for key in shelf.keys()}
    bound = merge([page, page], Binding(colophon()), faces, Ticket(WHEN))
    assert text_in_order(bound, 1) == text_in_order(page)
    with pikepdf.open(io.BytesIO(bound)) as pdf:
        programs = [one for one in pdf.objects if isinstance(one, pikepdf.Stream) and is_program(one)]
        assert len(programs) == 1


def is_program(stream: pikepdf.Stream) -> bool:
    """Whether a stream is a font's program: it has the length of its parts, or a kind of outlines."""
    return "/Length1" in stream or stream.get("/Subtype") == "/CIDFontType0C"
