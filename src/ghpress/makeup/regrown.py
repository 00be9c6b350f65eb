"""Takes over from tables grown before what stays as it was where few of their modules have other shapes.

Blocks of modules that did not change are the same in both; only tables of intervals with one that did
are filled anew. What comes out is what comes out of tables grown from nothing.
"""

from collections.abc import Collection
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ghpress.makeup.bench import Bench
from ghpress.makeup.cheapest import Ints, Keys
from ghpress.makeup.tables import HEAD_LINE, NOTHING, At, Tables, add_leaves, bounds, leaf_blocks
from ghpress.makeup.views import bumping, pair_prices

MOST_WASTE = 2
"""How many times the blocks that are used tables may hold."""


def taken_over(former: Tables, fresh: Tables, changed: Collection[int]) -> Tables:
    """Fresh tables, of leaves alone, with what can stay of former ones.

    ``changed`` are the modules whose shapes are others, counted from the first of the tables. What was
    asked for before and does not stay will be asked for again: it is due.
    """
    interval, stays, source = _staying(former, fresh, changed)
    is_leaf = interval[1] == 1
    joined, leaves = ~is_leaf, _entries_of(former, source[is_leaf])
    blocks = _entries_of(former, source[joined])
    blocks.sort()
    at = np.full(former.used + 1, -1, dtype=np.int32)  # where a former entry is now; the last is none
    at[leaves] = _entries_of(fresh, stays[is_leaf])
    at[blocks] = fresh.used + np.arange(len(blocks), dtype=np.int32)
    own = former.entries[blocks]
    own[:, At.FIRST], own[:, At.SECOND] = at[own[:, At.FIRST]], at[own[:, At.SECOND]]
    if former.views != fresh.views:
        _see_anew(own, former, fresh)
    entries = np.concatenate((fresh.entries[: fresh.used], own))
    taken = replace(fresh, entries=entries, used=len(entries))
    taken.stale[interval] = False
    taken.due = taken.stale & ~former.stale
    here, there = stays[joined], source[joined]
    for name in ("cost", "above", "key"):
        getattr(taken, name)[:, here] = getattr(former, name)[:, there]
    taken.entry[:, here] = at[former.entry[:, there]]
    first = former.first[there]
    many = first[:, 1] - first[:, 0]
    taken.first[here, 0] = np.where(many > 0, at[first[:, 0]], 0)
    taken.first[here, 1] = taken.first[here, 0] + many
    return taken


def is_alike(former: Tables, number: Ints) -> bool:
    """Whether former tables may be ``corrected``: of these numbers, with little in them for nothing."""
    held = int((former.first[:, 1] - former.first[:, 0]).sum())
    return held * MOST_WASTE >= former.used and np.array_equal(former.number, number)


def corrected(former: Tables, bench: Bench, changed: Collection[int], slack: int) -> Tables:
    """A copy of former tables with leaves of the modules that changed, and all that these are in stale.

    It takes half as long as taking over what stays; what is no longer used stays, too.
    """
    first, length = np.nonzero(np.ones_like(former.stale))
    stale = _holds(first, length, changed).reshape(former.stale.shape)
    number, most = former.number, former.number.shape[2] - 1
    lost = number[:, stale]
    lost = lost[lost >= 0]
    tables = replace(
        former,
        shapes=[*former.shapes],
        entries=former.entries[: former.used],  # widened, and so copied, with the first that is added
        first=former.first.copy(),
        bound=bounds(bench, most, slack),
        stale=former.stale | stale,
        due=former.due | (stale & ~former.stale),
        views=dict(former.views),
        trees={},
    )
    for name, nothing in NOTHING.items():
        own = getattr(former, name).copy()
        own[:, lost] = nothing
        setattr(tables, name, own)
    tables.first[lost] = 0
    room = (number.shape[3] - 1, former.cost.shape[2])
    for module in sorted(changed):
        part = bench.part(bench.shapes[module : module + 1], bench.first + module)
        shapes, made = leaf_blocks(part, room, tables.views)
        made[:, At.FIRST] += len(tables.shapes)
        tables.shapes += shapes
        add_leaves(tables, made, np.full(len(made), module))
    if len(tables.views) > len(former.views):
        tables.pairs = pair_prices([*tables.views], bench)
        tables.bumps = bumping([*tables.views])
    return tables


def _see_anew(blocks: Ints, former: Tables, fresh: Tables) -> None:
    """Gives what neighbours see of former blocks the numbers it has among the fresh ones."""
    number = np.array([fresh.views.get(view, -1) for view in former.views], dtype=np.int32)
    for name in (At.LEFT_VIEW, At.RIGHT_VIEW):
        blocks[:, name] = number[blocks[:, name]]
    heads = blocks[:, At.LEFT_HEADS :]
    seen = heads % HEAD_LINE
    heads += np.where(heads > 0, number[seen] - seen, 0)


def _staying(
    former: Tables, fresh: Tables, changed: Collection[int]
) -> tuple[tuple[Keys, Keys], Ints, Ints]:
    """Fresh tables of modules that did not change, and their numbers among the former ones.

    They are those of filled intervals, whose first module and length come before them, and leaves.
    """
    both = np.nonzero((fresh.number >= 0) & (former.number >= 0))
    _, first, length, _ = both
    stays = ~_holds(first, length, changed) & ((length == 1) | ~former.stale[first, length])
    interval = (first[stays], length[stays])
    return interval, fresh.number[both][stays], former.number[both][stays]


def _entries_of(tables: Tables, some: Ints) -> Keys:
    """The entries of some tables, one table's after another's."""
    return tables.listed(some)[0]


def _holds(first: Keys, length: Keys, changed: Collection[int]) -> NDArray[np.bool_]:
    """Which intervals hold one of these modules."""
    holds = np.zeros(len(first), dtype=np.bool_)
    for module in changed:
        holds |= (first <= module) & (module < first + length)
    return holds
