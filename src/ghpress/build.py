"""The whole shop in one function: an issue and a layout in; page files, previews, reports out."""

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from ghpress.cache import Store, cache_folder
from ghpress.jobbook import Book, Progress
from ghpress.makeup.alongside import made_up_once
from ghpress.makeup.fits import StoryFit
from ghpress.makeup.hands import many_hands
from ghpress.makeup.imagearea import check_area
from ghpress.makeup.lastrungs import made_to_fit
from ghpress.makeup.makeup import MadeUp
from ghpress.makeup.memory import forget_long
from ghpress.makeup.page import AdvertFrame, Page
from ghpress.makeup.verify import verify
from ghpress.opening import Shop, opened, picture_sizes
from ghpress.order import BuildRequest
from ghpress.pagejobs import announced, job_of, pages_asked, trim_kept
from ghpress.preflight.imprint import check_imprint
from ghpress.press.crew import Crew, crew_of
from ghpress.press.pagejob import PREVIEW_DPIS, PageFile, PageJob, page_paths
from ghpress.press.pages import Keeping, Printed, Printing, begin_pages
from ghpress.presswork import press_page, rehearse
from ghpress.readied import Work, kept_ready, put_off
from ghpress.remarks import Halt, Remark
from ghpress.staging import staged
from ghpress.values import dataclass

if TYPE_CHECKING:  # what only some builds need, or all at their end, is loaded there
    from ghpress.bound import Apart
    from ghpress.output import Output
    from ghpress.press.contact import Shown

DESK = ".ghpress"
"""Where an issue's folder has what was said of it on the desk: marks, signed pages."""

__all__ = [
    "BuildRequest",
    "Built",
    "Progress",
    "Shop",
    "Tried",
    "build_issue",
    "build_issues",
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
    with crew_of(request.workers) as crew:
        (built,) = build_issues((request,), progress, crew)
    if isinstance(built, Halt):
        raise built
    return built


def build_issues(
    requests: Iterable[BuildRequest], progress: Progress, crew: Crew
) -> Iterator[Built | Halt]:
    """What came of each order, in their order; a Halt of one does not keep the others from being built.

    While the crew paints one issue, the next is made up.
    """
    with ExitStack() as begun:
        former: _Job | Halt | None = None
        for request in requests:
            if former is not None and crew.size == 1:
                yield _ended(former)
                former = None
            job = begun.enter_context(closing(_building(request, progress, crew)))
            halt = _begun(job)
            if former is not None:
                yield _ended(former)
            former = halt or job
        if former is not None:
            yield _ended(former)


def _begun(job: "_Job") -> Halt | None:
    """Work on an issue until its pages are with the crew; what kept them from it."""
    try:
        next(job)
    except Halt as halt:
        return halt
    return None


def _ended(job: "_Job | Halt") -> Built | Halt:
    """Work on an issue until it is built; or what kept it from being."""
    if isinstance(job, Halt):
        return job
    try:
        next(job)
    except Halt as halt:
        return halt
    except StopIteration as end:
        built: Built = end.value
        return built
    raise AssertionError("a job pauses once")


_Job: TypeAlias = Generator[None, None, Built]


def _building(request: BuildRequest, progress: Progress, crew: Crew) -> _Job:
    """An issue built; it pauses once, when its pages are with the crew."""
    book = Book(progress)
    shop = opened(request, book)
    crew.tell(lambda: announced(shop, request), partial(rehearse, with_engine=False))
    made, waiting = _made_up_sooner(shop, request, book)
    jobs = _jobs(shop, made, request, book)
    folder = request.into / shop.issue.id / shop.layout.name
    with staged(folder) as stage:
        printing = _begun_to_print(jobs, request, stage, crew, book)
        if request.previews or not crew.expects_few:  # few pages are painted before this is done
            _do(waiting)
        yield
        with _done_at_last(waiting):
            from ghpress.output import prepare, write_output  # loaded while the crew paints

            ahead = _shown_ahead(printing, len(made.pages)) if request.previews else {}
            proofs = prepare(shop.issue, tuple(job.page for job in jobs), book.said())
            printed = _printed(printing, jobs, book)
            printed = _accepted(printed, shop, made, book)
            book.halt_on_errors()
            with book.step("write"):
                output = _output(shop, made, printed, request, book)
                output = replace(output, proofs=proofs, ahead=ahead)
                written = write_output(output, stage, folder, _apart(crew, waiting))
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
        files=tuple(file.moved(stage, folder) for file in printed.files),
    )


def try_out(request: BuildRequest, progress: Progress) -> Tried:
    """The issue made up and nothing painted: what ``fit`` asks. Raises Halt where it cannot be read."""
    book = Book(progress)
    shop = opened(request, book)
    with book.step("make-up"), many_hands(request.workers), _kept_ready(shop, request):
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


def _kept_ready(shop: Shop, request: BuildRequest) -> AbstractContextManager[None]:
    """Stories are found ready, and tables grown, that were so in another process."""
    whose = (str(Path(shop.issue.folder).resolve()), shop.layout.name)
    many = len(shop.issue.stories)
    return kept_ready(shop.shelf, many, use_cache=request.use_cache, whose=whose)


