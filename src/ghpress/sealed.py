"""Puts signed pages (签付印) in place of those printed now, or says that they are not the same pages."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ghpress.layout.layout import Layout
from ghpress.makeup.page import Page
from ghpress.marking.board import board_of
from ghpress.marking.log import read_events
from ghpress.marking.signed import SignedPage, signed_pages, what_it_says
from ghpress.press.pagejob import PREVIEW_DPIS, InHand, PageFile
from ghpress.press.pages import Printed
from ghpress.press.previews import previews
from ghpress.remarks import OnPage, Remark, error


def with_signed_pages(
    folder: Path, layout: Layout, pages: Sequence[Page], printed: Printed
) -> tuple[Printed, tuple[Remark, ...]]:
    """The page files printed, those of signed pages as they were signed.

    An error where a signed page would now say something else, or its stored file is lost: no other
    file may be called signed.

    Raises:
        Halt: the desk's log cannot be read.
    """
    events = read_events(folder).events
    if not events:
        return printed, ()
    signed, lost = signed_pages(folder, layout.name, board_of(events))
    made = {page.number: page for page in pages}
    remarks: list[Remark] = list(lost)
    kept: list[PageFile] = []
    for file in printed.files:
        stored = signed.get(file.number)
        if stored is None:
            kept.append(file)
        elif what_it_says(made[file.number], folder) != stored.says:
            place, by = OnPage(file.number), stored.signed.by
            remarks.append(error("signed-page-changed", place, page=file.number, by=by))
            kept.append(file)
        else:
            kept.append(_as_signed(file, stored))
    return replace(printed, files=tuple(kept)), tuple(remarks)


def _as_signed(file: PageFile, stored: SignedPage) -> PageFile:
    """The signed file; pictured anew, if at all, unless it is the very file that was printed now."""
    if file.pdf == stored.pdf:
        return file
    dpis = PREVIEW_DPIS if file.previews else ()
    return replace(file, held=InHand(stored.pdf, previews(stored.pdf, dpis)))
