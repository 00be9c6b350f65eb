"""Takes over from tables grown before what stays as it was where few of their modules have other shapes.

Blocks of modules that did not change are the same in both; only tables of intervals with one that did
are filled anew. What comes out is what comes out of tables grown from nothing.
"""

from collections.abc import Collection
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ghpress.makeup.cheapest import Ints, Keys
from ghpress.makeup.tables import HEAD_LINE, At, Tables


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
