"""The whole shop in one function: an issue and a layout in; page files, previews, reports out."""

from dataclasses import dataclass, replace
from pathlib import Path

from ghpress.adverts import held_to_claim
from ghpress.cache import Store, cache_folder
from ghpress.jobbook import Book, Progress
from ghpress.makeup.fits import StoryFit
from ghpress.makeup.imagearea import check_area
from ghpress.makeup.lastrungs import made_to_fit
from ghpress.makeup.makeup import MadeUp
from ghpress.makeup.page import Page
from ghpress.makeup.verify import verify
from ghpress.opening import Shop, opened, picture_sizes
from ghpress.order import BuildRequest
from ghpress.output import Output, write_output
from ghpress.pagejobs import job_of, pages_asked, pictures_kept
from ghpress.preflight.imprint import check_imprint
from ghpress.press.pagejob import PageFile, PageJob
from ghpress.press.pages import Printed, print_pages
from ghpress.presswork import press_page
from ghpress.remarks import Remark
from ghpress.sealed import with_signed_pages

__all__ = [
    "BuildRequest",
    "Built",
    "Progress",
    "Shop",
    "Tried",
    "build_issue",
    "page_jobs",
    "press_page",
    "try_out",
]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made. ``folder`` holds it all; ``issue_pdf`` is None where pages are wanting."""

    folder: Path
    issue_pdf: Path | None
    page_files: tuple[Path, ...]
    previews: tuple[Path, ...]
    remarks: tuple[Remark, ...]
    pages_rendered: int
    pages_cached: int
    fits: tuple[StoryFit, ...]
    seconds: tuple[tuple[str, float], ...]
    cost: int
    """What the arrangement costs in all (docs/makeup.md)."""
    shop: Shop
    pages: tuple[Page, ...]
    files: tuple[PageFile, ...]


@dataclass(frozen=True, slots=True)
class Tried:
    """An issue made up and not printed, with all there is to say of it."""

    shop: Shop
    made: MadeUp
    remarks: tuple[Remark, ...]


def build_issue(request: BuildRequest, progress: Progress) -> Built:
    """Build an issue whole, or not at all.

    Raises:
        Halt: a stage found errors; nothing was written, the former output stands.
    """
    book = Book(progress)
    shop = opened(request, book)
    made = _made_up(shop, book)
    printed = _printed(shop, made, request, book)
    book.halt_on_errors()
    with book.step("write"):
        output = _output(shop, made, printed, book)
        folder = request.into / shop.issue.id / shop.layout.name
        written = write_output(output, folder)
    return Built(
        folder=folder,
        issue_pdf=written.issue_pdf,
        page_files=written.page_files,
        previews=written.previews,
        remarks=book.said(),
        pages_rendered=printed.rendered,
        pages_cached=len(printed.files) - printed.rendered,
        fits=made.fits,
        seconds=tuple(book.seconds.items()),
        cost=made.cost,
        shop=shop,
        pages=made.pages,
        files=printed.files,
    )


def try_out(request: BuildRequest, progress: Progress) -> Tried:
    """The issue made up and nothing painted: what ``fit`` asks. Raises Halt where it cannot be read."""
    book = Book(progress)
    shop = opened(request, book)
    with book.step("make-up"):
        made = made_to_fit(
            shop.issue, shop.layout, shop.shelf, shop.house, picture_sizes(shop.issue, book)
        )
    book.hear(made.remarks)
    return Tried(shop, made, book.said())


def page_jobs(tried: Tried, request: BuildRequest) -> tuple[tuple[PageJob, ...], tuple[Remark, ...]]:
    """What each page of a trial is printed from, as ``press_page`` takes it; remarks on its inks."""
    book = Book(lambda *_: None)
    pages = tried.made.pages
    jobs = tuple(job_of(page, len(pages), tried.shop, request, book) for page in pages)
    return jobs, book.said()


def _made_up(shop: Shop, book: Book) -> MadeUp:
    """The pages, verified; halt where copy does not fit."""
    sizes = picture_sizes(shop.issue, book)
    book.halt_on_errors()
    with book.step("make-up"):
        made = made_to_fit(shop.issue, shop.layout, shop.shelf, shop.house, sizes)
        book.hear(made.remarks)
        book.hear(verify(made.pages, shop.layout, made.remarks))
        book.hear(check_area(made.pages, shop.layout, shop.house.press))
    book.halt_on_errors()
    return made


def _printed(shop: Shop, made: MadeUp, request: BuildRequest, book: Book) -> Printed:
    """The page files asked for."""
    asked = pages_asked(made.pages, request, shop.layout, book)
    count = max((max(shop.layout.numbers(page.number)) for page in made.pages), default=0)
    jobs = [job_of(page, count, shop, request, book) for page in asked]
    book.halt_on_errors()
    store = Store(cache_folder() / "pages") if request.use_cache else None
    with book.step("paint"):

        def told(done: int) -> None:
            book.progress("paint", done, len(jobs))

        printed = print_pages(jobs, press_page, store, request.executor or request.workers, told)
        printed = replace(printed, files=held_to_claim(printed.files, jobs))
        if store is not None:
            store.trim()
            Store(pictures_kept()).trim()
    if request.profile == "press":
        printed, said = with_signed_pages(Path(shop.issue.folder), shop.layout, made.pages, printed)
        book.hear(said)
    for file in printed.files:
        book.hear(file.remarks)
    if len(printed.files) == len(made.pages) and all(file.pdf for file in printed.files):
        words = {file.number: file.words for file in printed.files}
        book.hear(check_imprint(shop.issue, shop.house, made.pages, words))
    return printed


def _output(shop: Shop, made: MadeUp, printed: Printed, book: Book) -> Output:
    """All there is to write, as one value."""
    return Output(
        issue=made.printed or shop.issue,
        layout=shop.layout,
        shelf=shop.shelf,
        ticket=shop.ticket,
        pages=made.pages,
        files=printed.files,
        fits=made.fits,
        remarks=book.said(),
    )
