"""A page with an advert that would make it no PDF/X stays behind, and says where it is booked."""

from pathlib import Path

import pikepdf
import pytest

from cli.issues import ISSUE
from deliver.issues import HOUSE, quietly, request_of
from ghpress.build import build_issue
from ghpress.deliver.deliver import DeliverRequest, deliver_issue
from ghpress.remarks import Halt, Level
from ghpress.units import mm
from press.adverts import handed_in

BOOKED = ISSUE + "adverts: [{file: ad.pdf, size: {width: 60mm, height: 40mm}}]\n"


def test_an_advert_in_inks_the_page_has_no_plates_for_is_told(tmp_path: Path) -> None:
    request = request_of(tmp_path, f"{HOUSE}press: {{inks: {{other: K}}}}\n", issue=BOOKED)
    art = handed_in(mm(60), mm(40), change=lambda pdf: setattr(pdf.pages[0], "Contents", tinted(pdf)))
    (request.issue / "ad.pdf").write_bytes(art)
    told = build_issue(request, quietly).remarks
    (one,) = [one for one in told if one.code == "advert-ink-without-plate"]
    assert one.level is Level.WARNING and one.fact("inks") == "Magenta、Yellow"


def tinted(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return pdf.make_stream(b"0 .2 .6 0 k 0 0 200 200 re f")


def test_an_advert_without_its_fonts_stops_build_and_delivery(tmp_path: Path) -> None:
    request = request_of(tmp_path, issue=BOOKED)
    (request.issue / "ad.pdf").write_bytes(handed_in(mm(60), mm(40)))
    delivered = deliver_issue(DeliverRequest(request), quietly)
    stopped = [one for one in delivered.remarks if one.level is Level.ERROR]
    assert [one.code for one in stopped] == ["advert-font-missing", "deliver-withheld"]
    assert str(stopped[0].place).startswith("issue.yaml:4:")
    assert [one.code for one in delivered.remarks].count("advert-font-missing") == 1
    assert delivered.parcel is None
    with pytest.raises(Halt) as halted:
        build_issue(request, quietly)
    wrong = [one.code for one in halted.value.remarks if one.level is Level.ERROR]
    assert wrong == ["advert-font-missing"]
