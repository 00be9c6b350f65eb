"""Turns a bare CFF program into what inspection asks of it: which glyphs draw, and how wide they are.

Read from the bytes (Adobe TN 5176, TN 5177): outlines stay packed, only where they begin is looked at.
"""

from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ghpress.preflight.content.unpacked import Bytes
from ghpress.values import dataclass

EMPTY_CHARSTRING = 4
"""Bytes: a width of at most three and ``endchar``; the least outline takes more (Adobe TN 5177)."""

CHARSET, CHARSTRINGS, PRIVATE, DEFAULT_WIDTH, NOMINAL_WIDTH = 15, 17, 18, 20, 21
FONT_MATRIX, ROS, FD_ARRAY, FD_SELECT = 1207, 1230, 1236, 1237
"""Operators of dictionaries; those of two bytes as 1200 and the second (TN 5176 appendix H)."""

_REALS = "0123456789.EE -"
_LENGTHS = np.array([1] * 28 + [3] + [1] * 218 + [2] * 8 + [5])
"""Bytes a number takes by its first, in a charstring (TN 5177 table 1)."""

_KNOWN = np.zeros(256, bool)
_KNOWN[[1, 3, 18, 19, 20, 23, 21, 4, 22, 14]] = True
"""Operators a charstring may begin with: stems and masks, moves, ``endchar`` (TN 5177 §3.1)."""

_MOVES = np.full(256, -1)
_MOVES[[21, 4, 22]] = 2, 1, 1
"""How many numbers a move takes itself."""

_ENDCHAR = 14


