"""Prices every line a paragraph could have at one width, all of them at once."""

from dataclasses import dataclass, replace

import numpy as np

from ghpress.galley import costs
from ghpress.galley.breaks import FREE, KEPT, NEVER, PIECE, WORD
from ghpress.galley.classes import among
from ghpress.galley.leastchange import held_ends, weighed, with_held_ends
from ghpress.galley.measure import Flags, Ints
from ghpress.galley.sums import KINDS, Paragraph
from ghpress.galley.tables.characters import Class
from ghpress.units import Length

_MARKS = frozenset(
    {Class.OP, Class.CL, Class.PA, Class.ST, Class.LS, Class.MD, Class.DS, Class.EL, Class.CN}
    | {Class.AO, Class.AC, Class.AP}
)
"""Beside these no mark hangs: never where two marks meet."""

EVEN = 1
"""The tone of a line set as it is, of a last line at most."""

_TONE_EDGES, _LEVEL_COSTS = np.array(costs.TONE_EDGES), np.array(costs.LEVEL_COSTS)

FULL_LAST = (4, 5)
"""A last line this full may stand alone at a column's top (孤行 is said of short ones)."""

UNLIMITED = 1 << 20
"""An opening, per mille of an em, that no line reaches."""


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
class _Lines:
    """Lines from cluster ``first`` to ``last`` (a space after it left out), with room and width."""

    first: Ints
    last: Ints
    target: Ints
    natural: Ints
    final: Flags


def candidates(paragraph: Paragraph, width: Length, tolerance: Tolerance) -> Candidates:
    """Every line worth considering at this width.

    Lines that cannot be pressed into the width, or would open beyond the tolerance, are left out.
    """
    levels = paragraph.breaks.levels
    ends = np.flatnonzero(with_held_ends(paragraph, levels <= tolerance.level))
    starts = np.concatenate((np.zeros(1, dtype=np.int64), ends[:-1] + 1))
    target = np.full(len(starts), width - paragraph.indents.rest - paragraph.indents.right)
    target[0] = width - paragraph.indents.first - paragraph.indents.right
    target = np.maximum(target, 1)
    low, high = _windows(paragraph, starts, ends, target, tolerance)
    held = held_ends(paragraph, starts, ends, target)
    low, high = np.where(held < 0, low, np.minimum(low, held)), np.maximum(high, held + 1)
    counts = high - low
    offsets = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(counts)))
    which = np.repeat(np.arange(len(starts)), counts)
    end = np.arange(offsets[-1]) - offsets[which] + low[which]
    lines = _lines(paragraph, starts[which], ends[end], target[which])
    price, opening, rest = _priced(paragraph, lines)
    price += paragraph.breaks.costs[ends[end]] + _LEVEL_COSTS[levels[ends[end]]]
    is_kept = (held[which] == end) & (rest <= 0) & (opening <= costs.WORD_OPENING)
    good = is_kept | (rest <= 0) & (opening <= tolerance.opening)
    if tolerance.overfull:
        good |= _forced(good, which, end, low)
        price = np.where(
            rest > 0, price + costs.TOO_FULL + rest * 1000 // paragraph.measured.style.size, price
        )
    taken = np.flatnonzero(good)
    prices = tuple(price[taken].tolist())
    found = Candidates(
        starts=tuple(starts.tolist()),
        offsets=tuple(np.searchsorted(which[taken], np.arange(len(starts) + 1)).tolist()),
        next=tuple((end[taken] + 1).tolist()),
        costs=prices,
        openings=tuple(opening[taken].tolist()),
        widths=tuple(lines.natural[taken].tolist()),
        tones=tuple(_tones(paragraph, lines)[taken].tolist()),
        last=len(paragraph.measured) - 1,
        prices=prices,
    )
    if paragraph.held is None:
        return found
    both = weighed(paragraph.held, price[taken], lines.first[taken], is_kept[taken])
    change = tuple(both.costs.tolist())
    return replace(found, costs=tuple(both.weights.tolist()), change=change)


def _tones(paragraph: Paragraph, lines: _Lines) -> Ints:
    """How dense each line looks: by what it is opened or pressed, in per mille of its room."""
    if paragraph.ragged:
        return np.full_like(lines.natural, EVEN)
    opened = (lines.target - lines.natural) * 1000 // lines.target
    tones = np.searchsorted(_TONE_EDGES, opened, side="right")
    return np.where(lines.final, np.minimum(tones, EVEN), tones)


