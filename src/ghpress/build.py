"""The whole shop in one function: an issue and a layout in; page files, previews, reports out."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta, timezone
from pathlib import Path
from time import perf_counter
from typing import TypeAlias

from ghpress.adverts import held_to_claim, with_art
from ghpress.cache import Store, cache_folder
from ghpress.conditions import OPEN, Marks
from ghpress.house import House, read_house
from ghpress.layout.conditioned import under_conditions
from ghpress.layout.inked import inked
from ghpress.layout.layout import Layout
from ghpress.layout.read import read_layout
from ghpress.makeup.elsewhere import for_layout
from ghpress.makeup.fits import StoryFit
from ghpress.makeup.imagearea import check_area
from ghpress.makeup.lastrungs import made_to_fit
from ghpress.makeup.makeup import MadeUp
from ghpress.makeup.page import Page
from ghpress.makeup.printed import printed_date
from ghpress.makeup.verify import verify
from ghpress.manuscript.history import read_history, with_history
from ghpress.manuscript.keptpages import with_kept_pages
from ghpress.manuscript.read import read_issue
from ghpress.manuscript.stories import pictures_of
from ghpress.manuscript.story import Issue, Picture, Story
from ghpress.output import Output, write_output
from ghpress.preflight.imprint import check_imprint
from ghpress.press.pagejob import PageFile, PageJob
from ghpress.press.pages import Printed, print_pages
from ghpress.press.reading.linked import cuts_of, linked_on
from ghpress.proofing.reading import unaccepted
from ghpress.remarks import Halt, InFile, Level, Remark, error, once, worst
from ghpress.sealed import with_signed_pages
from ghpress.stock.pictures import probe
from ghpress.stock.plates import Plates
from ghpress.stock.profiles import PressProfile, press_profile
from ghpress.stock.shelf import Shelf, open_shelf
from ghpress.ticket import Profile, Ticket, when_from_environment

Progress: TypeAlias = Callable[[str, int, int], None]
"""Told a step's name, how much of it is done, and how much there is (0 where that is not known)."""

BEIJING = timezone(timedelta(hours=8))


@dataclass(frozen=True, slots=True)
class BuildRequest:
    """What to build and where to. ``layout`` None takes the issue's own; ``pages`` None builds all.

    ``alternative`` is the arrangement made up: 0 the best, 1 the next that differs visibly.
    """

    issue: Path
    layout: str | None = None
    profile: Profile = "press"
    pages: tuple[int, ...] | None = None
    into: Path = Path("output")
    use_cache: bool = True
    preflight: bool = True
    workers: int = 1
    alternative: int = 0
    marks: Marks | None = None
    """Printer's marks; None takes the house's."""
    versions: tuple[tuple[int, str], ...] = ()
    """The version letters of pages by number; those not named have the ticket's."""
    round: str = ""
    """The round a proof is of (毛校 一校 …), as its stamp says it."""
    executor: Executor | None = None
    """What paints the pages, of any machines; None for worker processes of our own."""


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
    shop: "Shop"
    pages: tuple[Page, ...]
    files: tuple[PageFile, ...]


@dataclass(frozen=True, slots=True)
class Shop:
    """The shop open for one issue: what was read and what lies ready."""

    issue: Issue
    house: House
    layout: Layout
    shelf: Shelf
    ticket: Ticket
    profile: PressProfile


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
    book = _Book(progress)
    shop = _opened(request, book)
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
    book = _Book(progress)
    shop = _opened(request, book)
    with book.step("make-up"):
        made = made_to_fit(shop.issue, shop.layout, shop.shelf, shop.house, _sizes(shop.issue, book))
    book.hear(made.remarks)
    return Tried(shop, made, book.said())


def page_jobs(tried: Tried, request: BuildRequest) -> tuple[tuple[PageJob, ...], tuple[Remark, ...]]:
    """What each page of a trial is printed from, as ``press_page`` takes it; remarks on its inks."""
    book = _Book(lambda *_: None)
    pages = tried.made.pages
    jobs = tuple(_job(page, len(pages), tried.shop, request, book) for page in pages)
    return jobs, book.said()


@dataclass(slots=True)
class _Book:
    """The job book: what was remarked so far, how long each step took."""

    progress: Progress
    remarks: list[Remark] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)

    def hear(self, remarks: tuple[Remark, ...]) -> None:
        """Note remarks."""
        self.remarks.extend(remarks)

    def said(self) -> tuple[Remark, ...]:
        """Every remark once, at its gravest, in the order they were made."""
        return once(self.remarks)

    def halt_on_errors(self) -> None:
        """Stop the job if anything so far is an error."""
        if worst(self.said()) >= Level.ERROR:
            raise Halt(self.said())

    def step(self, name: str) -> "_Step":
        """A step of the job, timed and told."""
        self.progress(name, 0, 0)
        return _Step(self, name)


@dataclass(slots=True)
class _Step:
    """The time between entering and leaving."""

    book: _Book
    name: str
    began: float = 0.0

    def __enter__(self) -> None:
        self.began = perf_counter()

    def __exit__(self, *_: object) -> None:
        spent = perf_counter() - self.began
        self.book.seconds[self.name] = self.book.seconds.get(self.name, 0.0) + spent


