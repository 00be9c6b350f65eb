"""An advert's file is looked over when it comes in, and each thing a printer would refuse is named."""

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from ghpress.preflight.adverts import inspect_advert
from ghpress.remarks import InFile, Level
from ghpress.units import mm
from ghpress.wording import in_words
from press.adverts import HELVETICA, handed_in

PLACE = InFile("issue.yaml", 12, 11)


def said(content: bytes) -> dict[str, str]:
    """Each remark's code with its words in both languages in one."""
    remarks = inspect_advert(content, PLACE, "ad.pdf")
    assert all(remark.place == PLACE and remark.level is Level.WARNING for remark in remarks)
    return {remark.code: in_words(remark, "zh").says + in_words(remark, "en").says for remark in remarks}


def made(change=None) -> bytes:
    return handed_in(mm(60), mm(40), change=change)


def outlined(pdf: pikepdf.Pdf) -> None:
    """The words taken out, so that the file has no fault."""
    pdf.pages[0].Contents = pdf.make_stream(b"0 0 0 1 k 0 0 50 50 re f")


def also(content: bytes):
    """A sound file with more to paint."""

    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Contents = pdf.make_stream(content)

    return change


def test_a_sound_pdfx_has_nothing_said_of_it() -> None:
    assert said(made(outlined)) == {}


def test_a_font_that_is_not_embedded_is_named() -> None:
    assert list(said(made())) == ["advert-font-missing"]
    assert "Helvetica" in said(made())["advert-font-missing"]


@pytest.mark.parametrize(
    ("content", "space"),
    [(b"1 0 0 rg 0 0 9 9 re f", "DeviceRGB"), (b"/C cs 1 0 0 sc 0 0 9 9 re f", "ICCBased 3")],
)
def test_colours_that_are_no_inks_are_named(content: bytes, space: str) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        also(content)(pdf)
        profile = pdf.make_stream(b"", N=3)
        pdf.pages[0].Resources = Dictionary(ColorSpace=Dictionary(C=Array([Name.ICCBased, profile])))

    found = said(made(change))
    assert list(found) == ["advert-rgb"] and space in found["advert-rgb"]


def test_a_pdf_that_does_not_claim_to_be_pdfx_is_named() -> None:
    plain = pikepdf.new()
    plain.add_blank_page(page_size=(100, 100))
    target = io.BytesIO()
    plain.save(target)
    assert list(said(target.getvalue())) == ["advert-not-pdfx"]


def test_pdfx1a_says_so_in_its_information() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        outlined(pdf)
        del pdf.Root.Metadata
        pdf.trailer.Info = pdf.make_indirect(Dictionary(GTS_PDFXVersion="PDF/X-1:2001"))

    assert said(made(change)) == {}


def test_a_claim_without_an_output_intent_is_named() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        outlined(pdf)
        del pdf.Root.OutputIntents

    assert list(said(made(change))) == ["advert-no-intent"]


def test_layers_and_annotations_are_named() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        outlined(pdf)
        pdf.Root.OCProperties = Dictionary(OCGs=Array([]), D=Dictionary())
        note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 9, 9]))
        pdf.pages[0].Annots = Array([pdf.make_indirect(note)])

    assert list(said(made(change))) == ["advert-layers", "advert-annotations"]


def test_content_no_reader_understands_is_said_to_be_so() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Resources = Dictionary(Font=Dictionary(F1=HELVETICA))
        pdf.pages[0].Contents = pdf.make_stream(b"/Nothing Do")

    assert list(said(made(change))) == ["advert-unreadable"]
