"""Turns a page as pdfium has it into the places where something may be coloured.

Most pages are black type and a few rules in a second ink. Such a page is drawn in greys, which takes
half the time of colours, and in colours only where these places are.
"""

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

import pypdfium2
import pypdfium2.raw as pdfium

NEARLY_GREY = 4
"""How far the channels of a grey may be apart: pdfium shows black ink as 35, 31, 32."""

Bounds: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right, top in points of the page."""

_FILLS = frozenset({0, 2, 4, 6})
_STROKES = frozenset({1, 2, 5, 6})
"""Rendering modes of text that do so (ISO 32000-1 table 106)."""


def coloured_places(page: pypdfium2.PdfPage) -> list[Bounds] | None:
    """The bounds of all that may be coloured; None where something has bounds nobody can tell.

    Type and paths say their colours. Forms, pictures and gradients are not looked into: they may be.
    """
    if _has_notes(page.raw):
        return None
    places = []
    for drawn in _objects(page.raw):
        if _is_grey(drawn):
            continue
        edges = [ctypes.c_float() for _ in range(4)]
        if not pdfium.FPDFPageObj_GetBounds(drawn, *edges):
            return None
        left, bottom, right, top = (edge.value for edge in edges)
        places.append((left, bottom, right, top))
    return places


def _has_notes(page: Any) -> bool:  # noqa: ANN401 - pdfium's handles have no types
    """Whether something other than bare links stands over the page: its look is drawn as well."""
    for number in range(pdfium.FPDFPage_GetAnnotCount(page)):
        note = pdfium.FPDFPage_GetAnnot(page, number)
        is_link = pdfium.FPDFAnnot_GetSubtype(note) == pdfium.FPDF_ANNOT_LINK
        looks = bool(pdfium.FPDFAnnot_HasKey(note, b"AP"))
        pdfium.FPDFPage_CloseAnnot(note)
        if looks or not is_link:
            return True
    return False


def _objects(page: Any) -> Iterator[Any]:  # noqa: ANN401
    for number in range(pdfium.FPDFPage_CountObjects(page)):
        yield pdfium.FPDFPage_GetObject(page, number)


def _is_grey(drawn: Any) -> bool:  # noqa: ANN401
    """Whether type or a path is drawn in greys alone."""
    kind = pdfium.FPDFPageObj_GetType(drawn)
    if kind == pdfium.FPDF_PAGEOBJ_TEXT:
        mode = pdfium.FPDFTextObj_GetTextRenderMode(drawn)
        fills, strokes = mode in _FILLS, mode in _STROKES
    elif kind == pdfium.FPDF_PAGEOBJ_PATH:
        filling, stroking = ctypes.c_int(), ctypes.c_int()
        if not pdfium.FPDFPath_GetDrawMode(drawn, filling, stroking):
            return False
        fills, strokes = bool(filling.value), bool(stroking.value)
    else:
        return False
    return not (fills and _is_coloured(pdfium.FPDFPageObj_GetFillColor, drawn)) and not (
        strokes and _is_coloured(pdfium.FPDFPageObj_GetStrokeColor, drawn)
    )


def _is_coloured(asked: Any, drawn: Any) -> bool:  # noqa: ANN401
    """Whether a colour has a hue, or is none pdfium can tell, such as a pattern."""
    parts = [ctypes.c_uint() for _ in range(4)]
    if not asked(drawn, *parts):
        return True
    red, green, blue = (part.value for part in parts[:3])
    return max(red, green, blue) - min(red, green, blue) > NEARLY_GREY


def joined(boxes: Sequence[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """Boxes of pixels with those that overlap made one."""
    apart: list[tuple[int, int, int, int]] = []
    for box in boxes:
        waiting = box
        while touching := [each for each in apart if _overlap(each, waiting)]:
            apart = [each for each in apart if each not in touching]
            left, top, right, bottom = zip(waiting, *touching, strict=True)
            waiting = min(left), min(top), max(right), max(bottom)
        apart.append(waiting)
    return apart


def _overlap(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
