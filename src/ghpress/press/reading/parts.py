"""Turns a line into the parts that are read one by one: stretches of its text, then its notes."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from ghpress.galley.divide import SOFT_HYPHEN
from ghpress.galley.line import ZERO_WIDTH_SPACE, Line, Run
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a line, as a line in the same place, and what it says where its glyphs do not say so."""

    line: Line
    said: str = ""


def parts_of(line: Line, cuts: tuple[int, ...] = ()) -> Iterator[Part]:
    """The line's parts; ``cuts`` are the clusters further ones begin at.

    Readings (ruby) come last, for text is to be read without them; a hyphen ends the text it divides.
    """
    count = len(line.starts)
    hyphens = {count + at for at, note in enumerate(line.notes) if note == SOFT_HYPHEN}
    for start, stop in pairwise((0, *cuts, count)):
        own = set(range(start, stop)) | (hyphens if stop == count else set())
        part = _only(line, own)
        yield Part(part if start == 0 else replace(part, marks=()), _unsaid(part, start, stop))
    if has_notes(line):
        noted = set(range(count, count + len(line.notes))) - hyphens
        yield Part(replace(_only(line, noted), marks=()))


def has_notes(line: Line) -> bool:
    """Whether readings stand by the line."""
    return any(note != SOFT_HYPHEN for note in line.notes)


def _only(line: Line, clusters: set[int]) -> Line:
    """The line with the glyphs of some clusters, where they are."""
    kept = (_kept(run, clusters) for run in line.runs)
    return replace(line, runs=tuple(run for run in kept if run.glyphs))


def _kept(run: Run, clusters: set[int]) -> Run:
    """A run with the glyphs of some clusters; itself if that is all."""
    at = [place for place, cluster in enumerate(run.clusters) if cluster in clusters]
    if len(at) == len(run.glyphs):
        return run
    return replace(
        run,
        glyphs=tuple(run.glyphs[place] for place in at),
        xs=tuple(run.xs[place] for place in at),
        clusters=tuple(run.clusters[place] for place in at),
    )


def _unsaid(part: Line, start: int, stop: int) -> str:
    """The text of clusters ``start`` to before ``stop`` where the glyphs, one by one, say another.

    So it is with a blank that no glyph prints: words parted at a line's end would run together.
    """
    edges = (*part.starts, len(part.text))
    text = part.text[edges[start] : edges[stop]]
    said = "".join(letter for run in part.runs for letter in part.texts(run))
    return "" if said.replace(ZERO_WIDTH_SPACE, "").replace(SOFT_HYPHEN, "") == text else text
