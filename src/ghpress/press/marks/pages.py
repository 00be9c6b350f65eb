"""Turns a printed page into one with the marks its job asks for, where its files are for plates."""

from dataclasses import replace

from ghpress.press.marks.marked import marked
from ghpress.press.marks.slug import Slug
from ghpress.press.pagejob import InHand, PageFile, PageJob
from ghpress.ticket import Ticket
from ghpress.units import in_mm, in_pt

FOR_PLATES = ("press", "press-x1a")


def with_marks(file: PageFile, job: PageJob) -> PageFile:
    """The page file with marks round it; previews show the trim and stay as they are."""
    if job.marks == "none" or not file.pdf or job.ticket.profile not in FOR_PLATES:
        return file
    width = job.layout.sheet.width
    is_spread = len(job.layout.numbers(job.page.number)) > 1
    folds = (in_pt(width) / 2,) if is_spread else ()
    inks = tuple(job.plates.inks.process)
    slug = Slug(job.marks, slug_words(job), inks)
    held = InHand(marked(file.pdf, slug, job.shelf, folds), file.previews)
    return replace(file, held=held)


def slug_words(job: PageJob) -> tuple[str, ...]:
    """Paper, date, page, version, time, size, profile, title: the weightiest first."""
    sheet = job.layout.sheet
    size = f"{in_mm(sheet.width):g}×{in_mm(sheet.height):g}mm"
    words = (*job.paper, job.page.folio, *stamp(job.ticket), size, job.title)
    return tuple(word for word in words if word)


def stamp(ticket: Ticket) -> tuple[str, ...]:
    """A job's version, time and profile in words."""
    return f"版本{ticket.version}", f"{ticket.when:%Y-%m-%d %H:%M %z}", ticket.profile
