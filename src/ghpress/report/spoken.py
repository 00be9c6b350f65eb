"""Turns remarks and places into what a reader sees: sentences, and objects for JSON."""

from typing import Literal, TypedDict

from ghpress.remarks import InFile, Level, OnPage, Place, Remark
from ghpress.wording import Language, in_words

LEVELS: dict[Language, dict[Level, str]] = {
    "zh": {Level.ERROR: "错误", Level.WARNING: "提醒", Level.NOTE: "说明"},
    "en": {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "note"},
}


class FileObject(TypedDict):
    """A place in a source file; line and column from 1, 0 says the whole file or line."""

    file: str
    line: int
    column: int


class PageObject(TypedDict):
    """A place on a page, in millimetres from the trim's top left corner."""

    page: int
    x_mm: float
    y_mm: float


class WordsObject(TypedDict):
    """A remark's words in one language."""

    says: str
    help: str


class RemarkObject(TypedDict):
    """A remark as ``report.json`` and ``--json`` hold it."""

    level: Literal["error", "warning", "note"]
    code: str
    place: FileObject | PageObject | None
    facts: dict[str, str]
    zh: WordsObject
    en: WordsObject


def place_object(place: Place) -> FileObject | PageObject | None:
    """A place for JSON; None where the remark belongs to no file and no page."""
    match place:
        case InFile(file, line, column):
            return {"file": file, "line": line, "column": column}
        case OnPage(page, x_mm, y_mm):
            return {"page": page, "x_mm": round(x_mm, 2), "y_mm": round(y_mm, 2)}
        case _:
            return None


def place_in_words(place: Place, language: Language) -> str:
    """A place as a person writes it; an empty string for nowhere."""
    match place:
        case InFile():
            return str(place)
        case OnPage(page, 0.0, 0.0):
            return f"第{page}版" if language == "zh" else f"page {page}"
        case OnPage(page, x_mm, y_mm):
            at = f"({x_mm:.1f}, {y_mm:.1f}) mm"
            return f"第{page}版 {at}" if language == "zh" else f"page {page} {at}"
        case _:
            return ""


def remark_object(remark: Remark) -> RemarkObject:
    """A remark with its words in both languages."""
    chinese, english = in_words(remark, "zh"), in_words(remark, "en")
    return {
        "level": _LEVEL_NAMES[remark.level],
        "code": remark.code,
        "place": place_object(remark.place),
        "facts": dict(remark.facts),
        "zh": {"says": chinese.says, "help": chinese.help},
        "en": {"says": english.says, "help": english.help},
    }


_LEVEL_NAMES: dict[Level, Literal["error", "warning", "note"]] = {
    Level.ERROR: "error",
    Level.WARNING: "warning",
    Level.NOTE: "note",
}
