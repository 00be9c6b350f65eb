"""Turns what a build made into its folder: page files, issue PDF, previews, contact sheet, reports."""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from ghpress.bound import Apart, bind, here
from ghpress.compare.proof import Proof, ProofPage, proof_page, with_files
from ghpress.compare.stored import FILE as PROOF_FILE
from ghpress.compare.stored import Packed, in_parts, packed, read_proof
from ghpress.installed import version
from ghpress.layout.layout import Layout
from ghpress.makeup.fits import StoryFit
from ghpress.makeup.page import Page, TextFrame
from ghpress.manuscript.story import Issue, Story
from ghpress.preflight.form import form_check
from ghpress.press.binding import Binding, Bookmark, Colophon
from ghpress.press.pagejob import PAGES, PREVIEW_DPIS, InHand, PageFile, page_paths
from ghpress.remarks import Halt, Remark
from ghpress.report.record import Report
from ghpress.report.record import StoryFit as ReportedFit
from ghpress.report.write import read_up, write_reports
from ghpress.stock.shelf import Shelf
from ghpress.ticket import Ticket
from ghpress.values import dataclass

if TYPE_CHECKING:
    from ghpress.press.contact import Shown

ISSUE, CONTACT = "issue.pdf", "contact.png"

TOOLS = ("ghpress", "weasyprint", "pikepdf", "pypdfium2", "uharfbuzz")
"""Packages whose versions a report names."""


Proofs: TypeAlias = Mapping[int, Packed]
"""What pages.json will say of pages, by number, their files not named yet."""


@dataclass(frozen=True, slots=True)
class Output:
    """A build to be written. ``files`` may be fewer than ``pages`` where only some were asked for.

    ``proofs`` are of pages proved already, ``ahead`` previews as the contact sheet shows them.
    """

    issue: Issue
    layout: Layout
    shelf: Shelf
    ticket: Ticket
    pages: tuple[Page, ...]
    files: tuple[PageFile, ...]
    fits: tuple[StoryFit, ...]
    remarks: tuple[Remark, ...]
    pictured_at: tuple[int, ...] = PREVIEW_DPIS
    proofs: Proofs = field(default_factory=dict)
    ahead: "Mapping[Path, Shown]" = field(default_factory=dict)

    def paths(self, folder: Path, number: int) -> tuple[Path, ...]:
        """Where a page's file and previews stand in a folder."""
        return page_paths(folder, number, self.layout, self.pictured_at)

    def is_one_document(self) -> bool:
        """Whether the pages are read as one file and none is a file of its own."""
        return self.ticket.profile == "web"


@dataclass(frozen=True, slots=True)
class Written:
    """Where things came to stand; ``issue_pdf`` is None where a page file is wanting."""

    issue_pdf: Path | None
    page_files: tuple[Path, ...]
    previews: tuple[Path, ...]


def write_output(output: Output, folder: Path, target: Path, apart: Apart = here) -> Written:
    """Write into a stage, where the pages printed stand already, all that goes with them.

    ``target`` is where the former output stands and this one will. Page files of a former build stay
    where only some pages were asked for. The issue is bound ``apart`` from the reports.

    Raises:
        Halt: the disk is full, the place cannot be written, or the issue PDF has come out wrong.
        OSError: likewise.
    """
    if not output.is_one_document():
        _carry_over(output, target, folder)
    for file in output.files:
        if isinstance(file.held, InHand):
            _write_page(file, folder, output)
    there = [page for page in output.pages if output.paths(folder, page.number)[0].is_file()]
    if output.is_one_document():
        _write(folder / ISSUE, _read_as_one(output, folder))
    binding = apart(_work(output, folder)) if _is_bound(output, there) else None
    pictures = [output.paths(folder, page.number)[1] for page in there if output.pictured_at]
    thumbnails: list[bytes] = []
    if pictures:
        from ghpress.press.contact import contact_sheet

        _write(folder / CONTACT, contact_sheet(pictures, seen=thumbnails.append, ahead=output.ahead))
    write_reports(replace(_report(output, folder, there), thumbnails=tuple(thumbnails)))
    _write_proof(output, folder, there, target)
    if binding and (said := binding()):
        raise Halt((*output.remarks, *said))
    if output.is_one_document():
        shutil.rmtree(folder / PAGES, ignore_errors=True)
    return _written(output, folder, target, there)


