"""Turns a report into one self-contained page for people: ``report.html``."""

import base64
from functools import cache
from itertools import groupby

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from ghpress.makeup.page import Page
from ghpress.remarks import InFile, Level, OnPage, Remark
from ghpress.report.form import form_in_words
from ghpress.report.record import Report, StoryFit, fit_in_words
from ghpress.report.spoken import LEVELS, place_in_words
from ghpress.units import in_mm
from ghpress.values import dataclass
from ghpress.wording import in_words


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
    """The page, its pictures inside it."""
    numbers = _numbers(report.remarks)
    places = report.places()
    return template().render(
        report=report,
        counts={
            level.name.lower(): sum(remark.level is level for remark in report.remarks)
            for level in Level
        },
        groups=_groups(report, numbers),
        form=form_in_words(report.form, "zh") if report.form else (),
        stories=[_row(fit, places.get(fit.story, [])) for fit in report.fits],
        thumbnails=_thumbnails(report, numbers),
    )


@cache
def template() -> Template:
    """The page's template, compiled once."""
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


def _row(fit: StoryFit, pages: list[int]) -> StoryRow:
    return StoryRow(
        fit,
        "、".join(map(str, pages)),
        fit_in_words(fit),
        bool(fit.over_lines or fit.over_characters),
    )


def _thumbnails(report: Report, numbers: dict[Remark, int]) -> list[Thumbnail]:
    """Every page in small, or its empty sheet where there are no pictures."""
    headlines = {fit.story: fit.headline for fit in report.fits}
    placed: dict[int, list[Remark]] = {}
    for remark in numbers:
        if isinstance(remark.place, OnPage):
            placed.setdefault(remark.place.page, []).append(remark)
    pictures = [_address(picture) for picture in report.thumbnails]
    pictures += [""] * (len(report.pages) - len(pictures))
    return [
        Thumbnail(
            page.number,
            picture,
            tuple(headlines.get(story, story) for story in page.stories),
            tuple(_pin(remark, numbers[remark], page) for remark in placed.get(page.number, ())),
        )
        for page, picture in zip(report.pages, pictures, strict=True)
    ]


def _pin(remark: Remark, number: int, page: Page) -> Pin:
    place = remark.place
    assert isinstance(place, OnPage), "only what stands on a page is pinned to it"
    across, down = 100 * place.x_mm / in_mm(page.width), 100 * place.y_mm / in_mm(page.height)
    return Pin(number, remark.level.name.lower(), across, down)


def _address(jpeg: bytes) -> str:
    """A picture as a data address."""
    return "data:image/jpeg;base64," + base64.b64encode(jpeg).decode("ascii")
