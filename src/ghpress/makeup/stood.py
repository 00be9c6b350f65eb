"""Turns a story in its chosen place into frames: head, pictures, text columns."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from ghpress.layout.grid import Grid
from ghpress.makeup.charts.easel import Drawn
from ghpress.makeup.exhibits.exhibit import Shown, kind_of, placed
from ghpress.makeup.headforms import Part
from ghpress.makeup.heads import opened, set_part
from ghpress.makeup.matter import SetColumns
from ghpress.makeup.page import Frame, Rect, TextFrame
from ghpress.makeup.ready import Ready
from ghpress.makeup.rules import Lines
from ghpress.makeup.shape import Shape
from ghpress.makeup.shapes import chosen, depths_of, division_of
from ghpress.remarks import Remark
from ghpress.units import Length
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class Stood:
    """A story in its place: from which column and which line slot of the page on, its text set.

    Its head stands so much ``lower`` than it could: all at one height do, lest they stand uneven.
    """

    ready: Ready
    shape: Shape
    column: int
    line: int
    text: SetColumns
    lower: Length = 0

    def name(self, part: str) -> str:
        """The id of one of its frames."""
        return f"{self.ready.story.id}-{part}"

    def legs(self) -> Grid:
        """Its columns of text, as a grid from its left edge."""
        return division_of(self.ready, self.shape).legs

    def x(self, column: int, grid: Grid) -> Length:
        """The left edge of one of its columns of text on the page."""
        return grid.x(self.column) + self.legs().x(column)


def story_frames(stood: Stood, grid: Grid) -> Iterator[Frame]:
    """The story's frames as they are read: head, what is under it, columns, what is at the foot."""
    yield from _head(stood, grid)
    _, strip = chosen(stood.ready, stood.shape)
    foot = stood.shape.area - strip.foot
    exhibits = tuple(_exhibits(stood, grid))
    for shown, frames in exhibits:
        yield from frames if shown.line <= foot else ()
    yield from _columns(stood, grid)
    for shown, frames in exhibits:
        yield from () if shown.line <= foot else frames


def _head(stood: Stood, grid: Grid) -> Iterator[Frame]:
    x, y = grid.x(stood.column), grid.y(stood.line)
    head, _ = chosen(stood.ready, stood.shape)
    parts = opened(head, grid, stood.lower)
    for name, part in _named(parts, stood):
        block = set_part(part)
        rect = Rect(x + part.x, y + part.y, block.width, block.depth)
        yield TextFrame(name, part.role, rect, block, stood.ready.story.id)


def _named(parts: tuple[Part, ...], stood: Stood) -> Iterator[tuple[str, Part]]:
    """The pieces of the story's head, with the ids of their frames."""
    counts: dict[str, int] = {}
    for part in parts:
        counts[part.role] = counts.get(part.role, 0) + 1
        number = f"-{counts[part.role]}" if counts[part.role] > 1 else ""
        yield stood.name(f"{part.role}{number}"), part


def gaps_of(stood: Stood) -> Iterator[tuple[str, Mapping[int, int]]]:
    """Where the pieces of its head may be parted at a fold, with the ids of their frames."""
    head, _ = chosen(stood.ready, stood.shape)
    for name, part in _named(head.parts, stood):
        yield name, part.candidate.copy.gaps()


def shown_in(stood: Stood) -> tuple[Shown, ...]:
    """What stands beside the story's text, each counted from the area under its head."""
    _, strip = chosen(stood.ready, stood.shape)
    return strip.shown(stood.legs().columns, stood.shape.area)


def drawn_in(stood: Stood) -> tuple[Drawn, ...]:
    """The same as it is drawn, once for every time it stands so."""
    known = stood.ready.drawn
    if stood.shape not in known:
        known[stood.shape] = tuple(shown.drawn() for shown in shown_in(stood))
    return known[stood.shape]


def _exhibits(stood: Stood, grid: Grid) -> Iterator[tuple[Shown, tuple[Frame, ...]]]:
    """Pictures, charts, tables and boxes in their order, with their frames."""
    head, _ = chosen(stood.ready, stood.shape)
    counts: dict[str, int] = {}
    for shown, drawn in zip(shown_in(stood), drawn_in(stood), strict=True):
        kind = kind_of(shown.exhibit)
        counts[kind] = counts.get(kind, 0) + 1
        x, y = stood.x(shown.column, grid) + shown.inset, grid.y(stood.line + head.depth + shown.line)
        name = stood.name(f"{kind}-{counts[kind]}")
        yield shown, tuple(placed(drawn, x, y, name, stood.ready.story.id))


def remarks_of(stood: Stood) -> Iterator[Remark]:
    """What is amiss with what stands beside the story's text."""
    for drawn in drawn_in(stood):
        yield from drawn.remarks


def gutters(stood: Stood, grid: Grid) -> Iterator[tuple[Length, Lines]]:
    """The gutters between the story's text columns: the middle of each, the lines it is one in.

    That is where text stands on both sides: a rule stops at a picture, a chart, a box.
    """
    _, strip = chosen(stood.ready, stood.shape)
    stop = stood.line + stood.shape.depth - strip.foot
    depths = depths_of(stood.ready, stood.shape)
    for number, (left, right) in enumerate(pairwise(depths), 1):
        middle = stood.x(number, grid) - stood.legs().between() // 2
        yield middle, Lines(stop - min(left, right), stop)


def _columns(stood: Stood, grid: Grid) -> Iterator[Frame]:
    """The columns of text, each from the head or the picture over it to the foot they share."""
    _, strip = chosen(stood.ready, stood.shape)
    foot = grid.y(stood.line + stood.shape.depth - strip.foot)
    for number, block in enumerate(stood.text.blocks):
        if not block.lines:
            continue
        x = stood.x(number, grid)
        rect = Rect(x, foot - block.depth, block.width, block.depth)
        name = stood.name(f"column-{number + 1}")
        yield TextFrame(name, "column", rect, block, stood.ready.story.id)
