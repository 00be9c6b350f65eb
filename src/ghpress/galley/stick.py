"""Lines in the stick: turns stretches of paragraphs into arrays, and dealt space into places on lines.

All lines of a piece, or of a story, stand in it one after the other: an array costs as much for one.
"""

from collections.abc import Sequence
from itertools import accumulate, chain

import numpy as np

from ghpress.galley.arrays import joined, prefix, ranges, steps, where, widened
from ghpress.galley.classes import among
from ghpress.galley.justify import Uneven
from ghpress.galley.measure import Flags, Ints, Lean, Measured
from ghpress.galley.pricing import hanging_marks
from ghpress.galley.sums import Paragraph, full_table
from ghpress.galley.tables.pairs import BLANK_AFTER, BLANK_BEFORE, CENTRED
from ghpress.units import Length
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class Stretch:
    """A line to be set: clusters [first, end], its room, whether it ends the paragraph."""

    first: int
    end: int
    measure: Length
    is_last: bool = False
    cost: int = 0


@dataclass(frozen=True, slots=True)
class Job:
    """The lines of a paragraph that are to be set."""

    paragraph: Paragraph
    stretches: Sequence[Stretch]


@dataclass(frozen=True, slots=True)
class Ends:
    """Of each line: the number of its job; its first, its last seen and its last cluster; its room.

    Clusters are counted through all paragraphs.
    """

    job: Ints
    first: Ints
    last: Ints
    end: Ints
    room: Ints
    begins: Ints
    """Where each line's clusters begin among those of all lines."""

    def finals(self) -> Ints:
        """Where the last seen cluster of each line stands among those of all lines."""
        finals: Ints = self.begins + self.last - self.first
        return finals


@dataclass(frozen=True, slots=True)
class Stick:
    """Lines to be set: what ``ends`` says of each, and of each cluster on them its number and line.

    ``bodies`` and ``spaces`` are those of the clusters on the lines, a hung mark having none; ``leads``
    is the blank before each line's first body, ``widths`` how wide each line is naturally.
    """

    jobs: Sequence[Job]
    ends: Ends
    at: Ints
    line: Ints
    bodies: Ints
    spaces: Ints
    leads: Ints
    trails: Ints
    widths: Ints

    def uneven(self) -> Uneven:
        """The lines as they are to be justified."""
        ends, job = self.ends, self.ends.job
        every = [job.paragraph.sums for job in self.jobs]
        return Uneven(
            sums=full_table(every),
            rows=frozenset(chain.from_iterable(one.rows for one in every)),
            first=ends.first + job,
            last=ends.last + job,
            ems=np.array([job.paragraph.measured.style.size for job in self.jobs])[job],
            excess=self.widths - ends.room,
            line=self.line,
            column=self.at + job[self.line],
            inside=self.at < ends.last[self.line],
        )


def stick_of(jobs: Sequence[Job]) -> Stick:
    """The lines of these jobs, each of which has some."""
    ends = _ends(jobs)
    counts = ends.end - ends.first + 1
    at, line = ranges(ends.first, counts)
    bodies, spaces, leads, trails = (
        widened(parts) for parts in zip(*(_lengths(job.paragraph) for job in jobs), strict=True)
    )
    leads, trails = leads[ends.first], trails[ends.last]
    own = bodies[at]
    reach = prefix(bodies + spaces)
    widths = reach[ends.last] - reach[ends.first] + bodies[ends.last] + leads + trails
    if any(job.paragraph.hanging for job in jobs):
        marks = joined([_hangs(job.paragraph) for job in jobs])
        hung = where(marks[ends.last] & (widths > ends.room) & (ends.last > ends.first))
        widths[hung] -= bodies[ends.last[hung]] + trails[hung]
        own[ends.finals()[hung]] = trails[hung] = 0
    return Stick(jobs, ends, at, line, own, spaces[at], leads, trails, widths)


def _ends(jobs: Sequence[Job]) -> Ends:
    """The lines, their clusters counted through all paragraphs."""
    bases = list(accumulate((len(job.paragraph.measured) for job in jobs), initial=0))
    rows = [
        (number, base + stretch.first, base + stretch.end, stretch.measure)
        for number, (job, base) in enumerate(zip(jobs, bases, strict=False))
        for stretch in job.stretches
    ]
    number, first, end, room = np.array(rows, dtype=np.int64).T
    seen = widened([job.paragraph.sums.ends for job in jobs])
    last = np.maximum(seen[end] + np.array(bases)[number], first)
    counts = end - first + 1
    return Ends(number, first, last, end, room, counts.cumsum() - counts)


def _lengths(paragraph: Paragraph) -> tuple[Lean, Lean, Lean, Lean]:
    """Bodies, the spaces after them, what they keep before and after them at a line's edges."""
    spaces = paragraph.spaces
    return paragraph.measured.bodies, spaces.natural, spaces.leads, spaces.trails


