"""Builds the smallest font a PDF can embed: the same square for every letter."""

from functools import cache
from io import BytesIO

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen


@cache
def square_font(letters: str, left: int, right: int, high: int, advance: int) -> bytes:
    """A TrueType font of 1000 units whose square stands on the baseline."""
    pen = TTGlyphPen(None)
    pen.moveTo((left, 0))
    for corner in ((left, high), (right, high), (right, 0)):
        pen.lineTo(corner)
    pen.closePath()
    builder = FontBuilder(1000)
    builder.setupGlyphOrder([".notdef", "square"])
    builder.setupCharacterMap({ord(letter): "square" for letter in letters})
    builder.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "square": pen.glyph()})
    builder.setupHorizontalMetrics({".notdef": (advance, 0), "square": (advance, left)})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Square", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    target = BytesIO()
    builder.save(target)
    return target.getvalue()
