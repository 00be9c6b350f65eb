"""An advert in the reader's edition is one figure, whatever tags its makers left in it."""

import io
from dataclasses import replace

import pikepdf
import pytest

from ghpress.makeup.page import AdvertFrame, Rect
from ghpress.manuscript.furnishings import Advert, AdvertSize
from ghpress.press.pagefile import print_page
from ghpress.press.reading.stretches import PICTURE, Stretch
from ghpress.ticket import Ticket
from ghpress.units import mm
from press.adverts import handed_in
from press.sheets import WHEN, broadsheet, job_of, page_of


def tagged(pdf):
    content = b"/P <</MCID 0>> BDC " + pdf.pages[0].Contents.read_bytes() + b" EMC"
    pdf.pages[0].Contents = pdf.make_stream(content)
    pdf.pages[0].StructParents = 0


@pytest.fixture(scope="module")
def file(shelf, tmp_path_factory):
    folder = tmp_path_factory.mktemp("advert")
    (folder / "sale.pdf").write_bytes(handed_in(mm(80), mm(60), change=tagged))
    layout = broadsheet()
    page = page_of(layout, shelf)
    rect = Rect(mm(100), mm(300), mm(80), mm(60))
    advert = AdvertFrame("sale", "advert", rect, Advert("sale.pdf", AdvertSize()))
    job = job_of(replace(page, frames=(*page.frames, advert)), layout, shelf, folder)
    made = print_page(replace(job, ticket=Ticket(WHEN, profile="web")))
    assert made.remarks == ()
    return made


def test_it_is_one_stretch(file):
    assert [one for one in file.stretches if one.frame == "sale"] == [Stretch("sale", PICTURE)]


def test_its_own_marks_are_gone_and_its_words_are_there(file):
    with pikepdf.open(io.BytesIO(file.pdf)) as pdf:
        (form,) = (one for name, one in pdf.pages[0].resources.XObject.items() if "Advert" in name)
        inner = form.Resources.XObject.Page
        assert b"BDC" not in inner.read_bytes()
        assert b"SPRING SALE" in inner.read_bytes()
        assert "/StructParents" not in inner
        number = len(file.stretches) - 1
        assert (
            f"<< /MCID {number} >> BDC\n/Advert1 Do\nEMC".encode() in pdf.pages[0].Contents.read_bytes()
        )
