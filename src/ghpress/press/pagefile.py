"""Turns a made-up page into its page file and previews: all of the press that one page needs.

A pure function of the job: workers call it in processes of their own, and the same job gives the
same bytes wherever it is done.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ghpress.layout.layout import Layout
from ghpress.makeup.page import Page, PictureFrame
from ghpress.press.colophon import Colophon
from ghpress.press.engine.paint import paint
from ghpress.press.finish import finish
from ghpress.press.forme import Ready
from ghpress.press.markup import Job, lock_up
from ghpress.press.pictures import make_ready
from ghpress.press.previews import previews
from ghpress.remarks import Level, Remark, worst
from ghpress.stock.shelf import Shelf
from ghpress.ticket import Ticket

PREVIEW_DPIS = (100, 200)
"""Resolutions of the page pictures: the whole page on a screen, and its text readable."""


@dataclass(frozen=True, slots=True)
class PageJob:
    """Everything one page file is made from. ``folder`` is the issue's, where its pictures are.

    ``preflight`` says whether the file is to be inspected when it is printed.
    """

    page: Page
    layout: Layout
    shelf: Shelf
    ticket: Ticket
    issue: str
    title: str
    folder: Path
    preflight: bool = False


@dataclass(frozen=True, slots=True)
class PageFile:
    """A page file with its previews, one for each of ``PREVIEW_DPIS``, or remarks that say why not."""

    number: int
    pdf: bytes
    previews: tuple[bytes, ...]
    remarks: tuple[Remark, ...]

    def is_sound(self) -> bool:
        """Whether the page may be printed."""
        return bool(self.pdf) and worst(self.remarks) < Level.ERROR

    def with_remarks(self, remarks: tuple[Remark, ...]) -> "PageFile":
        """The same file with further remarks on it."""
        return replace(self, remarks=(*self.remarks, *remarks))


def print_page(job: PageJob) -> PageFile:
    """Lock up, paint, finish and picture one page."""
    pictures, picture_remarks = _pictures(job)
    desk = Job(job.layout, job.shelf, job.ticket.profile, pictures, job.title)
    forme, markup_remarks = lock_up(job.page, desk)
    remarks = (*picture_remarks, *markup_remarks)
    if forme is None:
        return PageFile(job.page.number, b"", (), remarks)
    painted = paint(forme, job.shelf)
    remarks = (*remarks, *painted.remarks)
    if worst(remarks) >= Level.ERROR:
        return PageFile(job.page.number, b"", (), remarks)
    colophon = Colophon(f"{job.title} {job.page.folio}".strip(), (job.issue, str(job.page.number)))
    pdf = finish(painted.pdf, job.layout.sheet, colophon, job.ticket)
    return PageFile(job.page.number, pdf, previews(pdf, PREVIEW_DPIS), remarks)


def picture_files(job: PageJob) -> Iterator[tuple[PictureFrame, Path]]:
    """The page's picture frames and the files they show."""
    for frame in job.page.frames:
        if isinstance(frame, PictureFrame):
            yield frame, job.folder / frame.picture.file


def _pictures(job: PageJob) -> tuple[dict[str, Ready], tuple[Remark, ...]]:
    """The page's pictures made ready, by frame id."""
    ready: dict[str, Ready] = {}
    remarks: list[Remark] = []
    for frame, file in picture_files(job):
        picture, said = make_ready(file, frame, job.layout.inks, job.ticket.profile)
        remarks.extend(said)
        if picture is not None:
            ready[frame.id] = picture
    return ready, tuple(remarks)
