"""Turns an embedded font program into what it says of glyphs: which it draws, and how wide."""

from typing import TypeAlias

from ghpress.preflight.cff import CffProgram
from ghpress.preflight.content.unpacked import Bytes
from ghpress.preflight.truetype import TrueTypeProgram

Program: TypeAlias = CffProgram | TrueTypeProgram


def open_program(kind: str, content: Bytes) -> Program | None:
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
