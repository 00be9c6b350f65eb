"""Turns a report into the object ``report.json`` holds; docs/report.md explains every field."""

from pathlib import Path
from typing import Literal, TypeAlias, TypedDict, assert_never

from ghpress.makeup.page import (
    AdvertFrame,
    Frame,
    FurnitureFrame,
    GroundFrame,
    Page,
    PictureFrame,
    RuleFrame,
    ShapeFrame,
    TextFrame,
)
from ghpress.remarks import Level
from ghpress.report.form import FormObject, form_document
from ghpress.report.record import Report, StoryFit, fit_in_words
from ghpress.report.spoken import RemarkObject, remark_object
from ghpress.units import Length, in_mm

FORMAT = 1
"""Raised when a field changes its meaning or goes; new fields do not raise it."""

Kind: TypeAlias = Literal["text", "picture", "rule", "ground", "shape", "furniture", "advert"]


class FrameObject(TypedDict):
    """A frame on the page, in millimetres from the trim's top left corner."""

    id: str
    kind: Kind
    role: str
    story: str
    x_mm: float
    y_mm: float
    width_mm: float
    height_mm: float
    lines: int


class PageObject(TypedDict):
    """A page, its files relative to the report, its frames in reading order."""

    number: int
    folio: str
    width_mm: float
    height_mm: float
    file: str | None
    preview: str | None
    stories: list[str]
    frames: list[FrameObject]


class FitObject(TypedDict):
    """What is too much (above 0) or wanting (below 0)."""

    lines: int
    characters: int
    words: str


class StoryObject(TypedDict):
    """A story and how it fits."""

    id: str
    headline: str
    file: str
    pages: list[int]
    characters: int
    lines: int
    rungs: list[str]
    fit: FitObject


class IssueObject(TypedDict):
    """What was built."""

    id: str
    title: str
    layout: str
    profile: str
    version: str
    when: str


class CountsObject(TypedDict):
    """How many of each."""

    pages: int
    stories: int
    errors: int
    warnings: int
    notes: int


class ReportObject(TypedDict):
    """The whole of ``report.json``."""

    format: int
    issue: IssueObject
    counts: CountsObject
    pages: list[PageObject]
    stories: list[StoryObject]
    remarks: list[RemarkObject]
    form: FormObject | None
    tools: dict[str, str]


def document(report: Report) -> ReportObject:
    """The report as an object for JSON."""
    places = report.places()
    return {
        "format": FORMAT,
        "issue": {
            "id": report.issue,
            "title": report.title,
            "layout": report.layout,
            "profile": report.profile,
            "version": report.version,
            "when": report.when.isoformat(),
        },
        "counts": _counts(report),
        "pages": [_page(index, page, report) for index, page in enumerate(report.pages)],
        "stories": [_story(fit, places.get(fit.story, [])) for fit in report.fits],
        "remarks": [remark_object(remark) for remark in report.remarks],
        "form": form_document(report.form) if report.form else None,
        "tools": dict(report.tools),
    }


def _counts(report: Report) -> CountsObject:
    levels = [remark.level for remark in report.remarks]
    return {
        "pages": len(report.pages),
        "stories": len(report.fits),
        "errors": levels.count(Level.ERROR),
        "warnings": levels.count(Level.WARNING),
        "notes": levels.count(Level.NOTE),
    }


def _page(index: int, page: Page, report: Report) -> PageObject:
    return {
        "number": page.number,
        "folio": page.folio,
        "width_mm": _mm(page.width),
        "height_mm": _mm(page.height),
        "file": _relative(report.page_files, index, report.folder),
        "preview": _relative(report.previews, index, report.folder),
        "stories": list(page.stories),
        "frames": [_frame(frame) for frame in page.frames],
    }


def _relative(files: tuple[Path, ...], index: int, folder: Path) -> str | None:
    return files[index].relative_to(folder).as_posix() if index < len(files) else None


def _frame(frame: Frame) -> FrameObject:
    return {
        "id": frame.id,
        "kind": _kind(frame),
        "role": frame.role,
        "story": "" if isinstance(frame, FurnitureFrame | AdvertFrame) else frame.story,
        "x_mm": _mm(frame.rect.x),
        "y_mm": _mm(frame.rect.y),
        "width_mm": _mm(frame.rect.width),
        "height_mm": _mm(frame.rect.height),
        "lines": frame.block.count() if isinstance(frame, TextFrame) else 0,
    }


def _kind(frame: Frame) -> Kind:
    match frame:
        case TextFrame():
            return "text"
        case PictureFrame():
            return "picture"
        case RuleFrame():
            return "rule"
        case GroundFrame():
            return "ground"
        case ShapeFrame():
            return "shape"
        case FurnitureFrame():
            return "furniture"
        case AdvertFrame():
            return "advert"
        case _:
            assert_never(frame)


def _story(fit: StoryFit, pages: list[int]) -> StoryObject:
    return {
        "id": fit.story,
        "headline": fit.headline,
        "file": fit.file,
        "pages": pages,
        "characters": fit.characters,
        "lines": fit.lines,
        "rungs": list(fit.rungs),
        "fit": {
            "lines": fit.over_lines,
            "characters": fit.over_characters,
            "words": fit_in_words(fit),
        },
    }


def _mm(length: Length) -> float:
    # To 0.01 mm, finer than any plate is mounted.
    return round(in_mm(length), 2)
