"""Page files bound into an issue: nothing lost, everything shared, found by its bookmarks."""

import io
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from ghpress.preflight.reader import read_glyphs
from ghpress.press.binding import Binding, Bookmark, Colophon
from ghpress.press.finish import finish
from ghpress.press.forme import PICTURE_SCHEME, Ready
from ghpress.press.merge import merge
from ghpress.press.previews import preview
from ghpress.units import mm
from oracles import second_reader
from oracles.first_reader import read_structure, text_in_order
from press.printed import SHEET, TICKET, colophon, forme_of, page_file, painted
from press.trial import RADICAL_WORK, Bit

TEXTS = (
    ("清晨五点，站里的灯亮了。", "Open 24h，每天接待320人。"),
    ("热水、微波炉、充电插座，一样不少。", f"“工”不是“{RADICAL_WORK}”。"),
    ("晚上九点，最后一位骑手起身。", "灯还亮着：24h。"),
)
BINDING = Binding(Colophon("试刊", ("trial", "issue")))


def faces_of(shelf) -> dict[str, Path]:
    return {key: shelf.face(key).path for key in shelf.keys()}


@pytest.fixture(scope="module")
def pages(shelf):
    return tuple(page_file(lines, shelf, number) for number, lines in enumerate(TEXTS, 1))


@pytest.fixture(scope="module")
def issue(pages, shelf):
    return merge(pages, BINDING, faces_of(shelf), TICKET)


