"""Prices lines between places where paragraphs may be broken: what each costs, opens, looks like."""

from collections.abc import Sequence

import numpy as np

from ghpress.galley import costs
from ghpress.galley.arrays import joined, steps, where, widened
from ghpress.galley.classes import among
from ghpress.galley.leastchange import with_held_ends
from ghpress.galley.measure import Flags, Ints
from ghpress.galley.sums import (
    BLANKS,
    GAPS,
    KINDS,
    NATURAL,
    PAIRS,
    PLACES,
    PRESS,
    PRESSED,
    SOLIDS,
    WORDS,
    Paragraph,
    full_table,
)
from ghpress.galley.tables.characters import Class
from ghpress.units import Length
from ghpress.values import dataclass

_MARKS = frozenset(
    {Class.OP, Class.CL, Class.PA, Class.ST, Class.LS, Class.MD, Class.DS, Class.EL, Class.CN}
    | {Class.AO, Class.AC, Class.AP}
)
"""Beside these no mark hangs: never where two marks meet."""

EVEN = 1
"""The tone of a line set as it is, of a last line at most."""

_TONE_EDGES, _LEVEL_COSTS = np.array(costs.TONE_EDGES), np.array(costs.LEVEL_COSTS)

UNLIMITED = 1 << 20
"""An opening, per mille of an em, that no line reaches."""


@dataclass(frozen=True, slots=True)
class Bed:
    """Paragraphs that are alike, end to end: where lines may start and end, and what they are made of.

    Starts and ends of lines are clusters counted through all paragraphs; ``cuts`` are each paragraph's
    first start, ``text`` is the paragraph of each, ``seen`` its end without spaces, ``prices`` what it
    costs to end there, ``leads`` the blank that starts keep. ``sums`` has a column more than clusters
    for each paragraph; ``has`` tells which of its rows are not all 0.
    """

    like: Paragraph
    em: Length
    cuts: Ints
    starts: Ints
    ends: Ints
    text: Ints
    seen: Ints
    target: Ints
    prices: Ints
    sums: Ints
    has: Flags
    leads: Ints
    bodies: Ints
    trails: Ints
    shorts: Flags | None
    hangs: Flags | None
    """Whether the mark at each end may hang."""


def bed_of(paragraphs: Sequence[Paragraph], width: Length, level: int) -> Bed:
    """Where these paragraphs may be broken at all."""
    like, counts = paragraphs[0], [len(one.measured) for one in paragraphs]
    bases = np.array([0, *counts]).cumsum()
    levels = joined([one.breaks.levels for one in paragraphs])
    usable = with_held_ends(like, levels <= level)
    ends = where(usable)
    cuts = ends.searchsorted(bases)
    starts = np.concatenate((np.zeros(1, dtype=np.int64), ends[:-1] + 1))
    text = np.arange(len(counts)).repeat(steps(cuts))
    rooms = width - np.array([one.indents.rest + one.indents.right for one in paragraphs])
    target = rooms[text]
    first = width - np.array([one.indents.first + one.indents.right for one in paragraphs])
    target[cuts[:-1]] = first
    seen = widened([one.sums.ends for one in paragraphs])[ends] + bases[text]
    sums = full_table([one.sums for one in paragraphs])
    has: Flags = np.logical_or.reduce(sums[:, bases[1:] + np.arange(len(counts))], axis=1)
    bodies = widened([one.measured.bodies for one in paragraphs])
    prices = widened([one.breaks.costs for one in paragraphs])[ends]
    return Bed(
        like=like,
        em=like.measured.style.size,
        cuts=cuts,
        starts=starts,
        ends=ends,
        text=text,
        seen=seen,
        target=np.maximum(target, 1),
        prices=prices + _LEVEL_COSTS[levels[ends]],
        sums=sums,
        has=has,
        leads=widened([one.spaces.leads for one in paragraphs])[starts],
        bodies=bodies,
        trails=widened([one.spaces.trails for one in paragraphs]),
        shorts=_shorts(paragraphs),
        hangs=joined([hanging_marks(one) for one in paragraphs]) if like.hanging else None,
    )


