"""Turns a bare CFF program into what inspection asks of it: which glyphs draw, and how wide they are.

Read from the bytes (Adobe TN 5176, TN 5177): outlines stay packed, only where they begin is looked at.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

EMPTY_CHARSTRING = 4
"""Bytes: a width of at most three and ``endchar``; the least outline takes more (Adobe TN 5177)."""

CHARSET, CHARSTRINGS, PRIVATE, DEFAULT_WIDTH, NOMINAL_WIDTH = 15, 17, 18, 20, 21
FONT_MATRIX, ROS, FD_ARRAY, FD_SELECT = 1207, 1230, 1236, 1237
"""Operators of dictionaries; those of two bytes as 1200 and the second (TN 5176 appendix H)."""

_REALS = "0123456789.EE -"
_HINTS = frozenset({1, 3, 18, 19, 20, 23})
_MOVES = {21: 2, 4: 1, 22: 1}


class CffProgram:
    """A program of one font. IndexError or ValueError where it is damaged."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        _, at = _index(data, data[2])
        tops, at = _index(data, at)
        self._top = _dictionary(data[slice(*tops[0])])
        self._glyphs, _ = _index(data, int(self._top[CHARSTRINGS][0]))

    @cached_property
    def places(self) -> Mapping[int, int]:
        """Code → glyph: by CID where it has CIDs, else by glyph id (ISO 32000-1 9.7.4.2)."""
        count = len(self._glyphs)
        if ROS not in self._top:
            return {place: place for place in range(count)}
        start = int(self._top.get(CHARSET, [0])[0])
        ids = _charset(self._data, start, count).tolist() if start > 2 else range(count)
        return dict(zip(ids, range(count), strict=True))

    def draws(self, code: int) -> bool:
        """Whether the code has an outline; glyph 0 (.notdef) has none that counts."""
        place = self.places.get(code, 0)
        start, end = self._glyphs[place]
        return place > 0 and end - start > EMPTY_CHARSTRING

    def width(self, code: int) -> float | None:
        """The width of a code in thousandths; None where only running a subroutine would tell."""
        place = self.places.get(code)
        if place is None:
            return None
        metrics = self._metrics[int(self._parts[place])]
        said = _width(self._data[slice(*self._glyphs[place])])
        if said is None:
            return None
        return float(1000 * metrics.scale * (metrics.nominal + said[0] if said else metrics.otherwise))

    @cached_property
    def _metrics(self) -> list["_Metrics"]:
        """What the widths of each part of the program count from."""
        if FD_ARRAY not in self._top:
            return [self._metric(self._top)]
        parts, _ = _index(self._data, int(self._top[FD_ARRAY][0]))
        return [self._metric(_dictionary(self._data[slice(*part)])) for part in parts]

    def _metric(self, part: dict[int, list[float]]) -> "_Metrics":
        size, start = (int(each) for each in part.get(PRIVATE, [0, 0]))
        private = _dictionary(self._data[start : start + size])
        matrix = part.get(FONT_MATRIX) or self._top.get(FONT_MATRIX) or [0.001]
        default, nominal = (private.get(key, [0.0])[0] for key in (DEFAULT_WIDTH, NOMINAL_WIDTH))
        return _Metrics(default, nominal, matrix[0])

    @cached_property
    def _parts(self) -> NDArray[np.integer]:
        """Which part of the program each glyph belongs to (FDSelect, TN 5176 §19)."""
        count = len(self._glyphs)
        if FD_SELECT not in self._top:
            return np.zeros(count, np.uint8)
        at, data = int(self._top[FD_SELECT][0]), self._data
        if data[at] == 0:
            return np.frombuffer(data, np.uint8, count, at + 1)
        ranges = int.from_bytes(data[at + 1 : at + 3], "big")
        kinds = np.dtype([("first", ">u2"), ("part", "u1")])
        said = np.frombuffer(data, kinds, ranges, at + 3)
        begins = np.append(said["first"].astype(np.int64), count)
        return np.repeat(said["part"], begins[1:] - begins[:-1])