def streams(pdf: bytes, *kinds: str) -> list[bytes]:
    """What the descriptors and pictures of a file hold, each object once."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [
            holder[kind].read_bytes()
            for kind in kinds
            for holder in {
                entry[kind].objgen: entry
                for entry in opened.objects
                if isinstance(entry, pikepdf.Dictionary) and kind in entry
            }.values()
        ]


def fonts_of(pdf: bytes) -> set[tuple[int, int]]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return {font.objgen for page in opened.pages for font in page.resources.Font.values()}


def test_every_page_says_what_its_page_file_said_to_both_readers(pages, issue):
    for number, page in enumerate(pages):
        assert text_in_order(issue, number) == text_in_order(page)
        assert second_reader.text_in_order(issue, number) == second_reader.text_in_order(page)


def test_no_glyph_moves(pages, issue):
    for number, page in enumerate(pages):
        assert read_glyphs(issue, number) == read_glyphs(page)


def test_every_page_looks_as_its_page_file_did(pages, issue):
    with pikepdf.open(io.BytesIO(issue)) as bound:
        for number, page in enumerate(pages):
            alone = pikepdf.new()
            alone.pages.append(bound.pages[number])
            target = io.BytesIO()
            alone.save(target)
            assert preview(target.getvalue(), 100) == preview(page, 100)


def test_all_pages_share_one_program_of_a_face(pages, issue):
    assert len([program for page in pages for program in streams(page, "/FontFile2")]) == 3
    assert len(streams(issue, "/FontFile2")) == 1


def test_a_glyph_of_two_texts_keeps_two_fonts_around_one_program(issue):
    assert len(fonts_of(issue)) == 2
    assert RADICAL_WORK in text_in_order(issue, 1)
    assert "工" in text_in_order(issue, 1)


def test_fonts_of_the_same_name_that_disagree_on_a_glyph_stay_apart(pages, shelf):
    def disagree(pdf):
        for font in pdf.pages[0].resources.Font.values():
            cmap = font.ToUnicode.read_bytes().lower()
            font.ToUnicode.write(cmap.replace(b"<706f>", b"<71c8>"))

    with pikepdf.open(io.BytesIO(pages[2])) as pdf:
        disagree(pdf)
        target = io.BytesIO()
        pdf.save(target)
    bound = merge((pages[0], target.getvalue()), BINDING, faces_of(shelf), TICKET)
    assert "灯" in text_in_order(bound, 0)
    assert "燈" in text_in_order(bound, 1)
    assert "灯" not in text_in_order(bound, 1)
    assert len(streams(bound, "/FontFile2")) == 1


def test_cff_faces_are_shared_and_still_drawn(real_shelf):
    lines = (
        ("清晨五点，站里的灯亮了。",),
        ([Bit("晚上", "hei"), Bit("九点，"), Bit("灯还亮着", "kai")],),
    )
    pages = tuple(page_file(page, real_shelf, number) for number, page in enumerate(lines, 1))
    bound = merge(pages, BINDING, faces_of(real_shelf), TICKET)
    for number in range(2):
        fonts = read_structure(bound, number).fonts
        assert all(font.program and font.is_subset and font.drawn.all() for font in fonts)
        assert all(not glyph.ink.is_empty() for glyph in read_glyphs(bound, number))
    assert [read_glyphs(bound, number) for number in range(2)] == [read_glyphs(page) for page in pages]
    assert len(streams(bound, "/FontFile3")) == 2
    assert len(streams(bound, "/FontFile2")) == 1


def test_a_face_that_is_not_handed_over_stays_as_each_page_has_it(pages):
    bound = merge(pages, BINDING, {}, TICKET)
    assert len(streams(bound, "/FontFile2")) == 3
    assert text_in_order(bound, 2) == "".join(TEXTS[2])


def test_an_equal_picture_is_stored_once(shelf):
    target = io.BytesIO()
    Image.effect_noise((64, 64), 50).save(target, "JPEG")
    address = f"{PICTURE_SCHEME}noise"
    shown = f'<img style="position:absolute;width:9mm" src="{address}">'

    def with_picture(lines):
        forme = forme_of(lines, shelf, pictures={address: Ready(target.getvalue(), "image/jpeg")})
        forme = replace(forme, markup=forme.markup.replace("<body>", f"<body>{shown}"))
        return finish(painted(forme, shelf), SHEET, colophon(), TICKET)

    bound = merge([with_picture(lines) for lines in TEXTS], BINDING, faces_of(shelf), TICKET)
    with pikepdf.open(io.BytesIO(bound)) as pdf:
        shown_by = Counter(
            picture.objgen for page in pdf.pages for picture in page.get_images().values()
        )
    assert list(shown_by.values()) == [3]


def test_binding_the_same_pages_gives_the_same_bytes_from_memory_and_from_disk(
    pages, issue, shelf, tmp_path
):
    files = [tmp_path / f"{number}.pdf" for number in range(3)]
    for file, page in zip(files, pages, strict=True):
        file.write_bytes(page)
    assert merge(pages, BINDING, faces_of(shelf), TICKET) == issue
    assert merge(files, BINDING, faces_of(shelf), TICKET) == issue


def test_bound_pages_are_smaller_than_loose_ones(pages, issue):
    assert len(issue) < sum(map(len, pages))


def test_bookmarks_lead_to_the_headline_of_a_story(pages, shelf):
    story = Bookmark("灯亮着", 2, mm(25))
    marks = (Bookmark("第1版", 1), Bookmark("第2版", 2, inner=(story,)))
    bound = merge(pages, replace(BINDING, bookmarks=marks), faces_of(shelf), TICKET)
    with pypdfium2.PdfDocument(bound) as document:
        found = [(item.level, item.get_title(), item.get_dest()) for item in document.get_toc()]
        assert [(level, title) for level, title, _ in found] == [
            (0, "第1版"),
            (0, "第2版"),
            (1, "灯亮着"),
        ]
        assert [dest.get_index() for *_, dest in found] == [0, 1, 1]
        _, (left, top, _) = found[2][2].get_view()
    assert round(left * 25.4 / 72, 2) == 3
    assert round(top * 25.4 / 72, 2) == 83 - 25


def test_viewers_name_pages_by_their_folios(pages, shelf):
    bound = merge(pages, replace(BINDING, folios=("A01", "A02", "第3版")), faces_of(shelf), TICKET)
    with pypdfium2.PdfDocument(bound) as document:
        assert [document.get_page_label(number) for number in range(3)] == ["A01", "A02", "第3版"]


def test_the_issue_opens_as_the_folded_paper_does(issue):
    with pikepdf.open(io.BytesIO(issue)) as pdf:
        assert str(pdf.Root.PageLayout) == "/TwoPageRight"
        assert str(pdf.docinfo["/Title"]) == "试刊"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
