"""Turns a composed block into a replaced element that draws itself.

The engine finds the object in its image cache under the ``src`` the template names, asks it for its
size, and lets it write its own glyph runs into the page's stream.
"""

from codecs import BOM_UTF16_BE
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from typing import Any

from ghpress.galley.block import SetBlock
from ghpress.layout.css import css_points
from ghpress.makeup.page import Rect
from ghpress.press.engine.runs import Pen, line_operators
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
    """A block as the engine sees it: an image of a fixed size.

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

    def get_intrinsic_size(self, resolution: float, font_size: float) -> tuple[float, float, float]:
        """Width, height in CSS pixels, and their ratio."""
        width, height = self.size()
        return width, height, width / height if height else 1.0

    def size(self) -> tuple[float, float]:
        """Width and height in CSS pixels."""
        return _pixels(self.block.width), _pixels(self.block.depth)

    def draw(self, stream: Any, width: float, height: float, style: Any) -> None:  # noqa: ANN401
        """Write the block's lines into the stream; note where they came to stand."""
        self._note(stream.ctm, width, height)
        depth = self.block.depth / PT
        stream.transform(CSS_PX_PER_PT, 0, 0, -CSS_PX_PER_PT, 0, depth * CSS_PX_PER_PT)
        if self.before:
            stream.stream.append(self.before.encode())
        drawn = self._lines(depth) if self.numbering is None else self._numbered(depth, self.numbering)
        written = "\n".join(_inked_once(drawn))
        if written:
            stream.stream.append(written.encode())

    def _lines(self, depth: float) -> Iterator[str]:
        """The operators that draw everything."""
        for placed in self.block.lines:
            yield from line_operators(placed.line, placed.x / PT, depth - placed.y / PT, self.pen)
        if self.advert:
            yield f"/{self.advert} Do"

    def _numbered(self, depth: float, numbering: Numbering) -> Iterator[str]:
        """The same, every stretch between operators that number it."""
        number = numbering.first
        for row, placed in enumerate(self.block.lines):
            for part in parts_of(placed.line, numbering.cuts.get(row, ())):
                yield opening(number, part.said)
                yield from line_operators(part.line, placed.x / PT, depth - placed.y / PT, self.pen)
                yield "EMC"
                number += 1
        if self.advert:
            yield opening(number)
            yield f"/{self.advert} Do"
            yield "EMC"

    def _note(self, ctm: Any, width: float, height: float) -> None:  # noqa: ANN401
        """Keep the imprint; the matrix maps CSS pixels to points from the trim's lower left."""
        a, _, _, d, e, f = ctm.values
        self.imprints.append(Imprint(e, self.page_height - f, width * a, height * -d))


@dataclass(frozen=True, slots=True)
class DrawnFill:
    """A frame filled with an ink as the engine sees it: an image of its size; ``ink`` is an operator."""

    width: Length
    height: Length
    ink: str

    def get_intrinsic_size(self, resolution: float, font_size: float) -> tuple[float, float, float]:
        """Width, height in CSS pixels, and their ratio."""
        width, height = self.size()
        return width, height, width / height if height else 1.0

    def size(self) -> tuple[float, float]:
        """Width and height in CSS pixels."""
        return _as_css(self.width), _as_css(self.height)

    def draw(self, stream: Any, width: float, height: float, style: Any) -> None:  # noqa: ANN401
        """Fill the rectangle."""
        stream.stream.append(f"{self.ink}\n{bar(0, 0, width, height)}".encode())


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks and fills of several frames as the engine sees them: one image as large as the page.

    Each comes with its frame, measured from the page's upper left corner.
    """

    parts: tuple[tuple[DrawnBlock | DrawnFill, Rect], ...]
    width: Length
    height: Length

    def get_intrinsic_size(self, resolution: float, font_size: float) -> tuple[float, float, float]:
        """Width, height in CSS pixels, and their ratio."""
        return _pixels(self.width), _pixels(self.height), self.width / self.height

    def draw(self, stream: Any, width: float, height: float, style: Any) -> None:  # noqa: ANN401
        """Write all of them into the stream, each in the corner of its frame."""
        for drawn, rect in self.parts:
            stream.push_state()
            stream.transform(e=_as_css(rect.x), f=_as_css(rect.y))
            drawn.draw(stream, *drawn.size(), style)
            stream.pop_state()


@dataclass(frozen=True, slots=True)
class Point:
    """A point in the stream, before or after a picture: an image of a pixel that paints nothing."""

    operator: str

    def get_intrinsic_size(self, resolution: float, font_size: float) -> tuple[float, float, float]:
        """Width, height in CSS pixels, and their ratio."""
        return 1.0, 1.0, 1.0

    def draw(self, stream: Any, width: float, height: float, style: Any) -> None:  # noqa: ANN401
        """Write the point."""
        stream.stream.append(self.operator.encode())


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