def _hangs(paragraph: Paragraph) -> Flags:
    """The marks that may hang."""
    if paragraph.hanging:
        return hanging_marks(paragraph)
    return np.zeros(len(paragraph.measured), dtype=np.bool_)


@dataclass(frozen=True, slots=True)
class Places:
    """Where clusters stand on their lines: their bodies, themselves with their blanks, what they take.

    ``widths`` are the lines'.
    """

    bodies: Ints
    xs: Ints
    advances: Ints
    widths: Ints


def placed(stick: Stick, added: Ints) -> Places:
    """The places of clusters once so much is added to the space after each."""
    ends, spaces = stick.ends, stick.spaces + added
    reach = (stick.bodies + spaces).cumsum()
    reach -= stick.bodies + spaces
    bodies = reach - (reach[ends.begins] - stick.leads)[stick.line]
    finals = ends.finals()
    widths = bodies[finals] + stick.bodies[finals] + stick.trails
    xs = bodies - _before(stick, spaces)
    xs[ends.begins] = 0
    beyond = where(stick.at > ends.last[stick.line])
    xs[beyond] = widths[stick.line[beyond]]
    after = np.concatenate((xs[1:], xs[:1]))
    after[ends.begins[1:] - 1] = widths[:-1]
    after[-1] = widths[-1]
    return Places(bodies, xs, after - xs, widths)


def _before(stick: Stick, spaces: Ints) -> Ints:
    """How far before its body each mark begins whose blank is before it: that is its own."""
    before = np.zeros(len(stick.at), dtype=np.int64)
    # The blank before a line's first body is its lead.
    inner = stick.at > stick.ends.first[stick.line]
    measured = [job.paragraph.measured for job in stick.jobs]
    opens = joined([_opens(one) for one in measured])[stick.at]
    here = where(opens & inner)
    if not len(here):
        return before
    classes = joined([one.classes for one in measured])[stick.at]
    ems = widened([one.ems for one in measured])[stick.at[here]]
    parts = np.where(among(classes[here], BLANK_BEFORE), 2, 4)
    natural = stick.spaces[here - 1]
    others = np.maximum(natural - ems // parts, 0)
    others = np.where(among(classes[here - 1], BLANK_AFTER) & (others == 0), natural, others)
    before[here] = np.minimum(np.maximum(spaces[here - 1] - others, 0), natural - others)
    return before


def _opens(measured: Measured) -> Flags:
    """The clusters with a blank of their own before their body."""
    opens = among(measured.classes, BLANK_BEFORE)
    if measured.style.setting.punctuation == "juzhong":
        opens = opens | among(measured.classes, CENTRED)
    return opens


@dataclass(frozen=True, slots=True)
class Printed:
    """The glyphs of all lines: number, place on its line, cluster counted on its line.

    Runs of one font on one line are those between two of ``cuts``; ``fonts`` and ``lines`` are theirs.
    """

    glyphs: list[int]
    xs: list[Length]
    clusters: list[int]
    cuts: list[int]
    fonts: list[int]
    lines: list[int]


def printed(stick: Stick, places: Places) -> Printed:
    """The glyphs of the seen clusters of each line, and where they are gathered into runs."""
    ends, every = stick.ends, [job.paragraph.measured for job in stick.jobs]
    froms, owners = _glyph_froms(every)
    first, stop = froms[ends.first + ends.job], froms[ends.last + ends.job + 1]
    counts = stop - first
    at, lines = ranges(first, counts)
    clusters = owners[at] - ends.first[lines]
    offsets = widened([one.glyph_xs for one in every])
    fonts = widened([one.glyph_fonts for one in every])[at]
    changes = (fonts[1:] != fonts[:-1]) | (lines[1:] != lines[:-1])
    begins = where(np.concatenate((np.ones(min(len(at), 1), dtype=np.bool_), changes)))
    glyphs = widened([one.glyphs for one in every])
    return Printed(
        glyphs=_NUMBERS[glyphs[at]].tolist(),
        xs=(places.bodies[clusters + ends.begins[lines]] + offsets[at]).tolist(),
        clusters=clusters.tolist(),
        cuts=[*begins.tolist(), len(at)],
        fonts=fonts[begins].tolist(),
        lines=lines[begins].tolist(),
    )


_NUMBERS = np.arange(1 << 16).astype(object)
"""The numbers glyphs may have, each but once: one is printed hundreds of times in an issue."""


def _glyph_froms(every: Sequence[Measured]) -> tuple[Ints, Ints]:
    """The first glyph of each cluster, as columns of the sums are counted; the cluster of each glyph."""
    counts = [len(one) + 1 for one in every]
    bases = np.array([0, *(len(one.glyphs) for one in every)]).cumsum()
    froms = np.array(list(chain.from_iterable(one.glyph_from for one in every)), dtype=np.int64)
    froms += bases[:-1].repeat(counts)
    jobs = np.arange(len(every)).repeat(counts)
    owners = (np.arange(len(froms)) - jobs).repeat(steps(np.concatenate((froms, bases[-1:]))))
    return froms, owners