def _windows(
    paragraph: Paragraph, starts: Ints, ends: Ints, target: Ints, tolerance: Tolerance
) -> tuple[Ints, Ints]:
    """For each start the first and one past the last end that could do; a few too many is no harm."""
    sums, measured = paragraph.sums, paragraph.measured
    last = sums.ends[ends]
    pressed = sums.natural - sums.press.sum(axis=0)
    hung = measured.bodies[last] if paragraph.hanging else 0
    tight = pressed[last] + measured.bodies[last] - hung
    tight = np.minimum.accumulate(tight[::-1])[::-1]
    high = np.searchsorted(tight, target + pressed[starts], side="right")
    high = np.maximum(high, np.arange(len(starts)) + 1)
    if paragraph.ragged or tolerance.opening >= UNLIMITED:
        return np.arange(len(starts)), high
    em = measured.style.size
    places = sums.places + sums.blanks  # word spaces open where there is nothing else
    open_wide = sums.natural + sums.words + sums.gaps + places * (tolerance.opening * em // 1000 + 1)
    wide = open_wide[last] + measured.bodies[last] + paragraph.spaces.trails[last]
    if paragraph.shorts is not None:
        wide = wide + np.where(paragraph.shorts[last], int(target.max()), 0)
    wide[-1] = np.iinfo(np.int64).max
    wide = np.maximum.accumulate(wide)
    low = np.searchsorted(wide, target + open_wide[starts] - paragraph.spaces.leads[starts], side="left")
    low = np.maximum(low, np.arange(len(starts)))
    return np.minimum(low, high), high


def _lines(paragraph: Paragraph, first: Ints, end: Ints, target: Ints) -> _Lines:
    """Candidate lines with their natural width, a mark hung where that is what makes it fit."""
    sums, measured, spaces = paragraph.sums, paragraph.measured, paragraph.spaces
    last = np.maximum(sums.ends[end], first)
    natural = sums.natural[last] - sums.natural[first] + measured.bodies[last]
    natural += spaces.leads[first] + spaces.trails[last]
    if paragraph.hanging:
        hangs = hanging_marks(paragraph)[last] & (natural > target) & (last > first)
        natural = np.where(hangs, natural - measured.bodies[last] - spaces.trails[last], natural)
    return _Lines(first, last, target, natural, end == len(measured) - 1)


def hanging_marks(paragraph: Paragraph) -> Flags:
    """Marks that may hang: a pause or stop that no other mark stands before (clreq 3.1.4)."""
    classes = paragraph.measured.classes
    marks = among(classes, (Class.PA, Class.ST))
    after = among(classes, _MARKS)
    marks[1:] &= ~after[:-1]
    return marks


def _priced(paragraph: Paragraph, lines: _Lines) -> tuple[Ints, Ints, Ints]:
    """Cost, opening, and what is left over (> 0: too full) of each line."""
    price, rest = _press(paragraph, lines)
    slack = np.where(rest < 0, -rest, 0)
    alone = np.where(_alone(paragraph, lines), costs.LONE_LAST, 0)
    if paragraph.ragged:
        em = paragraph.measured.style.size
        shortness = np.where(lines.final, 0, (slack * 10 // em) ** 2)
        return price + alone + shortness * costs.RAGGED // 100, np.zeros_like(slack), np.maximum(rest, 0)
    slack[lines.final] = 0
    opened, opening = _open(paragraph, lines, slack)
    if paragraph.shorts is not None:
        short = paragraph.shorts[lines.last] & (opening > costs.USUAL_OPENING)
        em = paragraph.measured.style.size
        shortness = costs.SHORT + (slack * 10 // em) ** 2 * costs.RAGGED // 400
        opened, opening = np.where(short, shortness, opened), np.where(short, 0, opening)
    return price + opened + alone, opening, np.maximum(rest, 0)


def _press(paragraph: Paragraph, lines: _Lines) -> tuple[Ints, Ints]:
    """Press what is too wide, kind after kind (挤压): the cost, and the excess left (< 0: slack)."""
    sums, em = paragraph.sums, paragraph.measured.style.size
    rest = lines.natural - lines.target
    price = np.zeros_like(rest)
    for kind in range(1, KINDS):
        if not sums.press[kind][-1]:
            continue  # the paragraph has none of them
        room = sums.press[kind][lines.last] - sums.press[kind][lines.first]
        given = np.clip(rest, 0, room)
        price += given * costs.PRESS[kind] // em
        rest = rest - given
    return price, rest


def _open(paragraph: Paragraph, lines: _Lines, slack: Ints) -> tuple[Ints, Ints]:
    """Open what is too short: word spaces, Han–Latin gaps, then everything evenly (拉伸)."""
    sums, em = paragraph.sums, paragraph.measured.style.size
    price = np.zeros_like(slack)
    for takes in (sums.words, sums.gaps):
        if not takes[-1]:
            continue
        taken = np.minimum(slack, takes[lines.last] - takes[lines.first])
        price += taken * costs.TAKE // em
        slack = slack - taken
    places = sums.places[lines.last] - sums.places[lines.first]
    blanks = sums.blanks[lines.last] - sums.blanks[lines.first]
    places = np.where(places > 0, places, blanks)
    opening = np.where(places > 0, slack * 1000 // np.maximum(places * em, 1), 0)
    opening = np.where((places == 0) & (slack > 0), UNLIMITED, np.minimum(opening, UNLIMITED))
    steep = np.minimum(opening, 1 << 14)
    price += steep**3 * costs.OPEN_AT_MOST // paragraph.most_opening**3
    price += slack * costs.OPEN_LINEAR // em
    if paragraph.push_in_first:
        pairs = sums.pairs[lines.last] - sums.pairs[lines.first]
        price += pairs * steep * costs.OPEN_LAST // 1000 + steep**2 // costs.OPEN_WIDE
    price += (opening > costs.MOST_OPENING) * costs.BEYOND_MOST
    price += (opening > costs.WORD_OPENING) * costs.BEYOND_WORD
    price = np.where(opening >= UNLIMITED, costs.UNFIT, np.minimum(price, costs.UNFIT))
    return price, opening


def _alone(paragraph: Paragraph, lines: _Lines) -> Flags:
    """Last lines of one Han, or one Han and its marks, in a paragraph of more (孤字)."""
    solids = paragraph.sums.solids
    company = solids[lines.last + 1] - solids[lines.first]
    alone: Flags = lines.final & (lines.first > 0) & (company <= 1)
    return alone


def _forced(good: Flags, which: Ints, end: Ints, low: Ints) -> Flags:
    """Where nothing fits, the shortest line there is, too full as it will be."""
    served = np.zeros(len(low), dtype=np.bool_)
    served[which[good]] = True
    forced: Flags = (end == low[which]) & ~served[which]
    return forced
