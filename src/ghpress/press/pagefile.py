"""Turns a made-up page into its page file and previews: all of the press that one page needs.

A pure function of the job: workers call it in processes of their own, and the same job gives the
same bytes wherever it is done.
"""

from dataclasses import replace

from ghpress.makeup.page import Rect
from ghpress.press.adverts import Edges, Placing
from ghpress.press.assets import assets
from ghpress.press.binding import Colophon
from ghpress.press.clear import clear_on_tint
from ghpress.press.darkroom import Darkroom
from ghpress.press.engine.paint import paint
from ghpress.press.finish import Makeready, finish
from ghpress.press.forme import Forme, Ready
from ghpress.press.markup import Job, lock_up
from ghpress.press.pagejob import InHand, PageFile, PageJob, advert_files, picture_files
from ghpress.press.pictures import make_ready
from ghpress.press.previews import previews
from ghpress.press.proof.page import as_proof, finish_proof
from ghpress.press.reading.page import finish_for_readers, pictures_unsaid
from ghpress.press.reading.stretches import numbered
from ghpress.remarks import Halt, Level, Remark, worst

ON_SCREEN = {"proof": finish_proof, "web": finish_for_readers}
"""What finishes a page that no plate is made from."""


def print_page(job: PageJob) -> PageFile:
    """Lock up, paint, finish and picture one page."""
    room = Darkroom(job.layout.inks, job.ticket.profile, job.plates, job.kept)
    pictures, picture_remarks = _pictures(job, room)
    desk = Job(job.layout, job.shelf, job.ticket.profile, pictures, job.title, job.cuts)
    forme, markup_remarks = lock_up(job.page, desk)
    remarks = (*picture_remarks, *markup_remarks)
    if job.ticket.profile == "web":
        remarks = (*remarks, *pictures_unsaid(job.page))
    if forme is None:
        return PageFile(job.page.number, InHand(b""), remarks)
    remarks = (*remarks, *clear_on_tint(job.page, job.folder, forme.css))
    named, asset_remarks = assets(forme.css, forme.asset_folders, room)
    forme = replace(forme, pictures={**forme.pictures, **named})
    remarks = (*remarks, *asset_remarks)
    if job.ticket.profile == "proof":
        forme = as_proof(forme, job)
    painted = paint(forme, job.shelf, job.kept)
    remarks = (*remarks, *painted.remarks)
    if worst(remarks) >= Level.ERROR:
        return PageFile(job.page.number, InHand(b""), remarks)
    colophon = Colophon(f"{job.title} {job.page.folio}".strip(), (job.issue, str(job.page.number)))
    sheet, adverts = job.layout.sheet, _adverts(job, forme)
    if job.ticket.profile in ON_SCREEN:
        pdf = ON_SCREEN[job.ticket.profile](painted.pdf, sheet, colophon, job.ticket, adverts)
    else:
        inks = tuple(job.layout.inks.values())
        shown = tuple(forme.pictures.values())
        ready = Makeready(job.plates.profile, inks, adverts, job.page.number, shown)
        try:
            pdf = finish(painted.pdf, sheet, colophon, job.ticket, ready)
        except Halt as refused:
            return PageFile(job.page.number, InHand(b""), (*remarks, *refused.remarks))
    stretches = numbered(forme).stretches if forme.is_read else ()
    held = InHand(pdf, previews(pdf, job.pictured_at))
    return PageFile(job.page.number, held, remarks, forme.words, stretches)


def _adverts(job: PageJob, forme: Forme) -> dict[str, Placing]:
    """The page's adverts and the room the forme has for them, by the names of their forms."""
    files = {frame.rect: file for frame, file in advert_files(job)}
    return {
        name: Placing(files[rect].read_bytes(), rect.width, rect.height, _edges(rect, job))
        for name, rect in forme.adverts().items()
    }


def _edges(rect: Rect, job: PageJob) -> Edges:
    """How far a frame goes over the edges of the sheet."""
    page = job.page
    return Edges(
        left=max(0, -rect.x),
        bottom=max(0, rect.bottom() - page.height),
        right=max(0, rect.right() - page.width),
        top=max(0, -rect.y),
    )


def _pictures(job: PageJob, room: Darkroom) -> tuple[dict[str, Ready], tuple[Remark, ...]]:
    """The page's pictures made ready, by frame id."""
    ready: dict[str, Ready] = {}
    remarks: list[Remark] = []
    for frame, file in picture_files(job):
        picture, said = make_ready(file, frame, room)
        remarks.extend(said)
        if picture is not None:
            ready[frame.id] = picture
    return ready, tuple(remarks)
