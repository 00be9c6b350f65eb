"""Sets lines: clusters, spaces and glyphs at exact places. All lines of a piece are set together."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from ghpress.galley.costs import USUAL_OPENING
from ghpress.galley.decorate import Bodies, decorated, decorates, run_in
from ghpress.galley.divide import SOFT_HYPHEN, Hyphen
from ghpress.galley.justify import Plan, deal, planned
from ghpress.galley.line import Adjustment, Line, Run
from ghpress.galley.measure import Flags, Measured
from ghpress.galley.stick import Job, Places, Stick, Stretch, placed, printed, stick_of
from ghpress.galley.sums import Paragraph
from ghpress.units import Length
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line set, its widest opening in per mille of an em, and how much too wide (or short) it is."""

    line: Line
    opening: int
    rest: Length


def set_lines(jobs: Sequence[Job]) -> list[SetLine]:
    """The lines of all jobs in order, justified unless they are last ones or of ragged paragraphs."""
    jobs = [job for job in jobs if job.stretches]
    if not jobs:
        return []
    stick = stick_of(jobs)
    lines, opens = stick.uneven(), _opens(stick)
    plan = planned(lines, opens)
    shorts = _shorts(stick)
    if shorts.any():
        # A line is better left short inside its address than opened as it was.
        opens &= ~(shorts & ((plan.rest < 0) | (plan.openings > USUAL_OPENING)))
        plan = planned(lines, opens)
    dealt = deal(lines, plan)
    return list(_set(stick, placed(stick, dealt.added), _Done(plan, dealt.adjustments, opens)))


def _opens(stick: Stick) -> Flags:
    """The lines that are opened where they are short."""
    opens = [
        not (stretch.is_last or job.paragraph.ragged) for job in stick.jobs for stretch in job.stretches
    ]
    return np.array(opens)


def _shorts(stick: Stick) -> Flags:
    """The lines that end inside an address."""
    shorts = [
        may_be_short(job.paragraph, stretch.end) for job in stick.jobs for stretch in job.stretches
    ]
    return np.array(shorts)


@dataclass(frozen=True, slots=True)
class _Done:
    """How lines came to their measures, what was done, which were opened where they were short."""

    plan: Plan
    adjustments: list[tuple[Adjustment, ...]]
    opens: Flags


def _set(stick: Stick, places: Places, done: _Done) -> Iterator[SetLine]:
    """Each line as a value."""
    values = _values(stick, places)
    runs = _runs(stick, places, values.xs)
    rests, openings = done.plan.rest.tolist(), done.plan.openings.tolist()
    justified = (done.opens & (done.plan.rest == 0)).tolist()
    finals = (stick.ends.last - stick.ends.first).tolist()
    number = 0
    for job in stick.jobs:
        measured, hyphens = job.paragraph.measured, job.paragraph.hyphens
        is_plain = not decorates(measured)
        for stretch in job.stretches:
            last = stretch.first + finals[number]
            line = Line(
                runs=runs[number],
                text=_text(measured, stretch),
                starts=_starts(measured, stretch),
                xs=values.xs[number],
                advances=values.advances[number],
                width=values.widths[number],
                measure=stretch.measure,
                first=measured.starts[stretch.first],
                is_last=stretch.is_last,
                is_justified=justified[number],
                adjustments=done.adjustments[number],
                cost=stretch.cost,
            )
            if last in hyphens and not stretch.is_last:
                line = _hyphenated(measured, line, hyphens[last])
            if not is_plain:
                line = decorated(measured, line, _bodies(stick, places, (number, stretch.first)))
            yield SetLine(line, openings[number], rests[number])
            number += 1


@dataclass(frozen=True, slots=True)
class _Values:
    """Where the clusters of each line stand and what they take, and how wide it is: plain numbers."""

    xs: list[tuple[Length, ...]]
    advances: list[tuple[Length, ...]]
    widths: list[Length]


def _values(stick: Stick, places: Places) -> _Values:
    """The places as plain numbers, each kept but once: lines have a third of them in common."""
    begins = [*stick.ends.begins.tolist(), len(stick.at)]
    every, same = (places.xs.tolist(), places.advances.tolist()), dict[Length, Length]().setdefault
    xs, advances = (list(map(same, numbers, numbers)) for numbers in every)
    return _Values(
        [tuple(xs[begin:stop]) for begin, stop in pairwise(begins)],
        [tuple(advances[begin:stop]) for begin, stop in pairwise(begins)],
        places.widths.tolist(),
    )


def _bodies(stick: Stick, places: Places, of: tuple[int, int]) -> Bodies:
    """The bodies of a line's seen clusters; its number is given, and its first cluster."""
    number, first = of
    begin, final = int(stick.ends.begins[number]), int(stick.ends.finals()[number])
    xs, widths = places.bodies[begin : final + 1], stick.bodies[begin : final + 1]
    return Bodies(first, tuple(xs.tolist()), tuple(widths.tolist()))


def may_be_short(paragraph: Paragraph, last: int) -> bool:
    """Whether a line that ends with this cluster, inside an address, need not be full."""
    return paragraph.shorts is not None and bool(paragraph.shorts[last])


def _hyphenated(measured: Measured, line: Line, hyphen: Hyphen) -> Line:
    """The line with its hyphen: printed, but no part of its text."""
    here = (len(line.starts) + len(line.notes),)
    run = run_in(measured.fonts[hyphen.font], (hyphen.glyph,), (line.width - hyphen.width,), here)
    notes = (*line.notes, SOFT_HYPHEN)
    return replace(line, runs=(*line.runs, run), notes=notes, is_hyphenated=True)


def _starts(measured: Measured, stretch: Stretch) -> tuple[int, ...]:
    """Where the line's clusters start, counted from the first of them."""
    starts, count = measured.starts, stretch.end - stretch.first
    first = starts[stretch.first]
    if starts[stretch.end] - first == count < len(_COUNTED):
        return _COUNTED[count]
    return tuple([start - first for start in starts[stretch.first : stretch.end + 1]])


_COUNTED = tuple(tuple(range(count + 1)) for count in range(64))
"""The starts of clusters of one character each: most lines have no others."""


def _text(measured: Measured, stretch: Stretch) -> str:
    starts, after = measured.starts, stretch.end + 1
    stop = starts[after] if after < len(starts) else len(measured.text.chars)
    return measured.text.chars[starts[stretch.first] : stop]


def _runs(stick: Stick, places: Places, xs: Sequence[tuple[Length, ...]]) -> list[tuple[Run, ...]]:
    """Each line's glyphs, gathered into runs of one font, in reading order.

    Most lines are one run, a glyph to a cluster, where the cluster stands: no number is kept twice.
    """
    glyphs, jobs = printed(stick, places), stick.ends.job.tolist()
    fonts = [job.paragraph.measured.fonts for job in stick.jobs]
    found: list[tuple[Run, ...]] = [()] * len(jobs)
    for (start, stop), font, line in zip(pairwise(glyphs.cuts), glyphs.fonts, glyphs.lines, strict=True):
        own, clusters = tuple(glyphs.xs[start:stop]), tuple(glyphs.clusters[start:stop])
        counted = _COUNTED[min(stop - start, len(_COUNTED)) - 1]
        run = run_in(
            fonts[jobs[line]][font],
            tuple(glyphs.glyphs[start:stop]),
            xs[line] if own == xs[line] else own,
            counted if clusters == counted else clusters,
        )
        found[line] = (*found[line], run)
    return found
