"""An advert's file is looked over when it comes in, and each thing a printer would refuse is named."""

import io

import numpy as np
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from ghpress.preflight.adverts import advert_inks, inspect_advert, refuse_advert
from ghpress.preflight.inkmap import InkMap
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
    assert next(iter(found)) == "advert-rgb" and space in found["advert-rgb"]


def test_a_pdf_that_does_not_claim_to_be_pdfx_is_named() -> None:
    plain = pikepdf.new()
    plain.add_blank_page(page_size=(100, 100)).Contents = plain.make_stream(b"0 0 0 1 k 9 9 9 9 re f")
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


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"0 0 0 1 K .1 w 20 20 m 90 20 l S", "hairline"),
        (b"1 1 .9 .5 k 20 20 30 30 re f", "colour-over-limit"),
        (b"BX 1 odd EX 0 0 0 1 k 20 20 30 30 re f", "operator-unknown"),
    ],
)
def test_what_newspapers_refuse_in_adverts_is_named_with_its_place(content: bytes, code: str) -> None:
    remarks = inspect_advert(made(also(content)), PLACE, "ad.pdf")
    faults = {remark.fact("what"): remark for remark in remarks if remark.code == "advert-fault"}
    assert code in faults
    assert faults[code].place == PLACE
    assert in_words(faults[code], "zh").says.startswith("广告文件 ad.pdf（从左上角")
    assert faults[code].fact("zh") in in_words(faults[code], "zh").says
    assert faults[code].fact("en_help") in in_words(faults[code], "en").help


def test_a_coarse_picture_in_an_advert_is_named() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pixels = pdf.make_stream(bytes(40 * 40 * 4), Width=40, Height=40, BitsPerComponent=8)
        pixels.Subtype, pixels.ColorSpace = Name.Image, Name.DeviceCMYK
        pdf.pages[0].Resources = Dictionary(XObject=Dictionary(I=pixels))
        also(b"q 72 0 0 72 20 20 cm /I Do Q 0 0 0 1 k 0 0 9 9 re f")(pdf)

    remarks = inspect_advert(made(change), PLACE, "ad.pdf")
    assert [remark.fact("what") for remark in remarks] == ["picture-too-coarse"]


def test_where_an_advert_has_too_much_ink_is_measured() -> None:
    def heavy(content: bytes, index: int) -> InkMap:
        plates = np.zeros((200, 300, 4), np.uint8)
        plates[60:90, 60:90] = 200
        return InkMap(plates, 72, "the test")

    def change(pdf: pikepdf.Pdf) -> None:
        clear = Dictionary(ExtGState=Dictionary(G=Dictionary(ca=0.5)))
        pdf.pages[0].Resources = clear
        also(b"/G gs 0 0 0 1 k 20 20 30 30 re f")(pdf)

    remarks = inspect_advert(made(change), PLACE, "ad.pdf", heavy)
    (fault,) = remarks
    assert fault.fact("what") == "ink-over-limit"
    assert 15 < float(fault.fact("x")) < 30 and 15 < float(fault.fact("y")) < 30


def refused(content: bytes, standard: str) -> list[str]:
    """What stops a page of a standard that has the advert on it: code, or the fault's own."""
    remarks = refuse_advert(content, PLACE, "ad.pdf", standard)
    assert all(remark.place == PLACE and remark.level is Level.ERROR for remark in remarks)
    return [remark.fact("what") or remark.code for remark in remarks]


def lab(pdf: pikepdf.Pdf) -> None:
    """A colour that is calibrated and no ink."""
    space = Array([Name.Lab, Dictionary(WhitePoint=Array([0.96, 1, 0.82]))])
    pdf.pages[0].Resources = Dictionary(ColorSpace=Dictionary(C=space))
    also(b"/C cs 50 20 20 sc 0 0 9 9 re f")(pdf)


def indexed(pdf: pikepdf.Pdf) -> None:
    """A picture of two colours, its palette in RGB."""
    space = Array([Name.Indexed, Name.DeviceRGB, 1, pikepdf.String(bytes(6))])
    pixels = pdf.make_stream(bytes(50 * 400), Width=400, Height=400, BitsPerComponent=1)
    pixels.Subtype, pixels.ColorSpace = Name.Image, space
    pdf.pages[0].Resources = Dictionary(XObject=Dictionary(I=pixels))
    also(b"q 72 0 0 72 20 20 cm /I Do Q")(pdf)


@pytest.mark.parametrize(
    ("change", "x4", "x1a"),
    [
        (outlined, [], []),
        (None, ["advert-font-missing"], ["advert-font-missing"]),
        (also(b"1 0 0 rg 0 0 9 9 re f"), ["advert-rgb"], ["advert-rgb", "colour-not-x1a"]),
        (indexed, ["advert-rgb"], ["advert-rgb", "colour-not-x1a"]),
        (lab, [], ["advert-rgb", "colour-not-x1a"]),
        (also(b"BX 1 odd EX 0 0 0 1 k 20 20 30 30 re f"), ["operator-unknown"], ["operator-unknown"]),
        (also(b"/Nothing Do"), ["advert-unreadable"], ["advert-unreadable"]),
        (also(b"0 0 0 1 K .1 w 20 20 m 90 20 l S"), [], []),
        (also(b"1 1 .9 .5 k 20 20 30 30 re f"), [], []),
    ],
)
def test_what_makes_our_page_less_than_it_claims_stops_it_and_nothing_else(change, x4, x1a) -> None:
    content = made(change)
    assert refused(content, "press") == x4
    assert refused(content, "press-x1a") == x1a
    assert refused(content, "proof") == refused(content, "web") == []


def test_what_stops_a_page_was_a_warning_when_the_advert_came_in() -> None:
    content = made(also(b"1 0 0 rg 0 0 9 9 re f BX 1 odd EX"))
    warned = {(one.code, one.facts) for one in inspect_advert(content, PLACE, "ad.pdf")}
    stopped = {(one.code, one.facts) for one in refuse_advert(content, PLACE, "ad.pdf", "press")}
    assert stopped and stopped <= warned


def test_the_inks_of_an_advert_are_those_it_lays_down() -> None:
    assert advert_inks(made(outlined)) == {"Black"}
    assert advert_inks(made(also(b"0 .2 .6 0 k 0 0 50 50 re f"))) == {"Magenta", "Yellow"}
    assert advert_inks(b"no page") == frozenset()
