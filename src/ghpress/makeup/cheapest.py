"""Chooses which blocks made for tables are kept: of each depth the cheapest few that look different."""

from collections.abc import Callable
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Ints: TypeAlias = NDArray[np.int32]
Keys: TypeAlias = NDArray[np.int64]

KEPT = 6
"""Blocks kept of each depth: with more, pages tried got no cheaper."""

KEPT_ALIKE = 4
"""Of these with the same gutters at head and foot: or heads of other sizes would leave no room for
another way to cut the page."""

BAND = 100
"""What a block may cost above the cheapest of its depth and be kept: more than neighbours can make
good by bumping heads, equal blocks and meeting pictures together."""

NONE = 1 << 28
"""The cost of what there is not; twice as much is still a number."""

MOST_BITS = 62
"""What a number of an array has for keys."""

LOOK_FACTOR, LOOK_BITS = -0x61C8864680B583EB, 24
"""What makes one number of all that blocks of one depth are told apart by, and the bits kept of it: too
many for two looks to come to the same."""


def near(table: Ints, depth: Keys, cost: Ints) -> NDArray[np.bool_]:
    """Which blocks cost little more than the cheapest of their table and depth."""
    if not len(table):
        return np.zeros(0, dtype=np.bool_)
    slot = (table - table.min()).astype(np.int64) * (int(depth.max()) + 1) + depth
    least = np.full(int(slot.max()) + 1, NONE, dtype=np.int32)
    np.minimum.at(least, slot, cost)
    kept: NDArray[np.bool_] = cost - least[slot] <= BAND
    return kept


def cheapest(table: Ints, priced: tuple[Ints, Ints], looks: Callable[[Keys], Ints]) -> tuple[Keys, Keys]:
    """Which blocks to keep, by table and depth, cheapest first, and the place of each among its depth's.

    ``priced`` are their depths and costs, ``looks`` gives what is seen of those asked for, a row each.
    Sorted as single numbers that hold all that decides, the order made last, so that ties fall alike
    on every machine.
    """
    depth, cost = priced
    slot = (table - table.min()).astype(np.int64) * (int(depth.max()) + 1) + depth
    least = np.full(int(slot.max()) + 1, NONE, dtype=np.int32)
    np.minimum.at(least, slot, cost)
    above = cost - least[slot]
    near = np.flatnonzero(above <= BAND)
    order = near[ordered((slot[near] << 8) | above[near])]
    seen = looks(order)
    slot = slot[order]
    alone = _first_of_each(slot << LOOK_BITS | _look(seen))
    alone = alone[_cut_alike(slot[alone], seen[2:4, alone])]
    rank = _place_among(slot[alone])
    few = rank < KEPT
    return order[alone[few]], rank[few]


def ordered(keys: Keys) -> Keys:
    """The places of numbers from 0 on in their order, equal ones as they stand.

    Sorted with their places in one number each, which is many times faster than sorting places.
    """
    bits = len(keys).bit_length()
    if not len(keys) or int(keys.max()).bit_length() + bits > MOST_BITS:
        return np.argsort(keys, kind="stable")
    both = keys << bits | np.arange(len(keys))
    both.sort()
    return both & ((1 << bits) - 1)


def _first_of_each(keys: Keys) -> Keys:
    """The places where numbers stand for the first time."""
    order = ordered(keys)
    first = order[_begins(keys[order])]
    first.sort()
    return first


def _begins(same: Keys) -> NDArray[np.bool_]:
    """Which are other than the number before them."""
    begins = np.ones(len(same), dtype=np.bool_)
    np.not_equal(same[1:], same[:-1], out=begins[1:])
    return begins


def _place_among(same: Keys) -> Keys:
    """The place of each among those of its own number, which stand together."""
    at = np.arange(len(same))
    place: Keys = at - np.maximum.accumulate(np.where(_begins(same), at, 0))
    return place


def _cut_alike(slot: Keys, gutters: Ints) -> NDArray[np.bool_]:
    """Which of blocks, cheapest first, are among the first few of their depth with the same gutters."""
    above, below = gutters
    key = slot << 16 | (above.astype(np.int64) * 7919 + below) % 65521
    order = ordered(key)
    few = np.empty(len(key), dtype=np.bool_)
    few[order] = _place_among(key[order]) < KEPT_ALIKE
    return few


def _look(seen: Ints) -> Keys:
    """What is seen of blocks from outside, as a number of so many bits: another for other looks."""
    look = np.zeros(seen.shape[1], dtype=np.int64)
    for field_ in seen:
        look = (look + field_) * LOOK_FACTOR
        look ^= look >> 29
    return look & ((1 << LOOK_BITS) - 1)
