"""Keeps blocks to be set one under another as pairs of entries; only those that are kept are made.

Many more are priced than kept: what a table asks of them is read from their parts.
"""

from collections.abc import Sequence
from dataclasses import fields, replace
from functools import partial

import numpy as np

from ghpress.makeup.blocks import note_heads, stacked
from ghpress.makeup.cheapest import Ints, Keys, cheapest
from ghpress.makeup.tables import LOOKED_AT, At, Tables
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class Stacks:
    """Stacks not made yet: for which table, the entries they are made of, the white between them.

    A ``lower`` of -1 is none: the upper one stands alone, as it is.
    """

    table: Ints
    upper: Ints
    lower: Ints
    gap: Ints
    depth: Ints
    cost: Ints

    def of(self, rows: Keys) -> "Stacks":
        """Those at some places."""
        return Stacks(*(getattr(self, one.name)[rows] for one in fields(self)))

    def looks(self, entries: Ints, rows: Keys) -> Ints:
        """What those at some places are told apart by, as ``LOOKED_AT`` names it, a row each."""
        every, wide = entries.ravel(), entries.shape[1]
        upper = self.upper[rows].astype(np.int64) * wide
        lower = np.where(self.lower[rows] >= 0, self.lower[rows].astype(np.int64) * wide, upper)
        seen = np.empty((len(LOOKED_AT), len(rows)), dtype=np.int32)
        for own, name in zip(seen, LOOKED_AT, strict=True):
            if name == At.THROUGH:
                np.bitwise_and(every.take(upper + name), every.take(lower + name), out=own)
            elif name in (At.LEAD_LEAF, At.REST_LEAF):
                np.maximum(every.take(upper + name), every.take(lower + name), out=own)
            else:
                own[:] = every.take((lower if name == At.BELOW else upper) + name)
        return seen

    def as_pages(self, entries: Ints) -> Ints:
        """Those as blocks, as far as a whole page looks at them."""
        made = entries[self.upper]
        there = np.flatnonzero(self.lower >= 0)
        made[there] = stacked(made[there], entries[self.lower[there]])
        return made

    def made(self, entries: Ints, *, is_inner: bool) -> Ints:
        """Those as blocks; something may stand beside an inner one."""
        blocks = entries[self.upper]
        there = np.flatnonzero(self.lower >= 0)
        upper, lower, gap = blocks[there], entries[self.lower[there]], self.gap[there]
        made = stacked(upper, lower)
        made[:, At.DEPTH] = self.depth[there]
        made[:, At.FIRST], made[:, At.SECOND], made[:, At.GAP] = (
            self.upper[there],
            self.lower[there],
            gap,
        )
        if is_inner:
            note_heads(upper, lower, gap, made)
        blocks[there] = made
        blocks[:, At.COST] = self.cost
        return blocks


def nothing() -> Stacks:
    """No stack at all."""
    return Stacks(*[np.empty(0, dtype=np.int32)] * len(fields(Stacks)))


def piled(every: Sequence[Stacks]) -> Stacks:
    """All of these as one."""
    whole = (nothing(), *every)
    columns = ([getattr(one, column.name) for one in whole] for column in fields(Stacks))
    return Stacks(*map(np.concatenate, columns))


def keep_stacks(tables: Tables, stacks: Stacks, cost: Ints, *, is_inner: bool) -> None:
    """Keep of these, at these costs, the cheapest few of each table and depth that look different."""
    if not len(cost):
        return
    looks = partial(stacks.looks, tables.entries)
    chosen, rank = cheapest(stacks.table, (stacks.depth, cost), looks)
    kept = replace(stacks, cost=cost).of(chosen)
    tables.add(kept.table, rank, kept.made(tables.entries, is_inner=is_inner))
