"""Adds to a line what stands beside its text: readings above, dots and rules below.

Dots stand under each Han, never under marks; a rule under a name is one unbroken bar a line, with a
gap to its neighbour (clreq 5.6.1).
"""

from dataclasses import replace

from ghpress.galley.line import Bar, Disc, Line, Mark, Run, Wave
from ghpress.galley.measure import Measured, Note
from ghpress.galley.ruby import RUBY_GAP
from ghpress.galley.sorts import Font
from ghpress.galley.tables.characters import Class
from ghpress.layout.grid import HAN_DESCENT
from ghpress.manuscript.text import Span
from ghpress.remarks import Remark, warning
from ghpress.units import Length, em, pt
from ghpress.values import dataclass

DOT_RADIUS = 16
DOT_GAP = 32
"""A dot's radius and its distance from the Han frame: 1/16 and 1/32 em (as 着重号 look in text)."""

RULE_GAP = 10
"""The axis of a rule: 1/10 em below the Han frame, so that a wave's crests clear it by 1/50 em."""

BAR_HEIGHT = 24
LEAST_THICKNESS = pt("0.25")
"""A rule's thickness: 1/24 em, and never finer than newsprint holds (a hairline of 0.25 pt)."""

NAME_GAP = 16
"""Where two rules meet each stays 1/16 em short, so that neighbouring names part (clreq 5.6.1)."""

WAVE_AMPLITUDE = 18
WAVE_PERIOD = 3
"""A wavy rule: 1/18 em up and down, three waves an em."""


@dataclass(frozen=True, slots=True)
class Bodies:
    """Where the bodies of a line's clusters stand, from cluster ``first`` of the paragraph on."""

    first: int
    xs: tuple[Length, ...]
    widths: tuple[Length, ...]

    def end(self, cluster: int) -> Length:
        """Where a cluster's body ends; the cluster is counted in the paragraph."""
        return self.xs[cluster - self.first] + self.widths[cluster - self.first]


def decorates(measured: Measured) -> bool:
    """Whether anything stands beside a text."""
    return bool(measured.notes) or any(span.kind in _DECORATING for span in measured.text.spans)


_DECORATING = frozenset(("name", "title", "dots"))


def decorated(measured: Measured, line: Line, bodies: Bodies) -> Line:
    """The line with its marks and annotations."""
    names, titles = (_stretches(measured, bodies, kind) for kind in ("name", "title"))
    marks = _rules(measured, bodies, names, titles) + _dots(measured, bodies, [*names, *titles])
    runs, notes = _notes(measured, bodies, len(line.starts) + len(line.notes))
    return replace(line, marks=marks, runs=line.runs + runs, notes=line.notes + notes)


def tight_marks(measured: Measured) -> tuple[Remark, ...]:
    """A warning, once a text, where its lines stand too close for what is drawn under them."""
    style, text = measured.style, measured.text
    spans = [span for span in text.spans if span.kind in _DECORATING]
    depths = [(_depth(span, spans, style.size), span) for span in spans]
    room = style.leading - style.size
    for depth, span in depths:
        if depth > room:
            words = text.chars[span.start : span.stop]
            return (warning("marks-too-tight", text.place(span.start), text=words, style=style.name),)
    return ()


def _depth(span: Span, spans: list[Span], size: Length) -> Length:
    """How far below the Han frame the marks of a span reach."""
    if span.kind == "dots":
        ruled = any(
            one.kind != "dots" and one.start < span.stop and span.start < one.stop for one in spans
        )
        lowest = _dot_middle(size, ruled=ruled) - size // DOT_RADIUS
    else:
        lowest = _rule_middle(size) - thickness(size) // 2
        lowest -= size // WAVE_AMPLITUDE if span.kind == "title" else 0
    return -lowest - em(size, HAN_DESCENT)


def run_in(
    font: Font, glyphs: tuple[int, ...], xs: tuple[Length, ...], clusters: tuple[int, ...]
) -> Run:
    """A run in a font."""
    return Run(font.face, font.size, font.ink, glyphs, xs, clusters, font.rise, font.condense)


