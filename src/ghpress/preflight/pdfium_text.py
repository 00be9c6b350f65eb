"""Turns a page into the characters pdfium finds on it, each with what pdfium says of it.

Three habits of pdfium are undone here, so that what comes out is what the file holds: it makes up
spaces and line ends; it sorts what stands on one baseline from left to right; and it hands out a
glyph that says several characters, or one beyond the basic plane, in pieces.

What cannot be undone: of the same words on the very same spot (a shadow) pdfium reports the first
only. Tests that count words ask a second reader as well.
"""

import ctypes
from collections.abc import Iterator
from itertools import groupby
from math import atan2, degrees, hypot
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from ghpress.values import dataclass

LINE_END_HYPHEN = 0x02
"""What pdfium puts in the place of a hyphen that it takes to be one of word division."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What the glyphs of one text object share; an em is ``across`` by ``high`` points on the page."""

    font: str
    handle: Any
    colour: tuple[int, int, int]
    across: float
    high: float
    turned: float


@dataclass(frozen=True, slots=True)
class Char:
    """A character shown, in points from the page's lower left. ``box`` is left, right, bottom, top.

    ``rank`` numbers text objects in the order of the content, ``index`` characters as pdfium has them.
    """

    rank: int
    index: int
    text: str
    origin: tuple[float, float]
    box: tuple[float, float, float, float]
    setting: Setting


def chars(page: pypdfium2.PdfPage) -> Iterator[tuple[Char, float]]:
    """Every character in the order of the content, with its advance along the line."""
    textpage = page.get_textpage()
    found = sorted(_found(page, textpage), key=lambda char: (char.rank, char.index))
    widths: dict[tuple[str, str], float] = {}
    for _, pieces in groupby(found, lambda char: (char.rank, char.origin, char.box)):
        first, *others = pieces
        if others:
            text = _joined(first.text + "".join(piece.text for piece in others))
            whole = Char(first.rank, first.index, text, first.origin, first.box, first.setting)
            yield whole, _frame_width(textpage, first)
            continue
        key = first.setting.font, first.text
        if key not in widths:
            widths[key] = _width_in_em(first.setting.handle, ord(first.text))
        yield first, widths[key] * first.setting.across


def _found(page: pypdfium2.PdfPage, textpage: pypdfium2.PdfTextPage) -> Iterator[Char]:
    """Every character that pdfium did not make up."""
    ranks = {address: rank for rank, address in enumerate(_objects(page.raw))}
    settings: dict[int, Setting] = {}
    x, y, *edges = (ctypes.c_double() for _ in range(6))
    for index in range(pdfium.FPDFText_CountChars(textpage)):
        if pdfium.FPDFText_IsGenerated(textpage, index):
            continue
        drawn = pdfium.FPDFText_GetTextObject(textpage, index)
        address = _address(drawn)
        if address not in settings:
            settings[address] = _setting(textpage, index, drawn)
        pdfium.FPDFText_GetCharOrigin(textpage, index, x, y)
        pdfium.FPDFText_GetCharBox(textpage, index, *edges)
        left, right, bottom, top = (edge.value for edge in edges)
        point = pdfium.FPDFText_GetUnicode(textpage, index)
        yield Char(
            rank=ranks[address],
            index=index,
            text="-" if point == LINE_END_HYPHEN else chr(point),
            origin=(x.value, y.value),
            box=(left, right, bottom, top),
            setting=settings[address],
        )


def _objects(page: Any) -> Iterator[int]:  # noqa: ANN401 - pdfium's handles have no types
    """The addresses of the page's objects in the order of the content, forms followed."""
    for number in range(pdfium.FPDFPage_CountObjects(page)):
        yield from _within(pdfium.FPDFPage_GetObject(page, number))


def _within(drawn: Any) -> Iterator[int]:  # noqa: ANN401
    """An object, and those a form is made of."""
    yield _address(drawn)
    if pdfium.FPDFPageObj_GetType(drawn) == pdfium.FPDF_PAGEOBJ_FORM:
        for number in range(pdfium.FPDFFormObj_CountObjects(drawn)):
            yield from _within(pdfium.FPDFFormObj_GetObject(drawn, number))


def _address(drawn: object) -> int:
    """An object's address: the same object is handed out under new handles."""
    return ctypes.cast(drawn, ctypes.c_void_p).value or 0  # type: ignore[arg-type]


def _setting(textpage: pypdfium2.PdfTextPage, index: int, drawn: object) -> Setting:
    """Font, colour and size of a text object, as its matrix brings it onto the page."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(textpage, index, matrix)
    parts = [ctypes.c_uint() for _ in range(4)]
    pdfium.FPDFText_GetFillColor(textpage, index, *parts)
    red, green, blue = (part.value for part in parts[:3])
    size = pdfium.FPDFText_GetFontSize(textpage, index)
    handle = pdfium.FPDFTextObj_GetFont(drawn)
    return Setting(
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


def _frame_width(textpage: pypdfium2.PdfTextPage, char: Char) -> float:
    """The width of the glyph's frame, or of its ink where that goes further.

    For glyphs of several characters, whose stated width pdfium cannot find.
    """
    frame = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(textpage, char.index, frame)
    return float(frame.right - char.origin[0])


def _joined(pieces: str) -> str:
    """The pieces of a glyph's text, surrogates made one character again."""
    return pieces.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
