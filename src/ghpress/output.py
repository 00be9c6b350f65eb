"""Turns what a build made into its folder: page files, issue PDF, previews, contact sheet, reports."""

import hashlib
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import version
from pathlib import Path

from ghpress.compare.proof import Proof, proof_page, with_files
from ghpress.compare.stored import FILE as PROOF_FILE
from ghpress.compare.stored import as_json, read_proof
from ghpress.inspection import inspect_bound
from ghpress.layout.layout import Layout
from ghpress.makeup.fits import StoryFit
from ghpress.makeup.page import Page, TextFrame
from ghpress.manuscript.story import Issue, Story
from ghpress.preflight.form import form_check
from ghpress.press.colophon import Colophon
from ghpress.press.contact import contact_sheet
from ghpress.press.merge import Binding, Bookmark, merge
from ghpress.press.pagejob import PREVIEW_DPIS, PageFile
from ghpress.press.reading.bind import make_readable
from ghpress.press.reading.bound import bound
from ghpress.remarks import Halt, Remark
from ghpress.report.record import Report
from ghpress.report.record import StoryFit as ReportedFit
from ghpress.report.write import write_reports
from ghpress.rim import write_beside
from ghpress.staging import staged
from ghpress.stock.shelf import Shelf
from ghpress.ticket import Ticket

TOOLS = ("ghpress", "weasyprint", "pikepdf", "pypdfium2", "uharfbuzz")
"""Packages whose versions a report names."""


@dataclass(frozen=True, slots=True)
class Output:
    """A build to be written. ``files`` may be fewer than ``pages`` where only some were asked for."""

    issue: Issue
    layout: Layout
    shelf: Shelf
    ticket: Ticket
    pages: tuple[Page, ...]
    files: tuple[PageFile, ...]
    fits: tuple[StoryFit, ...]
    remarks: tuple[Remark, ...]

    def is_one_document(self) -> bool:
        """Whether the pages are read as one file and none is a file of its own."""
        return self.ticket.profile == "web"


@dataclass(frozen=True, slots=True)
class Written:
    """Where things came to stand; ``issue_pdf`` is None where a page file is wanting."""

    issue_pdf: Path | None
    page_files: tuple[Path, ...]
    previews: tuple[Path, ...]


def write_output(output: Output, target: Path) -> Written:
    """Write everything beside the former output, then put it in place at once.

    Page files of a former build stay where only some pages were asked for.

    Raises:
        Halt: the disk is full, the place cannot be written, or the issue PDF has come out wrong; the
            former output stands.
    """
    with staged(target) as folder:
        if not output.is_one_document():
            _carry_over(output, target, folder)
        for file in output.files:
            _write_page(file, folder, output)
        there = _there(output, folder)
        if output.is_one_document():
            write_beside(folder / "issue.pdf", _read_as_one(output))
        elif len(there) == len(output.pages):
            write_beside(folder / "issue.pdf", _inspected(_bound(output, folder), output))
        pictures = [_files_of(folder, page.number, output.layout)[1] for page in there]
        write_beside(folder / "contact.png", contact_sheet([file.read_bytes() for file in pictures]))
        write_reports(_report(output, folder, there))
        proof = _proof(output, folder, there, target)
        write_beside(folder / PROOF_FILE, as_json(proof).encode("utf-8", "surrogatepass"))
    return _written(output, target)


def page_name(number: int, layout: Layout) -> str:
    """What the files of the sheet that begins with a page are called: 04, or 02-03 of a spread."""
    return "-".join(f"{each:02}" for each in layout.numbers(number))


def _there(output: Output, folder: Path) -> list[Page]:
    """The pages whose files, or else whose pictures, are in a folder."""
    shown = 1 if output.is_one_document() else 0
    return [
        page for page in output.pages if _files_of(folder, page.number, output.layout)[shown].is_file()
    ]


def _carry_over(output: Output, former: Path, folder: Path) -> None:
    """Copy what the former output, if it was for the same use, has of pages that were not asked for."""
    fresh = {file.number for file in output.files}
    if _profile_of(former) != output.ticket.profile:
        return
    for page in output.pages:
        old = _files_of(former, page.number, output.layout)
        if page.number in fresh or not all(file.is_file() for file in old):
            continue
        for source, copy in zip(old, _files_of(folder, page.number, output.layout), strict=True):
            copy.parent.mkdir(exist_ok=True)
            shutil.copyfile(source, copy)


