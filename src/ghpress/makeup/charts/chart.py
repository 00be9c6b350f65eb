"""Turns a chart into frames: title over it, unit, bars or circles, source under it, in whole lines.

A table is taken for a chart of its own kind: whoever places one need not tell them apart.
"""

from collections.abc import Callable, Hashable
from dataclasses import replace
from fractions import Fraction
from types import MappingProxyType
from typing import TypeAlias, TypeVar

from ghpress.makeup.charts import bars, maps, symbols, table
from ghpress.makeup.charts.easel import (
    Drawn,
    Easel,
    Lines,
    Part,
    hairline,
    heading,
    lettering,
    moved,
    unit_of,
)
from ghpress.makeup.page import Rect
from ghpress.manuscript.story import Chart, Table
from ghpress.remarks import NOWHERE, Remark
from ghpress.units import Length, em, pt
from ghpress.values import dataclass

_Asked = TypeVar("_Asked", Chart, Chart | Table)
_LinesOf: TypeAlias = Callable[[_Asked, Length, Easel], Lines | None]
_Draw: TypeAlias = Callable[[Chart, Rect, Easel], Drawn]

KINDS: MappingProxyType[str, tuple[_LinesOf[Chart], _Draw]] = MappingProxyType(
    {
        "bars": (bars.lines_of, bars.draw),
        "symbols": (symbols.lines_of, symbols.draw),
        "map": (maps.lines_of, maps.draw),
    }
)

WANTED = MappingProxyType({"bars": (2, 3), "symbols": (2, 3), "map": (3, 4)})
"""Columns between which charts of each kind look best, in a broadsheet's columns of 15 characters."""


TITLE = "chart-title"
"""The style of titles; a layout may have one of its own for a kind, as chart-title-map."""

UNDER_TITLE: Length = pt(4)
"""White at the least between the title and the figures."""

SOURCE_GAP = Fraction(3, 4)
"""Em of the source from the figures' lower edge to its type: it is not to be read as another label."""

MOST_ASKED = 800
"""Depths of charts that are remembered, of two dozen charts at every width, whole and without words."""

_ASKED: dict[Hashable, tuple[Easel, Lines | None]] = {}
"""How deep a chart may be was asked before when only the words of its story have changed since."""

MOST_DRAWN = 60
"""Figures of charts that are remembered as they were drawn, of some issues with a dozen of them."""

_DRAWN: dict[tuple[Chart, Rect], tuple[Easel, Drawn]] = {}
"""Figures drawn before when only the words of their story or under them have changed since."""


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
    return _remembered(chart, width, easel, _lines)


def _remembered(chart: _Asked, width: Length, easel: Easel, lines_of: _LinesOf[_Asked]) -> Lines | None:
    """What such lines are found to be, now or before."""
    known = _ASKED.get((chart, width, lines_of))
    if known is None or known[0] != easel:
        if len(_ASKED) >= MOST_ASKED:
            _ASKED.clear()
        known = _ASKED[chart, width, lines_of] = (easel, lines_of(chart, width, easel))
    return known[1]


def _lines(chart: Chart | Table, width: Length, easel: Easel) -> Lines | None:
    """The same, worked out; where only the words under them changed the figures are known."""
    if isinstance(chart, Table):
        return table.lines_of(chart, width, easel)
    figures = replace(chart, source=None, place=NOWHERE)
    inner = _remembered(figures, width, easel, KINDS[chart.kind][0])
    if inner is None:
        return None
    trim = _trim(chart, width, easel)
    more = trim.over + trim.under
    return replace(inner, least=inner.least + more, best=inner.best + more, most=inner.most + more)


def draw_chart(chart: Chart | Table, width: Length, lines: int, easel: Easel) -> Drawn:
    """The chart so many lines deep, within what ``chart_lines`` allows."""
    if isinstance(chart, Table):
        return table.draw(chart, width, lines, easel)
    trim = _trim(chart, width, easel)
    depth = (lines - trim.over - trim.under) * easel.leading
    drawn = _figures(chart, Rect(0, trim.over * easel.leading, width, depth), easel)
    foot = moved(trim.foot, 0, (lines - trim.under) * easel.leading)
    return Drawn((*trim.head, *drawn.parts, *foot), (*trim.remarks, *drawn.remarks))


def _figures(chart: Chart, space: Rect, easel: Easel) -> Drawn:
    """The figures alone, drawn now or before; what is amiss with them is said of their place."""
    asked = replace(chart, source=None), space
    known = _DRAWN.get(asked)
    if known is None or known[0] != easel:
        if len(_DRAWN) >= MOST_DRAWN:
            _DRAWN.clear()
        known = _DRAWN[asked] = (easel, KINDS[chart.kind][1](asked[0], space, easel))
    return known[1]


def _trim(chart: Chart, width: Length, easel: Easel) -> _Trim:
    """Rule and title over the figures; the source close under them."""
    head, over, remarks = _head(chart, width, easel)
    if chart.source is None:
        return _Trim(head, over, (), 0, remarks)
    source, amiss = easel.words(chart.source, "chart-source", width)
    style = easel.style("chart-source")
    down = em(style.size, SOURCE_GAP) - max(0, style.leading - style.size) // 2
    foot = lettering("chart-source", 0, down, source)
    return _Trim(head, over, (foot,), easel.lines(down + source.depth), (*remarks, *amiss))


def _head(chart: Chart, width: Length, easel: Easel) -> tuple[tuple[Part, ...], int, tuple[Remark, ...]]:
    """The rule across the top and the title with the unit; the unit alone where there is no title."""
    thick, title = easel.rule("chart-rule"), heading(chart)
    parts: list[Part] = [*hairline("chart-rule", Rect(0, 0, width, thick))]
    y = easel.leading // 2 if thick else 0
    if title is not None:
        own = f"{TITLE}-{chart.kind}"
        block, amiss = easel.title(title, own if own in easel.layout.styles else TITLE, width)
        parts.append(lettering(TITLE, 0, y, block))
    elif shared := unit_of(chart):
        block, amiss = easel.words(f"单位：{shared}", "chart-unit")
        parts.append(lettering("chart-unit", width - block.width, y, block))
    else:
        return tuple(parts), easel.lines(y), ()
    return tuple(parts), easel.lines(y + block.depth + UNDER_TITLE), amiss
