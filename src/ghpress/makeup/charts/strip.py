"""Turns a story's charts and tables into strips: side by side or one under another, all ending level."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from typing import TypeAlias

from ghpress.galley.sorts import FaceShelf
from ghpress.layout.layout import Layout
from ghpress.makeup.charts.chart import chart_lines, draw_chart, wanted_columns
from ghpress.makeup.charts.easel import Drawn, Easel, Lines
from ghpress.manuscript.story import Chart, Table

STACK_GAP = 2
"""White lines between charts one under another."""

DEPTH_COST = 30
"""Price of a chart as much deeper or shallower again as it looks best: a third is what an editor
would mention (the unit is the ladder's)."""

MAP_DEPTH_COST = 90
"""The same for a map: its land keeps its proportion, so what is more is an empty field."""

COLUMN_COST = 8
"""Price of each column a chart has more or less than its kind wants; a map's count twice."""

CROWDED_COST = 200
"""Price of a chart whose words touch: any other width is better."""

STACK_COST = 2
"""Price of each chart that stands under another instead of beside it."""

Exhibit: TypeAlias = Chart | Table
"""What stands in such a strip."""


@dataclass(frozen=True, slots=True)
class ShownChart:
    """A chart in a strip: its column and columns, the lines from the strip's head, how deep it is."""

    chart: Exhibit
    column: int
    columns: int
    line: int
    lines: int
    easel: Easel = field(repr=False, compare=False)

    def drawn(self) -> Drawn:
        """The chart as it stands there, from its upper left corner."""
        width = self.easel.layout.grid.measure(self.columns)
        return draw_chart(self.chart, width, self.lines, self.easel)


@dataclass(frozen=True, slots=True)
class ChartStrip:
    """Charts over so many columns and lines, and what it costs that they are not at their best."""

    shown: tuple[ShownChart, ...]
    lines: int
    cost: int


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of charts: the lines of each by its index and columns, the columns each wants."""

    lines: Mapping[tuple[int, int], Lines | None]
    wanted: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    """Stacks side by side: the columns each begins at and takes, the indexes of its charts."""

    stacks: tuple[tuple[int, int, tuple[int, ...]], ...]
    cost: int


def chart_strips(
    charts: Sequence[Exhibit], most: int, deepest: int, layout: Layout, shelf: FaceShelf
) -> dict[int, tuple[ChartStrip, ...]]:
    """By columns up to the most: the cheapest strip of these charts at every depth it may have."""
    easel = Easel(layout, shelf)
    lines = {
        (index, wide): chart_lines(chart, layout.grid.measure(wide), easel)
        for index, chart in enumerate(charts)
        for wide in range(1, most + 1)
    }
    known = _Known(lines, tuple(wanted_columns(chart, easel) for chart in charts))
    counts = range(1, most + 1)
    return {columns: _over(charts, columns, deepest, known, easel) for columns in counts}


def _over(
    charts: Sequence[Exhibit], columns: int, deepest: int, known: _Known, easel: Easel
) -> tuple[ChartStrip, ...]:
    """The cheapest strip over so many columns at every depth."""
    found: dict[int, ChartStrip] = {}
    for plan in _plans(charts, columns, known):
        for depth in range(1, deepest + 1):
            strip = _at_depth(charts, plan, depth, known, easel)
            if strip is not None and (depth not in found or strip.cost < found[depth].cost):
                found[depth] = strip
    return tuple(found[depth] for depth in sorted(found))


def _plans(charts: Sequence[Exhibit], columns: int, known: _Known) -> Iterator[_Plan]:
    """Every way to share out charts, in their order, into stacks, and columns among the stacks."""
    for stacks in _parts(len(charts)):
        if len(stacks) > columns:
            continue
        for spans in _spans(columns, len(stacks)):
            placed = tuple(
                (column, wide, stack) for (column, wide), stack in zip(spans, stacks, strict=True)
            )
            if all(
                _goes(charts[at], at, wide, columns, known) for _, wide, stack in placed for at in stack
            ):
                yield _Plan(placed, _plan_cost(charts, placed, columns, known))


def _parts(count: int) -> Iterator[list[tuple[int, ...]]]:
    """Every division of so many things in a row into runs."""
    for cuts in range(count):
        for chosen in combinations(range(1, count), cuts):
            edges = (0, *chosen, count)
            yield [tuple(range(*pair)) for pair in pairwise(edges)]


def _spans(columns: int, count: int) -> Iterator[list[tuple[int, int]]]:
    """Every division of the columns among so many stacks: where each begins, how many it takes."""
    for chosen in combinations(range(1, columns), count - 1):
        edges = (0, *chosen, columns)
        yield [(start, stop - start) for start, stop in pairwise(edges)]


def _goes(chart: Exhibit, index: int, wide: int, columns: int, known: _Known) -> bool:
    """Whether a chart may have these columns: those it asks for, and as many as it needs."""
    own = _asked(chart)
    asked = own is None or wide == min(own, columns)
    return asked and known.lines[index, wide] is not None


def _asked(chart: Exhibit) -> int | None:
    """The columns its editor asks for; a table has those it needs."""
    return chart.columns if isinstance(chart, Chart) else None


def _plan_cost(
    charts: Sequence[Exhibit],
    placed: tuple[tuple[int, int, tuple[int, ...]], ...],
    columns: int,
    known: _Known,
) -> int:
    """What it costs that charts are wider or narrower than their kind wants, or stacked."""
    cost = 0
    for _, wide, stack in placed:
        away = sum(_away(charts[at], known.wanted[at], wide, columns) for at in stack)
        cost += COLUMN_COST * away + STACK_COST * (len(stack) - 1)
    return cost


def _away(chart: Exhibit, wanted: tuple[int, int], wide: int, columns: int) -> int:
    """By how many columns a chart is wider or narrower than it looks best; a map's count twice.

    A table's count by their square: over wide gaps the eye loses the row.
    """
    asked = _asked(chart)
    if asked is not None:
        return abs(wide - min(asked, columns))
    least, most = wanted
    away = max(0, least - wide, wide - most)
    if isinstance(chart, Table):
        return away**2
    return away * (2 if chart.kind == "map" else 1)


def _at_depth(
    charts: Sequence[Exhibit], plan: _Plan, depth: int, known: _Known, easel: Easel
) -> ChartStrip | None:
    """The plan at one depth, every stack stretched to it; None where one does not go."""
    shown: list[ShownChart] = []
    cost = plan.cost
    for column, wide, stack in plan.stacks:
        lines = [one for at in stack if (one := known.lines[at, wide]) is not None]
        deep = _shared(lines, depth - STACK_GAP * (len(stack) - 1))
        if deep is None:
            return None
        line = 0
        for at, own, given in zip(stack, lines, deep, strict=True):
            shown.append(ShownChart(charts[at], column, wide, line, given, easel))
            price = MAP_DEPTH_COST if _is_map(charts[at]) else DEPTH_COST
            cost += price * abs(given - own.best) // own.best + CROWDED_COST * own.is_crowded
            line += given + STACK_GAP
    return ChartStrip(tuple(shown), depth, cost)


def _is_map(exhibit: Exhibit) -> bool:
    return isinstance(exhibit, Chart) and exhibit.kind == "map"


def _shared(lines: list[Lines], depth: int) -> list[int] | None:
    """A depth shared out among charts one under another, each stretched alike from its best."""
    best = sum(own.best for own in lines)
    limit = [own.most if depth >= best else own.least for own in lines]
    slack = sum(limit) - best
    if abs(depth - best) > abs(slack):
        return None
    given, left, open_slack = list[int](), depth - best, slack
    for own, bound in zip(lines, limit, strict=True):
        step = left * (bound - own.best) // open_slack if open_slack else 0
        if own.steps:
            # What a table leaves, because its rows open all alike, those after it take.
            step = max(one for one in own.steps if one <= max(own.best + step, own.least)) - own.best
        if not own.least <= own.best + step <= own.most:
            return None
        given.append(own.best + step)
        left, open_slack = left - step, open_slack - (bound - own.best)
    return None if left else given
