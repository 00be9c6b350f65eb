"""Turns pages made up in several layouts into one quick drawing: heads, lines of text, picture boxes.

Nothing is painted: a line of text is a grey stroke as long as the line, so white and level feet show.
"""

import io
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from PIL import Image, ImageDraw, ImageFont

from ghpress.makeup.page import Frame, Page, PictureFrame, RuleFrame, ShapeFrame, TextFrame
from ghpress.units import mm
from ghpress.values import dataclass

PIXELS_PER_MM = 0.5
"""Half a pixel a millimetre: a broadsheet page is a thumb high and its columns can be told apart."""

WIDEST = 2400
"""Pixels a row of pages may take: a large screen."""

GROUND, PAPER, EDGE = (200, 198, 193), (255, 255, 255), (146, 144, 139)
INK, TEXT, PICTURE, OTHER = (40, 40, 40), (168, 168, 168), (150, 175, 200), (222, 218, 208)

GAP, LETTER = 12, 15
"""Pixels around pages and of a layout's name."""

HEADS = frozenset({"headline", "kicker", "deck", "subhead"})

_Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Sketched:
    """The pages of one layout under its name and a few words."""

    words: str
    pages: tuple[Page, ...]


def contact_sheet(layouts: Sequence[Sketched]) -> bytes:
    """A PNG of every page of every layout, one layout under another."""
    rows = [(one.words, row) for one in layouts for row in _rows(one.pages)]
    width = max((_width(row) for _, row in rows), default=0) + GAP
    height = sum(_height(row) for _, row in rows) + GAP
    sheet = Image.new("RGB", (max(width, 1), height), GROUND)
    draw = ImageDraw.Draw(sheet)
    top, said = GAP, ""
    for words, row in rows:
        if words != said:
            draw.text((GAP, top), words, INK, ImageFont.load_default(LETTER))
        said, left = words, GAP
        for page in row:
            sheet.paste(sketch(page), (left, top + LETTER + GAP // 2))
            left += _pixels(page.width) + GAP
        top += _height(row)
    file = io.BytesIO()
    sheet.save(file, "PNG", optimize=True)
    return file.getvalue()


def sketch(page: Page) -> Image.Image:
    """One page."""
    size = (_pixels(page.width), _pixels(page.height))
    image = Image.new("RGB", size, PAPER)
    draw = ImageDraw.Draw(image)
    for frame in page.frames:
        _draw(frame, draw)
    draw.rectangle((0, 0, size[0] - 1, size[1] - 1), outline=EDGE)
    return image


def _draw(frame: Frame, draw: ImageDraw.ImageDraw) -> None:
    """A frame: text line by line, all else as a box."""
    rect = frame.rect
    ends = (*_point(rect.x, rect.y), *_point(rect.right(), rect.bottom()))
    match frame:
        case TextFrame():
            for stroke, thick, is_head in _strokes(frame):
                draw.line(stroke, INK if is_head else TEXT, thick)
        case PictureFrame():
            draw.rectangle(ends, fill=PICTURE)
        case RuleFrame():
            draw.line(ends, INK)
        case ShapeFrame():
            draw.rectangle(ends, fill=TEXT)
        case _:
            draw.rectangle(ends, outline=OTHER)


def _strokes(frame: TextFrame) -> Iterator[tuple[tuple[_Point, _Point], int, bool]]:
    """A stroke for every line of text, along its middle; how thick; whether it is a head's."""
    for placed in frame.block.lines:
        line = placed.line
        size = max((run.size for run in line.runs), default=0)
        x, y = frame.rect.x + placed.x, frame.rect.y + placed.y
        if line.vertical:
            ends = (_point(x, y), _point(x, y + line.width))
        else:
            ends = (_point(x, y - size * 2 // 5), _point(x + line.width, y - size * 2 // 5))
        yield ends, max(1, round(_pixels(size) * 0.6)), placed.role in HEADS or frame.role in HEADS


def _rows(pages: Sequence[Page]) -> Iterator[list[Page]]:
    """The pages in rows no wider than the sheet may be."""
    row: list[Page] = []
    for page in pages:
        if row and _width([*row, page]) > WIDEST:
            yield row
            row = []
        row.append(page)
    if row:
        yield row


def _width(row: Sequence[Page]) -> int:
    return sum(_pixels(page.width) + GAP for page in row)


def _height(row: Sequence[Page]) -> int:
    return max(_pixels(page.height) for page in row) + LETTER + 2 * GAP


def _pixels(length: int) -> int:
    return max(1, round(length * PIXELS_PER_MM / mm(1)))


def _point(x: int, y: int) -> _Point:
    return x * PIXELS_PER_MM / mm(1), y * PIXELS_PER_MM / mm(1)
