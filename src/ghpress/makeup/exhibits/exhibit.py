"""Asks a picture, a chart, a table or a box the same questions: how deep, how wide, and its frames."""

from collections.abc import Iterator
from dataclasses import field, replace
from typing import TypeAlias

from ghpress.makeup.charts import chart as charts
from ghpress.makeup.charts.easel import Drawn, Easel, Lines
from ghpress.makeup.exhibits import box, pictures
from ghpress.makeup.exhibits.box import Boxed
from ghpress.makeup.exhibits.pictures import Sized
from ghpress.makeup.page import Frame, PictureFrame, TextFrame
from ghpress.manuscript.story import Chart, Table
from ghpress.units import Length
from ghpress.values import dataclass

Exhibit: TypeAlias = Sized | Chart | Table | Boxed
"""What stands beside text."""


@dataclass(frozen=True, slots=True)
class Shown:
    """An exhibit in its place: its column and columns, the line it begins at, how deep it is.

    ``lines`` are those of a picture without its words, for pictures side by side end level; ``inset``
    is what it leaves to text of the first of its columns.
    """

    exhibit: Exhibit
    column: int
    columns: int
    line: int
    lines: int
    easel: Easel = field(repr=False, compare=False)
    inset: Length = 0

    def width(self) -> Length:
        """How wide it is."""
        return self.easel.layout.grid.measure(self.columns) - self.inset

    def drawn(self) -> Drawn:
        """Its frames from its upper left corner, without ids."""
        width = self.width()
        if isinstance(self.exhibit, Sized):
            return pictures.draw(self.exhibit, width, self.lines, self.easel)
        if isinstance(self.exhibit, Boxed):
            return box.draw(self.exhibit, width, self.lines, self.easel)
        return charts.draw_chart(self.exhibit, width, self.lines, self.easel)

    def moved(self, columns: int, lines: int) -> "Shown":
        """The same so many columns further right and lines further down."""
        return replace(self, column=self.column + columns, line=self.line + lines)

    def is_cropped(self) -> bool:
        """Whether it is a picture that is not of its own shape, to the line."""
        if not isinstance(self.exhibit, Sized):
            return False
        own = pictures.cropping(self.exhibit, self.width(), self.easel).own
        return round(abs(self.lines - own)) > 0


def lines_of(exhibit: Exhibit, width: Length, easel: Easel) -> Lines | None:
    """The lines it may be deep over a width, its words among them; None where it wants more width."""
    if isinstance(exhibit, Sized):
        return pictures.lines_of(exhibit, width, easel)
    if isinstance(exhibit, Boxed):
        return box.lines_of(exhibit, width, easel)
    return charts.chart_lines(exhibit, width, easel)


def wanted_columns(exhibit: Exhibit, easel: Easel) -> tuple[int, int]:
    """Between how many columns it looks best; of a picture its story decides."""
    if isinstance(exhibit, Sized):
        return 1, easel.layout.grid.columns
    if isinstance(exhibit, Boxed):
        return box.wanted_columns(exhibit, easel)
    return charts.wanted_columns(exhibit, easel)


def asked_columns(exhibit: Exhibit) -> int | None:
    """The whole columns its editor asks for; a width between stands in a corner (strips.py), or less."""
    match exhibit:
        case Sized(picture):
            return None if picture.columns is None else max(1, int(picture.columns))
        case Chart():
            return exhibit.columns
        case _:
            return None


def kind_of(exhibit: Exhibit) -> str:
    """What it is called in the ids of its frames."""
    match exhibit:
        case Sized():
            return "picture"
        case Table():
            return "table"
        case Boxed():
            return "box"
        case _:
            return "chart"


def placed(drawn: Drawn, x: Length, y: Length, name: str, story: str) -> Iterator[Frame]:
    """Parts as frames where they stand on the page, each with an id of its own.

    A picture's frame has the name itself, the words under it are named for what they are.
    """
    first, words = drawn.parts[:1], 0
    is_picture = any(isinstance(part, PictureFrame) and not part.is_ground for part in first)
    for number, part in enumerate(drawn.parts, 1):
        rect = replace(part.rect, x=part.rect.x + x, y=part.rect.y + y)
        own = f"{name}-{number}"
        if is_picture and isinstance(part, PictureFrame):
            own = name
        elif is_picture and isinstance(part, TextFrame):
            words += 1
            own = f"{name}-{part.role}-{words}"
        yield replace(part, id=own, rect=rect, story=story)
