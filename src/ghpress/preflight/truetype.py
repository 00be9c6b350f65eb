"""Turns a TrueType program into what inspection asks of it: which glyphs draw, and how wide they are."""

import struct
from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray


class TrueTypeProgram:
    """A program read table by table. KeyError, IndexError or ValueError where it is damaged."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        count = int.from_bytes(data[4:6], "big")
        entries = (struct.unpack_from(">4sIII", data, 12 + 16 * at) for at in range(count))
        self._tables = {tag: (start, start + length) for tag, _, start, length in entries}

    def table(self, tag: bytes) -> bytes | None:
        """The bytes of a table; None where there is none."""
        return self._data[slice(*self._tables[tag])] if tag in self._tables else None

    def draws(self, glyphs: Sequence[int]) -> list[bool]:
        """Whether glyphs have outlines; glyph 0 (.notdef) has none that counts."""
        places = self._places
        return [0 < one < len(places) - 1 and bool(places[one] < places[one + 1]) for one in glyphs]

    def widths(self, glyphs: Sequence[int]) -> list[float | None]:
        """Widths in thousandths of the em; None where the program has no such glyph."""
        widths, last = self._widths.tolist(), len(self._places) - 2
        return [
            None if one > last else widths[min(one, len(widths) - 1)] * 1000 / self._em for one in glyphs
        ]

    @cached_property
    def _em(self) -> int:
        return int(struct.unpack_from(">H", self._known(b"head"), 18)[0])

    @cached_property
    def _places(self) -> NDArray[np.int64]:
        """Where each glyph's outline begins (OpenType: loca)."""
        is_long = struct.unpack_from(">h", self._known(b"head"), 50)[0]
        found = np.frombuffer(self._known(b"loca"), ">u4" if is_long else ">u2")
        return found.astype(np.int64)

    @cached_property
    def _widths(self) -> NDArray[np.int64]:
        """The advance of each glyph; those after the last have its own (OpenType: hmtx)."""
        count = struct.unpack_from(">H", self._known(b"hhea"), 34)[0]
        return np.frombuffer(self._known(b"hmtx"), ">u2", 2 * count)[::2].astype(np.int64)

    def _known(self, tag: bytes) -> bytes:
        return self._data[slice(*self._tables[tag])]
