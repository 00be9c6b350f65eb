"""Turns pages into text a person can read and a test can compare: frames, baselines, line ends."""

from ghpress.makeup.page import AdvertFrame, Frame, FurnitureFrame, Page, PictureFrame, Rect, TextFrame
from ghpress.units import Length, in_mm

ENDS = 3
"""Characters shown of each end of a line."""


def dump(pages: tuple[Page, ...]) -> str:
    """Every page with its frames in reading order; lengths in mm to 0.01, ending with a newline."""
    return "".join(f"{line}\n" for page in pages for line in _page(page))


def _page(page: Page) -> list[str]:
    size = f"{_mm(page.width)} × {_mm(page.height)}"
    head = f"page {page.number}  {size}  stories: {', '.join(page.stories) or '-'}"
    return [head, *(line for frame in page.frames for line in _frame(frame))]


def _frame(frame: Frame) -> list[str]:
    story = "" if isinstance(frame, FurnitureFrame | AdvertFrame) else frame.story
    of = f"  of {story}" if story else ""
    head = f"  {frame.role} {frame.id}  {_rect(frame.rect)}{of}"
    match frame:
        case TextFrame():
            return [head, *_lines(frame)]
        case FurnitureFrame():
            return [head, *(f"    {field}: {text}" for field, text in frame.words)]
        case PictureFrame():
            return [f"{head}  {frame.picture.file}"]
        case AdvertFrame():
            return [f"{head}  {frame.advert.file}"]
        case _:
            return [head]


def _lines(frame: TextFrame) -> list[str]:
    """One line each: baseline on the sheet, start and width in mm, style, first … last characters."""
    rows = []
    for placed in frame.block.lines:
        x, y = frame.rect.x + placed.x, frame.rect.y + placed.y
        width = _mm(placed.line.width)
        rows.append(f"    {_mm(y)} | {_mm(x)} + {width} | {placed.role} | {_ends(placed.line.text)}")
    return rows


def _ends(text: str) -> str:
    """The first and last characters of a line, or all of a short one."""
    return text if len(text) <= 2 * ENDS + 1 else f"{text[:ENDS]}…{text[-ENDS:]}"


def _rect(rect: Rect) -> str:
    return f"({_mm(rect.x)}, {_mm(rect.y)}) {_mm(rect.width)} × {_mm(rect.height)}"


def _mm(length: Length) -> str:
    return f"{in_mm(length):.2f}"
