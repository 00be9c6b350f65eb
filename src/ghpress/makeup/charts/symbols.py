"""Draws circles whose areas are to one another as the figures are, their words under and in them."""

from dataclasses import field, replace
from fractions import Fraction
from itertools import zip_longest
from math import isqrt

from ghpress.galley.block import SetBlock
from ghpress.makeup.charts.easel import (
    Drawn,
    Easel,
    Lines,
    Part,
    circle,
    compose_ahead,
    figure,
    lettering,
    most_of,
    radius_of,
    tight,
    unit_of,
)
from ghpress.makeup.charts.inside import Inside, inside_styles, outside_style, set_inside
from ghpress.makeup.page import Rect
from ghpress.manuscript.story import Chart
from ghpress.remarks import Remark
from ghpress.units import Length
from ghpress.values import dataclass

STEPS = 96
"""Sizes tried between none and the largest the width allows: steps of a hundredth are not seen."""

USUAL_RADIUS = 3
"""Em of the label's size the largest circle should have as its radius, so that values stand inside."""

LARGE_RADIUS, LARGEST_RADIUS = 6, 9
"""The same at the most: a larger circle shouts the rest of the page down. The second where depth is
given that nothing else would fill."""

AS_LARGE = Fraction(7, 8)
"""Of the largest circles' radius that circles in other rows may have instead, if these fill the depth
better: a row of circles under a hole looks unfinished, an eighth smaller nobody sees."""

LEAST_RADIUS = 1
"""The same at the least: smaller, areas cannot be told apart."""

GAP = Fraction(3, 4)
"""Em between neighbours."""

ROW_GAP = 2
"""Gaps between rows, so that a value does not join the label over it."""

SHALLOWEST = Fraction(1, 2)
"""Of its best depth that such a chart must have."""

LOOSEST = Fraction(11, 10)
"""By how much more than its largest circles need such a chart may be deep."""


@dataclass(frozen=True, slots=True)
class _Item:
    """A circle's words, and the value once more for inside, where the layout has a style for it."""

    label: SetBlock
    value: SetBlock
    inside: Inside | None
    amount: Fraction


@dataclass(frozen=True, slots=True)
class _Sized:
    """An item with its circle's radius, and the width the two take."""

    item: _Item
    radius: Length
    width: Length

    def over(self, gap: Length) -> Length:
        """The depth of a value that stands over the circle with the gap between, else 0."""
        item = self.item
        return 0 if item.inside and item.inside.fits(self.radius) else item.value.depth + gap


@dataclass(frozen=True, slots=True)
class _Row:
    """Circles side by side: the cells they stand in from x on, and the depth the row takes."""

    items: tuple[_Sized, ...]
    cells: tuple[tuple[Length, Length], ...]
    depth: Length


@dataclass(frozen=True, slots=True)
class _Plan:
    """Rows of one scale: the largest circle's radius, and the depth of all."""

    rows: tuple[_Row, ...]
    radius: Length
    depth: Length


@dataclass(frozen=True, slots=True)
class _Case:
    """What is planned: the items, how large they are at most, and how far apart they stand."""

    items: tuple[_Item, ...]
    most: Fraction
    width: Length
    gap: Length
    largest: Length
    _sized: "dict[Length, tuple[_Sized, ...]]" = field(default_factory=dict, repr=False, compare=False)

    def sized(self, radius: Length) -> "tuple[_Sized, ...]":
        """The items at the scale of this largest radius, asked for once for each number of rows."""
        if radius not in self._sized:
            own = (radius_of(item.amount, self.most, radius) for item in self.items)
            pairs = zip(self.items, own, strict=True)
            self._sized[radius] = tuple(_Sized(item, wide, _width(item, wide)) for item, wide in pairs)
        return self._sized[radius]


def lines_of(chart: Chart, width: Length, easel: Easel) -> Lines | None:
    """The lines such circles may take; None where the width leaves them no room."""
    case, _ = _case(chart, width, easel)
    plan = _best(replace(case, largest=LARGE_RADIUS * easel.style("chart-label").size), None, easel)
    if plan is None:
        return None
    best = easel.lines(plan.depth)
    least = max(1, round(best * SHALLOWEST))
    first, square = len(plan.rows), isqrt(len(case.items) - 1) + 1
    deepest = (_in_rows(case, rows, None) for rows in range(first, max(first, square) + 1))
    most = max(easel.lines(one.depth * LOOSEST) for one in deepest if one is not None)
    while _best(case, least * easel.leading, easel) is None:
        least += 1
    return Lines(least, max(best, least), max(most, least))


def draw(chart: Chart, space: Rect, easel: Easel) -> Drawn:
    """The circles in a space that ``lines_of`` allows."""
    case, remarks = _case(chart, space.width, easel)
    plan = _best(case, space.height, easel)
    assert plan is not None, "a space without room for circles is not asked for"
    parts: list[Part] = []
    white = space.height - plan.depth
    y = space.y + case.gap
    for number, row in enumerate(plan.rows, 1):
        top = y + white * number // len(plan.rows)
        parts += _row_parts(row, space.x, top, case)
        y += row.depth + ROW_GAP * case.gap
    return Drawn(tuple(parts), remarks)


