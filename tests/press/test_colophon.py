"""What a file says of itself."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pikepdf
import pytest

from ghpress.press.binding import Colophon
from ghpress.press.colophon import pdf_date, sign
from press.printed import TICKET

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "written"),
    [
        (UTC, "D:20261101120000Z"),
        (timezone(timedelta(hours=8)), "D:20261101120000+08'00"),
        (timezone(-timedelta(hours=3, minutes=30)), "D:20261101120000-03'30"),
    ],
)
def test_a_date_names_its_zone(zone, written):
    assert pdf_date(NOON.replace(tzinfo=zone)) == written


def signed(colophon, ticket=TICKET):
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        sign(pdf, colophon, ticket)
        return str(pdf.docinfo["/Title"]), pdf.open_metadata()["xmpMM:DocumentID"], str(pdf.Root.Lang)


def test_a_title_may_hold_any_character():
    title = "工会 <特刊> & “春” 𠮷"
    assert signed(Colophon(title, ("a",)))[0] == title


def test_the_id_is_a_uuid_that_follows_the_tickets_words():
    one, same, other = (
        signed(Colophon("题", words))[1] for words in (("a", "1"), ("a", "1"), ("a", "2"))
    )
    assert re.fullmatch(r"uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}", one)
    assert one == same != other


def test_a_corrected_version_has_an_id_of_its_own():
    colophon = Colophon("题", ("a",))
    assert signed(colophon)[1] != signed(colophon, replace(TICKET, version="B"))[1]


def test_the_file_says_its_language():
    assert signed(Colophon("题", ("a",)))[2] == "zh-Hans"