def _profile_of(folder: Path) -> str:
    """What the files of a former output were for; nothing where its report does not say."""
    try:
        return str(json.loads((folder / "report.json").read_bytes())["issue"]["profile"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _files_of(folder: Path, number: int, layout: Layout) -> tuple[Path, ...]:
    """The page file and its previews in an output folder."""
    name = page_name(number, layout)
    previews = (folder / "previews" / f"{name}-{dpi}.png" for dpi in PREVIEW_DPIS)
    return (folder / "pages" / f"{name}.pdf", *previews)


def _write_page(file: PageFile, folder: Path, output: Output) -> None:
    """The page file, unless the pages are one document, and its previews into the stage."""
    paths = _files_of(folder, file.number, output.layout)
    contents = (b"" if output.is_one_document() else file.pdf, *file.previews)
    for path, content in zip(paths, contents, strict=True):
        if content:
            write_beside(path, content)


def _bound(output: Output, folder: Path) -> bytes:
    """The issue PDF."""
    files = [_files_of(folder, page.number, output.layout)[0] for page in output.pages]
    return merge(files, _binding(output), _faces(output), output.ticket)


def _inspected(issue_pdf: bytes, output: Output) -> bytes:
    """The issue PDF, with nothing wrong; Halt where it is less than it claims to be."""
    said = inspect_bound(issue_pdf, "issue.pdf", output.ticket.profile)
    if said:
        raise Halt((*output.remarks, *said))
    return issue_pdf


def _read_as_one(output: Output) -> bytes:
    """The reader's edition of the pages that were asked for."""
    numbers = {file.number for file in output.files}
    output = replace(output, pages=tuple(page for page in output.pages if page.number in numbers))
    book = bound(output.issue, output.pages, output.files)
    files = [file.pdf for file in output.files]
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
    files = [_files_of(folder, page.number, output.layout) for page in there]
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
        previews=tuple(each[1] for each in files),
        fits=tuple(_reported(fit, output.issue) for fit in output.fits),
        remarks=output.remarks,
        tools=tuple((name, version(name)) for name in TOOLS),
        form=form_check(output.remarks) if len(output.files) == len(output.pages) else None,
    )


def _proof(output: Output, folder: Path, there: list[Page], former: Path) -> Proof:
    """What comparing the next build with this one needs; of pages carried over what was kept of them."""
    fresh = {file.number for file in output.files}
    try:
        kept = {page.number: page for page in read_proof(former).pages}
    except Halt:
        kept = {}
    pages = []
    digest_of = partial(_digest_of, Path(output.issue.folder))
    for page in there:
        files = [each for each in _files_of(folder, page.number, output.layout) if each.is_file()]
        file, picture = (each.relative_to(folder).as_posix() for each in (files[0], files[-1]))
        is_kept = page.number not in fresh and page.number in kept
        proof = kept[page.number] if is_kept else proof_page(page, digest_of)
        pages.append(with_files(proof, file, picture, files[0].read_bytes()))
    stories = (*output.issue.stories, *((output.issue.note,) if output.issue.note else ()))
    titles = tuple((story.id, " ".join(part.chars for part in story.head.headline)) for story in stories)
    return Proof(output.issue.id, output.layout.name, tuple(pages), titles)


def _digest_of(folder: Path, name: str) -> str:
    """Eight figures that tell a picture's file from another of its name; none for one not there."""
    try:
        return hashlib.sha256((folder / name).read_bytes()).hexdigest()[:8]
    except OSError:
        return ""


def _reported(fit: StoryFit, issue: Issue) -> ReportedFit:
    """A story's fit with its headline and file."""
    story = next(story for story in issue.stories if story.id == fit.story)
    return ReportedFit(
        story=fit.story,
        headline=" ".join(part.chars for part in story.head.headline),
        file=story.file,
        characters=fit.characters,
        lines=fit.lines,
        rungs=fit.rungs,
        over_lines=fit.over_lines,
        over_characters=fit.over_characters,
    )


def _written(output: Output, folder: Path) -> Written:
    """Where it all is, once it is in place."""
    files = [_files_of(folder, page.number, output.layout) for page in _there(output, folder)]
    issue_pdf = folder / "issue.pdf"
    return Written(
        issue_pdf if issue_pdf.is_file() else None,
        () if output.is_one_document() else tuple(each[0] for each in files),
        tuple(preview for each in files for preview in each[1:]),
    )
