"""Ink is told from colours and overprint where that can be; else from plates, drawn or estimated."""

import shutil

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name

from ghpress.layout.layout import Sheet
from ghpress.platemaking import measured
from ghpress.preflight.checks.ink_over_limit import check as check_ink
from ghpress.preflight.content.paints import Content, Manner, Paint
from ghpress.preflight.content.tints import DEVICE, tint
from ghpress.preflight.estimate import estimated
from ghpress.preflight.handed_in import survey_pdf
from ghpress.preflight.layering import heaviest, is_light
from ghpress.preflight.limits import Limits
from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Level
from ghpress.units import mm
from preflight.bad_pages import also, good, picture

SHEET = Sheet(mm(106), mm(141), mm(3))
NO_PROGRAM = lambda content, index: None  # noqa: E731 - a machine without mutool and poppler


def subject(change=None) -> PageSubject:
    return PageSubject(good(change), 1, SHEET)


def percent(words: str) -> float:
    found = subject(also(words)).layered
    assert found is not None
    return found.percent


def test_one_colour_is_its_own_sum() -> None:
    assert percent("1 .5 0 .2 k 60 150 20 20 re f\n") == 170


def test_what_knocks_out_does_not_add() -> None:
    assert percent("1 .5 0 0 k 60 150 20 20 re f /GSn gs 0 0 0 1 k 65 155 9 9 re f\n") == 150


def test_what_overprints_adds_to_what_lies_beneath() -> None:
    assert percent("1 .5 0 0 k 60 150 20 20 re f /GSo gs 0 0 0 1 k 65 155 9 9 re f /GSn gs\n") == 250


def test_what_overprints_beside_adds_nothing() -> None:
    assert percent("1 .5 0 0 k 60 150 20 20 re f /GSo gs 0 0 0 1 k 90 155 9 9 re f /GSn gs\n") == 150


def test_a_plate_is_replaced_not_added_to() -> None:
    assert percent("1 .5 0 .9 k 60 150 20 20 re f /GSo gs 0 0 0 .4 k 65 155 9 9 re f /GSn gs\n") == 240


def test_overprint_on_overprint_adds_up() -> None:
    layers = "1 0 0 0 k 60 150 20 20 re f 0 1 0 0 k 60 150 20 20 re f 0 0 .7 0 k 60 150 20 20 re f"
    assert percent(f"/GSo gs {layers} /GSn gs\n") == 270


def test_pictures_and_transparency_need_pixels() -> None:
    placed = also("q 60 0 0 60 60 150 cm /I Do Q\n", XObject={"I": lambda pdf: picture(pdf, 200)})
    clear = also("/GSx gs 0 .1 .1 0 k 60 150 20 20 re f\n", ExtGState={"GSx": Dictionary(ca=0.5)})
    mixed = also(
        "/GSx gs 0 .1 .1 0 k 60 150 20 20 re f\n", ExtGState={"GSx": Dictionary(BM=Name.Multiply)}
    )
    assert subject(placed).layered is None
    assert subject(clear).layered is None and subject(clear).needs_plates()
    assert subject(mixed).layered is None
    assert not subject().needs_plates()


HEAVY = also("1 .9 .6 0 k 60 150 60 60 re f /GSo gs 0 0 0 1 k 60 150 60 60 re f /GSn gs\n")


def found(measure) -> dict[str, object]:
    return {remark.code: remark for remark in survey_pdf(good(HEAVY), "page.pdf", "plain", measure)}


@pytest.mark.skipif(
    not (shutil.which("mutool") or shutil.which("pdftoppm")), reason="neither mutool nor poppler is here"
)
def test_overprint_counts_on_the_plates_too() -> None:
    heavy = found(measured)["ink-over-limit"]
    assert abs(int(heavy.fact("found")) - 350) < 8


def test_without_a_program_the_ink_is_estimated_and_said_to_be() -> None:
    said = found(NO_PROGRAM)
    assert said["ink-estimated"].level is Level.NOTE
    assert abs(int(said["ink-over-limit"].fact("found")) - 350) < 8
    assert said["ink-over-limit"].fact("by") == "estimate"


def test_a_page_whose_colours_are_light_needs_no_program() -> None:
    assert survey_pdf(good(), "page.pdf", "plain", NO_PROGRAM) == ()


def test_what_an_advert_lays_down_is_left_out_in_a_build() -> None:
    def advert(pdf):
        form = pdf.make_stream(b"1 1 1 1 k 0 0 60 60 re f", Subtype=Name.Form)
        form.BBox = Array([0, 0, 60, 60])
        return form

    placed = also("q 1 0 0 1 60 150 cm /Advert1 Do Q\n", XObject={"Advert1": advert})
    for follows in (True, False):
        page = subject(placed)
        page.follows_adverts = True
        page.ink = estimated(page.content, page.media)
        held = subject(placed)
        held.follows_adverts, held.ink, held.limits = follows, page.ink, Limits(ink=49)
        found = [remark.fact("found") for remark in check_ink(held)]
        assert found == (["400"] if follows else ["50"]), "50 % is a tint of the page's own"


def test_pictures_are_estimated_by_their_pixels() -> None:
    def dark(pdf):
        made = picture(pdf, 200)
        made.write(b"\xd0" * (200 * 200 * 4))
        return made

    page = subject(also("q 60 0 0 60 60 150 cm /I Do Q\n", XObject={"I": dark}))
    heavy, x, y = estimated(page.content, page.media).heaviest(3.9)
    assert abs(heavy - 4 * 100 * 0xD0 / 255) < 3
    assert 60 < x < 120 and 417 - 210 < y < 417 - 150


AMOUNTS = st.sampled_from([0.0, 0.3, 0.8, 1.0])
EDGES = st.tuples(st.integers(0, 6), st.integers(1, 4)).map(lambda each: (each[0], each[0] + each[1]))
PAINTS = st.tuples(st.tuples(*[AMOUNTS] * 4), EDGES, EDGES, st.booleans(), st.sampled_from([0, 1]))


@given(st.lists(PAINTS, min_size=1, max_size=8))
def test_no_place_has_more_ink_than_is_proved(drawn):
    plates, paints = np.zeros((10, 10, 4)), []
    for parts, (left, right), (bottom, top), overprints, mode in drawn:
        ink = tint(DEVICE["DeviceCMYK"], parts)
        bounds = (left, bottom, right, top)
        how = Manner("area", ink, overprints=overprints, mode=mode)
        paints.append(Paint(how, bounds, bounds))
        under = plates[bottom:top, left:right]
        under[:] = np.where(parts, parts, under) if overprints and mode else parts
    most = round(100 * float(plates.sum(axis=2).max()), 2)
    content = Content(paints=paints)
    assert most <= heaviest(content).percent
    assert not is_light(content, most - 1)
    assert is_light(content, 400)
