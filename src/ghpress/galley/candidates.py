"""Prices every line a paragraph could have at one width, all of them at once."""

from collections.abc import Hashable, Sequence
from dataclasses import replace

import numpy as np

from ghpress.galley import costs
from ghpress.galley.arrays import prefix, ranges, steps, where
from ghpress.galley.breaks import FREE, KEPT, NEVER, PIECE, WORD
from ghpress.galley.leastchange import held_ends, weighed
from ghpress.galley.measure import Flags, Ints
from ghpress.galley.pricing import UNLIMITED, bed_of, lines_of, priced, tones, windows
from ghpress.galley.sums import (
    Paragraph,
)
from ghpress.units import Length
from ghpress.values import dataclass

FULL_LAST = (4, 5)
"""A last line this full may stand alone at a column's top (孤行 is said of short ones)."""


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far a pass goes.

    The level of breaks it uses, how wide gaps may open, whether what still does not fit is set too full.
    """

    level: int
    opening: int
    overfull: bool = False


PASSES = (
    Tolerance(FREE, costs.USUAL_OPENING),
    Tolerance(FREE, costs.MOST_OPENING),
    Tolerance(KEPT, costs.MOST_OPENING),
    Tolerance(KEPT, costs.WORD_OPENING),
    Tolerance(WORD, costs.MOST_OPENING),
    Tolerance(WORD, UNLIMITED),
    Tolerance(PIECE, UNLIMITED),
    Tolerance(NEVER, UNLIMITED, overfull=True),
)
"""Tried in turn until a paragraph can be broken at all."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Candidate lines by start: ``[offsets[s], offsets[s + 1])`` are those that begin at ``starts[s]``.

    ``next`` is the number of the start that follows each line, ``widths`` the line's natural width,
    ``openings`` per mille of an em, ``tones`` how dense the line looks (costs.TONES).
    """

    starts: tuple[int, ...]
    offsets: tuple[int, ...]
    next: tuple[int, ...]
    costs: tuple[int, ...]
    openings: tuple[int, ...]
    widths: tuple[Length, ...]
    tones: tuple[int, ...]
    last: int = 0
    """The paragraph's last cluster."""
    prices: tuple[int, ...] = ()
    """What lines cost by themselves: ``costs``, where nothing was accepted before."""
    change: tuple[int, ...] | None = None
    """What choosing lines costs, where ``costs`` weigh them against accepted ones."""

    def after(self, start: int) -> list[tuple[int, int, int, int]]:
        """Of each line from a start: its number, the start that follows, its cost, its tone."""
        own = range(self.offsets[start], self.offsets[start + 1])
        return [(taken, self.next[taken], self.costs[taken], self.tones[taken]) for taken in own]


def is_full(lines: Candidates, taken: int, width: Length) -> bool:
    """Whether a candidate, as a last line, is full enough to stand alone at a column's top."""
    return lines.widths[taken] * FULL_LAST[1] >= width * FULL_LAST[0]


@dataclass(frozen=True, slots=True)
class Lot:
    """Every line worth considering of paragraphs that are priced alike, the paragraphs end to end.

    Start ``s`` is cluster ``starts[s]``, counted through all paragraphs; those of paragraph p are
    [``cuts[p]``, ``cuts[p + 1]``). The rest is as ``Candidates`` have it, as arrays.
    """

    paragraphs: tuple[Paragraph, ...]
    cuts: Ints
    starts: Ints
    offsets: Ints
    next: Ints
    costs: Ints
    openings: Ints
    widths: Ints
    tones: Ints
    kept: Flags
    """The lines that were accepted before."""

    def of(self, number: int) -> Candidates:
        """Those of one paragraph, counted in itself."""
        first, stop = int(self.cuts[number]), int(self.cuts[number + 1])
        lines = slice(int(self.offsets[first]), int(self.offsets[stop]))
        starts, base = self.starts[first:stop], int(self.starts[first])
        prices = tuple(self.costs[lines].tolist())
        paragraph = self.paragraphs[number]
        found = Candidates(
            starts=tuple((starts - base).tolist()),
            offsets=tuple((self.offsets[first : stop + 1] - lines.start).tolist()),
            next=tuple((self.next[lines] - first).tolist()),
            costs=prices,
            openings=tuple(self.openings[lines].tolist()),
            widths=tuple(self.widths[lines].tolist()),
            tones=tuple(self.tones[lines].tolist()),
            last=len(paragraph.measured) - 1,
            prices=prices,
        )
        if paragraph.held is None:
            return found
        counts = steps(self.offsets[first : stop + 1])
        begin = (starts - base).repeat(counts)
        both = weighed(paragraph.held, self.costs[lines], begin, self.kept[lines])
        change = tuple(both.costs.tolist())
        return replace(found, costs=tuple(both.weights.tolist()), change=change)


def candidates(paragraph: Paragraph, width: Length, tolerance: Tolerance) -> Candidates:
    """Every line worth considering at this width.

    Lines that cannot be pressed into the width, or would open beyond the tolerance, are left out.
    """
    return lot_of((paragraph,), width, tolerance).of(0)


def alike(paragraph: Paragraph) -> Hashable:
    """What paragraphs must have in common to be priced together; what was accepted is alike to none."""
    return (
        paragraph.measured.style.size,
        paragraph.ragged,
        paragraph.hanging,
        paragraph.most_opening,
        paragraph.push_in_first,
        None if paragraph.held is None else id(paragraph),
    )


def lot_of(paragraphs: Sequence[Paragraph], width: Length, tolerance: Tolerance) -> Lot:
    """Every line worth considering of paragraphs that are alike; none of them is empty."""
    bed = bed_of(paragraphs, width, tolerance.level)
    low, high = windows(bed, tolerance.opening)
    held = held_ends(bed.like, bed.starts, bed.ends, bed.target)
    low, high = np.where(held < 0, low, np.minimum(low, held)), np.maximum(high, held + 1)
    counts = high - low
    end, which = ranges(low, counts)
    lines = lines_of(bed, which, end)
    price, opening, rest = priced(bed, lines)
    price += bed.prices[end]
    is_kept = (held[which] == end) & (rest <= 0) & (opening <= costs.WORD_OPENING)
    good = is_kept | (rest <= 0) & (opening <= tolerance.opening)
    if tolerance.overfull:
        good |= _forced(good, which, end, low)
        too_full = price + costs.TOO_FULL + rest * 1000 // bed.em
        price = np.where(rest > 0, too_full, price)
    taken = where(good)
    return Lot(
        paragraphs=tuple(paragraphs),
        cuts=bed.cuts,
        starts=bed.starts,
        offsets=prefix(good)[prefix(counts)],
        next=end[taken] + 1,
        costs=price[taken],
        openings=opening[taken],
        widths=lines.natural[taken],
        tones=tones(bed, lines)[taken],
        kept=is_kept[taken],
    )


def _forced(good: Flags, which: Ints, end: Ints, low: Ints) -> Flags:
    """Where nothing fits, the shortest line there is, too full as it will be."""
    served = np.zeros(len(low), dtype=np.bool_)
    served[which[good]] = True
    forced: Flags = (end == low[which]) & ~served[which]
    return forced