def _dots(measured: Measured, bodies: Bodies, ruled: list[tuple[int, int]]) -> tuple[Mark, ...]:
    """A dot under each Han of the spans that ask for them, below the rule where there is one."""
    size, ink = measured.style.size, measured.style.ink
    radius = size // DOT_RADIUS
    dots: list[Mark] = []
    for first, last in _stretches(measured, bodies, "dots"):
        for cluster in range(first, last + 1):
            if measured.classes[cluster] == Class.ID:
                at = cluster - bodies.first
                middle = bodies.xs[at] + bodies.widths[at] // 2
                under = any(start <= cluster <= stop for start, stop in ruled)
                dots.append(Disc(middle, _dot_middle(size, ruled=under), radius, ink))
    return tuple(dots)


def _dot_middle(size: Length, *, ruled: bool) -> Length:
    """How far (below 0) a dot's middle stands from the baseline: clear of the frame, or of the rule."""
    clear = size // DOT_GAP + size // DOT_RADIUS
    if ruled:
        return _rule_middle(size) - size // WAVE_AMPLITUDE - thickness(size) // 2 - clear
    return -(em(size, HAN_DESCENT) + clear)


def _rules(
    measured: Measured, bodies: Bodies, names: list[tuple[int, int]], titles: list[tuple[int, int]]
) -> tuple[Mark, ...]:
    """Bars under names, waves under titles: as long as the words, but short of a neighbour's rule."""
    size, ink = measured.style.size, measured.style.ink
    height, middle = thickness(size), _rule_middle(size)
    ends = {last for _, last in (*names, *titles)}
    begins = {first for first, _ in (*names, *titles)}
    rules: list[Mark] = []
    for stretch in (*names, *titles):
        first, last = stretch
        x = bodies.xs[first - bodies.first] + (size // NAME_GAP if first - 1 in ends else 0)
        width = bodies.end(last) - (size // NAME_GAP if last + 1 in begins else 0) - x
        if stretch in names:
            rules.append(Bar(x, middle - height // 2, width, height, ink))
        else:
            amplitude, period = size // WAVE_AMPLITUDE, size // WAVE_PERIOD
            rules.append(Wave(x, middle, width, amplitude, period, height, ink))
    return tuple(rules)


def _rule_middle(size: Length) -> Length:
    """How far (below 0) a rule's axis stands from the baseline: the same for bars and waves."""
    return -(em(size, HAN_DESCENT) + size // RULE_GAP)


def thickness(size: Length) -> Length:
    """How thick a rule under text of this size is."""
    return max(size // BAR_HEIGHT, LEAST_THICKNESS)


def _stretches(measured: Measured, bodies: Bodies, kind: str) -> list[tuple[int, int]]:
    """First and last cluster on this line of each span of a kind, blanks at its ends left out."""
    found = []
    stop_of_line = bodies.first + len(bodies.xs)
    for span in measured.text.spans:
        if span.kind == kind:
            inside = [
                cluster
                for cluster in range(bodies.first, stop_of_line)
                if span.start <= measured.starts[cluster] < span.stop
                and measured.classes[cluster] not in (Class.SP, Class.IS, Class.ZW)
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
    places = _places(here, bodies, round(measured.style.size * 2 * RUBY_GAP))
    for note in here:
        xs = tuple(places[note.first] + at for at in note.xs)
        clusters = tuple(count + len(notes) + owner for owner in note.owners)
        runs.append(run_in(measured.fonts[note.font], note.glyphs, xs, clusters))
        notes.extend(note.texts)
    return tuple(runs), tuple(notes)


def _places(notes: list[Note], bodies: Bodies, gap: Length) -> dict[int, Length]:
    """Where annotations start, by their first cluster: centred, but inside the line (clreq 5.5.3).

    What an edge pushes inward pushes its neighbour on as well, rather than run into it.
    """
    placed: dict[int, Length] = {}
    widths = {note.first: note.width for note in notes}
    least = 0
    for note in notes:
        start = bodies.xs[note.first - bodies.first]
        x = start + (bodies.end(note.last) - start - note.width) // 2 + note.lean
        if note.first not in placed:
            placed[note.first] = max(x, least)
        least = placed[note.first] + note.width + gap
    most = bodies.xs[-1] + bodies.widths[-1]
    for first in sorted(placed, reverse=True):
        placed[first] = max(min(placed[first], most - widths[first]), 0)
        most = placed[first] - gap
    return placed
