"""Turns a font's width tables and a shown string into how far the text goes, in thousandths of an em."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass

from pikepdf import Array, Name, Object


@dataclass(frozen=True, slots=True)
class Widths:
    """How wide each code is: what is stated, and what all others have; bytes a code.

    Of vertical text it is how far down the next glyph stands, below 0.
    """

    stated: Mapping[int, float]
    otherwise: float
    bytes_a_code: int
    is_vertical: bool = False

    def codes(self, shown: bytes) -> list[int]:
        """The codes of a string."""
        if self.bytes_a_code == 1:
            return list(shown)
        return list(struct.unpack(f">{len(shown) // 2}H", shown[: len(shown) // 2 * 2]))


def read_widths(font: Object) -> Widths:
    """The widths a font states (ISO 32000-1 9.2.4, 9.7.4.3)."""
    if font.get("/Subtype") == Name.Type0:
        descendant = font.DescendantFonts[0]
        if str(font.get("/Encoding", "")).endswith("V"):
            return Widths({}, float(descendant.get("/DW2", (880, -1000))[1]), 2, is_vertical=True)
        return Widths(composite_widths(descendant), float(descendant.get("/DW", 1000)), 2)
    first = int(font.get("/FirstChar", 0))
    scale = 1000 * float(font.FontMatrix[0]) if font.get("/Subtype") == Name.Type3 else 1.0
    stated = {first + at: float(width) * scale for at, width in enumerate(font.get("/Widths", ()))}
    return Widths(stated, 500.0, 1)


def composite_widths(font: Object) -> dict[int, float]:
    """``c [w …]`` and ``first last w`` entries."""
    widths: dict[int, float] = {}
    entries = list(font.get("/W", ()))
    at = 0
    while at + 1 < len(entries):
        first = int(entries[at])
        if isinstance(entries[at + 1], Array):
            run = entries[at + 1].as_list()
            widths.update((first + step, float(width)) for step, width in enumerate(run))
            at += 2
        elif at + 2 < len(entries):
            last, width = int(entries[at + 1]), float(entries[at + 2])
            widths.update(dict.fromkeys(range(first, min(last, 65535) + 1), width))
            at += 3
        else:
            break
    return widths
