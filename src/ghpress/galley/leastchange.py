"""Weighs candidate lines by what was accepted: old lines cost nothing, new ones more than they would.

The search then finds, in this order: lines within the limits; the fewest changed before the
correction; the fewest changed and best set after it. What a line costs others stays moderate.
"""

import numpy as np

from ghpress.galley import costs
from ghpress.galley.breaks import NEVER
from ghpress.galley.measure import Flags, Ints
from ghpress.galley.sums import Held, Paragraph
from ghpress.units import Length
from ghpress.values import dataclass

MOST_AFTER = 50_000
"""More than a line changed after a correction costs, if no gap opens beyond half an em."""

LIMIT = costs.LONE_LAST
"""From this price on a line breaks a limit: a lone last character, a split piece, too full."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """What candidate lines weigh in the search, and what they cost whoever chooses among ways."""

    weights: Ints
    costs: Ints


def with_held_ends(paragraph: Paragraph, usable: Flags) -> Flags:
    """The breaks a pass may use, with those that were accepted and are not prohibited now."""
    if paragraph.held is None:
        return usable
    lasts = [line.last for line in paragraph.held.lines]
    allowed = usable.copy()
    allowed[lasts] |= paragraph.breaks.levels[lasts] < NEVER
    return allowed


def held_ends(paragraph: Paragraph, starts: Ints, ends: Ints, target: Ints) -> Ints:
    """For each start the number of the end at which its accepted line ended; −1 where there is none.

    A line that had another room was another line.
    """
    found = np.full(len(starts), -1, dtype=np.int64)
    if paragraph.held is None:
        return found
    size = paragraph.measured.style.size
    for line in paragraph.held.lines:
        start, end = np.searchsorted(starts, line.first), np.searchsorted(ends, line.last)
        stands = start < len(starts) and starts[start] == line.first and ends[end] == line.last
        if stands and room(int(target[start]), size) == line.room:
            found[start] = end
    return found


def room(length: Length, size: Length) -> int:
    """A line's room in thousandths of an em."""
    return (2000 * length + size) // (2 * size)


def weighed(held: Held, price: Ints, first: Ints, is_kept: Flags) -> Weighed:
    """Lines that begin at clusters ``first``, with their price, weighed against what was accepted."""
    before = first < held.edited
    changed = np.where(before, costs.CHANGED_BEFORE, costs.CHANGED)
    lines = len(held.lines) + 2
    hold = MOST_AFTER * lines
    # One line beyond the limits outweighs all that could be held, and a worse one outweighs it.
    beyond = np.where(price >= LIMIT, price * (hold * lines // LIMIT), 0)
    weights = price + np.where(before, hold, costs.CHANGED) + beyond
    return Weighed(np.where(is_kept, 0, weights), np.where(is_kept, 0, price + changed))
