"""Turns an embedded font program into the codes it can draw."""

import io
from collections.abc import Mapping

from fontTools.cffLib import CFFFontSet, TopDict
from fontTools.ttLib import TTFont

EMPTY_CHARSTRING = 4
"""Bytes: a width of at most three and ``endchar``; the least outline takes more (Adobe TN 5177)."""


def outlined(kind: str, program: bytes, codes: frozenset[int]) -> frozenset[int]:
    """Those of the codes that have an outline; glyph 0 (.notdef) has none that counts.

    A program of a kind we do not write (Type 1) is believed to have them all.
    """
    match kind:
        case "CIDFontType0C":
            return _in_cff(program, codes)
        case "TrueType":
            return _in_truetype(program, codes)
        case "OpenType":
            with TTFont(io.BytesIO(program), lazy=True) as font:
                if "CFF " in font.reader:
                    return _in_cff(font.reader["CFF "], codes)
            return _in_truetype(program, codes)
    return codes


def _in_truetype(program: bytes, codes: frozenset[int]) -> frozenset[int]:
    """A glyph whose data has a length."""
    with TTFont(io.BytesIO(program), lazy=True) as font:
        places = font["loca"].locations
    known = (code for code in codes if 0 < code < len(places) - 1)
    return frozenset(code for code in known if places[code] < places[code + 1])


def _in_cff(program: bytes, codes: frozenset[int]) -> frozenset[int]:
    """A charstring that draws something."""
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(program), None)
    top: TopDict = fonts[0]
    places = _places(top)
    charstrings = top.CharStrings.charStringsIndex
    known = (code for code in codes if places.get(code, 0))
    return frozenset(
        code for code in known if len(charstrings[places[code]].bytecode) > EMPTY_CHARSTRING
    )


def _places(top: TopDict) -> Mapping[int, int]:
    """Code → place in the program: by CID where it has CIDs, else by glyph id (ISO 32000-1 9.7.4.2)."""
    if not hasattr(top, "ROS"):
        return {place: place for place in range(len(top.charset))}
    return {int(name[3:]): place for place, name in enumerate(top.charset) if place}
