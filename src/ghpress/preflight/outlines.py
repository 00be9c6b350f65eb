"""Turns an embedded font program into what it says of codes: which it draws, and how wide."""

from collections.abc import Mapping
from typing import TypeAlias

from ghpress.preflight.cff import CffProgram
from ghpress.preflight.truetype import TrueTypeProgram

Program: TypeAlias = CffProgram | TrueTypeProgram


def open_program(kind: str, content: bytes) -> Program | None:
    """A program of a kind that selects glyphs by number; None for any other (Type 1)."""
    match kind:
        case "CIDFontType0C":
            return CffProgram(content)
        case "TrueType":
            return TrueTypeProgram(content)
        case "OpenType":
            wrapped = TrueTypeProgram(content)
            bare = wrapped.table(b"CFF ")
            return CffProgram(bare) if bare is not None else wrapped
    return None


def outlined(program: Program | None, glyphs: Mapping[int, int]) -> frozenset[int]:
    """Those codes whose glyph has an outline; a program that is not opened is believed."""
    if program is None:
        return frozenset(glyphs)
    drawn = program.draws(list(glyphs.values()))
    return frozenset(code for code, is_drawn in zip(glyphs, drawn, strict=True) if is_drawn)


def wide(program: Program | None, glyphs: Mapping[int, int]) -> dict[int, float]:
    """The width of each code's glyph in thousandths, as far as the program says it."""
    if program is None:
        return {}
    found = zip(glyphs, program.widths(list(glyphs.values())), strict=True)
    return {code: width for code, width in found if width is not None}
