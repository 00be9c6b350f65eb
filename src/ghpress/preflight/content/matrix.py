"""Turns user space into the page's: matrices of six numbers, and the bounds of what they carry."""

from collections.abc import Iterable, Sequence
from math import hypot
from typing import TypeAlias

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
Bounds: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right, top in points."""

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def times(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does the one, then the other (ISO 32000-1 8.3.4)."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    if not (b or c or q or r):
        return (a * p, 0.0, 0.0, d * s, e * p + t, f * s + u)
    left = (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s)
    return (*left, e * p + f * r + t, e * q + f * s + u)


def moved(by: Matrix, x: float, y: float) -> Matrix:
    """The matrix with its origin moved in its own space."""
    a, b, c, d, e, f = by
    return (a, b, c, d, x * a + y * c + e, x * b + y * d + f)


def matrix(numbers: Iterable[object]) -> Matrix:
    """Six numbers of a file as a matrix; ValueError where there are not six."""
    a, b, c, d, e, f = (float(number) for number in numbers)  # type: ignore[arg-type]
    return (a, b, c, d, e, f)


def carried(by: Matrix, x: float, y: float) -> tuple[float, float]:
    """A point carried onto the page."""
    a, b, c, d, e, f = by
    return a * x + c * y + e, b * x + d * y + f


def frame(points: Sequence[tuple[float, float]]) -> Bounds:
    """The least upright rectangle around points."""
    across, up = [x for x, _ in points], [y for _, y in points]
    return min(across), min(up), max(across), max(up)


def framed(by: Matrix, box: Bounds) -> Bounds:
    """The bounds of a rectangle carried onto the page."""
    left, bottom, right, top = box
    a, b, c, d, e, f = by
    if not b and not c:
        x0, x1, y0, y1 = a * left + e, a * right + e, d * bottom + f, d * top + f
        across = (x0, x1) if x0 <= x1 else (x1, x0)
        up = (y0, y1) if y0 <= y1 else (y1, y0)
        return across[0], up[0], across[1], up[1]
    corners = ((left, bottom), (right, bottom), (right, top), (left, top))
    return frame([carried(by, x, y) for x, y in corners])


def within(inner: Bounds, clip: Bounds | None) -> Bounds:
    """What a clip leaves of bounds; without extent where it leaves nothing."""
    if clip is None:
        return inner
    if clip[0] <= inner[0] and clip[1] <= inner[1] and inner[2] <= clip[2] and inner[3] <= clip[3]:
        return inner
    left, bottom = max(inner[0], clip[0]), max(inner[1], clip[1])
    return left, bottom, max(left, min(inner[2], clip[2])), max(bottom, min(inner[3], clip[3]))


def width_scale(by: Matrix) -> float:
    """How much wider things get."""
    return hypot(by[0], by[1])


def height_scale(by: Matrix) -> float:
    """How much higher things get."""
    return hypot(by[2], by[3])