def _shorts(paragraphs: Sequence[Paragraph]) -> Flags | None:
    """The clusters inside addresses at which lines may end short; None if there are none."""
    if all(one.shorts is None for one in paragraphs):
        return None
    none = [np.zeros(len(one.measured), dtype=np.bool_) for one in paragraphs]
    return joined(
        [own if one.shorts is None else one.shorts for one, own in zip(paragraphs, none, strict=True)]
    )


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines from cluster ``first`` to ``last`` (a space after it left out), with room and width.

    ``since`` and ``until`` are the columns of the sums at their ends; ``begins`` tells which are not
    their paragraph's first line, ``final`` which its last.
    """

    last: Ints
    since: Ints
    until: Ints
    target: Ints
    natural: Ints
    final: Flags
    later: Flags

    def total(self, bed: Bed, row: int) -> Ints:
        """What each has of a row of the sums."""
        sums = bed.sums[row]
        total: Ints = sums[self.until] - sums[self.since]
        return total


def tones(bed: Bed, lines: Lines) -> Ints:
    """How dense each line looks: by what it is opened or pressed, in per mille of its room."""
    if bed.like.ragged:
        return np.full_like(lines.natural, EVEN)
    opened = (lines.target - lines.natural) * 1000 // lines.target
    tones = _TONE_EDGES.searchsorted(opened, side="right")
    return np.where(lines.final, np.minimum(tones, EVEN), tones)


def windows(bed: Bed, most: int) -> tuple[Ints, Ints]:
    """For each start the first and one past the last end that could do; a few too many is no harm.

    Paragraphs are kept apart by adding to each more than any of them is wide.
    """
    since, until = bed.starts + bed.text, bed.seen + bed.text
    own = np.arange(len(bed.starts))
    sums, tails = bed.sums, bed.bodies[bed.seen]
    places = sums[PLACES] + sums[BLANKS]  # word spaces open where there is nothing else
    reach = places * (min(most, UNLIMITED) * bed.em // 1000 + 1)
    open_wide = sums[NATURAL] + sums[WORDS] + sums[GAPS] + reach
    apart = 4 * (int(open_wide.max()) + int(bed.target.max()) + 2 * bed.em)
    beyond = bed.text * apart
    tight = sums[PRESSED, until] + beyond
    if not bed.like.hanging:
        tight += tails
    tight = np.minimum.accumulate(tight[::-1])[::-1]
    high = tight.searchsorted(bed.target + sums[PRESSED, since] + beyond, side="right")
    high = np.maximum(high, own + 1)
    if bed.like.ragged or most >= UNLIMITED:
        return own, high
    wide = open_wide[until] + tails + bed.trails[bed.seen]
    if bed.shorts is not None:
        wide = wide + np.where(bed.shorts[bed.seen], int(bed.target.max()), 0)
    wide[bed.cuts[1:] - 1] = apart - 1
    wide = np.maximum.accumulate(wide + beyond)
    low = wide.searchsorted(bed.target + open_wide[since] - bed.leads + beyond, side="left")
    low = np.maximum(low, own)
    return np.minimum(low, high), high


def lines_of(bed: Bed, which: Ints, end: Ints) -> Lines:
    """Candidate lines with their natural width, a mark hung where that is what makes it fit."""
    first, target = bed.starts[which], bed.target[which]
    last = np.maximum(bed.seen[end], first)
    text = bed.text[which]
    since, until = first + text, last + text
    sums = bed.sums[NATURAL]
    tails = bed.bodies[last] + bed.trails[last]
    natural = sums[until] - sums[since] + tails + bed.leads[which]
    if bed.hangs is not None:
        hangs = bed.hangs[last] & (natural > target) & (last > first)
        natural = np.where(hangs, natural - tails, natural)
    final, later = _edges(bed)
    return Lines(last, since, until, target, natural, final[end], later[which])


def _edges(bed: Bed) -> tuple[Flags, Flags]:
    """The ends that end their paragraph; the starts that do not begin it."""
    final, later = np.zeros(len(bed.ends), dtype=np.bool_), np.ones(len(bed.ends), dtype=np.bool_)
    final[bed.cuts[1:] - 1], later[bed.cuts[:-1]] = True, False
    return final, later


def hanging_marks(paragraph: Paragraph) -> Flags:
    """Marks that may hang: a pause or stop that no other mark stands before (clreq 6.1.3)."""
    classes = paragraph.measured.classes
    marks = among(classes, (Class.PA, Class.ST))
    after = among(classes, _MARKS)
    marks[1:] &= ~after[:-1]
    return marks


def priced(bed: Bed, lines: Lines) -> tuple[Ints, Ints, Ints]:
    """Cost, opening, and what is left over (> 0: too full) of each line."""
    price, rest = _press(bed, lines)
    slack = np.maximum(-rest, 0)
    price[_alone(bed, lines)] += costs.LONE_LAST
    rest = np.maximum(rest, 0)
    if bed.like.ragged:
        shortness = np.where(lines.final, 0, (slack * 10 // bed.em) ** 2)
        return price + shortness * costs.RAGGED // 100, np.zeros_like(slack), rest
    slack[lines.final] = 0
    opened, opening = _open(bed, lines, slack)
    if bed.shorts is not None:
        short = bed.shorts[lines.last] & (opening > costs.USUAL_OPENING)
        shortness = costs.SHORT + (slack * 10 // bed.em) ** 2 * costs.RAGGED // 400
        opened, opening = np.where(short, shortness, opened), np.where(short, 0, opening)
    return price + opened, opening, rest


def _press(bed: Bed, lines: Lines) -> tuple[Ints, Ints]:
    """Press what is too wide, kind after kind (挤压): the cost, and the excess left (< 0: slack)."""
    rest = lines.natural - lines.target
    price = np.zeros_like(rest)
    for kind in range(1, KINDS):
        if not bed.has[PRESS + kind]:
            continue  # the paragraphs have none of them
        given = np.minimum(np.maximum(rest, 0), lines.total(bed, PRESS + kind))
        if costs.PRESS[kind]:
            price += given * costs.PRESS[kind] // bed.em
        rest = rest - given
    return price, rest


def _open(bed: Bed, lines: Lines, slack: Ints) -> tuple[Ints, Ints]:
    """Open what is too short: word spaces, Han–Latin gaps, then everything evenly (拉伸)."""
    like, em = bed.like, bed.em
    price = np.zeros_like(slack)
    for row in (WORDS, GAPS):
        if not bed.has[row]:
            continue
        taken = np.minimum(slack, lines.total(bed, row))
        price += taken * costs.TAKE // em
        slack = slack - taken
    places = lines.total(bed, PLACES)
    if bed.has[BLANKS]:
        places = np.where(places > 0, places, lines.total(bed, BLANKS))
    opening = np.minimum(slack * 1000 // np.maximum(places * em, 1), UNLIMITED)
    opening[(places == 0) & (slack > 0)] = UNLIMITED
    steep = np.minimum(opening, 1 << 14)
    price += steep**3 * costs.OPEN_AT_MOST // like.most_opening**3
    price += slack * costs.OPEN_LINEAR // em
    if like.push_in_first:
        price += lines.total(bed, PAIRS) * steep * costs.OPEN_LAST // 1000
        price += steep**2 // costs.OPEN_WIDE
    price += (opening > costs.MOST_OPENING) * costs.BEYOND_MOST
    price += (opening > costs.WORD_OPENING) * costs.BEYOND_WORD
    unfit = costs.UNFIT + slack * costs.SHORTNESS // lines.target
    price = np.where(opening >= UNLIMITED, unfit, np.minimum(price, costs.UNFIT))
    return price, opening


def _alone(bed: Bed, lines: Lines) -> Ints:
    """Last lines of one Han, or one Han and its marks, in a paragraph of more (孤字)."""
    at = where(lines.final & lines.later)
    solids = bed.sums[SOLIDS]
    company = solids[lines.until[at] + 1] - solids[lines.since[at]]
    alone: Ints = at[company <= 1]
    return alone
