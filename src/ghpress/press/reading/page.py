"""Turns a painted page into one that can be read: on a screen, every stroke of it marked."""

from collections.abc import Iterator, Mapping

import pikepdf
from pikepdf import Name

from ghpress.layout.layout import Sheet
from ghpress.makeup.page import Page, PictureFrame
from ghpress.press.adverts import Placing
from ghpress.press.binding import Colophon
from ghpress.press.colophon import saved, sign
from ghpress.press.finish.within import drop, entries, resource_dictionaries
from ghpress.press.onscreen import on_screen
from ghpress.press.reading.points import mark_all, unmark
from ghpress.remarks import Remark, warning
from ghpress.ticket import Ticket


def finish_for_readers(
    painted: bytes, sheet: Sheet, colophon: Colophon, ticket: Ticket, adverts: Mapping[str, Placing]
) -> bytes:
    """The page, ready to be bound with others; what its marks say is told by its stretches."""
    with on_screen(painted, sheet, adverts) as (pdf, page):
        page.contents_coalesce()
        mark_all(page.obj.Contents)
        _unmark_forms(page)
        sign(pdf, colophon, ticket)
        return saved(pdf)


def pictures_unsaid(page: Page) -> Iterator[Remark]:
    """A warning for each picture that has no words for those who do not see it, nor a caption."""
    for frame in page.frames:
        if isinstance(frame, PictureFrame) and not frame.is_ground:
            picture = frame.picture
            if not (picture.alt or picture.caption):
                yield warning("picture-unsaid", picture.place, file=picture.file)


def _unmark_forms(page: pikepdf.Page) -> None:
    """Take out marks that others made: an advert is one figure, the tree its tags led to is not here."""
    for resources in resource_dictionaries(page):
        for form in entries(resources, "/XObject"):
            if form.get("/Subtype") == Name.Form:
                for key in ("/StructParent", "/StructParents"):
                    drop(form, key)
                unmark(form)
