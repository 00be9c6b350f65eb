"""Turns a painted page into a page file: boxes, inks, fonts and facts put in order, compressed once.

Every step is one narrow operation on the open file and says which clause asks for it.
"""

import io
from collections.abc import Mapping
from contextlib import ExitStack

import pikepdf

from ghpress.layout.layout import Sheet
from ghpress.press.adverts import Placing, place_adverts
from ghpress.press.colophon import Colophon, saved, sign
from ghpress.press.finish.black import grey_to_black_ink
from ghpress.press.finish.blending import blend_in_ink
from ghpress.press.finish.boxes import drop_interaction, move_to_origin, write_boxes
from ghpress.press.finish.leftovers import drop_idle_colour_spaces, print_pixels_as_they_are
from ghpress.press.finish.outlines import embed_bare_outlines
from ghpress.press.finish.within import content_streams
from ghpress.ticket import Ticket


def finish(
    painted: bytes,
    sheet: Sheet,
    colophon: Colophon,
    ticket: Ticket,
    adverts: Mapping[str, Placing] | None = None,
) -> bytes:
    """The page file of a painted page: same page, sheet, colophon, ticket and adverts, same bytes.

    ``adverts`` are those it calls for, by the names of their forms.
    """
    with ExitStack() as kept_open:
        pdf = kept_open.enter_context(pikepdf.open(io.BytesIO(painted)))
        assert len(pdf.pages) == 1, "the painter paints one page a document"
        page = pdf.pages[0]
        move_to_origin(pdf, page)
        write_boxes(page, sheet)
        drop_interaction(pdf, page)
        for stream in content_streams(page):
            grey_to_black_ink(stream)
        blend_in_ink(page)
        drop_idle_colour_spaces(page)
        print_pixels_as_they_are(page)
        embed_bare_outlines(pdf, page)
        place_adverts(pdf, page, adverts or {}, kept_open)
        sign(pdf, colophon, ticket)
        return saved(pdf)
