"""Turns the operators of a path into areas and lines; thin filled rectangles are lines as well.

Many programs draw rules as filled rectangles: GWG counts those as lines (GWG2022 note I00004).
"""

from dataclasses import field

import numpy as np
from numpy.typing import NDArray

from ghpress.preflight.content.matrix import Bounds, Matrix, framed
from ghpress.preflight.content.operators import Written, numbers_of
from ghpress.values import dataclass

THICKEST_LINE_PT = 2.0
"""A filled shape thinner than this is a line: the limit of the rule on black lines (GWG2022 R0010)."""

LONG = 4.0
"""How much longer than thick a line is; what is shorter is a dot."""

CORNERS = (4, 5)
"""A rectangle has four corners, drawn by hand its first again; a sliver of three is no line."""

MANY = 512
"""Numbers of a path from which on arrays are quicker than one by one."""

TAKES = {b"m": 2, b"l": 2, b"c": 6, b"v": 4, b"y": 4, b"h": 0}
"""How many numbers an operator takes (ISO 32000-1 table 59)."""

_NOT_NAMES = b"+-.0123456789\x00\t\n\f\r "
_NOT_NUMBERS = bytes.maketrans(b"mlcvyh\x00", b" " * 7)
_TAKES = np.array([TAKES.get(bytes([code]), 0) for code in range(128)])


@dataclass(slots=True)
class Outline:
    """A path under construction, on the page already: its lines with their thickness, and all else."""

    lines: list[tuple[Bounds, float]] = field(default_factory=list)
    rest: list[Bounds] = field(default_factory=list)
    clips: bool = False

    @property
    def is_drawn(self) -> bool:
        """Whether there is any path."""
        return bool(self.lines or self.rest)

    @property
    def bounds(self) -> Bounds:
        """What the path stays within."""
        return around([*self.rest, *(bounds for bounds, _ in self.lines)])

    @property
    def area(self) -> Bounds:
        """What all but the lines stays within."""
        return around(self.rest)

    def rectangle(self, written: Written, ctm: Matrix) -> None:
        """``re``."""
        x, y, width, height = numbers_of(written)
        self._part(framed(ctm, (x, y, x + width, y + height)), 4)

    def run(self, written: bytes, ctm: Matrix) -> None:
        """Path operators in a row, as they were written. ValueError where numbers are wanting."""
        names = written.translate(None, _NOT_NAMES)
        numbers = [float(each) for each in written.translate(_NOT_NUMBERS).split()]
        if len(numbers) >= MANY:
            self._many(names, np.array(numbers), ctm)
        else:
            self._few(names, numbers, ctm)

    def _few(self, names: bytes, numbers: list[float], ctm: Matrix) -> None:
        """A short run, piece by piece; a lone point draws nothing."""
        if 2 * _points(names) != len(numbers):
            raise ValueError("a path has numbers to spare or wanting")
        a, b, c, d, e, f = ctm
        points = list(zip(numbers[::2], numbers[1::2], strict=True))
        across, up = [a * x + c * y + e for x, y in points], [b * x + d * y + f for x, y in points]
        at, (first, *others) = 0, names.split(b"m")
        for piece in (first, *(b"m" + other for other in others)):
            begin, at = at, at + _points(piece)
            if at - begin > 1:
                x, y = across[begin:at], up[begin:at]
                self._part((min(x), min(y), max(x), max(y)), 0 if _is_curved(piece) else at - begin)

    def _part(self, bounds: Bounds, corners: int) -> None:
        thin, long = sorted((bounds[2] - bounds[0], bounds[3] - bounds[1]))
        if corners in CORNERS and 0 < thin < THICKEST_LINE_PT and long >= LONG * thin:
            self.lines.append((bounds, thin))
        else:
            self.rest.append(bounds)

    def _many(self, names: bytes, numbers: NDArray[np.float64], ctm: Matrix) -> None:
        """A long run, all pieces at once: the lines among them, and the bounds of all others."""
        operators = np.frombuffer(names, np.uint8)
        takes = _TAKES[operators]
        if takes.sum() != len(numbers):
            raise ValueError("a path has numbers to spare or wanting")
        a, b, c, d, e, f = ctm
        x, y = numbers[0::2], numbers[1::2]
        x, y = a * x + c * y + e, b * x + d * y + f
        begins = operators == ord("m")
        begins[0] = True
        ends = np.cumsum(takes) // 2
        starts = (ends - takes // 2)[begins]
        counts = np.diff(starts, append=len(x))
        edges = (np.minimum, x), (np.minimum, y), (np.maximum, x), (np.maximum, y)
        sides = np.array([best.reduceat(values, starts) for best, values in edges])
        curved = np.maximum.reduceat(takes, np.flatnonzero(begins)) > 2
        self._sort(sides[:, counts > 1], np.where(curved, 0, counts)[counts > 1])

    def _sort(self, sides: NDArray[np.float64], corners: NDArray[np.int64]) -> None:
        """Pieces by their sides: left, bottom, right, top."""
        extent = np.sort(np.array([sides[2] - sides[0], sides[3] - sides[1]]), axis=0)
        thin, long = extent
        is_line = (thin > 0) & (thin < THICKEST_LINE_PT) & (long >= LONG * thin)
        is_line &= (corners >= CORNERS[0]) & (corners <= CORNERS[-1])
        for at in np.flatnonzero(is_line):
            self.lines.append((_bounds(sides[:, at]), float(thin[at])))
        others = sides[:, ~is_line]
        if others.size:
            low, high = others[:2].min(axis=1), others[2:].max(axis=1)
            self.rest.append(_bounds(np.concatenate([low, high])))


def _points(names: bytes) -> int:
    """How many points operators take together."""
    straight = names.count(b"m") + names.count(b"l")
    return straight + 3 * names.count(b"c") + 2 * (names.count(b"v") + names.count(b"y"))


def _is_curved(names: bytes) -> bool:
    """Whether there is a curve among the operators."""
    return b"c" in names or b"v" in names or b"y" in names


def around(boxes: list[Bounds]) -> Bounds:
    """The least upright rectangle around all of them."""
    left, bottom, right, top = zip(*boxes, strict=True)
    return min(left), min(bottom), max(right), max(top)


def _bounds(sides: NDArray[np.float64]) -> Bounds:
    left, bottom, right, top = (float(side) for side in sides)
    return left, bottom, right, top
