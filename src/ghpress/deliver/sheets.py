"""Turns a made-up issue into its page files, inspected, signed pages as they were signed."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ghpress.adverts import held_to_claim
from ghpress.build import BuildRequest, Progress, Tried, page_jobs, press_page
from ghpress.cache import Store, cache_folder
from ghpress.deliver.parcel import sha256
from ghpress.inspection import inspect_page
from ghpress.marking.board import board_of
from ghpress.marking.log import read_events
from ghpress.marking.signed import signed_pages
from ghpress.preflight.imprint import check_imprint
from ghpress.press.pagejob import PageFile, PageJob
from ghpress.press.pages import Printed, print_pages
from ghpress.remarks import Halt, Level, Remark, worst
from ghpress.sealed import with_signed_pages
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page file on its way: the job, the page as it is without a letter of its own, its numbers.

    One that ``is_signed`` is the very file somebody signed, whatever letter it goes out under.
    """

    job: PageJob
    plain: PageFile
    numbers: tuple[int, ...]
    is_signed: bool = False

    def may_be_lettered(self) -> bool:
        """Whether the file may be printed anew under another letter."""
        return self.plain.is_sound() and not self.is_signed

    @property
    def content(self) -> str:
        """What the page is compared by."""
        return sha256(self.plain.pdf) if self.plain.pdf else ""

    @property
    def key(self) -> tuple[int, str, str]:
        """What the page is called in the history: its first number, layout and profile."""
        return self.numbers[0], self.job.layout.name, self.job.ticket.profile

    def called(self) -> str:
        """3, or 2-3 of a spread."""
        return "-".join(map(str, self.numbers))


def printed_sheets(
    tried: Tried, build: BuildRequest, progress: Progress
) -> tuple[tuple[Sheet, ...], tuple[Remark, ...]]:
    """Every page as it is before letters, inspected; remarks on inks and on form."""
    jobs, said = page_jobs(tried, replace(build, preflight=True, versions=()))
    if worst(said) >= Level.ERROR:
        raise Halt(said)
    files, signed = _as_signed(print_jobs(jobs, build, progress), jobs, tried)
    layout, pages = tried.shop.layout, tried.made.pages
    sheets = tuple(
        Sheet(job, file, layout.numbers(page.number), page.number in signed)
        for job, file, page in zip(jobs, files, pages, strict=True)
    )
    if not all(file.pdf for file in files):
        return sheets, said
    words = {file.number: file.words for file in files}
    return sheets, (*said, *check_imprint(tried.shop.issue, tried.shop.house, pages, words))


def print_jobs(jobs: Sequence[PageJob], build: BuildRequest, progress: Progress) -> tuple[PageFile, ...]:
    """The page files, from the cache where they are there."""
    store = Store(cache_folder() / "pages") if build.use_cache else None

    def told(done: int) -> None:
        progress("paint", done, len(jobs))

    files = print_pages(list(jobs), press_page, store, build.workers, told).files
    return held_to_claim(files, jobs)


def _as_signed(
    files: tuple[PageFile, ...], jobs: Sequence[PageJob], tried: Tried
) -> tuple[tuple[PageFile, ...], frozenset[int]]:
    """The files, those of signed pages as they were signed; and which pages these are.

    What is wrong with a signature is an error of its page, which then stays behind.
    """
    shop = tried.shop
    folder = Path(shop.issue.folder)
    if shop.ticket.profile != "press":
        return files, frozenset()
    events = read_events(folder).events
    if not events:
        return files, frozenset()
    signed, _ = signed_pages(folder, shop.layout.name, board_of(events))
    done, said = with_signed_pages(folder, shop.layout, tried.made.pages, Printed(files, 0))
    wrong: dict[int, tuple[Remark, ...]] = {}
    for remark in said:
        page = int(remark.fact("page"))
        wrong[page] = (*wrong.get(page, ()), remark)
    kept = []
    for file, former, job in zip(done.files, files, jobs, strict=True):
        if file.pdf != former.pdf:
            file = replace(file, remarks=inspect_page(file.pdf, job))
        kept.append(file.with_remarks(wrong.get(file.number, ())))
    return tuple(kept), frozenset(signed)