class CffProgram:
    """A program of one font. IndexError or ValueError where it is damaged."""

    def __init__(self, data: Bytes) -> None:
        self._data = data
        _, at = _index(data, data[2])
        tops, _ = _index(data, at)
        self._top = _dictionary(data[tops[0] : tops[1]])
        self._begins, _ = _index(data, int(self._top[CHARSTRINGS][0]))

    @cached_property
    def ids(self) -> NDArray[np.int64]:
        """The code of each glyph: its CID where it has one, else its place (ISO 32000-1 9.7.4.2)."""
        count = len(self._begins) - 1
        start = int(self._top.get(CHARSET, [0])[0]) if ROS in self._top else 0
        return _charset(self._data, start, count) if start > 2 else np.arange(count)

    def draws(self, codes: NDArray[np.integer]) -> NDArray[np.bool_]:
        """Whether codes have outlines; glyph 0 (.notdef) has none that counts."""
        places, _ = self._places(codes)
        lengths = self._begins[places + 1] - self._begins[places]
        return (places > 0) & (lengths > EMPTY_CHARSTRING)

    def widths(self, codes: NDArray[np.integer]) -> NDArray[np.float64]:
        """Widths in thousandths; NaN where there is no glyph, or only a subroutine would tell."""
        places, known = self._places(codes)
        otherwise, nominal, scale = (
            np.array([getattr(part, name) for part in self._metrics])[self._parts[places]]
            for name in ("otherwise", "nominal", "scale")
        )
        charstrings = np.frombuffer(self._data, np.uint8)
        kind, said = _said(charstrings, self._begins[places], self._begins[places + 1])
        wide = 1000 * scale * np.where(kind == _SAYS, nominal + said, otherwise)
        known &= kind != _UNKNOWN
        return np.where(known, wide, np.nan)

    def _places(self, codes: NDArray[np.integer]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        """Where the glyphs of codes are, 0 for those there are none of; and whether they are there."""
        places = self._by_code[np.minimum(codes, len(self._by_code) - 1)]
        return np.maximum(places, 0), places >= 0

    @cached_property
    def _by_code(self) -> NDArray[np.int64]:
        """Where the glyph of each code is, below 0 for those there is none of; the last has none.

        Of glyphs with the same code the last counts.
        """
        places = np.full(int(self.ids.max()) + 2, -1)
        places[self.ids] = np.arange(len(self.ids))
        return places

    @cached_property
    def _metrics(self) -> list["_Metrics"]:
        """What the widths of each part of the program count from."""
        if FD_ARRAY not in self._top:
            return [self._metric(self._top)]
        parts, _ = _index(self._data, int(self._top[FD_ARRAY][0]))
        return [self._metric(_dictionary(self._data[begin:end])) for begin, end in pairwise(parts)]

    def _metric(self, part: dict[int, list[float]]) -> "_Metrics":
        size, start = (int(each) for each in part.get(PRIVATE, [0, 0]))
        private = _dictionary(self._data[start : start + size])
        matrix = part.get(FONT_MATRIX) or self._top.get(FONT_MATRIX) or [0.001]
        default, nominal = (private.get(key, [0.0])[0] for key in (DEFAULT_WIDTH, NOMINAL_WIDTH))
        return _Metrics(default, nominal, matrix[0])

    @cached_property
    def _parts(self) -> NDArray[np.integer]:
        """Which part of the program each glyph belongs to (FDSelect, TN 5176 §19)."""
        count = len(self._begins) - 1
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


def _index(data: Bytes, at: int) -> tuple[NDArray[np.int64], int]:
    """Where the objects of an INDEX begin and the last ends; where the INDEX ends (TN 5176 §5)."""
    count = int.from_bytes(data[at : at + 2], "big")
    if not count:
        return np.zeros(1, np.int64), at + 2
    size = data[at + 2]
    raw = np.frombuffer(data, np.uint8, (count + 1) * size, at + 3).reshape(count + 1, size)
    weights = 256 ** np.arange(size - 1, -1, -1, dtype=np.int64)
    offsets = raw.astype(np.int64) @ weights + (at + 2 + (count + 1) * size)
    return offsets, int(offsets[-1])


def _charset(data: Bytes, at: int, count: int) -> NDArray[np.int64]:
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


def _dictionary(data: Bytes) -> dict[int, list[float]]:
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


def _real(data: Bytes, at: int) -> tuple[float, int]:
    """A number in nibbles (TN 5176 table 5)."""
    written = ""
    while True:
        for nibble in (data[at] >> 4, data[at] & 15):
            if nibble == 15:
                return float(written), at + 1
            written += "E-" if nibble == 12 else _REALS[nibble]
        at += 1


def _integer(data: Bytes, at: int) -> tuple[int, int]:
    """A number of one to three bytes, and where the next begins (TN 5176 table 3)."""
    first = data[at]
    if first == 28:
        return int.from_bytes(data[at + 1 : at + 3], "big", signed=True), at + 3
    if first <= 246:
        return first - 139, at + 1
    if first <= 250:
        return (first - 247) * 256 + data[at + 1] + 108, at + 2
    return -(first - 251) * 256 - data[at + 1] - 108, at + 2


_UNKNOWN, _SILENT, _SAYS = range(3)
"""Whether a charstring's width cannot be told, is not said, or is said."""


def _said(
    data: NDArray[np.uint8], begins: NDArray[np.int64], ends: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Whether charstrings say a width before their first operator, and which (TN 5177 §3.1).

    All at once, a number of each at a step: how many there are tells, by how many the operator takes.
    """
    kinds, at, going = np.full(len(begins), _UNKNOWN), begins.copy(), np.arange(len(begins))
    going = going[begins < ends]
    for count in range(MOST_NUMBERS):
        first = data[at[going]]
        is_number = (first >= 32) | (first == 28)
        kinds[going[~is_number]] = _kinds(first[~is_number], count)
        going = going[is_number]
        at[going] += _LENGTHS[first[is_number]]
        going = going[at[going] < ends[going]]
        if not len(going):
            break
    said = np.zeros(len(begins))
    says = np.flatnonzero(kinds == _SAYS)
    said[says] = _numbers(data, begins[says])
    return kinds, said


MOST_NUMBERS = 1 + 48
"""What a charstring's stack holds (TN 5177 appendix B), and the look at what follows."""


def _kinds(operators: NDArray[np.uint8], count: int) -> NDArray[np.int64]:
    """Whether a width is among so many numbers before each operator."""
    takes = _MOVES[operators]
    says = np.where(takes >= 0, count > takes, count % 2 == 1)
    says[operators == _ENDCHAR] = count in (1, 5)
    return np.where(_KNOWN[operators], np.where(says, _SAYS, _SILENT), _UNKNOWN)


def _numbers(data: NDArray[np.uint8], at: NDArray[np.int64]) -> NDArray[np.float64]:
    """The numbers that begin at these places, each in one of four ways (TN 5177 table 1)."""
    read = [data[np.minimum(at + step, len(data) - 1)].astype(np.int64) for step in range(5)]
    first, second = read[0], read[1]
    signed = ((second << 8 | read[2]) ^ 0x8000) - 0x8000
    fixed = ((signed << 16) | read[3] << 8 | read[4]) / 65536
    ways = (first == 28, first <= 246, first <= 250, first <= 254)
    values = (
        signed,
        first - 139,
        (first - 247) * 256 + second + 108,
        -(first - 251) * 256 - second - 108,
    )
    return np.select(ways, values, fixed)
