"""Blocks ready to stand under others: under each white the cheapest few of every depth."""

from collections.abc import Sequence
from types import SimpleNamespace

import numpy as np

from ghpress.makeup.bench import Bench, White
from ghpress.makeup.cheapest import NONE
from ghpress.makeup.ladder import LADDER
from ghpress.makeup.unders import OF_INNER, OF_PAGES, readied

Row = tuple[int, ...]
"""A block: its cost, its look, its entry, the white over it."""

DEEP, KEPT = 12, 6
BENCH = Bench([], [], 6, DEEP - 1, White(1, 2, 3), LADDER)


def tables(seed: int, count: int) -> SimpleNamespace:
    """Tables that hold blocks of some depths each, one of them none."""
    chance = np.random.default_rng(seed)
    cost = np.full((KEPT, count, DEEP), NONE, dtype=np.int32)
    low, high = np.full(count, NONE), np.full(count, -1)
    for table in range(1, count):
        low[table], high[table] = sorted(chance.integers(1, DEEP, 2))
        for depth in range(low[table], high[table] + 1):
            many = chance.integers(1, KEPT + 1)
            cost[:many, table, depth] = np.sort(chance.integers(0, 60, many))
    entry = np.arange(cost.size, dtype=np.int32).reshape(cost.shape)
    looks = chance.integers(0, 3, (2, *cost.shape), dtype=np.int32)
    ends = low.astype(np.int64), high.astype(np.int64)
    return SimpleNamespace(
        cost=cost, entry=entry, above=looks[0], key=looks[1], depths=lambda of: [end[of] for end in ends]
    )


def by_hand(
    held: SimpleNamespace, sides: Sequence[tuple[int, int]], depth: int, *, is_inner: bool
) -> list[Row]:
    """The best at a place and depth, one block after another: cost, entry, white over it."""
    many, look = (OF_INNER, held.above) if is_inner else (OF_PAGES, held.key)
    found: list[Row] = []
    for lines in BENCH.white.choices():
        own = depth - lines
        if own < 0:
            continue
        blocks = [
            (held.cost[rank, table, own] + price, look[rank, table, own], held.entry[rank, table, own])
            for table, price in sides
            if table >= 0
            for rank in range(KEPT)
            if held.cost[rank, table, own] < NONE
        ]
        white = BENCH.white.cost((lines,), LADDER)
        found += [(cost + white, seen, entry, lines) for cost, seen, entry in few(blocks, many)]
    return [(cost, entry, lines) for cost, _, entry, lines in few(found, many)]


def few(blocks: Sequence[Row], many: int) -> list[Row]:
    """The cheapest of each look, the first of equal ones."""
    best: list[Row] = []
    for block in sorted(blocks, key=lambda block: block[0]):
        if len(best) < many and all(block[1] != other[1] for other in best):
            best.append(block)
    return best


def test_they_are_the_cheapest_of_each_look_at_every_depth() -> None:
    for seed in range(6):
        held = tables(seed, 5)
        sides = [(np.array([1, 2, -1, 0]), 0), (np.array([3, -1, 4, 2]), 9)]
        for is_inner, every in ((True, sides), (False, sides[:1])):
            ready = readied(held, every, BENCH, is_inner=is_inner)
            seen = {}
            for at, (place, depth) in enumerate(zip(ready.at.place, ready.at.depth, strict=True)):
                there = ready.cost[:, at] < NONE
                rows = zip(
                    ready.cost[there, at], ready.entry[there, at], ready.gap[there, at], strict=True
                )
                seen[place, depth] = [*rows]
            for place in range(4):
                own = [(table[place], price) for table, price in every]
                for depth in range(DEEP):
                    assert seen.get((place, depth), []) == by_hand(held, own, depth, is_inner=is_inner)
