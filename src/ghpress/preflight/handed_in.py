"""Turns a PDF somebody hands in into remarks: the file and every page, with no layout to hold it to."""

from collections.abc import Sequence

import pikepdf

from ghpress.layout.layout import Sheet
from ghpress.preflight.damage import damaged_part
from ghpress.preflight.filed import FileSubject
from ghpress.preflight.inkmap import InkMap
from ghpress.preflight.profiles import ADVERTS, LIMITS, PAGES, Standard
from ghpress.preflight.rules import Rule
from ghpress.preflight.structure import boxes_of
from ghpress.preflight.subject import PageSubject
from ghpress.preflight.survey import Measure, plates_of, survey_file, survey_page
from ghpress.remarks import InFile, OnPage, Remark, error
from ghpress.units import mm


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
    remarks = list(survey_file(file, standard))
    for index in range(count):
        remarks += _page(file, index, standard, measure)
    return tuple(remarks)


def survey_advert(
    content: bytes, rules: Sequence[Rule] = ADVERTS, measure: Measure | None = None
) -> tuple[Remark, ...]:
    """The remarks on an advert's first page as it is placed; places count from its own trim."""
    file = FileSubject(content, "")
    subject = _subject(file, file.pdf.pages[0], 0)
    subject.limits = LIMITS["gwg-newspaper-ads"]
    return survey_page(subject, rules, measure)


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


def _page(
    file: FileSubject, index: int, standard: Standard, measure: Measure | None
) -> tuple[Remark, ...]:
    """The remarks on one page."""
    try:
        subject = _subject(file, file.pdf.pages[index], index)
    except Exception as fault:  # damage can make any reader fail in any way
        return (error("pdf-page-damaged", OnPage(index + 1), why=damaged_part(fault, "/Page")),)
    subject.limits = LIMITS[standard]
    # Its own trim was taken for the sheet: that it has none is said by another check.
    rules = [rule for rule in PAGES[standard] if rule.name != "trim_not_sheet"]
    return survey_page(subject, rules, measure)


def _subject(file: FileSubject, page: pikepdf.Page, index: int) -> PageSubject:
    """A page of the file under inspection, with all that is on it."""
    subject = PageSubject(file.content, index + 1, sheet_of(page), index)
    subject.pdf, subject.follows_adverts = file.pdf, True
    return subject


def sheet_of(page: pikepdf.Page) -> Sheet:
    """The sheet the page says it is on; no bleed was ordered that we know of."""
    boxes = boxes_of(page)
    box = boxes.trim or boxes.media
    return Sheet(mm(str(box.width)), mm(str(box.height)), 0)