def prepare(issue: Issue, pages: tuple[Page, ...], remarks: tuple[Remark, ...]) -> Proofs:
    """What can be done while pages are painted: what reports say is read, pages are proved."""
    read_up(remarks)
    digest_of = partial(_digest_of, Path(issue.folder))
    return {page.number: packed(proof_page(page, digest_of)) for page in pages}


def _write(path: Path, content: bytes) -> None:
    """Write a file of the stage, plainly: all of it is put in place at once."""
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)


def _carry_over(output: Output, former: Path, folder: Path) -> None:
    """Copy what the former output, if it was for the same use, has of pages that were not asked for.

    Previews it has not got are drawn: it may have been built without.
    """
    fresh = {file.number for file in output.files}
    if _profile_of(former) != output.ticket.profile:
        return
    for page in output.pages:
        old = output.paths(former, page.number)
        if page.number in fresh or not old[0].is_file():
            continue
        new = output.paths(folder, page.number)
        if all(file.is_file() for file in old):
            for source, copy in zip(old, new, strict=True):
                copy.parent.mkdir(exist_ok=True)
                shutil.copyfile(source, copy)
        else:
            from ghpress.press.previews import previews

            pdf = old[0].read_bytes()
            held = InHand(pdf, previews(pdf, output.pictured_at))
            _write_page(PageFile(page.number, held, ()), folder, output)


