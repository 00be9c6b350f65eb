"""Turns a PDF somebody hands in into remarks: every page inspected, with no layout to hold it to."""

import io

import pikepdf

from ghpress.layout.layout import Sheet
from ghpress.preflight.structure import Box, Boxes, read_structure
from ghpress.preflight.subject import PageSubject
from ghpress.preflight.survey import survey
from ghpress.remarks import InFile, OnPage, Remark, error
from ghpress.ticket import Profile
from ghpress.units import mm

BLEED = mm(3)
"""What printers ask for where nothing else was agreed (出血)."""


def survey_pdf(content: bytes, name: str, profile: Profile) -> tuple[Remark, ...]:
    """Every remark on every page; each page's own trim is taken for the sheet that was ordered.

    Whether that trim is the one wanted cannot be known here: a build checks it against its layout.
    """
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            count = len(pdf.pages)
    except pikepdf.PasswordError:
        return (error("pdf-locked", InFile(name)),)
    except pikepdf.PdfError as fault:
        # The library names its input first, which is an object of ours and no help.
        return (error("pdf-unreadable", InFile(name), why=str(fault).split(">: ")[-1]),)
    return tuple(remark for index in range(count) for remark in _page(content, index, profile))


def _page(content: bytes, index: int, profile: Profile) -> tuple[Remark, ...]:
    """The remarks on one page; a page that a reader chokes on is itself a remark."""
    try:
        return survey(PageSubject(content, index + 1, _sheet(content, index), index), profile)
    except Exception as fault:  # damage can make any reader fail in any way
        return (error("pdf-page-damaged", OnPage(index + 1), why=f"{type(fault).__name__} {fault}"),)


def _sheet(content: bytes, index: int) -> Sheet:
    """The sheet the page says it is on."""
    box = _trim(read_structure(content, index).boxes)
    return Sheet(mm(str(box.width)), mm(str(box.height)), BLEED)


def _trim(boxes: Boxes) -> Box:
    return boxes.trim or boxes.media
