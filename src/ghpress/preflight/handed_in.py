"""Turns a PDF somebody hands in into remarks: the file and every page, with no layout to hold it to."""

from collections.abc import Callable, Iterator

import pikepdf

from ghpress.layout.layout import Sheet
from ghpress.preflight.estimate import estimated
from ghpress.preflight.filed import FileSubject
from ghpress.preflight.inkmap import InkMap
from ghpress.preflight.profiles import FILES, LIMITS, PAGES, Standard
from ghpress.preflight.structure import boxes_of
from ghpress.preflight.subject import PageSubject
from ghpress.remarks import InFile, OnPage, Remark, error
from ghpress.units import mm

BLEED = mm(3)
"""What printers ask for where nothing else was agreed (出血)."""

Measure = Callable[[bytes, int], InkMap | None]
"""Measures the ink of a page; None where no program on this machine can."""


def survey_pdf(
    content: bytes, name: str, standard: Standard, measure: Measure | None = None
) -> tuple[Remark, ...]:
    """Every remark on file and pages; each page's own trim is taken for the sheet that was ordered.

    Whether that trim is the one wanted cannot be known here: a build checks it against its layout.
    Without ``measure`` ink is judged by colours and their overprint alone.
    """
    try:
        file = FileSubject(content, name, LIMITS[standard])
        count = len(file.pdf.pages)
    except pikepdf.PasswordError:
        return (error("pdf-locked", InFile(name)),)
    except pikepdf.PdfError as fault:
        # The library names its input first, which is an object of ours and no help.
        return (error("pdf-unreadable", InFile(name), why=str(fault).split(">: ")[-1]),)
    remarks = list(_file(file, standard))
    for index in range(count):
        remarks += _page(file, index, standard, measure)
    return tuple(remarks)


def ink_maps(content: bytes, measure: Measure) -> dict[int, InkMap]:
    """Every page's plates, drawn or estimated, by number; those no reader can follow left out."""
    maps: dict[int, InkMap] = {}
    try:
        file = FileSubject(content, "")
        for index, page in enumerate(file.pdf.pages):
            maps[index + 1] = plates_of(_subject(file, page, index), measure)
    except Exception:  # damage can make any reader fail in any way; the remarks have said so
        return maps
    return maps


def _file(file: FileSubject, standard: Standard) -> Iterator[Remark]:
    """The remarks on the file; one a reader chokes on is itself a remark."""
    for rule in FILES[standard]:
        try:
            yield from tuple(rule.apply(file))
        except Exception as fault:  # damage can make any reader fail in any way
            yield error("file-damaged", file.place, why=f"{type(fault).__name__} {fault}")
            return


def _page(file: FileSubject, index: int, standard: Standard, measure: Measure | None) -> list[Remark]:
    """The remarks on one page; a page that a reader chokes on is itself a remark."""
    try:
        subject = _subject(file, file.pdf.pages[index], index)
        subject.limits = LIMITS[standard]
        rules = PAGES[standard]
        if measure and subject.needs_plates() and any(rule.name == "ink_over_limit" for rule in rules):
            subject.ink = plates_of(subject, measure)
        return [remark for rule in rules for remark in rule.apply(subject)]
    except Exception as fault:  # damage can make any reader fail in any way
        return [error("pdf-page-damaged", OnPage(index + 1), why=f"{type(fault).__name__} {fault}")]


def _subject(file: FileSubject, page: pikepdf.Page, index: int) -> PageSubject:
    """A page of the file under inspection, with all that is on it."""
    subject = PageSubject(file.content, index + 1, sheet_of(page), index)
    subject.pdf, subject.follows_adverts = file.pdf, True
    return subject


def plates_of(subject: PageSubject, measure: Measure) -> InkMap:
    """The page's plates as a program draws them, or else as they are estimated."""
    return measure(subject.page_file, subject.index) or estimated(subject.content, subject.media)


def sheet_of(page: pikepdf.Page) -> Sheet:
    """The sheet the page says it is on."""
    boxes = boxes_of(page)
    box = boxes.trim or boxes.media
    return Sheet(mm(str(box.width)), mm(str(box.height)), BLEED)
