"""Turns made-up pages into the press jobs of those that were asked for."""

from dataclasses import replace
from pathlib import Path

from ghpress.cache import Store, cache_folder
from ghpress.conditions import OPEN
from ghpress.jobbook import Book
from ghpress.layout.inked import inked
from ghpress.layout.layout import Layout
from ghpress.makeup.page import Page
from ghpress.makeup.printed import printed_date
from ghpress.opening import Shop
from ghpress.order import BuildRequest
from ghpress.press.pagejob import PREVIEW_DPIS, STANDING, PageJob
from ghpress.press.reading.linked import cuts_of, linked_on
from ghpress.press.sent import packed
from ghpress.remarks import InFile, error
from ghpress.stock.plates import Plates

INNER = 2
"""The number of a page that is not the first."""


def pages_asked(
    pages: tuple[Page, ...], request: BuildRequest, layout: Layout, book: Book
) -> tuple[Page, ...]:
    """The pages asked for, a spread by either of its numbers; an error for one the issue has not got."""
    if request.pages is None:
        return pages
    numbers = {number: page for page in pages for number in layout.numbers(page.number)}
    for number in request.pages:
        if number not in numbers:
            place = InFile(str(request.issue))
            book.hear((error("page-not-there", place, number=number, count=len(numbers)),))
    book.halt_on_errors()
    wanted = {numbers[number].number for number in request.pages}
    return tuple(page for page in pages if page.number in wanted)


def job_of(page: Page, count: int, shop: Shop, request: BuildRequest, book: Book) -> PageJob:
    """What one page of so many is printed from."""
    title, folder = shop.issue.title.chars, Path(shop.issue.folder)
    numbers = shop.layout.numbers(page.number)
    inks = OPEN if request.profile == "web" else shop.house.press.sheet_inks(numbers, count)
    plates = Plates(shop.profile, inks)
    layout, said = inked(shop.layout.at(page.number), plates, page.number)
    book.hear(said)
    version = dict(request.versions).get(page.number, shop.ticket.version)
    return PageJob(
        page,
        layout,
        shop.shelf,
        replace(shop.ticket, version=version),
        shop.issue.id,
        title,
        folder,
        request.preflight,
        plates,
        pictures_kept() if request.use_cache else None,
        request.marks or shop.house.press.marks,
        (shop.house.name, printed_date(shop.issue.date)),
        cuts_of(linked_on(page, shop.issue)) if request.profile == "web" else {},
        PREVIEW_DPIS if request.previews else (),
    )


def announced(shop: Shop, request: BuildRequest) -> bytes:
    """An empty page to be printed, packed: by it the workers' common parent gets ready."""
    sheet = shop.layout.at(INNER).sheet
    job = job_of(Page(INNER, sheet.width, sheet.height, ()), INNER, shop, request, Book(lambda *_: None))
    return packed(job)


def pictures_kept() -> Path:
    """Where pictures made ready are kept, and below it what the engine painted of pages."""
    return cache_folder() / "pictures"


def trim_kept() -> None:
    """Drop what was longest unused of pictures and of pages kept standing."""
    for folder in (pictures_kept(), pictures_kept() / STANDING):
        Store(folder).trim()
