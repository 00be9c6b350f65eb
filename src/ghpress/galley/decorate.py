"""Adds to a line what stands beside its text: readings above, dots and rules below.

Dots stand under each Han, never under marks; a rule under a name is one unbroken bar a line, with a
gap to its neighbour (clreq 3.1.9; TYPESETTING 5.5).
"""

from dataclasses import dataclass, replace

from ghpress.galley.line import Bar, Disc, Line, Mark, Run, Wave
from ghpress.galley.measure import Measured, Note
from ghpress.galley.sorts import Font
from ghpress.galley.tables.characters import Class
from ghpress.layout.grid import HAN_DESCENT
from ghpress.units import Length, em

DOT_RADIUS = 16
DOT_GAP = 32
"""A dot's radius and its distance from the Han frame: 1/16 and 1/32 em (as 着重号 look in text)."""

BAR_GAP = 16
BAR_HEIGHT = 24
"""A name's rule: 1/16 em below the Han frame, 1/24 em thick."""

NAME_GAP = 16
"""Each end of a rule stays 1/16 em short, so that neighbouring names part (TYPESETTING 5.5)."""

WAVE_AMPLITUDE = 20
WAVE_PERIOD = 4
"""A wavy rule: 1/20 em up and down, four waves an em."""


@dataclass(frozen=True, slots=True)
class Bodies:
    """Where the bodies of a line's clusters stand, from cluster ``first`` of the paragraph on."""

    first: int
    xs: tuple[Length, ...]
    widths: tuple[Length, ...]

    def end(self, cluster: int) -> Length:
        """Where a cluster's body ends; the cluster is counted in the paragraph."""
        return self.xs[cluster - self.first] + self.widths[cluster - self.first]


def decorated(measured: Measured, line: Line, bodies: Bodies) -> Line:
    """The line with its marks and annotations."""
    if not measured.text.spans and not measured.notes:
        return line
    marks = _dots(measured, bodies) + _rules(measured, bodies)
    runs, notes = _notes(measured, bodies, len(line.starts) + len(line.notes))
    return replace(line, marks=marks, runs=line.runs + runs, notes=line.notes + notes)


def run_in(
    font: Font, glyphs: tuple[int, ...], xs: tuple[Length, ...], clusters: tuple[int, ...]
) -> Run:
    """A run in a font."""
    return Run(font.face, font.size, font.ink, glyphs, xs, clusters, font.rise, font.condense)


def _dots(measured: Measured, bodies: Bodies) -> tuple[Mark, ...]:
    """A dot under each Han of the spans that ask for them."""
    size, ink = measured.style.size, measured.style.ink
    y = -(em(size, HAN_DESCENT) + size // DOT_GAP + size // DOT_RADIUS)
    dots: list[Mark] = []
    for first, last in _stretches(measured, bodies, "dots"):
        for cluster in range(first, last + 1):
            if measured.classes[cluster] == Class.ID:
                at = cluster - bodies.first
                middle = bodies.xs[at] + bodies.widths[at] // 2
                dots.append(Disc(middle, y, size // DOT_RADIUS, ink))
    return tuple(dots)


def _rules(measured: Measured, bodies: Bodies) -> tuple[Mark, ...]:
    """Bars under names, waves under titles."""
    size, ink = measured.style.size, measured.style.ink
    below = -(em(size, HAN_DESCENT) + size // BAR_GAP)
    short, height = size // NAME_GAP, size // BAR_HEIGHT
    rules: list[Mark] = []
    for first, last in _stretches(measured, bodies, "name"):
        x = bodies.xs[first - bodies.first] + short
        rules.append(Bar(x, below - height, bodies.end(last) - short - x, height, ink))
    for first, last in _stretches(measured, bodies, "title"):
        x = bodies.xs[first - bodies.first] + short
        width = bodies.end(last) - short - x
        wave = Wave(x, below - height, width, size // WAVE_AMPLITUDE, size // WAVE_PERIOD, height, ink)
        rules.append(wave)
    return tuple(rules)


def _stretches(measured: Measured, bodies: Bodies, kind: str) -> list[tuple[int, int]]:
    """First and last cluster on this line of each span of a kind."""
    found = []
    stop_of_line = bodies.first + len(bodies.xs)
    for span in measured.text.spans:
        if span.kind == kind:
            inside = [
                cluster
                for cluster in range(bodies.first, stop_of_line)
                if span.start <= measured.starts[cluster] < span.stop
            ]
            if inside:
                found.append((inside[0], inside[-1]))
    return found


def _notes(measured: Measured, bodies: Bodies, count: int) -> tuple[tuple[Run, ...], tuple[str, ...]]:
    """Annotations over what they belong to."""
    runs: list[Run] = []
    notes: list[str] = []
    stop = bodies.first + len(bodies.xs)
    here = [note for note in measured.notes if bodies.first <= note.first and note.last < stop]
    places = _places(here, bodies)
    for note in here:
        xs = tuple(places[note.first] + at for at in note.xs)
        clusters = tuple(count + len(notes) + owner for owner in note.owners)
        runs.append(run_in(measured.fonts[note.font], note.glyphs, xs, clusters))
        notes.extend(note.texts)
    return tuple(runs), tuple(notes)


def _places(notes: list[Note], bodies: Bodies) -> dict[int, Length]:
    """Where annotations start, by their first cluster: centred, but inside the line (clreq 3.3).

    What an edge pushes inward pushes its neighbour on as well, rather than run into it.
    """
    placed: dict[int, Length] = {}
    widths = {note.first: note.width for note in notes}
    least = 0
    for note in notes:
        start = bodies.xs[note.first - bodies.first]
        x = start + (bodies.end(note.last) - start - note.width) // 2 + note.lean
        placed[note.first] = max(x, least) if note.first not in placed else placed[note.first]
        least = placed[note.first] + note.width
    most = bodies.xs[-1] + bodies.widths[-1]
    for first in sorted(placed, reverse=True):
        placed[first] = max(min(placed[first], most - widths[first]), 0)
        most = placed[first]
    return placed
