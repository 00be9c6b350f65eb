"""Turns a chart into frames: title over it, unit, bars or circles, source under it, in whole lines.

A table is taken for a chart of its own kind: whoever places one need not tell them apart.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TypeAlias

from ghpress.makeup.charts import bars, maps, symbols, table
from ghpress.makeup.charts.easel import Drawn, Easel, Lines, Part, hairline, lettering, unit_of
from ghpress.makeup.page import Frame, Rect
from ghpress.manuscript.story import Chart, Table
from ghpress.remarks import Remark
from ghpress.units import Length

_LinesOf: TypeAlias = Callable[[Chart, Length, Easel], Lines | None]
_Draw: TypeAlias = Callable[[Chart, Rect, Easel], Drawn]

KINDS: MappingProxyType[str, tuple[_LinesOf, _Draw]] = MappingProxyType(
    {
        "bars": (bars.lines_of, bars.draw),
        "symbols": (symbols.lines_of, symbols.draw),
        "map": (maps.lines_of, maps.draw),
    }
)

WANTED = MappingProxyType({"bars": (2, 3), "symbols": (2, 3), "map": (3, 4)})
"""Columns between which charts of each kind look best, in a broadsheet's columns of 15 characters."""


@dataclass(frozen=True, slots=True)
class _Trim:
    """What stands over and under the figures: parts, and the lines they take."""

    head: tuple[Part, ...]
    over: int
    foot: tuple[Part, ...]
    """Frames from the upper edge of the foot."""
    under: int
    remarks: tuple[Remark, ...]


def wanted_columns(chart: Chart | Table, easel: Easel) -> tuple[int, int]:
    """Between how many columns it looks best; a table where no cell has to be broken."""
    if isinstance(chart, Table):
        return (table.wanted_columns(chart, easel),) * 2
    return WANTED[chart.kind]


def chart_lines(chart: Chart | Table, width: Length, easel: Easel) -> Lines | None:
    """The lines the whole chart may be deep over a width; None where it needs more width."""
    if isinstance(chart, Table):
        return table.lines_of(chart, width, easel)
    lines_of, _ = KINDS[chart.kind]
    inner = lines_of(chart, width, easel)
    if inner is None:
        return None
    trim = _trim(chart, width, easel)
    more = trim.over + trim.under
    return replace(inner, least=inner.least + more, best=inner.best + more, most=inner.most + more)


def draw_chart(chart: Chart | Table, width: Length, lines: int, easel: Easel) -> Drawn:
    """The chart so many lines deep, within what ``chart_lines`` allows."""
    if isinstance(chart, Table):
        return table.draw(chart, width, lines, easel)
    _, draw = KINDS[chart.kind]
    trim = _trim(chart, width, easel)
    depth = (lines - trim.over - trim.under) * easel.leading
    space = Rect(0, trim.over * easel.leading, width, depth)
    drawn = draw(chart, space, easel)
    foot = _moved(trim.foot, 0, (lines - trim.under) * easel.leading)
    return Drawn((*trim.head, *drawn.parts, *foot), (*trim.remarks, *drawn.remarks))


def placed(drawn: Drawn, x: Length, y: Length, name: str, story: str) -> Iterator[Frame]:
    """A chart's parts as frames where it stands on the page, each with an id of its own."""
    for number, frame in enumerate(_moved(drawn.parts, x, y), 1):
        yield replace(frame, id=f"{name}-{number}", story=story)


def _moved(parts: tuple[Part, ...], x: Length, y: Length) -> tuple[Part, ...]:
    return tuple(
        replace(frame, rect=replace(frame.rect, x=frame.rect.x + x, y=frame.rect.y + y))
        for frame in parts
    )


def _trim(chart: Chart, width: Length, easel: Easel) -> _Trim:
    """Rule, title and unit over the figures; the source under them."""
    head, over, remarks = _head(chart, width, easel)
    if chart.source is None:
        return _Trim(head, over, (), 0, remarks)
    source, amiss = easel.words(chart.source, "chart-source", width)
    under = easel.lines(source.depth + easel.leading // 2)
    foot = lettering("chart-source", 0, under * easel.leading - source.depth, source)
    return _Trim(head, over, (foot,), under, (*remarks, *amiss))


def _head(chart: Chart, width: Length, easel: Easel) -> tuple[tuple[Part, ...], int, tuple[Remark, ...]]:
    """The rule across the top, the title, the unit at the right of its last line or under it."""
    thick, shared = easel.rule("chart-rule"), unit_of(chart)
    parts: list[Part] = [*hairline("chart-rule", Rect(0, 0, width, thick))]
    y, remarks = (easel.leading // 2 if thick else 0), list[Remark]()
    unit, amiss = easel.words(f"单位：{shared}", "chart-unit") if shared else (None, ())
    remarks += amiss
    if chart.title is not None:
        room = width - (unit.width + easel.style("chart-title").size if unit else 0)
        title, amiss = easel.words(chart.title, "chart-title", width)
        beside, more = easel.words(chart.title, "chart-title", max(room, 1))
        stands_beside = unit is not None and len(beside.lines) <= len(title.lines)
        title, amiss = (beside, more) if stands_beside else (title, amiss)
        remarks += amiss
        parts.append(lettering("chart-title", 0, y, title))
        y += title.depth
        if unit is not None and stands_beside:
            # Both stand on one baseline, whatever their sizes.
            up = title.lines[-1].y - title.depth - unit.lines[-1].y
            parts.append(lettering("chart-unit", width - unit.width, y + up, unit))
            unit = None
    if unit is not None:
        parts.append(lettering("chart-unit", width - unit.width, y, unit))
        y += unit.depth
    return tuple(parts), easel.lines(y), tuple(remarks)
