"""Draws bars: labels in one column, bars from a baseline of zero, each value at its bar's end."""

from fractions import Fraction

from ghpress.galley.block import SetBlock
from ghpress.makeup.charts.easel import (
    LEAST_MARK,
    Drawn,
    Easel,
    Lines,
    Part,
    bar,
    compose_ahead,
    figure,
    hairline,
    lettering,
    most_of,
    unit_of,
)
from ghpress.makeup.page import Rect
from ghpress.manuscript.story import Chart
from ghpress.remarks import Remark
from ghpress.units import Length
from ghpress.values import dataclass

LABEL_SHARE = Fraction(2, 5)
"""Of the chart's width that labels may take; longer ones go on two lines."""

LEAST_BAR = 3
"""Em of the label's size that the longest bar needs: shorter, nothing can be compared."""

WHITE = Fraction(1, 2)
"""Of a bar's thickness that stands white between bars."""

THICKNESS = (Fraction(7, 5), Fraction(2))
"""Lines that a bar is thick at its best and at the most: beyond it bars become blocks."""

LEAST_PITCH = Fraction(5, 4)
"""Lines from bar to bar at the least."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A bar's words and how much it says."""

    label: SetBlock
    value: SetBlock
    amount: Fraction


@dataclass(frozen=True, slots=True)
class _Rows:
    """The words of every bar, and how much room its label and the white beside it take."""

    rows: tuple[_Row, ...]
    labels: Length
    gap: Length
    remarks: tuple[Remark, ...]

    def start(self) -> Length:
        """Where the baseline stands."""
        return self.labels + self.gap

    def tallest(self) -> Length:
        """The depth of the deepest words."""
        return max(max(row.label.depth, row.value.depth) for row in self.rows)


def lines_of(chart: Chart, width: Length, easel: Easel) -> Lines | None:
    """The lines such bars may take; None where the width leaves the bars no room."""
    rows = _rows(chart, width, easel)
    if not rows.rows or _scale(rows, width, easel) is None:
        return None
    count, tallest = len(rows.rows), rows.tallest()
    least = easel.lines(count * max(tallest, round(LEAST_PITCH * easel.leading)))
    best, most = (
        easel.lines(_depth(count, max(tallest, round(lines * easel.leading)))) for lines in THICKNESS
    )
    return Lines(least, max(best, least), max(most, best, least))


def draw(chart: Chart, space: Rect, easel: Easel) -> Drawn:
    """The bars in a space that ``lines_of`` allows: the first at its head, the last at its foot."""
    rows = _rows(chart, space.width, easel)
    scale = _scale(rows, space.width, easel)
    assert scale is not None, "a space without room for bars is not asked for"
    count, most, line = len(rows.rows), most_of(chart), easel.rule("chart-baseline")
    thick = min(int(THICKNESS[1] * easel.leading), int(space.height / _depth(count, 1)))
    tall = max(thick, rows.tallest())
    parts: list[Part] = []
    for number, row in enumerate(rows.rows):
        middle = space.y + tall // 2 + (space.height - tall) * number // max(count - 1, 1)
        length = max(int(scale * row.amount), LEAST_MARK) if row.amount else 0
        x = space.x + rows.start() + line
        parts.append(lettering("chart-label", space.x, middle - row.label.depth // 2, row.label))
        if length:
            role = "chart-bar-most" if row.amount == most and count > 1 else "chart-bar"
            parts.append(bar(role, Rect(x, middle - thick // 2, length, thick)))
        end = x + length + rows.gap
        parts.append(lettering("chart-value", end, middle - row.value.depth // 2, row.value))
    baseline = Rect(space.x + rows.start(), space.y, line, space.height)
    return Drawn((*hairline("chart-baseline", baseline), *parts), rows.remarks)


def _depth(count: int, thick: Length) -> Fraction:
    """So many bars of a thickness with the white between them."""
    return thick * (count + (count - 1) * WHITE)


def _rows(chart: Chart, width: Length, easel: Easel) -> _Rows:
    """The words of every bar, labels no wider than their share."""
    most = int(width * LABEL_SHARE)
    shared = unit_of(chart)
    rows: list[_Row] = []
    remarks: list[Remark] = []
    compose_ahead(chart, easel)
    for datum in chart.data:
        label, amiss = easel.words(datum.label, "chart-label")
        if label.width > most:
            label, amiss = easel.words(datum.label, "chart-label", most)
        value, more = easel.words(figure(datum, shared), "chart-value")
        rows.append(_Row(label, value, datum.value or Fraction(0)))
        remarks += [*amiss, *more]
    labels = max((row.label.width for row in rows), default=0)
    return _Rows(tuple(rows), labels, easel.style("chart-label").size // 2, tuple(remarks))


def _scale(rows: _Rows, width: Length, easel: Easel) -> Fraction | None:
    """Length for each one of the unit, so that the longest bar and its value fill the width."""
    room = width - rows.start() - easel.rule("chart-baseline") - rows.gap
    if any(room - row.value.width < LEAST_BAR * easel.style("chart-label").size for row in rows.rows):
        return None
    fitting = [(room - row.value.width) / row.amount for row in rows.rows if row.amount]
    return min(fitting, default=Fraction(0))
