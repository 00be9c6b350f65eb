"""Turns composed blocks and fills into operators, for the gaps that the engine has left them.

Each says how large it is, which is all the engine has to know, and draws itself into a stream at the
place where the engine has put it.
"""

from codecs import BOM_UTF16_BE
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace

import pydyf

from ghpress.galley.atrest import drawn_of
from ghpress.galley.block import SetBlock
from ghpress.galley.flat import printed_line
from ghpress.layout.css import css_points
from ghpress.makeup.page import Rect
from ghpress.press.engine.runs import Pen, line_operators
from ghpress.press.engine.standing import Gap, Size
from ghpress.press.engine.strokes import bar
from ghpress.press.reading.parts import parts_of
from ghpress.units import PT, Length
from ghpress.values import dataclass

CSS_PX_PER_PT = 4 / 3
"""The engine lays out in CSS pixels of 1/96 inch (CSS Values 4, 6.2)."""


@dataclass(frozen=True, slots=True)
class Imprint:
    """Where a block was drawn: its upper left corner and size in points from the trim's top left."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Numbering:
    """How a block's stretches are numbered: from ``first`` on, lines cut at these clusters."""

    first: int
    cuts: Mapping[int, tuple[int, ...]] = field(default_factory=dict)


@dataclass(slots=True)
class DrawnBlock:
    """A block, whose lines are drawn.

    Where an ``advert`` is named it calls for the form of that name, which the finisher will add;
    ``before`` are operators that go before all others.
    """

    block: SetBlock
    pen: Pen
    page_height: float
    advert: str = ""
    imprints: list[Imprint] = field(default_factory=list)
    numbering: Numbering | None = None
    before: str = ""

    def size(self) -> Size:
        """Width and height in CSS pixels."""
        return _pixels(self.block.width), _pixels(self.block.depth)

    def draw(self, stream: pydyf.Stream, place: Gap) -> None:
        """Write the block's lines into the stream; note where they came to stand."""
        self._note(place)
        depth = self.block.depth / PT
        stream.set_matrix(CSS_PX_PER_PT, 0, 0, -CSS_PX_PER_PT, 0, depth * CSS_PX_PER_PT)
        if self.before:
            stream.stream.append(self.before.encode())
        drawn = self._lines(depth) if self.numbering is None else self._numbered(depth, self.numbering)
        written = "\n".join(_inked_once(drawn))
        if written:
            stream.stream.append(written.encode())

    def _lines(self, depth: float) -> Iterator[str]:
        """The operators that draw everything."""
        for line in drawn_of(self.block):
            yield from line_operators(line, line.x / PT, depth - line.y / PT, self.pen)
        if self.advert:
            yield f"/{self.advert} Do"

    def _numbered(self, depth: float, numbering: Numbering) -> Iterator[str]:
        """The same, every stretch between operators that number it."""
        number = numbering.first
        for row, placed in enumerate(self.block.lines):
            for part in parts_of(placed.line, numbering.cuts.get(row, ())):
                yield opening(number, part.said)
                line = printed_line(replace(placed, line=part.line))
                yield from line_operators(line, line.x / PT, depth - line.y / PT, self.pen)
                yield "EMC"
                number += 1
        if self.advert:
            yield opening(number)
            yield f"/{self.advert} Do"
            yield "EMC"

    def _note(self, place: Gap) -> None:
        """Keep the imprint; the matrix maps CSS pixels to points from the trim's lower left."""
        a, _, _, d, e, f = place.matrix
        self.imprints.append(Imprint(e, self.page_height - f, place.width * a, place.height * -d))


@dataclass(frozen=True, slots=True)
class DrawnFill:
    """A frame filled with an ink; ``ink`` is an operator."""

    width: Length
    height: Length
    ink: str

    def size(self) -> Size:
        """Width and height in CSS pixels."""
        return _as_css(self.width), _as_css(self.height)

    def draw(self, stream: pydyf.Stream, place: Gap) -> None:
        """Fill the rectangle."""
        stream.stream.append(f"{self.ink}\n{bar(0, 0, place.width, place.height)}".encode())


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks and fills of several frames in one gap as large as the page.

    Each comes with its frame, measured from the page's upper left corner.
    """

    parts: tuple[tuple[DrawnBlock | DrawnFill, Rect], ...]
    width: Length
    height: Length

    def size(self) -> Size:
        """Width and height in CSS pixels."""
        return _pixels(self.width), _pixels(self.height)

    def draw(self, stream: pydyf.Stream, place: Gap) -> None:
        """Write all of them into the stream, each in the corner of its frame."""
        for drawn, rect in self.parts:
            x, y = _as_css(rect.x), _as_css(rect.y)
            stream.push_state()
            stream.set_matrix(1, 0, 0, 1, x, y)
            drawn.draw(stream, _within(place, x, y, drawn.size()))
            stream.pop_state()


@dataclass(frozen=True, slots=True)
class Point:
    """A point in the stream, before or after a picture: of a pixel, and painting nothing."""

    operator: str

    def size(self) -> Size:
        """Width and height in CSS pixels."""
        return 1.0, 1.0

    def draw(self, stream: pydyf.Stream, place: Gap) -> None:
        """Write the point."""
        stream.stream.append(self.operator.encode())


def _within(place: Gap, x: float, y: float, size: Size) -> Gap:
    """Room of a size within a gap, moved from its upper left corner."""
    a, b, c, d, e, f = place.matrix
    return Gap(place.address, (a, b, c, d, x * a + y * c + e, x * b + y * d + f), *size)


def _pixels(length: Length) -> float:
    """A length in CSS pixels."""
    return length / PT * CSS_PX_PER_PT


def _as_css(length: Length) -> float:
    """A length in CSS pixels as the engine reads it where markup says it in points."""
    return float(css_points(length).removesuffix("pt")) * CSS_PX_PER_PT


def _inked_once(operators: Iterable[str]) -> Iterator[str]:
    """The operators without those that choose the ink in use already."""
    ink = ""
    for operator in operators:
        if operator == ink:
            continue
        if operator.endswith((" k", " rg", " scn")):
            ink = operator
        yield operator


def opening(number: int, said: str = "") -> str:
    """What begins a stretch: its number and, where its glyphs do not say it, its text."""
    text = f"/ActualText <{(BOM_UTF16_BE + said.encode('utf-16-be')).hex()}>" if said else ""
    return f"/Span <</MCID {number}{text}>> BDC"
