"""Turns the remarks on a PDF into one self-contained page: pictures with each remark marked on them."""

import base64
import io
from collections.abc import Iterator, Mapping

import pypdfium2
from jinja2 import Environment, PackageLoader, StrictUndefined

from ghpress.preflight.inkmap import InkMap
from ghpress.remarks import Level, OnPage, Remark
from ghpress.report.inkpicture import COLOURS, STEPS, ink_picture, on_paper
from ghpress.report.spoken import LEVELS, place_in_words
from ghpress.values import dataclass
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
class View:
    """One way to look at a page: its name, its picture as a data address, words under it."""

    name: str
    picture: str
    says: str = ""
    shows_ink: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: the ways to look at it, and what is to be said of it."""

    number: int
    views: tuple[View, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Plates:
    """What is known of the pages' ink: their plates by number, the square and limit ink is judged by.

    ``profile`` is the press's, for how pages look on its paper.
    """

    maps: Mapping[int, InkMap]
    window_mm: float
    limit_percent: float
    profile: bytes


def inspection_html(
    content: bytes, name: str, standard: str, remarks: tuple[Remark, ...], plates: Plates | None = None
) -> str:
    """The page; a file no reader opens has its remarks and no pictures."""
    numbered = list(enumerate(dict.fromkeys(remarks), start=1))
    loose = [_row(number, remark) for number, remark in numbered if not isinstance(remark.place, OnPage)]
    counts = {
        level.name.lower(): sum(remark.level is level for _, remark in numbered) for level in Level
    }
    environment = Environment(
        loader=PackageLoader("ghpress.report"), autoescape=True, undefined=StrictUndefined
    )
    legend = [
        ("rgb({} {} {})".format(*colour), f"{low}%–")
        for colour, low in zip(COLOURS, (0, *STEPS), strict=True)
    ]
    return environment.get_template("inspection.html").render(
        legend=legend,
        name=name,
        standard=standard,
        loose=loose,
        sheets=_sheets(content, numbered, plates),
        counts=counts,
    )


def _sheets(content: bytes, numbered: list[tuple[int, Remark]], plates: Plates | None) -> list[Sheet]:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        return []
    with document:
        return [_sheet(document[index], index + 1, numbered, plates) for index in range(len(document))]


def _sheet(
    page: pypdfium2.PdfPage, number: int, numbered: list[tuple[int, Remark]], plates: Plates | None
) -> Sheet:
    """A page's picture is of all its media; places count from the trim."""
    width, height = page.get_size()
    media, trim = page.get_mediabox(), page.get_trimbox()
    drawn = page.render(scale=PIXELS_WIDE / width).to_pil().convert("RGB")
    written = io.BytesIO()
    drawn.save(written, "JPEG", quality=78)
    offset = (trim[0] - media[0], media[3] - trim[3], width, height)
    rows = (_row(at, one, offset) for at, one in numbered if _page_of(one) == number)
    views = [View("页面", _address(written.getvalue(), "jpeg"))]
    if plates is not None and number in plates.maps:
        views += _plate_views(plates.maps[number], plates)
    return Sheet(number, tuple(views), tuple(rows))


def _plate_views(ink: InkMap, plates: Plates) -> Iterator[View]:
    """The page's ink, and how it looks on its paper."""
    drawn = ink_picture(ink, plates.window_mm)
    by = "按版面内容估算" if ink.is_estimate else f"{ink.by} 所绘版"
    says = (
        f"{plates.window_mm:g} 毫米见方的平均总墨量，{by}：最重处 {drawn.heaviest_percent:.0f}%"
        f"（距纸边 {drawn.x_mm:.0f}、{drawn.y_mm:.0f} 毫米），限 {plates.limit_percent:g}%"
    )
    yield View("墨量", _address(drawn.png, "png"), says, shows_ink=True)
    if not ink.is_estimate:
        paper = _address(on_paper(ink, plates.profile), "jpeg")
        yield View("印在纸上", paper, "软打样：按印刷条件的 ICC 特性文件，绝对色度，纸色在内")


def _address(content: bytes, kind: str) -> str:
    """A picture as a data address."""
    return f"data:image/{kind};base64," + base64.b64encode(content).decode("ascii")


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
