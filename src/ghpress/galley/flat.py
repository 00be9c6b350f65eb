"""Turns composed lines into bytes and back: what is printed of them, and what is known of them beside.

What is printed is the same bytes for what prints the same, so that a page is known again by it without
its lines being made anew. Plain tuples take a third of the time that pickled values do.
"""

import marshal
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from ghpress.galley.block import Placed
from ghpress.galley.line import Adjustment, Bar, Disc, Line, Mark, Run, Wave
from ghpress.remarks import NOWHERE, InFile, Nowhere, OnPage, Place

_FORMAT = 2
"""Later ones say twice the same in other bytes when it is one thing than when it is two alike."""

_UNKNOWN = (None, (), 0, 0, (True, False, False, False, 0), (), "", (), 0)
"""What is known beside of a line of which nothing is."""

_MARKS = {mark.__name__: mark for mark in (Disc, Bar, Wave)}


def printed(lines: Iterable[Placed]) -> bytes:
    """All that reaches the page."""
    return marshal.dumps([_printed(placed) for placed in lines], _FORMAT)


def beside(lines: Iterable[Placed]) -> bytes:
    """All else: where it was written, what it cost, how it came to be."""
    return marshal.dumps([_beside(placed) for placed in lines], _FORMAT)


def lines_of(printed_lines: bytes, beside_lines: bytes) -> tuple[Placed, ...]:
    """The lines of which these are the bytes; with no more than is printed where nothing is beside."""
    if not beside_lines:
        return tuple([_placed(of_page, _UNKNOWN) for of_page in marshal.loads(printed_lines)])
    pairs = zip(marshal.loads(printed_lines), marshal.loads(beside_lines), strict=True)
    return tuple([_placed(of_page, known) for of_page, known in pairs])


def _printed(placed: Placed) -> tuple[object, ...]:
    line = placed.line
    return (
        placed.x,
        placed.y,
        [_run(run) for run in line.runs],
        line.text,
        _counted(line.starts, len(line.text)),
        [(type(mark).__name__, *_values(mark)) for mark in line.marks],
        line.notes,
        line.vertical,
    )


def _beside(placed: Placed) -> tuple[object, ...]:
    line = placed.line
    return (
        None if line.runs and line.xs == line.runs[0].xs else line.xs,
        line.advances,
        line.width,
        line.measure,
        (line.first, line.is_last, line.is_hyphenated, line.is_justified, line.cost),
        [(given.kind, given.amount, given.places) for given in line.adjustments],
        placed.role,
        _where(placed.source),
        placed.paragraph,
    )


def _placed(of_page: tuple[Any, ...], known: tuple[Any, ...]) -> Placed:
    x, y, flat_runs, text, starts, marks, notes, vertical = of_page
    xs, advances, width, measure, facts, adjustments, role, where, paragraph = known
    first, is_last, is_hyphenated, is_justified, cost = facts
    runs = tuple([_run_of(flat) for flat in flat_runs])
    line = Line(
        runs,
        text,
        _counting(len(text)) if starts is None else starts,
        (runs[0].xs if runs else ()) if xs is None else xs,
        advances,
        width,
        measure,
        first,
        is_last,
        is_hyphenated,
        is_justified,
        tuple([_MARKS[kind](*values) for kind, *values in marks]),
        notes,
        tuple([Adjustment(*given) for given in adjustments]),
        cost,
        vertical,
    )
    return Placed(line, x, y, role, _place(where), paragraph)


def _run(run: Run) -> tuple[object, ...]:
    clusters = _counted(run.clusters, len(run.glyphs))
    facts = (run.rise, run.condense, run.turned, run.upright)
    return run.face, run.size, run.ink, run.glyphs, run.xs, clusters, facts


def _run_of(flat: tuple[Any, ...]) -> Run:
    face, size, ink, glyphs, xs, clusters, facts = flat
    rise, condense, turned, upright = facts
    clusters = _counting(len(glyphs)) if clusters is None else clusters
    return Run(face, size, ink, glyphs, xs, clusters, rise, condense, turned, upright)


def _counted(numbers: tuple[int, ...], count: int) -> tuple[int, ...] | None:
    """Nothing for numbers that only count so many, as of Han, of whom each is a cluster, they do."""
    return None if numbers == _counting(count) else numbers


@cache
def _counting(count: int) -> tuple[int, ...]:
    return tuple(range(count))


def _values(mark: Mark) -> Iterator[object]:
    return (getattr(mark, name) for name in mark.__slots__)


def _where(place: Place) -> tuple[str | float, ...]:
    """A place's parts, of which the first says what kind it is."""
    return () if isinstance(place, Nowhere) else tuple(getattr(place, name) for name in place.__slots__)


def _place(parts: tuple[Any, ...]) -> Place:
    if not parts:
        return NOWHERE
    return InFile(*parts) if isinstance(parts[0], str) else OnPage(*parts)
