"""Turns a TrueType program into what inspection asks of it: which glyphs draw, and how wide they are."""

import struct
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from ghpress.preflight.content.unpacked import Bytes


class TrueTypeProgram:
    """A program read table by table. KeyError, IndexError or ValueError where it is damaged."""

    def __init__(self, data: Bytes) -> None:
        self._data = data
        count = int.from_bytes(data[4:6], "big")
        entries = (struct.unpack_from(">4sIII", data, 12 + 16 * at) for at in range(count))
        self._tables = {tag: (start, start + length) for tag, _, start, length in entries}

    def table(self, tag: bytes) -> Bytes | None:
        """The bytes of a table; None where there is none."""
        return self._data[slice(*self._tables[tag])] if tag in self._tables else None

    def draws(self, glyphs: NDArray[np.integer]) -> NDArray[np.bool_]:
        """Whether glyphs have outlines; glyph 0 (.notdef) has none that counts."""
        has_outline = np.append(self._places[:-1] < self._places[1:], False)
        has_outline[0] = False
        found: NDArray[np.bool_] = has_outline[np.minimum(glyphs, len(has_outline) - 1)]
        return found

    def widths(self, glyphs: NDArray[np.integer]) -> NDArray[np.float64]:
        """Widths in thousandths of the em; NaN where the program has no such glyph."""
        widths = self._widths[np.minimum(glyphs, len(self._widths) - 1)] * 1000 / self._em
        return np.where(glyphs < len(self._places) - 1, widths, np.nan)

    @cached_property
    def _em(self) -> int:
        em = int(struct.unpack_from(">H", self._known(b"head"), 18)[0])
        if not em:
            raise ValueError("an em of no units")
        return em

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

    def _known(self, tag: bytes) -> Bytes:
        return self._data[slice(*self._tables[tag])]
