"""Turns the remarks on a PDF into one self-contained page: pictures with each remark marked on them."""

import base64
import io
from dataclasses import dataclass

import pypdfium2
from jinja2 import Environment, PackageLoader, StrictUndefined

from ghpress.remarks import Level, OnPage, Remark
from ghpress.report.spoken import LEVELS, place_in_words
from ghpress.wording import in_words

PIXELS_WIDE = 900
"""The width of a page's picture: headlines and places are recognised, a page stays under 300 kB."""


@dataclass(frozen=True, slots=True)
class Row:
    """A remark as the page shows it; per cent of the page's width and height where it has a place."""

    number: int
    level: str
    level_name: str
    code: str
    place: str
    says: str
    help: str
    left: float | None = None
    top: float | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its picture as a data address, and what is to be said of it."""

    number: int
    picture: str
    rows: tuple[Row, ...]


def inspection_html(content: bytes, name: str, standard: str, remarks: tuple[Remark, ...]) -> str:
    """The page; a file no reader opens has its remarks and no pictures."""
    numbered = list(enumerate(dict.fromkeys(remarks), start=1))
    loose = [_row(number, remark) for number, remark in numbered if not isinstance(remark.place, OnPage)]
    counts = {
        level.name.lower(): sum(remark.level is level for _, remark in numbered) for level in Level
    }
    environment = Environment(
        loader=PackageLoader("ghpress.report"), autoescape=True, undefined=StrictUndefined
    )
    return environment.get_template("inspection.html").render(
        name=name, standard=standard, loose=loose, sheets=_sheets(content, numbered), counts=counts
    )


def _sheets(content: bytes, numbered: list[tuple[int, Remark]]) -> list[Sheet]:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        return []
    with document:
        return [_sheet(document[index], index + 1, numbered) for index in range(len(document))]


def _sheet(page: pypdfium2.PdfPage, number: int, numbered: list[tuple[int, Remark]]) -> Sheet:
    """A page's picture is of all its media; places count from the trim."""
    width, height = page.get_size()
    media, trim = page.get_mediabox(), page.get_trimbox()
    drawn = page.render(scale=PIXELS_WIDE / width).to_pil().convert("RGB")
    written = io.BytesIO()
    drawn.save(written, "JPEG", quality=78)
    offset = (trim[0] - media[0], media[3] - trim[3], width, height)
    rows = (_row(at, one, offset) for at, one in numbered if _page_of(one) == number)
    picture = "data:image/jpeg;base64," + base64.b64encode(written.getvalue()).decode("ascii")
    return Sheet(number, picture, tuple(rows))


def _page_of(remark: Remark) -> int:
    return remark.place.page if isinstance(remark.place, OnPage) else 0


def _row(number: int, remark: Remark, offset: tuple[float, float, float, float] = (0, 0, 1, 1)) -> Row:
    """A remark in words, with its mark where it has a place of its own."""
    words = in_words(remark, "zh")
    left = top = None
    if isinstance(remark.place, OnPage) and (remark.place.x_mm or remark.place.y_mm):
        x, y, width, height = offset
        left = min(100.0, max(0.0, 100 * (remark.place.x_mm * 72 / 25.4 + x) / width))
        top = min(100.0, max(0.0, 100 * (remark.place.y_mm * 72 / 25.4 + y) / height))
    return Row(
        number,
        remark.level.name.lower(),
        LEVELS["zh"][remark.level],
        remark.code,
        place_in_words(remark.place, "zh"),
        words.says,
        words.help,
        left,
        top,
    )
