"""Draws bars: labels in one column, bars from a baseline of zero, each value at its bar's end."""

from dataclasses import dataclass
from fractions import Fraction

from ghpress.galley.block import SetBlock
from ghpress.makeup.charts.easel import (
    LEAST_MARK,
    Drawn,
    Easel,
    Lines,
    Part,
    bar,
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

LABEL_SHARE = Fraction(2, 5)
"""Of the chart's width that labels may take; longer ones go on two lines."""

LEAST_BAR = 3
"""Em of the label's size that the longest bar needs: shorter, nothing can be compared."""

BAR_SHARE = Fraction(3, 5)
"""Of a row that its bar takes: white between bars two thirds of a bar."""

THICKEST = Fraction(3, 2)
"""Lines that a bar is thick at the most: beyond it bars become blocks."""

PITCHES = (Fraction(5, 4), Fraction(3, 2), Fraction(9, 2))
"""Lines from bar to bar: the fewest, the best, the most."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A bar's words and how much it says."""

    label: SetBlock
    value: SetBlock
    amount: Fraction


@dataclass(frozen=True, slots=True)
class _Rows:
    rows: tuple[_Row, ...]
    labels: Length
    gap: Length
    remarks: tuple[Remark, ...]

    def start(self) -> Length:
        """Where the baseline stands."""
        return self.labels + self.gap


def lines_of(chart: Chart, width: Length, easel: Easel) -> Lines | None:
    """The lines such bars may take; None where the width leaves the bars no room."""
    rows = _rows(chart, width, easel)
    if not rows.rows or _scale(rows, width, easel) is None:
        return None
    tallest = max(max(row.label.depth, row.value.depth) for row in rows.rows)
    count = len(rows.rows)
    least, best, most = (
        easel.lines(count * max(tallest, round(pitch * easel.leading))) for pitch in PITCHES
    )
    return Lines(least, max(best, least), max(most, least))


def draw(chart: Chart, space: Rect, easel: Easel) -> Drawn:
    """The bars in a space that ``lines_of`` allows."""
    rows = _rows(chart, space.width, easel)
    scale = _scale(rows, space.width, easel)
    assert scale is not None, "a space without room for bars is not asked for"
    thickness = easel.rule("chart-baseline")
    count, most = len(rows.rows), most_of(chart)
    thick = min(
        int(BAR_SHARE * space.height / count), int(THICKEST * easel.leading), space.height // count
    )
    parts: list[Part] = []
    for number, row in enumerate(rows.rows):
        top, stop = (space.y + space.height * at // count for at in (number, number + 1))
        middle = (top + stop) // 2
        length = max(int(scale * row.amount), LEAST_MARK) if row.amount else 0
        x = space.x + rows.start() + thickness
        parts.append(lettering("chart-label", space.x, middle - row.label.depth // 2, row.label))
        if length:
            role = "chart-bar-most" if row.amount == most and count > 1 else "chart-bar"
            parts.append(bar(role, Rect(x, middle - thick // 2, length, thick)))
        parts.append(
            lettering("chart-value", x + length + rows.gap, middle - row.value.depth // 2, row.value)
        )
    baseline = Rect(space.x + rows.start(), space.y, thickness, space.height)
    return Drawn((*hairline("chart-baseline", baseline), *parts), rows.remarks)


def _rows(chart: Chart, width: Length, easel: Easel) -> _Rows:
    """The words of every bar, labels no wider than their share."""
    most = int(width * LABEL_SHARE)
    shared = unit_of(chart)
    rows: list[_Row] = []
    remarks: list[Remark] = []
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