@dataclass(frozen=True, slots=True)
class _Metrics:
    """The width of glyphs that say none, what said widths are added to, and units to the em."""

    otherwise: float
    nominal: float
    scale: float


def _index(data: bytes, at: int) -> tuple[list[tuple[int, int]], int]:
    """Where each object of an INDEX begins and ends, and where the INDEX ends (TN 5176 §5)."""
    count = int.from_bytes(data[at : at + 2], "big")
    if not count:
        return [], at + 2
    size = data[at + 2]
    raw = np.frombuffer(data, np.uint8, (count + 1) * size, at + 3).reshape(count + 1, size)
    weights = 256 ** np.arange(size - 1, -1, -1, dtype=np.int64)
    base = at + 2 + (count + 1) * size
    offsets = (raw.astype(np.int64) @ weights + base).tolist()
    return list(pairwise(offsets)), offsets[-1]


def _charset(data: bytes, at: int, count: int) -> NDArray[np.int64]:
    """The id of each glyph (TN 5176 §13)."""
    kind = data[at]
    if kind == 0:
        said = np.frombuffer(data, ">u2", count - 1, at + 1)
        return np.concatenate([[0], said]).astype(np.int64)
    ids, at = [np.zeros(1, np.int64)], at + 1
    found = 1
    while found < count:
        first = int.from_bytes(data[at : at + 2], "big")
        left = int.from_bytes(data[at + 2 : at + 2 + kind], "big")
        ids.append(np.arange(first, first + left + 1))
        found, at = found + left + 1, at + 2 + kind
    return np.concatenate(ids)[:count]


def _dictionary(data: bytes) -> dict[int, list[float]]:
    """Operator → operands (TN 5176 §4)."""
    found: dict[int, list[float]] = {}
    operands: list[float] = []
    at = 0
    while at < len(data):
        first = data[at]
        if first <= 21:
            key = 1200 + data[at + 1] if first == 12 else first
            found[key], operands = operands, []
            at += 2 if first == 12 else 1
        elif first == 30:
            value, at = _real(data, at + 1)
            operands.append(value)
        elif first == 29:
            operands.append(int.from_bytes(data[at + 1 : at + 5], "big", signed=True))
            at += 5
        else:
            value, at = _integer(data, at)
            operands.append(value)
    return found


def _real(data: bytes, at: int) -> tuple[float, int]:
    """A number in nibbles (TN 5176 table 5)."""
    written = ""
    while True:
        for nibble in (data[at] >> 4, data[at] & 15):
            if nibble == 15:
                return float(written), at + 1
            written += "E-" if nibble == 12 else _REALS[nibble]
        at += 1


def _integer(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to three bytes, and where the next begins (TN 5176 table 3)."""
    first = data[at]
    if first == 28:
        return int.from_bytes(data[at + 1 : at + 3], "big", signed=True), at + 3
    if first <= 246:
        return first - 139, at + 1
    if first <= 250:
        return (first - 247) * 256 + data[at + 1] + 108, at + 2
    return -(first - 251) * 256 - data[at + 1] - 108, at + 2


def _width(charstring: bytes) -> tuple[float] | tuple[()] | None:
    """The width a glyph says before its first operator; () where it says none (TN 5177 §3.1)."""
    numbers: list[float] = []
    at = 0
    while at < len(charstring):
        first = charstring[at]
        if first == 255:
            numbers.append(int.from_bytes(charstring[at + 1 : at + 5], "big", signed=True) / 65536)
            at += 5
        elif first >= 32 or first == 28:
            value, at = _integer(charstring, at)
            numbers.append(value)
        else:
            return _before(first, numbers)
    return None


def _before(operator: int, numbers: list[float]) -> tuple[float] | tuple[()] | None:
    """The width among the first operator's numbers, by how many it takes itself."""
    if operator in _HINTS:
        says = len(numbers) % 2 == 1
    elif operator in _MOVES:
        says = len(numbers) > _MOVES[operator]
    elif operator == 14:
        says = len(numbers) in (1, 5)
    else:
        return None
    return (numbers[0],) if says else ()
