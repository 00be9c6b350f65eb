"""Turns a finished page file into what stands on it, glyph by glyph, as pdfium reads it.

pdfium shares no code with what wrote the page. It keeps single-precision floats, so a place near the
foot of a broadsheet is good to 0.0002 pt. Colours are pdfium's screen colours, not inks.
"""

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import atan2, degrees, hypot
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

ON_ONE_BASELINE_PT = 0.05
"""Glyphs whose baselines differ by less stand on one line; lines of print differ by points."""


@dataclass(frozen=True, slots=True)
class Ink:
    """The bounds of a glyph's outline, in points from the trim's top left, y down."""

    left: float
    top: float
    right: float
    bottom: float

    def is_empty(self) -> bool:
        """Whether nothing is drawn, as for a space."""
        return self.left >= self.right or self.top >= self.bottom


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph shown: what it says, in which font, where its origin stands.

    ``x`` and ``y`` are points from the trim's top left, y down to the baseline; ``size`` is the em's
    height, ``condensed`` its width to its height; ``colour`` is red, green, blue of 255; ``turned``
    degrees counter-clockwise.
    """

    text: str
    font: str
    size: float
    x: float
    y: float
    advance: float
    ink: Ink
    colour: tuple[int, int, int]
    condensed: float = 1.0
    turned: float = 0.0

    @property
    def face(self) -> str:
        """The font's name without its subset tag."""
        tag, plus, name = self.font.partition("+")
        return name if plus and len(tag) == 6 else self.font


@dataclass(frozen=True, slots=True)
class Row:
    """Glyphs that follow each other along one baseline: a line of print, or a piece of one."""

    glyphs: tuple[Glyph, ...]

    @property
    def text(self) -> str:
        """What the row says."""
        return "".join(glyph.text for glyph in self.glyphs)

    @property
    def y(self) -> float:
        """The baseline."""
        return self.glyphs[0].y

    @property
    def left(self) -> float:
        """Where the first glyph's frame begins."""
        return self.glyphs[0].x

    @property
    def right(self) -> float:
        """Where the last glyph's frame ends."""
        return self.glyphs[-1].x + self.glyphs[-1].advance


@dataclass(frozen=True, slots=True)
class _Setting:
    """What the glyphs of one text object share; an em is ``across`` by ``high`` points on the page."""

    font: str
    handle: Any
    colour: tuple[int, int, int]
    across: float
    high: float
    turned: float


def read_glyphs(page_file: bytes, page: int = 0) -> tuple[Glyph, ...]:
    """The glyphs of a page in the order of its content; spaces pdfium makes up are left out."""
    with pypdfium2.PdfDocument(page_file) as document:
        opened = document[page]
        left, _, _, top = opened.get_trimbox()
        textpage = opened.get_textpage()
        return tuple(_glyphs(textpage, left, top))


def text_in_order(page_file: bytes, page: int = 0) -> str:
    """What the page says, in the order of its content, with no line ends or spaces added."""
    return "".join(glyph.text for glyph in read_glyphs(page_file, page))


def rows(glyphs: Iterable[Glyph]) -> tuple[Row, ...]:
    """Glyphs parted wherever the baseline changes or the next one stands further left."""
    gathered: list[list[Glyph]] = []
    for glyph in glyphs:
        last = gathered[-1][-1] if gathered else None
        if last and abs(last.y - glyph.y) < ON_ONE_BASELINE_PT and last.x <= glyph.x:
            gathered[-1].append(glyph)
        else:
            gathered.append([glyph])
    return tuple(Row(tuple(group)) for group in gathered)


def _glyphs(textpage: pypdfium2.PdfTextPage, left: float, top: float) -> Iterator[Glyph]:
    """Every glyph that pdfium did not make up, its places moved to the trim's top left."""
    settings: dict[int, _Setting] = {}
    widths: dict[tuple[str, int], float] = {}
    x, y, *edges = (ctypes.c_double() for _ in range(6))
    for index in range(pdfium.FPDFText_CountChars(textpage)):
        if pdfium.FPDFText_IsGenerated(textpage, index):
            continue
        drawn = pdfium.FPDFText_GetTextObject(textpage, index)
        key = ctypes.cast(drawn, ctypes.c_void_p).value or 0
        if key not in settings:
            settings[key] = _setting(textpage, index, drawn)
        setting = settings[key]
        pdfium.FPDFText_GetCharOrigin(textpage, index, x, y)
        pdfium.FPDFText_GetCharBox(textpage, index, *edges)
        point = pdfium.FPDFText_GetUnicode(textpage, index)
        if (setting.font, point) not in widths:
            widths[setting.font, point] = _width_in_em(setting.handle, point)
        yield Glyph(
            text=chr(point),
            font=setting.font,
            size=setting.high,
            x=x.value - left,
            y=top - y.value,
            advance=widths[setting.font, point] * setting.across,
            ink=_ink(edges, left, top),
            colour=setting.colour,
            condensed=setting.across / setting.high if setting.high else 1.0,
            turned=setting.turned,
        )


def _setting(textpage: pypdfium2.PdfTextPage, index: int, drawn: object) -> _Setting:
    """Font, colour and size of a text object, as its matrix brings it onto the page."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(textpage, index, matrix)
    parts = [ctypes.c_uint() for _ in range(4)]
    pdfium.FPDFText_GetFillColor(textpage, index, *parts)
    red, green, blue = (part.value for part in parts[:3])
    size = pdfium.FPDFText_GetFontSize(textpage, index)
    handle = pdfium.FPDFTextObj_GetFont(drawn)
    return _Setting(
        font=_font_name(handle),
        handle=handle,
        colour=(red, green, blue),
        across=size * hypot(matrix.a, matrix.b),
        high=size * hypot(matrix.c, matrix.d),
        turned=degrees(atan2(matrix.b, matrix.a)),
    )


def _font_name(font: object) -> str:
    """The BaseFont of a font."""
    length = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
    name = ctypes.create_string_buffer(length)
    pdfium.FPDFFont_GetBaseFontName(font, name, length)
    return name.value.decode("utf-8")


def _width_in_em(font: object, point: int) -> float:
    """The width the file states for the glyph of a character."""
    width = ctypes.c_float()
    pdfium.FPDFFont_GetGlyphWidth(font, point, 1000.0, width)
    return width.value / 1000


def _ink(edges: list[ctypes.c_double], left: float, top: float) -> Ink:
    """The bounds of a glyph's outline: left, right, bottom, top as pdfium hands them out."""
    x0, x1, y0, y1 = (edge.value for edge in edges)
    return Ink(x0 - left, top - y1, x1 - left, top - y0)
