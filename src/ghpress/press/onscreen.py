"""Puts a painted page on a screen: the trimmed sheet from 0, 0, no bleed, nothing that stands idle."""

import io
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager

import pikepdf

from ghpress.layout.layout import Sheet
from ghpress.press.adverts import Placing, place_adverts
from ghpress.press.finish.boxes import drop_interaction, move_to_origin, write_boxes
from ghpress.press.finish.leftovers import drop_idle_colour_spaces
from ghpress.press.finish.outlines import embed_bare_outlines
from ghpress.press.finish.within import drop, numbers


@contextmanager
def on_screen(
    painted: bytes, sheet: Sheet, adverts: Mapping[str, Placing]
) -> Iterator[tuple[pikepdf.Pdf, pikepdf.Page]]:
    """The painted page, open, as it would be seen cut; what else it needs is for its caller to add."""
    with ExitStack() as kept_open:
        pdf = kept_open.enter_context(pikepdf.open(io.BytesIO(painted)))
        assert len(pdf.pages) == 1, "the painter paints one page a document"
        page = pdf.pages[0]
        move_to_origin(pdf, page)
        write_boxes(page, sheet)
        cut_to_trim(pdf, page)
        drop_interaction(pdf, page)
        drop_idle_colour_spaces(page)
        embed_bare_outlines(pdf, page)
        place_adverts(pdf, page, adverts, kept_open)
        yield pdf, page


def cut_to_trim(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """Cut the page down to its trim, as the knife will."""
    trim = [float(edge) for edge in page.trimbox]
    page.obj.MediaBox = numbers(*trim)
    move_to_origin(pdf, page)
    for box in ("/MediaBox", "/TrimBox"):
        page.obj[box] = numbers(0, 0, trim[2] - trim[0], trim[3] - trim[1])
    drop(page.obj, "/BleedBox")