def _profile_of(folder: Path) -> str:
    """What the files of a former output were for; nothing where its report does not say."""
    try:
        return str(json.loads((folder / "report.json").read_bytes())["issue"]["profile"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _write_page(file: PageFile, folder: Path, output: Output) -> None:
    """A page file that is in memory, and its previews, into the stage."""
    for path, content in zip(output.paths(folder, file.number), (file.pdf, *file.previews), strict=True):
        _write(path, content)


def _is_bound(output: Output, there: list[Page]) -> bool:
    """Whether there is an issue PDF besides page files: where none is wanting."""
    return not output.is_one_document() and len(there) == len(output.pages)


def _work(output: Output, folder: Path) -> Callable[[], tuple[Remark, ...]]:
    """The issue's binding."""
    files = tuple(output.paths(folder, page.number)[0] for page in output.pages)
    return partial(bind, files, _binding(output), _faces(output), output.ticket, folder / ISSUE)


def _read_as_one(output: Output, folder: Path) -> bytes:
    """The reader's edition of the pages that were asked for."""
    from ghpress.press.merge import merge
    from ghpress.press.reading.bind import make_readable
    from ghpress.press.reading.bound import bound

    numbers = {file.number for file in output.files}
    output = replace(output, pages=tuple(page for page in output.pages if page.number in numbers))
    book = bound(output.issue, output.pages, output.files)
    files = [output.paths(folder, file.number)[0] for file in output.files]
    binding = _binding(output)
    binding = replace(binding, colophon=replace(binding.colophon, language="zh-CN"))
    return merge(files, binding, _faces(output), output.ticket, lambda pdf: make_readable(pdf, book))


def _binding(output: Output) -> Binding:
    """How the issue is bound."""
    issue = output.issue
    return Binding(
        colophon=Colophon(issue.title.chars, (issue.id, output.layout.name)),
        bookmarks=tuple(_bookmarks(output)),
        folios=tuple(page.folio for page in output.pages),
    )


def _faces(output: Output) -> dict[str, Path]:
    """The prepared faces by key."""
    return {key: output.shelf.face(key).path for key in output.shelf.keys()}


def _bookmarks(output: Output) -> Iterator[Bookmark]:
    """One line for every page, the stories that begin on it under it."""
    stories = {story.id: story for story in output.issue.stories}
    begun: set[str] = set()
    for at, page in enumerate(output.pages, 1):
        inner = []
        for frame in page.frames:
            if isinstance(frame, TextFrame) and frame.story in stories and frame.story not in begun:
                begun.add(frame.story)
                inner.append(Bookmark(_title(stories[frame.story]), at, frame.rect.y))
        yield Bookmark(page.folio or str(page.number), at, 0, tuple(inner))


def _title(story: Story) -> str:
    """A story's kicker and headline in one line."""
    head = " ".join(part.chars for part in story.head.headline)
    return f"{story.head.kicker.chars}{head}" if story.head.kicker else head


def _report(output: Output, folder: Path, there: list[Page]) -> Report:
    """What the reports say."""
    files = [output.paths(folder, page.number) for page in there]
    return Report(
        issue=output.issue.id,
        title=output.issue.title.chars,
        layout=output.layout.name,
        profile=output.ticket.profile,
        version=output.ticket.version,
        when=output.ticket.when,
        folder=folder,
        pages=tuple(there),
        page_files=() if output.is_one_document() else tuple(each[0] for each in files),
        previews=tuple(each[1] for each in files if output.pictured_at),
        fits=tuple(_reported(output)),
        remarks=output.remarks,
        tools=tuple((name, version(name)) for name in TOOLS),
        form=form_check(output.remarks) if len(output.files) == len(output.pages) else None,
    )


def _write_proof(output: Output, folder: Path, there: list[Page], former: Path) -> None:
    """What comparing the next build with this one needs, a page after another: it is much."""
    stories = (*output.issue.stories, *((output.issue.note,) if output.issue.note else ()))
    titles = tuple((story.id, " ".join(part.chars for part in story.head.headline)) for story in stories)
    proof = Proof(output.issue.id, output.layout.name, (), titles)
    pages = _proof_pages(output, folder, there, former)
    with (folder / PROOF_FILE).open("w", encoding="utf-8", errors="surrogatepass", newline="\n") as file:
        file.writelines(in_parts(proof, pages))


def _proof_pages(output: Output, folder: Path, there: list[Page], former: Path) -> Iterator[Packed]:
    """The proof's pages; of those carried over what was kept of them."""
    fresh = {file.number for file in output.files}
    kept = {} if fresh.issuperset(page.number for page in there) else _kept_of(former)
    digest_of = partial(_digest_of, Path(output.issue.folder))
    for page in there:
        pdf, *pictures = output.paths(folder, page.number)
        # A file that is read as one has no page files: what is looked at is a page's picture.
        shown = pictures[0] if output.is_one_document() and pictures else pdf
        picture = _within(folder, pictures[-1]) if pictures else ""
        is_kept = page.number not in fresh and page.number in kept
        proof = packed(kept[page.number]) if is_kept else output.proofs.get(page.number)
        proof = proof or packed(proof_page(page, digest_of))
        named = with_files(proof.page, _within(folder, shown), picture, shown.read_bytes())
        yield replace(proof, page=named)


def _kept_of(former: Path) -> dict[int, ProofPage]:
    """The pages of the former output's proof by number, if it has one."""
    try:
        return {page.number: page for page in read_proof(former).pages}
    except Halt:
        return {}


def _within(folder: Path, file: Path) -> str:
    """A file's name from the folder on."""
    return file.relative_to(folder).as_posix()


def _digest_of(folder: Path, name: str) -> str:
    """Eight figures that tell a picture's file from another of its name; none for one not there."""
    try:
        return hashlib.sha256((folder / name).read_bytes()).hexdigest()[:8]
    except OSError:
        return ""


def _reported(output: Output) -> Iterator[ReportedFit]:
    """Every story's fit with its headline and file."""
    stories = {story.id: story for story in output.issue.stories}
    for fit in output.fits:
        story = stories[fit.story]
        yield ReportedFit(
            story=fit.story,
            headline=" ".join(part.chars for part in story.head.headline),
            file=story.file,
            characters=fit.characters,
            lines=fit.lines,
            rungs=fit.rungs,
            over_lines=fit.over_lines,
            over_characters=fit.over_characters,
        )


def _written(output: Output, folder: Path, target: Path, there: list[Page]) -> Written:
    """Where it all is, once the stage is in place."""
    files = [output.paths(target, page.number) for page in there]
    return Written(
        target / ISSUE if (folder / ISSUE).is_file() else None,
        () if output.is_one_document() else tuple(each[0] for each in files),
        tuple(preview for each in files for preview in each[1:]),
    )
