"""Turns a report into one self-contained page for people: ``report.html``."""

import base64
import io
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from PIL import Image

from ghpress.makeup.page import Page
from ghpress.remarks import InFile, Level, OnPage, Remark
from ghpress.report.form import form_in_words
from ghpress.report.record import Report, StoryFit, fit_in_words
from ghpress.report.spoken import LEVELS, place_in_words
from ghpress.units import in_mm
from ghpress.wording import in_words

THUMBNAIL_PIXELS = 420
"""The width of a page thumbnail: headlines can be read, 30 pages stay under 2 MB."""


@dataclass(frozen=True, slots=True)
class SpokenRemark:
    """A remark as the page shows it; ``number`` is set where a thumbnail points to it."""

    level: str
    level_name: str
    code: str
    place: str
    says: str
    help: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """Remarks that belong together, under the name of a story, a file or a page."""

    title: str
    remarks: tuple[SpokenRemark, ...]


@dataclass(frozen=True, slots=True)
class Pin:
    """A numbered mark on a thumbnail, in per cent of the page's width and height."""

    number: int
    level: str
    left: float
    top: float


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A page in small: its picture as a data address, the stories on it, the marks upon it."""

    number: int
    picture: str
    stories: tuple[str, ...]
    pins: tuple[Pin, ...]


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A row of the table of stories."""

    fit: StoryFit
    pages: str
    words: str
    is_off: bool


def report_html(report: Report) -> str:
    """The page; its pictures are read from the previews and put inside it."""
    numbers = _numbers(report.remarks)
    return _template().render(
        report=report,
        counts={
            level.name.lower(): sum(remark.level is level for remark in report.remarks)
            for level in Level
        },
        groups=_groups(report, numbers),
        form=form_in_words(report.form, "zh") if report.form else (),
        stories=[_row(fit, report.pages) for fit in report.fits],
        thumbnails=[_thumbnail(index, page, report, numbers) for index, page in enumerate(report.pages)],
    )


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("ghpress.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html")


def _numbers(remarks: tuple[Remark, ...]) -> dict[Remark, int]:
    """A number for each remark that a thumbnail can point to, page by page."""
    placed = [
        (remark.place, remark) for remark in dict.fromkeys(remarks) if isinstance(remark.place, OnPage)
    ]
    ordered = sorted(placed, key=lambda pair: pair[0])
    return {remark: number for number, (_, remark) in enumerate(ordered, start=1)}


def _groups(report: Report, numbers: dict[Remark, int]) -> list[Group]:
    headlines = {fit.file: fit.headline for fit in report.fits}
    titled = [(_title(remark, headlines), remark) for remark in dict.fromkeys(report.remarks)]
    titled.sort(key=lambda pair: (_rank(pair[1]), pair[1].place))
    return [
        Group(title, tuple(_spoken(remark, numbers) for _, remark in pairs))
        for title, pairs in groupby(titled, key=lambda pair: pair[0])
    ]


def _rank(remark: Remark) -> int:
    """Pages first, then files, then what has no place: sorting never compares places of two kinds."""
    match remark.place:
        case OnPage():
            return 0
        case InFile():
            return 1
        case _:
            return 2


def _title(remark: Remark, headlines: dict[str, str]) -> str:
    match remark.place:
        case OnPage(page):
            return f"第{page}版"
        case InFile(file):
            return f"{headlines[file]}　{file}" if file in headlines else file
        case _:
            return "全期"


def _spoken(remark: Remark, numbers: dict[Remark, int]) -> SpokenRemark:
    words = in_words(remark, "zh")
    return SpokenRemark(
        level=remark.level.name.lower(),
        level_name=LEVELS["zh"][remark.level],
        code=remark.code,
        place=place_in_words(remark.place, "zh"),
        says=words.says,
        help=words.help,
        number=numbers.get(remark, 0),
    )


def _row(fit: StoryFit, pages: tuple[Page, ...]) -> StoryRow:
    numbers = [str(page.number) for page in pages if fit.story in page.stories]
    return StoryRow(
        fit, "、".join(numbers), fit_in_words(fit), bool(fit.over_lines or fit.over_characters)
    )


def _thumbnail(index: int, page: Page, report: Report, numbers: dict[Remark, int]) -> Thumbnail:
    headlines = {fit.story: fit.headline for fit in report.fits}
    pins = tuple(
        Pin(
            number,
            remark.level.name.lower(),
            100 * remark.place.x_mm / in_mm(page.width),
            100 * remark.place.y_mm / in_mm(page.height),
        )
        for remark, number in numbers.items()
        if isinstance(remark.place, OnPage) and remark.place.page == page.number
    )
    picture = _small(report.previews[index]) if index < len(report.previews) else ""
    return Thumbnail(page.number, picture, tuple(headlines.get(id_, id_) for id_ in page.stories), pins)


def _small(preview: Path) -> str:
    """The preview scaled down, as a data address."""
    with Image.open(preview) as picture:
        small = picture.convert("RGB")
        small.thumbnail((THUMBNAIL_PIXELS, THUMBNAIL_PIXELS * 3), Image.Resampling.LANCZOS)
    written = io.BytesIO()
    small.save(written, "JPEG", quality=80)
    return "data:image/jpeg;base64," + base64.b64encode(written.getvalue()).decode("ascii")
