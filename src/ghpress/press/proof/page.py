"""Turns a forme into a proof of it, and its painted page into the proof's file."""

from collections.abc import Mapping
from dataclasses import replace

import pikepdf
from pikepdf import Dictionary

from ghpress.layout.layout import Sheet
from ghpress.press.adverts import Placing
from ghpress.press.binding import Colophon
from ghpress.press.colophon import saved, sign
from ghpress.press.forme import OVER, Forme
from ghpress.press.onscreen import on_screen
from ghpress.press.pagejob import PageJob
from ghpress.press.proof.overlay import INKS, STATE, Proofing, over_page, stamped
from ghpress.ticket import Ticket

CLEARNESS = 0.12
"""How much of the stamp is seen: on newsprint's text one still reads every character through it."""


def as_proof(forme: Forme, job: PageJob) -> Forme:
    """The forme with what a proof shows over the page, which itself stays as it is printed."""
    name = "　".join(part for part in (job.title, job.page.folio) if part)
    over = over_page(job.page, Proofing(job.layout, job.shelf, job.ticket, name))
    markup = stamped(forme.markup, over, OVER)
    return replace(forme, markup=markup, over=over, inks={**forme.inks, **INKS})


def finish_proof(
    painted: bytes, sheet: Sheet, colophon: Colophon, ticket: Ticket, adverts: Mapping[str, Placing]
) -> bytes:
    """The proof's file: the trimmed page, for a screen or an office printer."""
    with on_screen(painted, sheet, adverts) as (pdf, page):
        _make_clear(page)
        sign(pdf, colophon, ticket)
        return saved(pdf)


def _make_clear(page: pikepdf.Page) -> None:
    """Give the page the state its stamp is drawn in."""
    if "/ExtGState" not in page.resources:
        page.resources.ExtGState = Dictionary()
    page.resources.ExtGState[f"/{STATE}"] = Dictionary(ca=CLEARNESS, CA=CLEARNESS)
