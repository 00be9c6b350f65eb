"""Turns a finished page file into what stands on it, glyph by glyph, as pdfium reads it.

pdfium shares no code with what wrote the page. It keeps single-precision floats, so a place near the
foot of a broadsheet is good to 0.0002 pt. Colours are pdfium's screen colours, not inks.
"""

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import degrees, hypot

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
    """What the glyphs of one text object share. ``a``, ``b``, ``c``, ``d`` are its matrix."""

    font: str
    size: float
    colour: tuple[int, int, int]
    a: float
    b: float
    c: float
    d: float


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
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(pdfium.FPDFText_CountChars(textpage)):
        if pdfium.FPDFText_IsGenerated(textpage, index):
            continue
        drawn = pdfium.FPDFText_GetTextObject(textpage, index)
        key = ctypes.cast(drawn, ctypes.c_void_p).value or 0
        if key not in settings:
            settings[key] = _setting(textpage, index, drawn)
        setting = settings[key]
        pdfium.FPDFText_GetCharOrigin(textpage, index, x, y)
        height = hypot(setting.c, setting.d)
        yield Glyph(
            text=chr(pdfium.FPDFText_GetUnicode(textpage, index)),
            font=setting.font,
            size=setting.size * height,
            x=x.value - left,
            y=top - y.value,
            advance=_advance(textpage, index),
            ink=_ink(textpage, index, left, top),
            colour=setting.colour,
            condensed=hypot(setting.a, setting.b) / height if height else 1.0,
            turned=degrees(pdfium.FPDFText_GetCharAngle(textpage, index)),
        )


def _setting(textpage: pypdfium2.PdfTextPage, index: int, drawn: object) -> _Setting:
    """Font, size, colour and matrix of a text object."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(textpage, index, matrix)
    parts = [ctypes.c_uint() for _ in range(4)]
    pdfium.FPDFText_GetFillColor(textpage, index, *parts)
    red, green, blue = (part.value for part in parts[:3])
    return _Setting(
        font=_font_name(drawn),
        size=pdfium.FPDFText_GetFontSize(textpage, index),
        colour=(red, green, blue),
        a=matrix.a,
        b=matrix.b,
        c=matrix.c,
        d=matrix.d,
    )


def _font_name(drawn: object) -> str:
    """The BaseFont of a text object's font."""
    font = pdfium.FPDFTextObj_GetFont(drawn)
    length = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
    name = ctypes.create_string_buffer(length)
    pdfium.FPDFFont_GetBaseFontName(font, name, length)
    return name.value.decode("utf-8")


def _advance(textpage: pypdfium2.PdfTextPage, index: int) -> float:
    """The width of the glyph's frame along a level line."""
    frame = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(textpage, index, frame)
    return float(frame.right - frame.left)


def _ink(textpage: pypdfium2.PdfTextPage, index: int, left: float, top: float) -> Ink:
    """The bounds of the glyph's outline."""
    edges = [ctypes.c_double() for _ in range(4)]
    pdfium.FPDFText_GetCharBox(textpage, index, *edges)
    x0, x1, y0, y1 = (edge.value for edge in edges)
    return Ink(x0 - left, top - y1, x1 - left, top - y0)
