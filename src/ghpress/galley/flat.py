"""Turns composed lines into bytes and back: what is printed of them, and what is known of them beside.

What is printed is the same bytes for what prints the same, so that a page is known again by it without
its lines being made anew; the painter draws from just that. Plain tuples take a third of the time that
pickled values do.
"""

import marshal
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from ghpress.galley.block import Placed
from ghpress.galley.line import Adjustment, Bar, Disc, Line, Mark, Run, Wave, shared_out
from ghpress.remarks import NOWHERE, InFile, Nowhere, OnPage, Place

_FORMAT = 2
"""Later ones say twice the same in other bytes when it is one thing than when it is two alike."""

_UNKNOWN = (None, (), 0, 0, (True, False, False, False, 0), (), "", (), 0)
"""What is known beside of a line of which nothing is."""


class PrintedRun(NamedTuple):
    """All of a run that reaches the page; no ``clusters`` where each glyph prints one, from 0 on."""

    face: str
    size: int
    ink: str
    glyphs: tuple[int, ...]
    xs: tuple[int, ...]
    clusters: tuple[int, ...] | None
    rise: int
    condense: int
    turned: bool
    upright: bool

    def part(self, place: slice) -> "PrintedRun":
        """The run with the glyphs of this place alone; its clusters must have been looked at."""
        return self._replace(glyphs=self.glyphs[place], xs=self.xs[place])


class PrintedLine(NamedTuple):
    """All of a line that reaches the page, with its place in its block.

    No ``starts`` where each character is a cluster. ``flat_marks`` are the names and values of marks.
    """

    x: int
    y: int
    runs: list[PrintedRun]
    text: str
    starts: tuple[int, ...] | None
    flat_marks: list[tuple[Any, ...]]
    notes: tuple[str, ...]
    vertical: bool

    def said(self, run: PrintedRun) -> str | None:
        """What a run says where each glyph says one character, in order: as nearly all do; or None."""
        count = len(run.glyphs)
        if run.clusters is None and self.starts is None:
            return self.text[:count] if count <= len(self.text) else None
        clusters, starts = run.clusters or _counting(count), self.starts or _counting(len(self.text))
        first = clusters[0]
        begins = starts[first : first + count]
        if clusters != tuple(range(first, first + count)) or len(begins) != count:
            return None
        begin, after = begins[0], first + count
        stop = starts[after] if after < len(starts) else len(self.text)
        return self.text[begin:stop] if begins == tuple(range(begin, stop)) else None

    def texts(self, run: PrintedRun) -> list[str]:
        """What each glyph of a run says."""
        return shared_out(self._cluster, run.clusters or _counting(len(run.glyphs)))

    def marks(self) -> Iterator[Mark]:
        """The marks by the line."""
        return (_MARKS[name](*values) for name, *values in self.flat_marks)

    def _cluster(self, index: int) -> str:
        """As that of a line."""
        starts = self.starts or _counting(len(self.text))
        if index >= len(starts):
            return self.notes[index - len(starts)]
        stop = starts[index + 1] if index + 1 < len(starts) else len(self.text)
        return self.text[starts[index] : stop]


_MARKS = {mark.__name__: mark for mark in (Disc, Bar, Wave)}


def printed(lines: Iterable[Placed]) -> bytes:
    """All that reaches the page."""
    return marshal.dumps([_printed(placed) for placed in lines], _FORMAT)


def beside(lines: Iterable[Placed]) -> bytes:
    """All else: where it was written, what it cost, how it came to be."""
    return marshal.dumps([_beside(placed) for placed in lines], _FORMAT)


def printed_line(placed: Placed) -> PrintedLine:
    """All of a line that reaches the page."""
    return _drawn(_printed(placed))


def printed_lines(printed_of_lines: bytes) -> list[PrintedLine]:
    """The same of all lines, from its bytes."""
    return list(map(_drawn, marshal.loads(printed_of_lines)))


def lines_of(printed_lines: bytes, beside_lines: bytes) -> tuple[Placed, ...]:
    """The lines of which these are the bytes; with no more than is printed where nothing is beside."""
    if not beside_lines:
        return tuple([_placed(of_page, _UNKNOWN) for of_page in marshal.loads(printed_lines)])
    pairs = zip(marshal.loads(printed_lines), marshal.loads(beside_lines), strict=True)
    return tuple([_placed(of_page, known) for of_page, known in pairs])


def _drawn(flat: tuple[Any, ...]) -> PrintedLine:
    x, y, flat_runs, *others = flat
    return PrintedLine(x, y, list(map(PrintedRun._make, flat_runs)), *others)


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
    own = (run.face, run.size, run.ink, run.glyphs, run.xs, clusters)
    return (*own, run.rise, run.condense, run.turned, run.upright)


def _run_of(flat: tuple[Any, ...]) -> Run:
    face, size, ink, glyphs, xs, clusters, *facts = flat
    clusters = _counting(len(glyphs)) if clusters is None else clusters
    return Run(face, size, ink, glyphs, xs, clusters, *facts)


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
