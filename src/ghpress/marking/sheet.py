"""Turns a made-up page into the sheet a proofreader works on: every line, its place, its source.

Lengths are mm from the trim's top left corner, to 0.01: finer than a screen at 400 %.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ghpress.galley.line import Line
from ghpress.makeup.page import AdvertFrame, FurnitureFrame, Page, TextFrame
from ghpress.manuscript.story import Story
from ghpress.manuscript.text import Text
from ghpress.marking.passages import AROUND, Spot, column_at, passage_at, passages_of, place_of
from ghpress.remarks import InFile
from ghpress.units import Length, in_mm
from ghpress.values import dataclass


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
    """The sheet as an object for JSON; field by field, which is far quicker than ``asdict``."""
    return {
        **_plain(sheet, Sheet),
        "lines": [_plain(line, SheetLine) for line in sheet.lines],
        "frames": [_plain(frame, SheetFrame) for frame in sheet.frames],
    }


def _plain(value: Sheet | SheetLine | SheetFrame, kind: type[Any]) -> dict[str, Any]:
    return {name: getattr(value, name) for name in kind.__slots__}


def sheet_from(plain: Mapping[str, Any]) -> Sheet:
    """The sheet that ``sheet_object`` made plain. KeyError or TypeError for anything else."""
    lines = tuple(SheetLine(**{**line, "xs": tuple(line["xs"])}) for line in plain["lines"])
    frames = tuple(SheetFrame(**frame) for frame in plain["frames"])
    return Sheet(**{**plain, "lines": lines, "frames": frames})


def printed_spot(place: tuple[str, int, int, int], sheets: Iterable[Sheet]) -> Spot:
    """The spot of a story's passage from a character to another, as these sheets print it.

    Raises:
        IndexError: they print none of them.
    """
    story, passage, start, stop = place
    chars = _printed(story, passage, sheets)
    if not chars or not min(chars) <= start <= stop <= max(chars) + 1:
        raise IndexError(f"characters {start} to {stop} of {story}")

    def said(first: int, last: int) -> str:
        # Spaces at the ends of lines are not printed.
        return "".join(chars.get(index, " ") for index in range(first, last))

    before = said(max(0, start - AROUND), start)
    after = said(stop, min(stop + AROUND, max(chars) + 1))
    return Spot(story, passage, start, stop, said(start, stop), before, after)


def printed_texts(sheet: Sheet) -> dict[str, tuple[str, ...]]:
    """The passages of each story as far as a sheet prints them: what it does not print is blank."""
    chars: dict[str, dict[int, dict[int, str]]] = {}
    for line in sheet.lines:
        if line.passage >= 0:
            passage = chars.setdefault(line.story, {}).setdefault(line.passage, {})
            passage.update(enumerate(line.text, line.first))
    return {
        story: tuple(_filled(passages.get(number, {})) for number in range(max(passages) + 1))
        for story, passages in chars.items()
    }


def found_on(wanted: Spot, texts: Mapping[str, Sequence[str]]) -> Spot | None:
    """Where the spot's words stand in a sheet's printed texts; None if it has them not."""
    passages = texts.get(wanted.story, ())
    found = place_of(wanted, passages)
    if found is None:
        return None
    number, start = found
    chars, stop = passages[number], start + len(wanted.words)
    before, after = chars[max(0, start - AROUND) : start], chars[stop : stop + AROUND]
    return Spot(wanted.story, number, start, stop, chars[start:stop], before, after)


def _filled(chars: Mapping[int, str]) -> str:
    return "".join(chars.get(index, " ") for index in range(max(chars, default=-1) + 1))


def _printed(story: str, passage: int, sheets: Iterable[Sheet]) -> dict[int, str]:
    """The characters of a passage that sheets print, by their number."""
    return {
        line.first + index: char
        for sheet in sheets
        for line in sheet.lines
        if (line.story, line.passage) == (story, passage)
        for index, char in enumerate(line.text)
    }


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
        said: tuple[Text, ...] = ()
        found, story, where = None, frame.story, ""
        if isinstance(source, InFile) and source.file in stories:
            said = texts[source.file]
            found = passage_at(said, source)
            story, where = stories[source.file].id, str(source)
        xs, size = tuple(_edges(line, along)), _mm(max((run.size for run in line.runs), default=0))
        whole = SheetLine(
            text=line.text,
            xs=xs,
            y=_mm(across),
            size=size,
            vertical=line.vertical,
            role=placed.role,
            frame=frame.id,
            story=story,
            passage=found[0] if found else -1,
            first=found[1] if found else 0,
            place=where,
        )
        yield from _of_one_passage(whole, said) if found else (whole,)


def _of_one_passage(line: SheetLine, texts: tuple[Text, ...]) -> Iterator[SheetLine]:
    """The line in pieces of one passage each: parts of a headline may stand side by side on one."""
    while line.passage + 1 < len(texts):
        room = len(texts[line.passage].chars) - line.first
        follows, rest = texts[line.passage + 1], line.text[room:]
        is_done = line.text[:room] == texts[line.passage].chars[line.first :]
        if not (rest and room > 0 and is_done and _begins_alike(rest, follows.chars)):
            break
        # What is white between two parts is neither's.
        edge = round(min(line.xs[room], line.xs[room - 1] + line.size), 2)
        yield replace(line, text=line.text[:room], xs=(*line.xs[:room], edge))
        line = replace(
            line,
            text=rest,
            xs=line.xs[room:],
            passage=line.passage + 1,
            first=0,
            place=str(column_at(follows, 0)),
        )
    yield line


def _begins_alike(one: str, other: str) -> bool:
    return bool(other) and (one.startswith(other) or other.startswith(one))


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