def _opened(request: BuildRequest, book: _Book) -> Shop:
    """Read house, issue, layout and faces; halt on errors of any of them together."""
    with book.step("read"):
        house, said = read_house(request.issue)
        book.hear(said)
        issue, said = read_issue(request.issue)
        book.hear(unaccepted(request.issue, issue, said))
        layout = None
        name = request.layout or (issue.layout if issue else "")
        if name:
            layout, said = read_layout(name, (house.layouts,))
            book.hear(said)
        profile, said = press_profile(house.press, house.root)
        book.hear(said)
        if layout:
            layout, said = under_conditions(layout, house.press)
            book.hear(said)
        if issue:
            issue, said = with_art(issue)
            book.hear(said)
        if issue and layout:
            history = read_history(Path(issue.folder), layout.name)
            issue, said = for_layout(with_history(issue, history), layout)
            issue, broken = with_kept_pages(issue, layout.name)
            book.hear((*history.remarks, *said, *broken))
    with book.step("faces"):
        try:
            shelf, said = open_shelf(house.fonts, cache_folder() / "faces")
        except OSError as fault:
            raise Halt((error("cache-unwritable", InFile(str(cache_folder())), why=fault),)) from fault
        book.hear(_of_use(said, layout))
    book.halt_on_errors()
    assert issue is not None and layout is not None, "what could not be read is an error"
    assert profile is not None, "a profile that cannot be used is an error"
    multiple = house.sheet_pages if issue.multiple == 1 else issue.multiple
    issue = replace(issue, alternative=request.alternative, multiple=multiple)
    return Shop(issue, house, layout, shelf, _ticket(issue, request), profile)


def _of_use(said: tuple[Remark, ...], layout: Layout | None) -> tuple[Remark, ...]:
    """Remarks on faces without those on a stand-in for a role that no style of the layout takes."""
    styles = layout.styles.values() if layout else ()
    roles = {role for style in styles for role in (style.face, style.strong_face)}
    return tuple(
        remark for remark in said if remark.code != "role-stands-in" or remark.fact("role") in roles
    )


def _ticket(issue: Issue, request: BuildRequest) -> Ticket:
    """The job ticket: dated by the issue, not by the clock, so that same copy gives same file."""
    appears = datetime.combine(issue.date, time(), BEIJING)
    return Ticket(when_from_environment(appears), profile=request.profile, round=request.round)


def _made_up(shop: Shop, book: _Book) -> MadeUp:
    """The pages, verified; halt where copy does not fit."""
    sizes = _sizes(shop.issue, book)
    book.halt_on_errors()
    with book.step("make-up"):
        made = made_to_fit(shop.issue, shop.layout, shop.shelf, shop.house, sizes)
        book.hear(made.remarks)
        book.hear(verify(made.pages, shop.layout, made.remarks))
        book.hear(check_area(made.pages, shop.layout, shop.house.press))
    book.halt_on_errors()
    return made


def _sizes(issue: Issue, book: _Book) -> dict[str, tuple[int, int]]:
    """The pixel sizes of the issue's pictures; remarks for those that cannot be used."""
    sizes = {}
    folder = Path(issue.folder)
    for picture in _pictures(issue):
        found, said = probe(folder / picture.file, picture.place, folder)
        book.hear(said)
        if found is not None:
            sizes[picture.file] = (found.width, found.height)
    return sizes


def _pictures(issue: Issue) -> Iterator[Picture]:
    """Every picture of the issue's stories."""
    if issue.cover:
        yield issue.cover
    note = (issue.note,) if issue.note else ()
    stories: tuple[Story, ...] = (*note, *issue.stories, *issue.fillers)
    for story in stories:
        yield from pictures_of(story.blocks)


def _printed(shop: Shop, made: MadeUp, request: BuildRequest, book: _Book) -> Printed:
    """The page files asked for."""
    asked = _asked(made.pages, request, shop.layout, book)
    count = max((max(shop.layout.numbers(page.number)) for page in made.pages), default=0)
    jobs = [_job(page, count, shop, request, book) for page in asked]
    book.halt_on_errors()
    store = Store(cache_folder() / "pages") if request.use_cache else None
    with book.step("paint"):

        def told(done: int) -> None:
            book.progress("paint", done, len(jobs))

        printed = print_pages(jobs, press_page, store, request.executor or request.workers, told)
        printed = replace(printed, files=held_to_claim(printed.files, jobs))
        if store is not None:
            store.trim()
            Store(_pictures_kept()).trim()
    if request.profile == "press":
        printed, said = with_signed_pages(Path(shop.issue.folder), shop.layout, made.pages, printed)
        book.hear(said)
    for file in printed.files:
        book.hear(file.remarks)
    if len(printed.files) == len(made.pages) and all(file.pdf for file in printed.files):
        words = {file.number: file.words for file in printed.files}
        book.hear(check_imprint(shop.issue, shop.house, made.pages, words))
    return printed


def _asked(
    pages: tuple[Page, ...], request: BuildRequest, layout: Layout, book: _Book
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


def _job(page: Page, count: int, shop: Shop, request: BuildRequest, book: _Book) -> PageJob:
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
        _pictures_kept() if request.use_cache else None,
        request.marks or shop.house.press.marks,
        (shop.house.name, printed_date(shop.issue.date)),
        cuts_of(linked_on(page, shop.issue)) if request.profile == "web" else {},
    )


def _pictures_kept() -> Path:
    """Where pictures made ready are kept."""
    return cache_folder() / "pictures"


def press_page(job: PageJob) -> PageFile:
    """One page printed and, where the job asks for it, inspected. Runs in worker processes."""
    # The engine is loaded where it is needed: not by a build that takes every page from the cache.
    from ghpress.inspection import inspect_page
    from ghpress.press.marks.pages import with_marks
    from ghpress.press.pagefile import print_page

    file = with_marks(print_page(job), job)
    if not job.preflight or not file.is_sound():
        return file
    return file.with_remarks(inspect_page(file.pdf, job))


def _output(shop: Shop, made: MadeUp, printed: Printed, book: _Book) -> Output:
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
