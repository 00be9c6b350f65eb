"""A PDF somebody hands in is inspected page by page, and a damaged one is said to be damaged."""

import io
import random
import re

import pikepdf
import pytest

from ghpress.preflight.handed_in import survey_pdf
from ghpress.remarks import OnPage
from ghpress.units import in_pt, mm


def pdf(*pages: bytes, trim: bool = True) -> bytes:
    """A PDF of 100 × 150 mm pages with 3 mm of bleed, each painted by its content stream."""
    made = pikepdf.new()
    bleed, width, height = in_pt(mm(3)), in_pt(mm(106)), in_pt(mm(156))
    for content in pages:
        page = made.add_blank_page(page_size=(width, height))
        page.Contents = made.make_stream(content)
        if trim:
            page.TrimBox = [bleed, bleed, width - bleed, height - bleed]
            page.BleedBox = [0, 0, width, height]
    out = io.BytesIO()
    made.save(out, static_id=True)
    return out.getvalue()


BLACK = b"0 0 0 1 k 20 20 50 50 re f"
SCREEN = b"1 0 0 rg 20 20 50 50 re f"


def codes(content: bytes, profile: str = "plain") -> list[tuple[str, int | None]]:
    return [
        (remark.code, remark.place.page if isinstance(remark.place, OnPage) else None)
        for remark in survey_pdf(content, "page.pdf", profile)
    ]


def test_a_good_pdf_has_nothing_said_of_it() -> None:
    assert codes(pdf(BLACK, BLACK)) == []


def test_each_page_is_looked_at_and_named() -> None:
    assert codes(pdf(BLACK, SCREEN, BLACK)) == [("rgb-used", 2)]


def test_what_is_for_the_screen_may_be_in_screen_colours() -> None:
    assert codes(pdf(SCREEN), "web") == []


def test_a_page_without_trim_or_bleed_is_not_for_plates() -> None:
    assert {code for code, _ in codes(pdf(BLACK, trim=False))} >= {"bleed-scant"}


def test_a_locked_pdf_is_said_to_be_locked() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(BLACK))) as opened:
        opened.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert codes(out.getvalue()) == [("pdf-locked", None)]


def test_what_is_no_pdf_is_said_to_be_none() -> None:
    assert codes(b"not a PDF") == [("pdf-unreadable", None)]
    remark = survey_pdf(b"", "page.pdf", "plain")[0]
    assert "BytesIO" not in remark.fact("why")


@pytest.mark.filterwarnings("ignore")
def test_damage_never_breaks_the_inspection() -> None:
    sound, chance = pdf(BLACK, SCREEN), random.Random(6)
    seen, reasons = set(), set()
    for _ in range(60):
        damaged = bytearray(sound)
        for _ in range(chance.choice((1, 8, 60))):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        seen |= {code for code, _ in codes(bytes(damaged[: chance.randrange(50, len(damaged))]))}
        found = survey_pdf(bytes(damaged), "page.pdf", "plain")
        seen |= {remark.code for remark in found}
        reasons |= {remark.fact("why") for remark in found if remark.code.endswith("-damaged")}
    assert reasons and all(re.fullmatch(r"/[A-Z]\w+|\d+ \d+ obj", reason) for reason in reasons), reasons
    assert seen & {"pdf-unreadable", "pdf-page-damaged", "file-damaged"}, "the damage was never felt"
