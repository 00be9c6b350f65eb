"""Turns a made-up page into the sheet a proofreader works on: every line, its place, its source.

Lengths are mm from the trim's top left corner, to 0.01: finer than a screen at 400 %.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from ghpress.galley.line import Line
from ghpress.makeup.page import AdvertFrame, FurnitureFrame, Page, TextFrame
from ghpress.manuscript.story import Story
from ghpress.manuscript.text import Text
from ghpress.marking.passages import passage_at, passages_of
from ghpress.remarks import InFile
from ghpress.units import Length, in_mm


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A line as it is printed: where each character stands, and which of the copy it is.

    ``xs`` are the characters' left edges and the last one's right edge along the baseline at ``y``; in
    a vertical line they run down from the page's top, and ``y`` is the axis's distance from the left.
    ``passage`` and ``first`` say where the line's first character is in its story, -1 for words that
    are not a story's.
    """

    text: str
    xs: tuple[float, ...]
    y: float
    size: float
    vertical: bool
    role: str
    frame: str
    story: str
    passage: int
    first: int
    place: str


@dataclass(frozen=True, slots=True)
class SheetFrame:
    """A frame of the page, for the overlays: what it is and where."""

    id: str
    role: str
    story: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as the desk shows it."""

    number: int
    folio: str
    width: float
    height: float
    lines: tuple[SheetLine, ...]
    frames: tuple[SheetFrame, ...]


def sheet_of(page: Page, stories: Mapping[str, Story]) -> Sheet:
    """The page's sheet; ``stories`` are those of the issue by the files they are written in."""
    texts = {file: passages_of(story) for file, story in stories.items()}
    lines = tuple(
        line
        for frame in page.frames
        if isinstance(frame, TextFrame)
        for line in _lines(frame, stories, texts)
    )
    return Sheet(page.number, page.folio, _mm(page.width), _mm(page.height), lines, tuple(_frames(page)))


def sheet_object(sheet: Sheet) -> dict[str, Any]:
    """The sheet as an object for JSON."""
    return asdict(sheet)


def sheet_from(plain: Mapping[str, Any]) -> Sheet:
    """The sheet that ``sheet_object`` made plain. KeyError or TypeError for anything else."""
    lines = tuple(SheetLine(**{**line, "xs": tuple(line["xs"])}) for line in plain["lines"])
    frames = tuple(SheetFrame(**frame) for frame in plain["frames"])
    return Sheet(**{**plain, "lines": lines, "frames": frames})


def _frames(page: Page) -> Iterator[SheetFrame]:
    for frame in page.frames:
        story = "" if isinstance(frame, FurnitureFrame | AdvertFrame) else frame.story
        rect = frame.rect
        edges = (_mm(rect.x), _mm(rect.y), _mm(rect.width), _mm(rect.height))
        yield SheetFrame(frame.id, frame.role, story, *edges)


def _lines(
    frame: TextFrame, stories: Mapping[str, Story], texts: Mapping[str, tuple[Text, ...]]
) -> Iterator[SheetLine]:
    for placed in frame.block.lines:
        line, source = placed.line, placed.source
        x, y = frame.rect.x + placed.x, frame.rect.y + placed.y
        along, across = (y, x) if line.vertical else (x, y)
        found, story, where = None, frame.story, ""
        if isinstance(source, InFile) and source.file in stories:
            found = passage_at(texts[source.file], source)
            story, where = stories[source.file].id, str(source)
        passage, first = found if found else (-1, 0)
        yield SheetLine(
            text=line.text,
            xs=tuple(_edges(line, along)),
            y=_mm(across),
            size=_mm(max((run.size for run in line.runs), default=0)),
            vertical=line.vertical,
            role=placed.role,
            frame=frame.id,
            story=story,
            passage=passage,
            first=first,
            place=where,
        )


def _edges(line: Line, start: Length) -> Iterator[float]:
    """Where each character begins, and where the last one ends; those of one cluster share its room."""
    end = start
    for index, x in enumerate(line.xs):
        stop = line.starts[index + 1] if index + 1 < len(line.starts) else len(line.text)
        count = stop - line.starts[index]
        yield from (_mm(start + x + line.advances[index] * part // count) for part in range(count))
        end = start + x + line.advances[index]
    yield _mm(end)


def _mm(length: Length) -> float:
    return round(in_mm(length), 2)
