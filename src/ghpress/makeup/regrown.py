"""Takes over from tables grown before what stays as it was where few of their modules have other shapes.

Blocks of modules that did not change are the same in both; only tables of intervals with one that did
are filled anew. What comes out is what comes out of tables grown from nothing.
"""

from collections.abc import Collection
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ghpress.makeup.cheapest import Ints
from ghpress.makeup.tables import At, Tables

MOST_AGE = 4
"""How often tables are taken over: each time they keep what is no longer used of the former ones."""


def taken_over(former: Tables, fresh: Tables, changed: Collection[int]) -> Tables:
    """Fresh tables, of leaves alone, with what can stay of former ones; as they are where nothing can.

    ``changed`` are the modules whose shapes are others, counted from the first of the tables.
    """
    if former.views != fresh.views or former.age >= MOST_AGE:
        return fresh
    stale = _stale(fresh, changed)
    stays = np.flatnonzero(~stale)
    source = _source(former, fresh)[stays]
    leaves = fresh.entries[: fresh.used].copy()
    leaves[:, At.FIRST] += len(former.shapes)
    taken = replace(
        fresh,
        shapes=[*former.shapes, *fresh.shapes],
        entry=np.where(fresh.entry >= 0, fresh.entry + former.used, fresh.entry),
        first=fresh.first + former.used,
        entries=np.concatenate((former.entries[: former.used], leaves)),
        stale=stale,
        used=former.used + fresh.used,
        age=former.age + 1,
    )
    for name in ("cost", "entry", "above", "key"):
        getattr(taken, name)[:, stays] = getattr(former, name)[:, source]
    taken.first[stays] = former.first[source]
    return taken


def _source(former: Tables, fresh: Tables) -> Ints:
    """The number that each of the fresh tables has among the former ones, -1 where it is new."""
    source = np.full(len(fresh.stale), -1, dtype=np.int32)
    there = fresh.number >= 0
    source[fresh.number[there]] = former.number[there]
    return source


def _stale(tables: Tables, changed: Collection[int]) -> NDArray[np.bool_]:
    """The tables of intervals with a module that has changed."""
    _, first, length, _ = there = np.nonzero(tables.number >= 0)
    stale = np.zeros(len(tables.stale), dtype=np.bool_)
    for module in changed:
        holds = (first <= module) & (module < first + length)
        stale[tables.number[there][holds]] = True
    return stale