def _made_up_sooner(shop: Shop, request: BuildRequest, book: Book) -> tuple[MadeUp, list[Work]]:
    """The pages; and what is still to be done so that the next process finds stories ready."""
    with put_off() as waiting:
        try:
            with many_hands(request.workers), made_up_once(), _kept_ready(shop, request):
                return _made_up(shop, book), waiting
        except Halt:
            _do(waiting)  # what is halted is mended and comes again
            raise


def _apart(crew: Crew, waiting: list[Work]) -> "Apart":
    """Has the issue bound by the crew, and what is put off done before that is waited for."""

    def begun(work: Callable[[], tuple[Remark, ...]]) -> Callable[[], tuple[Remark, ...]]:
        bound = crew.apart(work)

        def brought() -> tuple[Remark, ...]:
            _do(waiting)
            return bound()

        return brought

    return begun


@contextmanager
def _done_at_last(waiting: list[Work]) -> Iterator[None]:
    """What is put off is done in the end, even if all is halted: it is mended then, and comes again."""
    try:
        yield
    finally:
        _do(waiting)


def _do(waiting: list[Work]) -> None:
    """Does what was put off."""
    while waiting:
        waiting.pop(0)()


def _made_up(shop: Shop, book: Book) -> MadeUp:
    """The pages, verified; halt where copy does not fit."""
    sizes = picture_sizes(shop.issue, book)
    book.halt_on_errors()
    with book.step("make-up"):
        made = made_to_fit(shop.issue, shop.layout, shop.shelf, shop.house, sizes)
        forget_long()
        book.hear(made.remarks)
        book.hear(verify(made.pages, shop.layout, made.remarks))
        book.hear(check_area(made.pages, shop.layout, shop.house.press))
    book.halt_on_errors()
    return made


def _jobs(shop: Shop, made: MadeUp, request: BuildRequest, book: Book) -> list[PageJob]:
    """What the pages asked for are printed from."""
    asked = pages_asked(made.pages, request, shop.layout, book)
    count = max((max(shop.layout.numbers(page.number)) for page in made.pages), default=0)
    jobs = [job_of(page, count, shop, request, book) for page in asked]
    book.halt_on_errors()
    return jobs


def _begun_to_print(
    jobs: list[PageJob], request: BuildRequest, stage: Path, crew: Crew, book: Book
) -> Printing:
    """The pages with the crew, to be put down in the stage."""
    store = Store(cache_folder() / "pages") if request.use_cache else None

    def paths(job: PageJob) -> tuple[Path, ...]:
        return page_paths(stage, job.page.number, job.layout, job.pictured_at)

    with book.step("paint"):
        return begin_pages(jobs, press_page, Keeping(store, paths), request.executor or crew)


def _shown_ahead(printing: Printing, count: int) -> "dict[Path, Shown]":
    """Previews from the cache as the sheet of so many pages shows them, while others are painted."""
    from ghpress.press.contact import shown_ahead

    paths = [printing.tasks[at].paths for at in sorted(printing.files)]
    return shown_ahead([own[1] for own in paths if len(own) > 1], count)


def _printed(printing: Printing, jobs: list[PageJob], book: Book) -> Printed:
    """The page files, held to what they claim to be."""
    with book.step("paint"):
        printed = printing.finished(lambda done: book.progress("paint", done, len(jobs)))
        for store in {task.store for task in printing.tasks if task.store is not None}:
            store.trim()
            trim_kept()
        if not any(isinstance(frame, AdvertFrame) for job in jobs for frame in job.page.frames):
            return printed
        from ghpress.adverts import held_to_claim

        return replace(printed, files=held_to_claim(printed.files, jobs))


def _accepted(printed: Printed, shop: Shop, made: MadeUp, book: Book) -> Printed:
    """The page files, those of signed pages as they were signed, and all there is to say of them."""
    if shop.ticket.profile == "press" and (Path(shop.issue.folder) / DESK).exists():
        from ghpress.sealed import with_signed_pages

        printed, said = with_signed_pages(Path(shop.issue.folder), shop.layout, made.pages, printed)
        book.hear(said)
    for file in printed.files:
        book.hear(file.remarks)
    if len(printed.files) == len(made.pages) and all(file.is_there() for file in printed.files):
        words = {file.number: file.words for file in printed.files}
        book.hear(check_imprint(shop.issue, shop.house, made.pages, words))
    return printed


def _output(shop: Shop, made: MadeUp, printed: Printed, request: BuildRequest, book: Book) -> "Output":
    """All there is to write, as one value."""
    from ghpress.output import Output

    return Output(
        issue=made.printed or shop.issue,
        layout=shop.layout,
        shelf=shop.shelf,
        ticket=shop.ticket,
        pages=made.pages,
        files=printed.files,
        fits=made.fits,
        remarks=book.said(),
        pictured_at=PREVIEW_DPIS if request.previews else (),
    )
