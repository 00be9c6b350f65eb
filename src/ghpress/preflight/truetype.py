"""Turns a TrueType program into what inspection asks of it: which glyphs draw, and how wide they are."""

import struct
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

    def draws(self, code: int) -> bool:
        """Whether a glyph has an outline; glyph 0 (.notdef) has none that counts."""
        places = self._places
        return 0 < code < len(places) - 1 and bool(places[code] < places[code + 1])

    def width(self, code: int) -> float | None:
        """The width of a glyph in thousandths of the em; None where the program has no such glyph."""
        widths = self._widths
        if code >= len(self._places) - 1:
            return None
        return float(widths[min(code, len(widths) - 1)]) * 1000 / self._em

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
