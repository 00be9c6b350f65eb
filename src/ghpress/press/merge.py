"""Turns page files into the issue PDF: bound in order, sharing fonts and pictures, with bookmarks."""

import io
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TypeAlias

import pikepdf
from pikepdf import Dictionary, Name, OutlineItem

from ghpress.press.binding import Binding, Bookmark
from ghpress.press.colophon import saved, sign
from ghpress.press.sharing import drop_programs, share_fonts, share_pictures, share_plates
from ghpress.ticket import Ticket
from ghpress.units import in_pt

Finished: TypeAlias = bytes | Path
"""A finished page, in memory or to be opened when its turn comes."""

Further: TypeAlias = Callable[[pikepdf.Pdf], None]
"""What is done to a bound file besides."""


def merge(
    page_files: Sequence[Finished],
    binding: Binding,
    faces: Mapping[str, Path],
    ticket: Ticket,
    also: Further = lambda _: None,
) -> bytes:
    """The issue PDF. ``faces`` are the prepared faces by key; same input, same bytes.

    ``also`` is done to the open file last.

    Raises:
        OSError: a page file or a face cannot be read.
    """
    assert page_files, "an issue has pages"
    with ExitStack() as opened, pikepdf.new() as issue:
        bound = [opened.enter_context(_open(file)) for file in page_files]
        for file in bound:
            drop_programs(file, faces)
            issue.pages.append(file.pages[0])
        _take_intents(issue, bound)
        share_fonts(issue, faces)
        share_pictures(issue)
        share_plates(issue)
        _write_outline(issue, binding.bookmarks)
        _write_folios(issue, binding.folios)
        _open_as_spreads(issue)
        sign(issue, binding.colophon, ticket)
        also(issue)
        return saved(issue)


def _open(file: Finished) -> pikepdf.Pdf:
    """A page file, read only as far as it is needed; not mapped, or all of them would lie in memory."""
    if isinstance(file, bytes):
        return pikepdf.open(io.BytesIO(file))
    return pikepdf.open(file, access_mode=pikepdf.AccessMode.stream)


def _take_intents(issue: pikepdf.Pdf, bound: Sequence[pikepdf.Pdf]) -> None:
    """The output intents that all pages have, with one profile: the first page's.

    Pages of one build are made for one press; only what each of them claims may the whole claim.
    """
    kinds = [{str(intent.S) for intent in file.Root.get("/OutputIntents", ())} for file in bound]
    shared = [
        intent
        for intent in bound[0].Root.get("/OutputIntents", ())
        if all(str(intent.S) in each for each in kinds)
    ]
    if shared:
        issue.Root.OutputIntents = pikepdf.Array([issue.copy_foreign(intent) for intent in shared])


def _write_outline(issue: pikepdf.Pdf, bookmarks: tuple[Bookmark, ...]) -> None:
    """The document outline (ISO 32000-1 12.3.3), by destinations, not by actions."""
    if not bookmarks:
        return
    with issue.open_outline() as outline:
        outline.root.extend(_item(issue, bookmark) for bookmark in bookmarks)


def _item(issue: pikepdf.Pdf, bookmark: Bookmark) -> OutlineItem:
    """A bookmark and those within it."""
    page = issue.pages[bookmark.page - 1]
    left, top = float(page.trimbox[0]), float(page.trimbox[3])
    down = round(top - in_pt(bookmark.y), 2)
    item = OutlineItem(bookmark.title, bookmark.page - 1, "XYZ", left=left, top=down, zoom=0)
    item.children.extend(_item(issue, inner) for inner in bookmark.inner)
    return item


def _write_folios(issue: pikepdf.Pdf, folios: tuple[str, ...]) -> None:
    """Page labels (ISO 32000-1 12.4.2): a viewer then says 第3版 or A03 as the page itself does."""
    if folios:
        numbered = ((number, Dictionary(P=folio)) for number, folio in enumerate(folios))
        tree = pikepdf.Array([part for pair in numbered for part in pair])
        issue.Root.PageLabels = Dictionary(Nums=tree)


def _open_as_spreads(issue: pikepdf.Pdf) -> None:
    """Open as the folded sheet opens: the front alone on the right, then facing pages."""
    issue.Root.PageLayout = Name.TwoPageRight if len(issue.pages) > 1 else Name.SinglePage
    issue.Root.PageMode = Name.UseOutlines if Name.Outlines in issue.Root else Name.UseNone
    issue.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
