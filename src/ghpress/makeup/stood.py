"""Turns a story in its chosen place into frames: head, pictures, text columns."""

from collections.abc import Iterator
from dataclasses import dataclass

from ghpress.layout.grid import Grid
from ghpress.makeup.charts.chart import placed
from ghpress.makeup.columns import SetColumns
from ghpress.makeup.heads import set_part
from ghpress.makeup.page import Frame, PictureFrame, Rect, TextFrame
from ghpress.makeup.ready import Ready
from ghpress.makeup.shape import Shape
from ghpress.makeup.shapes import chosen
from ghpress.makeup.strips import Shown
from ghpress.manuscript.story import Table


@dataclass(frozen=True, slots=True)
class Stood:
    """A story in its place: from which column and which line slot of the page on, its text set."""

    ready: Ready
    shape: Shape
    column: int
    line: int
    text: SetColumns

    def name(self, part: str) -> str:
        """The id of one of its frames."""
        return f"{self.ready.story.id}-{part}"


def story_frames(stood: Stood, grid: Grid) -> Iterator[Frame]:
    """The story's frames as they are read: head, pictures with their captions, charts, columns."""
    yield from _head(stood, grid)
    yield from _pictures(stood, grid)
    yield from _charts(stood, grid)
    yield from _columns(stood, grid)


def _head(stood: Stood, grid: Grid) -> Iterator[Frame]:
    head, _ = chosen(stood.ready, stood.shape)
    x, y = grid.x(stood.column), grid.y(stood.line)
    counts: dict[str, int] = {}
    for part in head.parts:
        counts[part.role] = counts.get(part.role, 0) + 1
        number = f"-{counts[part.role]}" if counts[part.role] > 1 else ""
        block = set_part(part)
        rect = Rect(x, y + part.y, block.width, block.depth)
        name = stood.name(f"{part.role}{number}")
        yield TextFrame(name, part.role, rect, block, stood.ready.story.id)


def _pictures(stood: Stood, grid: Grid) -> Iterator[Frame]:
    """The pictures, their upper edge level with the top of the type beside them."""
    head, strip = chosen(stood.ready, stood.shape)
    over_type = (grid.leading - grid.size) // 2
    top, height = grid.y(stood.line + head.depth) + over_type, grid.depth(strip.lines) - over_type
    for number, shown in enumerate(strip.shown, 1):
        x, width = grid.x(stood.column + shown.column), grid.measure(shown.columns)
        rect = Rect(x, top, width, height)
        name = stood.name(f"picture-{number}")
        yield PictureFrame(name, "picture", rect, shown.picture, stood.ready.story.id)
        yield from _captions(stood, shown, rect, name)


def _charts(stood: Stood, grid: Grid) -> Iterator[Frame]:
    head, strip = chosen(stood.ready, stood.shape)
    for number, shown in enumerate(strip.charts, 1):
        x, y = grid.x(stood.column + shown.column), grid.y(stood.line + head.depth + shown.line)
        kind = "table" if isinstance(shown.chart, Table) else "chart"
        yield from placed(shown.drawn(), x, y, stood.name(f"{kind}-{number}"), stood.ready.story.id)


def _captions(stood: Stood, shown: Shown, picture: Rect, name: str) -> Iterator[Frame]:
    for number, caption in enumerate(shown.captions, 1):
        block = caption.block
        x, y = picture.x + caption.x, picture.bottom() + caption.y
        rect = Rect(x, y, block.width, block.depth)
        frame = f"{name}-{caption.role}-{number}"
        yield TextFrame(frame, caption.role, rect, block, stood.ready.story.id)


def _columns(stood: Stood, grid: Grid) -> Iterator[Frame]:
    """The columns of text, each from the head or the picture over it to the foot they share."""
    foot = grid.y(stood.line + stood.shape.depth)
    for number, block in enumerate(stood.text.blocks):
        if not block.lines:
            continue
        x = grid.x(stood.column + number)
        rect = Rect(x, foot - block.depth, block.width, block.depth)
        name = stood.name(f"column-{number + 1}")
        yield TextFrame(name, "column", rect, block, stood.ready.story.id)