def _row_parts(row: _Row, x: Length, y: Length, case: _Case) -> list[Part]:
    """The circles of a row standing on one line, values in or over them, labels under that line."""
    parts: list[Part] = []
    under = max(one.item.label.depth for one in row.items)
    foot = y + row.depth - under - case.gap // 3
    for one, (left, width) in zip(row.items, row.cells, strict=True):
        item, radius, middle = one.item, one.radius, x + left + width // 2
        most = item.amount == case.most and len(case.items) > 1
        if radius:
            role = "chart-symbol-most" if most else "chart-symbol"
            parts.append(circle(role, middle, foot - radius, radius))
        top = foot + case.gap // 3
        parts.append(lettering("chart-label", middle - item.label.width // 2, top, item.label))
        if item.inside and item.inside.fits(radius):
            parts.append(item.inside.frame(middle, foot - radius, radius))
        else:
            over = foot - 2 * radius - one.over(case.gap // 3)
            parts.append(lettering("chart-value", middle - item.value.width // 2, over, item.value))
    return parts


def _case(chart: Chart, width: Length, easel: Easel) -> tuple[_Case, tuple[Remark, ...]]:
    """The chart's words, composed."""
    shared, gap = unit_of(chart), round(GAP * easel.style("chart-label").size)
    items: list[_Item] = []
    remarks: list[Remark] = []
    outside = outside_style("symbol", easel)
    compose_ahead(chart, easel, outside)
    for name in inside_styles("symbol", easel):
        easel.ahead((figure(datum, shared) for datum in chart.data), name)
    for datum in chart.data:
        label, amiss = easel.words(datum.label, "chart-label")
        if label.width > width - gap:
            label, amiss = easel.words(datum.label, "chart-label", width - gap)
        value, more = easel.words(figure(datum, shared), outside)
        value = tight(value, outside.size, outside.leading)
        inside = set_inside(figure(datum, shared), "symbol", easel)
        items.append(_Item(label, value, inside, datum.value or Fraction(0)))
        remarks += [*amiss, *more]
    largest = min(width // 2, LARGEST_RADIUS * easel.style("chart-label").size)
    return _Case(tuple(items), most_of(chart), width, gap, largest), tuple(remarks)


def _best(case: _Case, depth: Length | None, easel: Easel) -> _Plan | None:
    """The plan with the largest circles in this depth, or nearly, that leaves the least of it empty.

    Without a depth, the shallowest of usual size.
    """
    size = easel.style("chart-label").size
    found = [
        plan
        for rows in range(1, len(case.items) + 1)
        if (plan := _in_rows(case, rows, depth)) is not None and plan.radius >= LEAST_RADIUS * size
    ]
    if depth is None:
        usual = [plan for plan in found if plan.radius >= USUAL_RADIUS * size]
        return min(usual or found, key=lambda plan: plan.depth, default=None)
    largest = max((plan.radius for plan in found), default=0)
    alike = (plan for plan in found if plan.radius >= largest * AS_LARGE)
    return max(alike, key=lambda plan: (plan.depth, plan.radius, -len(plan.rows)), default=None)


def _in_rows(case: _Case, rows: int, depth: Length | None) -> _Plan | None:
    """The largest circles that go in so many rows."""
    for step in range(_largest_step(case, rows, depth), 0, -1):
        radius = case.largest * step // STEPS
        plan = _plan(case, rows, radius)
        if plan is not None and (depth is None or plan.depth <= depth):
            return plan
    return None


def _largest_step(case: _Case, rows: int, depth: Length | None) -> int:
    """A step that no larger circles go beyond, for their own widths and depths alone are too much."""
    sized = case.sized(case.largest)
    each = -(-len(sized) // rows)
    chunks = [sized[first : first + each] for first in range(0, len(sized), each)]
    across = max(sum(2 * one.radius for one in chunk) for chunk in chunks)
    steps = [STEPS, STEPS * case.width // max(across, 1) + 1]
    if depth is not None:
        down = sum(max(2 * one.radius for one in chunk) for chunk in chunks)
        steps.append(STEPS * depth // max(down, 1) + 1)
    return min(steps)


def _plan(case: _Case, rows: int, radius: Length) -> _Plan | None:
    """Rows of circles of this scale; None where they are wider than the chart."""
    sized = case.sized(radius)
    each = -(-len(sized) // rows)
    chunks = [sized[first : first + each] for first in range(0, len(sized), each)]
    cells = _cells(chunks, case) if len(chunks) == rows else None
    if cells is None:
        return None
    made = tuple(_Row(items, cells[: len(items)], _depth(items, case)) for items in chunks)
    depth = case.gap + sum(row.depth for row in made) + ROW_GAP * case.gap * (rows - 1)
    return _Plan(made, radius, depth)


def _cells(rows: list[tuple[_Sized, ...]], case: _Case) -> tuple[tuple[Length, Length], ...] | None:
    """Cells under one another, each as wide as the widest in it, what is left shared out round them."""
    wide = [max(one.width for one in cell if one) for cell in zip_longest(*rows)]
    white = case.width - sum(wide)
    if white < case.gap * (len(wide) - 1):
        return None
    parts = len(wide) + 1
    return tuple((sum(wide[:at]) + white * (at + 1) // parts, width) for at, width in enumerate(wide))


def _width(item: _Item, radius: Length) -> Length:
    outside = 0 if item.inside and item.inside.fits(radius) else item.value.width
    return max(2 * radius, item.label.width, outside)


def _depth(items: tuple[_Sized, ...], case: _Case) -> Length:
    """The highest circle with a value over it, and the labels under all."""
    over = max(2 * one.radius + one.over(case.gap // 3) for one in items)
    return over + case.gap // 3 + max(one.item.label.depth for one in items)
