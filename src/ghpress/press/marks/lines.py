"""Turns a stage into the lines that say where to cut, fold and register, as PDF operators.

They print on every plate, in the colorant /All (ISO 32000-1 8.6.6.4), and nothing of them comes
nearer to the trim than the bleed reaches.
"""

from collections.abc import Iterator

from ghpress.press.engine.strokes import number
from ghpress.press.marks.stage import Stage
from ghpress.units import in_pt, mm

REGISTRATION = "Registration"
"""What the colour space of /All is called in our resources."""

THIN = 0.25
"""Points: thick enough for any plate, thin enough to cut by."""

CLEAR = in_pt(mm(1))
"""Between the bleed and the first mark: a knife set by the bleed leaves no ink on the paper."""

LEAST_OFF = in_pt(mm(3))
"""Marks stand at least so far from the trim even where nothing bleeds: paper wanders on the press."""

LENGTH = in_pt(mm(5))
RING = in_pt(mm("1.5"))
ARM = in_pt(mm(3))
_ROUND = 0.5522847498
"""4/3 (√2 − 1): the arc that errs least from a circle."""


def cutting_lines(stage: Stage) -> Iterator[str]:
    """Crop marks at the corners, fold marks, registration crosses between them."""
    yield f"q /{REGISTRATION} CS 1 SCN {number(THIN)} w [] 0 d 0 J"
    yield from _crops(stage)
    yield from _folds(stage)
    yield from _crosses(stage)
    yield "Q"


def offset(stage: Stage) -> float:
    """How far from the trim marks begin."""
    return max(stage.bleed + CLEAR, LEAST_OFF)


def _crops(stage: Stage) -> Iterator[str]:
    """Two lines at each corner, along the edges they tell the place of."""
    trim, off = stage.trim, offset(stage)
    for x in (trim.left, trim.right):
        yield _line(x, trim.top + off, x, trim.top + off + LENGTH)
        yield _line(x, trim.bottom - off, x, trim.bottom - off - LENGTH)
    for y in (trim.bottom, trim.top):
        yield _line(trim.left - off, y, trim.left - off - LENGTH, y)
        yield _line(trim.right + off, y, trim.right + off + LENGTH, y)


def _folds(stage: Stage) -> Iterator[str]:
    """Dashed lines at both ends of every fold."""
    if not (stage.upright or stage.level):
        return
    trim, off = stage.trim, offset(stage)
    yield "[3 2] 0 d"
    for place in stage.upright:
        x = trim.left + place
        yield _line(x, trim.top + off, x, trim.top + off + LENGTH)
        yield _line(x, trim.bottom - off, x, trim.bottom - off - LENGTH)
    for place in stage.level:
        y = trim.bottom + place
        yield _line(trim.left - off, y, trim.left - off - LENGTH, y)
        yield _line(trim.right + off, y, trim.right + off + LENGTH, y)
    yield "[] 0 d"


def _crosses(stage: Stage) -> Iterator[str]:
    """A cross in a ring on each side, in the middle, or beside the fold that is there."""
    middle = cross_line(stage)
    trim = stage.trim
    x = trim.left + _between((0.0, *stage.upright, trim.right - trim.left))
    y = trim.bottom + _between((0.0, *stage.level, trim.top - trim.bottom))
    yield from _cross(x, trim.top + middle)
    yield from _cross(x, trim.bottom - middle)
    yield from _cross(trim.left - middle, y)
    yield from _cross(trim.right + middle, y)


def cross_line(stage: Stage) -> float:
    """How far from the trim the middles of the registration crosses stand."""
    return offset(stage) + ARM


def _between(places: tuple[float, ...]) -> float:
    """The middle of the first stretch between two folds, or between an edge and a fold."""
    return (places[0] + places[1]) / 2


def _cross(x: float, y: float) -> Iterator[str]:
    """Two lines and a ring round (x, y)."""
    yield _line(x - ARM, y, x + ARM, y)
    yield _line(x, y - ARM, x, y + ARM)
    yield ring(x, y, RING)


def ring(x: float, y: float, radius: float) -> str:
    """A circle, stroked."""
    arm = radius * _ROUND
    left, right, low, high = x - radius, x + radius, y - radius, y + radius
    arcs = (
        (right, y + arm, x + arm, high, x, high),
        (x - arm, high, left, y + arm, left, y),
        (left, y - arm, x - arm, low, x, low),
        (x + arm, low, right, y - arm, right, y),
    )
    path = [f"{number(right)} {number(y)} m", *(f"{_numbers(*arc)} c" for arc in arcs)]
    return " ".join([*path, "h S"])


def _line(x: float, y: float, to_x: float, to_y: float) -> str:
    return f"{_numbers(x, y)} m {_numbers(to_x, to_y)} l S"


def _numbers(*values: float) -> str:
    return " ".join(map(number, values))
