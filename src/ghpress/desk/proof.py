"""Turns an issue's files into a proof: pages made up and printed, anew only where they changed."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from pathlib import Path
from time import perf_counter
from typing import Any

from ghpress.build import BuildRequest, page_jobs, press_page, try_out
from ghpress.layout.layout import Sheet as SheetSize
from ghpress.makeup.page import Page, TextFrame
from ghpress.manuscript.story import Issue, Story
from ghpress.marking.sheet import Sheet, sheet_of
from ghpress.marking.signed import what_it_says
from ghpress.press.pagejob import PageJob, advert_files, picture_files
from ghpress.press.pagekey import page_key
from ghpress.remarks import Halt, InFile, Level, Remark, worst
from ghpress.saved import Saved, saved
from ghpress.units import Length, in_mm
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class ProofPage:
    """One page of a proof: its sheet, its file, the key of what it was printed from, what it says.

    ``since`` is the number of the proof that its sheet was made for: nothing of it changed after.
    ``files`` are the layout's and its pictures', as they were when it was printed.
    """

    sheet: Sheet
    pdf: bytes
    sha256: str
    key: str
    says: str
    remarks: tuple[Remark, ...] = ()
    since: int = 1
    files: Saved = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Proof:
    """What lies on the desk: ``number`` counts proofs from 1, ``printed`` pages printed for this one.

    ``told`` counts those that differed from the one before, which is what readers take for proofs.
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
    told: int = 0

    def shows_the_same_as(self, other: "Proof") -> bool:
        """Whether it has the same pages with the same to say of them, of the same copy."""
        return _shown(self) == _shown(other)

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


def _shown(proof: Proof) -> tuple[object, ...]:
    """What a reader of a proof can see of it."""
    pages = [(page.sheet.number, page.sha256, page.since, page.says) for page in proof.pages]
    return proof.layout, proof.stale, proof.remarks, pages, proof.issue, proof.stories


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
    kept = _Kept(former, stories)
    pages = tuple(_page(job, stories, kept) for job in jobs)
    printed = sum(page.key not in kept.pages for page in pages)
    remarks = tuple(
        dict.fromkeys((*tried.remarks, *said, *(one for page in pages for one in page.remarks)))
    )
    if any(worst(page.remarks) >= Level.ERROR for page in pages):
        return _stale(former, remarks, perf_counter() - began)
    return Proof(
        former.number + 1,
        tried.shop.layout.name,
        issue,
        pages,
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


class _Kept:
    """What of a former proof can be taken over: pages printed alike, sheets of which nothing changed.

    To compare jobs takes a twentieth of the time that hashing all that is printed from them does.
    """

    def __init__(self, former: Proof, stories: Mapping[str, Story]) -> None:
        self.pages = {page.key: page for page in former.pages}
        self._jobs = {job.page.number: job for job in former.jobs}
        self._numbered = {page.sheet.number: page for page in former.pages}
        self._now = former.number + 1
        files = {*former.stories, *stories}
        self._changed = {file for file in files if former.stories.get(file) != stories.get(file)}

    def sheet(self, page: Page, stories: Mapping[str, Story]) -> tuple[Sheet, int]:
        """The page's sheet and since when it is so: each line where it stood, written where it was."""
        known, former = self._numbered.get(page.number), self._jobs.get(page.number)
        is_as_it_was = former is not None and former.page == page
        if known and is_as_it_was and self._changed.isdisjoint(_files_of(page)):
            return known.sheet, known.since
        return sheet_of(page, stories), self._now

    def key(self, job: PageJob, files: Saved) -> str:
        """The page's key."""
        known = self._numbered.get(job.page.number)
        is_as_it_was = known is not None and known.files == files
        if known and is_as_it_was and self._jobs.get(job.page.number) == job:
            return known.key
        return page_key(replace(job, pictured_at=()))


def _files_of(page: Page) -> Iterator[str]:
    """The file each line of a page was written in."""
    for frame in page.frames:
        if isinstance(frame, TextFrame):
            for placed in frame.block.lines:
                if isinstance(placed.source, InFile):
                    yield placed.source.file


def _page(job: PageJob, stories: Mapping[str, Story], kept: _Kept) -> ProofPage:
    """The page as it was if it would be printed the same, its lines' places in the copy anew."""
    shown = (file for _, file in (*picture_files(job), *advert_files(job)))
    files = saved((Path(job.layout.folder), *map(Path, job.layout.parents), *shown))
    key = kept.key(job, files)
    sheet, since = kept.sheet(job.page, stories)
    former = kept.pages.get(key)
    if former:
        return replace(former, sheet=sheet, since=since, files=files)
    # Looked at through tiles of the file itself: pictures of whole pages would be drawn in vain.
    file, says = press_page(replace(job, pictured_at=())), what_it_says(job.page, job.folder)
    digest = hashlib.sha256(file.pdf).hexdigest()
    return ProofPage(sheet, file.pdf, digest, key, says, file.remarks, since, files)


def _mm(length: Length) -> float:
    return round(in_mm(length), 3)
