"""Deals out lines' space, class by class, until each sums exactly to its measure.

Pressing (挤压) and opening (拉伸) go in clreq's order, a class only when the earlier ones are exhausted,
all spaces of a class together (clreq 6.2.2.3, 6.2.2.4). All lines are dealt at once, as arrays.
"""

import numpy as np

from ghpress.galley.arrays import where
from ghpress.galley.line import Adjustment, AdjustmentClass
from ghpress.galley.measure import Flags, Ints
from ghpress.galley.sums import BLANKS, GAPS, KINDS, PLACES, PRESS, WORDS
from ghpress.galley.tables.pairs import AUTOSPACE
from ghpress.galley.tables.pairs import WORD as WORD_SPACE
from ghpress.values import dataclass

_NAMES: tuple[AdjustmentClass, ...] = (
    "gap", "word", "middle", "bracket", "comma", "autospace", "stop",
)  # fmt: skip

_EXACT = 1 << 62
"""What a product of two lengths must stay below to be exact in 64 bits."""


@dataclass(frozen=True, slots=True)
class Uneven:
    """Lines as they are naturally; ``excess`` is how much too wide each is; below 0, how much short.

    ``first`` and ``last`` are the columns of ``sums`` at each line's first and last cluster, ``ems`` its
    em; other rows of the sums than ``rows`` are 0. ``line`` and ``column`` are those of every cluster,
    ``inside`` tells which stand before the last of their line, so that the space after them is one of
    the line's.
    """

    sums: Ints
    rows: frozenset[int]
    first: Ints
    last: Ints
    ems: Ints
    excess: Ints
    line: Ints
    column: Ints
    inside: Flags

    def total(self, row: int) -> Ints:
        """What each line has of a row of the sums."""
        total: Ints = self.sums[row, self.last] - self.sums[row, self.first]
        return total


@dataclass(frozen=True, slots=True)
class Share:
    """What spaces of one class are given (+) or give (−) on each line."""

    row: int
    kind: AdjustmentClass
    amounts: Ints


@dataclass(frozen=True, slots=True)
class Plan:
    """What each line will do, and what is still amiss then.

    ``rest`` > 0: too wide by so much; < 0: short by so much. ``openings`` are those of the evenly opened
    gaps, in per mille of an em.
    """

    shares: tuple[Share, ...]
    rest: Ints
    openings: Ints


@dataclass(frozen=True, slots=True)
class Dealt:
    """What is added to the space after every cluster, and what was done to each line."""

    added: Ints
    adjustments: list[tuple[Adjustment, ...]]


def planned(lines: Uneven, opens: Flags) -> Plan:
    """How lines come to their measures.

    Args:
        lines: the lines.
        opens: which of them are opened where they are short (a last or ragged line is not).
    """
    shares: list[Share] = []
    rest = np.maximum(lines.excess, 0)
    for kind in range(1, KINDS) if rest.any() else ():
        rest = rest - _shared(lines, rest, (PRESS + kind, _NAMES[kind], -1), shares)
    short = np.maximum(-lines.excess, 0)
    slack = np.where(opens, short, 0)
    for row, kind in ((WORDS, WORD_SPACE), (GAPS, AUTOSPACE)):
        slack = slack - _shared(lines, slack, (row, _NAMES[kind], 1), shares)
    openings = np.zeros_like(slack)
    for row in (PLACES, BLANKS):  # in a line without other gaps the word spaces open
        places = lines.total(row)
        amounts = np.where(places > 0, slack, 0)
        if amounts.any():
            shares.append(Share(row, "gap", amounts))
            openings += amounts * 1000 // np.maximum(places * lines.ems, 1)
            slack = slack - amounts
    rest = rest - np.where(opens, slack, short)
    return Plan(tuple(shares), rest, openings)


def _shared(
    lines: Uneven, wanted: Ints, of: tuple[int, AdjustmentClass, int], shares: list[Share]
) -> Ints:
    """What spaces of a class can do of what is wanted; noted if it is anything."""
    row, kind, sign = of
    if row not in lines.rows:
        return np.zeros_like(wanted)
    amounts: Ints = np.minimum(wanted, lines.total(row))
    if amounts.any():
        shares.append(Share(row, kind, sign * amounts))
    return amounts


def deal(lines: Uneven, plan: Plan) -> Dealt:
    """The plan carried out: in proportion to spaces' room, units left over spread along the line."""
    added = np.zeros(len(lines.line), dtype=np.int64)
    done: list[tuple[Adjustment, ...]] = [()] * len(lines.first)
    for share in plan.shares:
        sums = lines.sums[share.row]
        rooms = sums[lines.column + 1] - sums[lines.column]
        at = where((rooms > 0) & lines.inside & (share.amounts != 0)[lines.line])
        line = lines.line[at]
        behind = sums[lines.column[at] + 1] - sums[lines.first[line]]
        amounts, totals = share.amounts, np.maximum(lines.total(share.row), 1)
        if int(np.abs(amounts).max()) * int(totals.max()) >= _EXACT:
            amounts, totals, behind = (part.astype(object) for part in (amounts, totals, behind))
        sizes, totals = np.abs(amounts)[line], totals[line]
        parts = sizes * behind // totals - sizes * (behind - rooms[at]) // totals
        added[at] += (np.sign(share.amounts)[line] * parts).astype(np.int64)
        places = np.bincount(line, minlength=len(done)).tolist()
        for number in where(share.amounts).tolist():
            one = Adjustment(share.kind, int(amounts[number]), places[number])
            done[number] = (*done[number], one)
    return Dealt(added, done)
