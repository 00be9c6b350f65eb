"""Turns a page file into its glyphs as pdfminer.six reads them: the second opinion beside pdfium's.

pdfminer is written in Python from the specification and shares nothing with pdfium or with what
writes our pages. It keeps the ink as the file states it.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTItem
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage


@dataclass(frozen=True)
class ReadGlyph:
    """A glyph: text, font, em height, origin in points from the trim's top left, ink as stated."""

    text: str
    font: str
    size: float
    x: float
    y: float
    advance: float
    space: str
    ink: tuple[float, ...]


def read_glyphs(pdf: bytes, page: int = 0) -> tuple[ReadGlyph, ...]:
    """The glyphs of a page in the order of its content."""
    resources = PDFResourceManager()
    device = PDFPageAggregator(resources, laparams=None)
    interpreter = PDFPageInterpreter(resources, device)
    opened = next(PDFPage.get_pages(io.BytesIO(pdf), pagenos={page}))
    interpreter.process_page(opened)
    left, top = _trim_corner(opened)
    return tuple(_glyph(char, left, top) for char in _chars(device.get_result()))


def text_in_order(pdf: bytes, page: int = 0) -> str:
    """What a page says, in the order of its content."""
    return "".join(glyph.text for glyph in read_glyphs(pdf, page))


def _trim_corner(page: PDFPage) -> tuple[float, float]:
    """The trim's top left; pdfminer moves the media box to 0, 0 by itself."""
    media = page.mediabox
    trim = page.attrs.get("TrimBox", media)
    return float(trim[0]) - float(media[0]), float(trim[3]) - float(media[1])


def _chars(item: LTItem) -> Iterator[LTChar]:
    """The characters of a layout tree, in order."""
    if isinstance(item, LTChar):
        yield item
    elif hasattr(item, "__iter__"):
        for inner in item:
            yield from _chars(inner)


def _glyph(char: Any, left: float, top: float) -> ReadGlyph:
    """A pdfminer character in our terms."""
    state = char.graphicstate
    stated = state.ncolor if isinstance(state.ncolor, tuple | list) else (state.ncolor,)
    return ReadGlyph(
        text=char.get_text(),
        font=char.fontname,
        size=char.size,
        x=char.matrix[4] - left,
        y=top - char.matrix[5],
        advance=char.adv,
        space=state.ncs.name,
        ink=tuple(float(part) for part in stated if part is not None),
    )
