"""Turns tables grown into arrays without the room nothing stands in, to be kept, and back again."""

from collections.abc import Hashable
from dataclasses import replace

import numpy as np

from ghpress.makeup.cheapest import Ints
from ghpress.makeup.shape import Shapes
from ghpress.makeup.tables import NOTHING, Tables
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class TablesAtRest:
    """Tables, the shapes they were grown from, and all else that they were made from.

    Of the arrays by table and depth, ``room`` their size, only what stands at ``places`` is held.
    """

    shapes: tuple[Shapes, ...]
    like: Hashable
    tables: Tables
    room: tuple[int, ...]
    places: Ints
    held: tuple[Ints, ...]

    def awake(self) -> Tables:
        """The tables as they were; they may be filled further, those at rest stay as they are."""
        tables = _apart(self.tables)
        for (name, nothing), held in zip(NOTHING.items(), self.held, strict=True):
            own = np.full(self.room, nothing, dtype=np.int32)
            own.ravel()[self.places] = held
            setattr(tables, name, own)
        return tables

    def bytes_held(self) -> int:
        """What the arrays take."""
        return self.tables.entries.nbytes + self.places.nbytes * (1 + len(self.held))


def _apart(tables: Tables) -> Tables:
    """Tables that do not change where others of the same blocks are filled further."""
    first, stale, due = tables.first.copy(), tables.stale.copy(), tables.due.copy()
    return replace(tables, trees={}, first=first, stale=stale, due=due)


def at_rest(tables: Tables, shapes: tuple[Shapes, ...], like: Hashable) -> TablesAtRest:
    """Tables to be kept."""
    every = [getattr(tables, name).ravel() for name in NOTHING]
    places = np.flatnonzero(tables.entry.ravel() >= 0).astype(np.int32)
    none = np.empty((0, 0, 0), dtype=np.int32)
    emptied = replace(tables, cost=none, entry=none, above=none, key=none)
    own = replace(_apart(emptied), entries=tables.entries[: tables.used].copy())
    return TablesAtRest(
        shapes, like, own, tables.cost.shape, places, tuple(one[places] for one in every)
    )
