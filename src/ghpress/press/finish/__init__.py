"""Turns a painted page into a page file: boxes, inks, fonts and facts put in order, compressed once.

Every step is one narrow operation on the open file and says which clause asks for it. Together they
make it PDF/X-4 and PDF/A-2b, or PDF/X-1a and PDF/A-1b.
"""

import io
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import field

import pikepdf

from ghpress.layout.layout import Ink, Sheet
from ghpress.press.adverts import Placing, place_adverts
from ghpress.press.binding import Colophon
from ghpress.press.colophon import KINDS, saved, sign
from ghpress.press.finish.black import grey_to_black_ink
from ghpress.press.finish.boxes import drop_interaction, move_to_origin, write_boxes
from ghpress.press.finish.cidset import say_which_glyphs
from ghpress.press.finish.intent import drop_intents, write_intents
from ghpress.press.finish.leftovers import drop_idle_colour_spaces, print_pixels_as_they_are
from ghpress.press.finish.outlines import embed_bare_outlines
from ghpress.press.finish.overprint import set_overprint
from ghpress.press.finish.refusals import refuse_transparency
from ghpress.press.finish.spots import make_plates
from ghpress.press.finish.stripping import strip_in
from ghpress.press.finish.transparency import blend_in_ink, drop_groups, see_through, see_through_adverts
from ghpress.press.finish.within import content_streams
from ghpress.press.forme import Ready
from ghpress.stock.profiles import PressProfile
from ghpress.ticket import PLATED, Ticket
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class Makeready:
    """What a page needs on the press besides what was painted (上版).

    ``profile`` is what its plates are made for: without one the file claims no standard. ``inks`` are
    those of its layout, of which the spots get plates; ``adverts`` are those it calls for, by the names
    of their forms; ``number`` is the page's, for remarks. Of its ``pictures`` those are put in that the
    painter could not paint.
    """

    profile: PressProfile | None = None
    inks: tuple[Ink, ...] = ()
    adverts: Mapping[str, Placing] = field(default_factory=dict)
    number: int = 1
    pictures: tuple[Ready, ...] = ()


def finish(
    painted: bytes,
    sheet: Sheet,
    colophon: Colophon,
    ticket: Ticket,
    makeready: Makeready | None = None,
) -> bytes:
    """The page file of a painted page: the same of all five, the same bytes.

    Raises:
        Halt: the page is transparent somewhere and the profile is PDF/X-1a, with every place.
    """
    ready = makeready or Makeready()
    with ExitStack() as kept_open:
        pdf = kept_open.enter_context(pikepdf.open(io.BytesIO(painted)))
        assert len(pdf.pages) == 1, "the painter paints one page a document"
        page = pdf.pages[0]
        move_to_origin(pdf, page)
        write_boxes(page, sheet)
        strip_in(pdf, page, ready.pictures)
        drop_interaction(pdf, page)
        drop_intents(pdf)
        for stream in content_streams(page):
            grey_to_black_ink(stream)
        make_plates(pdf, page, (ink for ink in ready.inks if ink.spot))
        _settle_transparency(page, ticket, ready.number)
        if ticket.profile in PLATED:
            set_overprint(pdf, page)
        drop_idle_colour_spaces(page)
        print_pixels_as_they_are(page)
        embed_bare_outlines(pdf, page)
        place_adverts(pdf, page, ready.adverts, kept_open)
        if ticket.profile == "press-x1a":
            say_which_glyphs(pdf)
            _settle_adverts(page, ready)
        if ready.profile is not None and ticket.profile in PLATED:
            # What others made is held to PDF/X when it comes in, but nobody promised PDF/A of it.
            write_intents(pdf, ready.profile, KINDS[:1] if ready.adverts else KINDS)
        sign(pdf, colophon, ticket)
        return saved(pdf)


def _settle_transparency(page: pikepdf.Page, ticket: Ticket, number: int) -> None:
    """No group where nothing is transparent; where something is, in ink, or not at all."""
    transparent = see_through(page)
    if not transparent:
        drop_groups(page)
    elif ticket.profile == "press-x1a":
        refuse_transparency(page, transparent, number)
    else:
        blend_in_ink(page)


def _settle_adverts(page: pikepdf.Page, ready: Makeready) -> None:
    """No transparency in adverts either, and no groups where nothing is transparent."""
    transparent = see_through_adverts(page, ready.adverts)
    if transparent:
        refuse_transparency(page, transparent, ready.number)
    drop_groups(page)
