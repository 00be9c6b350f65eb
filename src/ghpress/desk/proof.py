"""Turns an issue's files into a proof: pages made up and printed, anew only where they changed."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from time import perf_counter
from typing import Any

from ghpress.build import BuildRequest, page_jobs, press_page, try_out
from ghpress.layout.layout import Sheet as SheetSize
from ghpress.manuscript.story import Issue, Story
from ghpress.marking.sheet import Sheet, sheet_of
from ghpress.marking.signed import what_it_says
from ghpress.press.pagejob import PageJob
from ghpress.press.pagekey import page_key
from ghpress.remarks import Halt, Level, Remark, worst
from ghpress.units import Length, in_mm


@dataclass(frozen=True, slots=True)
class ProofPage:
    """One page of a proof: its sheet, its file, the key of what it was printed from, what it says."""

    sheet: Sheet
    pdf: bytes
    sha256: str
    key: str
    says: str
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Proof:
    """What lies on the desk: ``number`` counts proofs from 1, ``printed`` pages printed for this one.

    Where the copy has errors that allow no pages, those of the former proof stay, and ``stale`` says so.
    """

    number: int
    layout: str = ""
    issue: Issue | None = None
    pages: tuple[ProofPage, ...] = ()
    remarks: tuple[Remark, ...] = ()
    printed: int = 0
    seconds: float = 0.0
    stale: bool = False
    stories: Mapping[str, Story] = field(default_factory=dict)
    jobs: tuple[PageJob, ...] = ()

    def page(self, number: int) -> ProofPage | None:
        """The page of this number."""
        return next((page for page in self.pages if page.sheet.number == number), None)

    def sheet_size(self, number: int) -> SheetSize:
        """The sheet a page is printed on."""
        return next(job.layout.sheet for job in self.jobs if job.page.number == number)

    def grid_object(self, number: int) -> dict[str, Any]:
        """The grid a page was made up on, mm: its columns, its lines from ``top``, their baselines."""
        grid = next(job.layout.grid for job in self.jobs if job.page.number == number)
        wide = grid.characters * grid.size
        return {
            "columns": [[_mm(grid.x(at)), _mm(wide)] for at in range(grid.columns)],
            "top": _mm(grid.top),
            "pitch": in_mm(grid.leading),
            "lines": grid.lines,
            "drop": _mm(grid.drop()),
        }

    def story(self, name: str) -> Story | None:
        """The story of this id."""
        return next((story for story in self.stories.values() if story.id == name), None)


def prove(request: BuildRequest, former: Proof) -> Proof:
    """The next proof. Pages that come out as they were are taken from the former one."""
    began = perf_counter()
    try:
        tried = try_out(request, lambda *_: None)
        jobs, said = page_jobs(tried, request)
    except Halt as halt:
        return _stale(former, halt.remarks, perf_counter() - began)
    issue = tried.shop.issue
    stories = {story.file: story for story in (*issue.stories, *issue.fillers)}
    if issue.note:
        stories[issue.note.file] = issue.note
    kept = {page.key: page for page in former.pages}
    pages, printed = [], 0
    for job in jobs:
        # Looked at through tiles of the file itself: pictures of whole pages would be drawn in vain.
        page = _page(replace(job, pictured_at=()), stories, kept)
        printed += page.key not in kept
        pages.append(page)
    remarks = tuple(
        dict.fromkeys((*tried.remarks, *said, *(one for page in pages for one in page.remarks)))
    )
    if any(worst(page.remarks) >= Level.ERROR for page in pages):
        return _stale(former, remarks, perf_counter() - began)
    return Proof(
        former.number + 1,
        tried.shop.layout.name,
        issue,
        tuple(pages),
        remarks,
        printed,
        perf_counter() - began,
        stories=stories,
        jobs=jobs,
    )


def _stale(former: Proof, remarks: tuple[Remark, ...], seconds: float) -> Proof:
    """The former pages, with what keeps the copy from giving new ones."""
    return Proof(
        former.number + 1,
        former.layout,
        former.issue,
        former.pages,
        remarks,
        0,
        seconds,
        stale=True,
        stories=former.stories,
        jobs=former.jobs,
    )


def _page(job: PageJob, stories: Mapping[str, Story], kept: Mapping[str, ProofPage]) -> ProofPage:
    """The page as it was if it would be printed the same, its lines' places in the copy anew."""
    key = page_key(job)
    sheet = sheet_of(job.page, stories)
    former = kept.get(key)
    if former:
        return ProofPage(sheet, former.pdf, former.sha256, key, former.says, former.remarks)
    file, says = press_page(job), what_it_says(job.page, job.folder)
    return ProofPage(sheet, file.pdf, hashlib.sha256(file.pdf).hexdigest(), key, says, file.remarks)


def _mm(length: Length) -> float:
    return round(in_mm(length), 3)
