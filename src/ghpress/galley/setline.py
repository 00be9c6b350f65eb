"""Sets one line: clusters, spaces and glyphs at exact places."""

from dataclasses import dataclass
from itertools import groupby

import numpy as np

from ghpress.galley.candidates import hanging_marks
from ghpress.galley.classes import among
from ghpress.galley.decorate import Bodies, decorated, run_in
from ghpress.galley.justify import Dealt, deal
from ghpress.galley.line import Line, Run
from ghpress.galley.measure import Measured
from ghpress.galley.sums import Paragraph
from ghpress.galley.tables.pairs import BLANK_AFTER, BLANK_BEFORE
from ghpress.units import Length


@dataclass(frozen=True, slots=True)
class Stretch:
    """A line to be set: clusters [first, end], its room, whether it ends the paragraph."""

    first: int
    end: int
    measure: Length
    is_last: bool = False
    cost: int = 0


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line set, its widest opening in per mille of an em, and how much too wide (or short) it is."""

    line: Line
    opening: int
    rest: Length


def set_line(paragraph: Paragraph, stretch: Stretch) -> SetLine:
    """The line, justified unless it is the last or the paragraph is ragged."""
    measured, spaces = paragraph.measured, paragraph.spaces
    first, end = stretch.first, stretch.end
    last = max(int(paragraph.sums.ends[end]), first)
    bodies = measured.bodies[first : last + 1].tolist()
    lead, trail = int(spaces.leads[first]), int(spaces.trails[last])
    natural = sum(bodies) + int(spaces.natural[first:last].sum()) + lead + trail
    if (
        paragraph.hanging
        and natural > stretch.measure
        and last > first
        and hanging_marks(paragraph)[last]
    ):
        natural -= bodies[-1]
        bodies[-1] = 0
    opens = not (stretch.is_last or paragraph.ragged)
    dealt = deal(paragraph, first, last, natural - stretch.measure, opens=opens)
    body_xs = _body_xs(bodies, dealt, lead)
    width = body_xs[-1] + bodies[-1] + trail
    xs = [*_cluster_xs(paragraph, first, body_xs, dealt), *[width] * (end - last)]
    line = Line(
        runs=_runs(measured, first, body_xs),
        text=_text(measured, first, end),
        starts=tuple(start - measured.starts[first] for start in measured.starts[first : end + 1]),
        xs=tuple(xs),
        advances=tuple(after - x for x, after in zip(xs, [*xs[1:], width], strict=True)),
        width=width,
        measure=stretch.measure,
        first=measured.starts[first],
        is_last=stretch.is_last,
        is_justified=opens and dealt.rest == 0,
        adjustments=dealt.adjustments,
        cost=stretch.cost,
    )
    return SetLine(
        decorated(measured, line, Bodies(first, tuple(body_xs), tuple(bodies))),
        _opening(dealt, measured),
        dealt.rest,
    )


def _body_xs(bodies: list[Length], dealt: Dealt, lead: Length) -> list[Length]:
    """Where each body begins."""
    xs, x = [], lead
    for body, space in zip(bodies, (*dealt.spaces, 0), strict=True):
        xs.append(x)
        x += body + space
    return xs


def _cluster_xs(paragraph: Paragraph, first: int, body_xs: list[Length], dealt: Dealt) -> list[Length]:
    """Where each cluster begins: an opening mark before its body, with the blank that is its own."""
    xs = [0, *body_xs[1:]]
    classes = paragraph.measured.classes[first : first + len(body_xs)]
    opens = np.flatnonzero(among(classes, BLANK_BEFORE)).tolist()
    holds = among(classes, BLANK_AFTER)
    for index in opens:
        if not index:
            continue
        natural = int(paragraph.spaces.natural[first + index - 1])
        others = max(0, natural - int(paragraph.measured.ems[first + index]) // 2)
        if holds[index - 1] and not others:
            others = natural
        own = natural - others
        xs[index] -= min(max(dealt.spaces[index - 1] - others, 0), own)
    return xs


def _text(measured: Measured, first: int, end: int) -> str:
    stop = measured.starts[end + 1] if end + 1 < len(measured) else len(measured.text.chars)
    return measured.text.chars[measured.starts[first] : stop]


def _runs(measured: Measured, first: int, body_xs: list[Length]) -> tuple[Run, ...]:
    """The line's glyphs, gathered into runs of one font, in reading order."""
    start, stop = measured.glyph_from[first], measured.glyph_from[first + len(body_xs)]
    placed: list[tuple[int, int, Length, int]] = []
    for cluster in range(len(body_xs)):
        for glyph in range(
            measured.glyph_from[first + cluster], measured.glyph_from[first + cluster + 1]
        ):
            x = body_xs[cluster] + measured.glyph_xs[glyph]
            placed.append((measured.glyph_fonts[glyph], measured.glyphs[glyph], x, cluster))
    assert len(placed) == stop - start, "every glyph of the line is placed"
    runs = []
    for font, group in groupby(placed, key=lambda item: item[0]):
        _, glyphs, xs, clusters = zip(*group, strict=True)
        runs.append(run_in(measured.fonts[font], glyphs, xs, clusters))
    return tuple(runs)


def _opening(dealt: Dealt, measured: Measured) -> int:
    """How far the evenly opened gaps opened, in per mille of an em."""
    for done in dealt.adjustments:
        if done.kind == "gap":
            return done.amount * 1000 // (done.places * measured.style.size)
    return 0
