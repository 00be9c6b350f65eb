"""Turns a painted page into one that can be read: on a screen, every stroke of it marked."""

from collections.abc import Mapping

from ghpress.layout.layout import Sheet
from ghpress.press.adverts import Placing
from ghpress.press.colophon import Colophon, saved, sign
from ghpress.press.onscreen import on_screen
from ghpress.press.reading.points import mark_all
from ghpress.ticket import Ticket


def finish_for_readers(
    painted: bytes, sheet: Sheet, colophon: Colophon, ticket: Ticket, adverts: Mapping[str, Placing]
) -> bytes:
    """The page, ready to be bound with others; what its marks say is told by its stretches."""
    with on_screen(painted, sheet, adverts) as (pdf, page):
        page.contents_coalesce()
        mark_all(page.obj.Contents)
        sign(pdf, colophon, ticket)
        return saved(pdf)
