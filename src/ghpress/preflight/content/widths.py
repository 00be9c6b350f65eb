"""Turns a font's width tables and a shown string into how far the text goes, in thousandths of an em."""

import re
import struct
from collections.abc import Callable, Mapping
from dataclasses import field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from pikepdf import Name, Object

from ghpress.values import dataclass

LAST_CODE = 0xFFFF
"""Of two bytes."""


@dataclass(frozen=True, slots=True)
class Widths:
    """How wide each code is: what is stated, and what all others have; bytes a code.

    Of vertical text it is how far down the next glyph stands, below 0.
    """

    stated: Mapping[int, float]
    otherwise: float
    bytes_a_code: int
    is_vertical: bool = False
    of: Callable[[int], float] = field(init=False)
    """The width of a code."""
    each: Callable[[NDArray[np.integer]], NDArray[np.float64]] = field(init=False)
    """The widths of many."""

    def __post_init__(self) -> None:
        told = _Told(self.stated, self.otherwise)
        object.__setattr__(self, "of", told.__getitem__)
        object.__setattr__(self, "each", told.each)

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


class _Told(dict[int, float]):
    """Widths by code; looked up in a map over thousands of codes, so misses must not cost a call."""

    def __init__(self, stated: Mapping[int, float], otherwise: float) -> None:
        super().__init__(stated)
        self._otherwise = otherwise

    def __missing__(self, code: int) -> float:
        self[code] = self._otherwise
        return self._otherwise

    def each(self, codes: NDArray[np.integer]) -> NDArray[np.float64]:
        """The widths of many codes."""
        table = self._table
        return np.where(codes < len(table), table[np.minimum(codes, len(table) - 1)], self._otherwise)

    @cached_property
    def _table(self) -> NDArray[np.float64]:
        """The widths of all codes, as far as any is known."""
        known = {code: width for code, width in self.items() if 0 <= code <= LAST_CODE}
        table = np.full(1 + max(known, default=0), self._otherwise)
        table[list(known)] = list(known.values())
        return table


_ENTRY = re.compile(rb"(%b)\s*\[([^]]*)\]|(%b)\s+(%b)\s+(%b)" % ((rb"[-+.0-9]+",) * 4))


def composite_widths(font: Object) -> dict[int, float]:
    """``c [w …]`` and ``first last w`` entries, read as they are written."""
    widths: dict[int, float] = {}
    for begin, run, first, last, width in _ENTRY.findall(_written(font.get("/W"))):
        if begin:
            numbers = run.split()
            if len(numbers) == 1:
                widths[int(float(begin))] = float(numbers[0])
            else:
                widths.update(enumerate(map(float, numbers), int(float(begin))))
        else:
            span = range(int(float(first)), min(int(float(last)), LAST_CODE) + 1)
            widths.update(dict.fromkeys(span, float(width)))
    return widths


def _written(stated: Object | None) -> bytes:
    """An array of widths; one whose runs are objects of their own is put together."""
    if stated is None:
        return b""
    written = bytes(stated.unparse(resolved=True))
    if b"R" in written:
        return b" ".join(
            bytes(entry.unparse(resolved=True)) if isinstance(entry, Object) else str(entry).encode()
            for entry in stated.as_list()
        )
    return written[1:-1]
