"""Turns the shapes of a story into arrays, once: all who weigh them ask for the same facts."""

from collections.abc import Hashable

import numpy as np
from numpy.typing import NDArray

from ghpress.makeup.shape import Look, Shape, Shapes
from ghpress.values import dataclass

NO_SHAPE = 1 << 20
"""The cost of a module without shapes."""

MOST = 400
"""Stories whose facts are remembered, ten kilobytes each."""


@dataclass(frozen=True, slots=True, eq=False)
class Offered:
    """A story's shapes one after another, in their order; their facts in arrays, a row each.

    ``looks`` are what neighbours may see of them, each with whether its pictures go over all its
    columns, ``look`` the place there of each. ``own`` are the shapes as they were given: held, so that
    no others have their identity.
    """

    own: Shapes
    shapes: tuple[Shape, ...]
    columns: NDArray[np.int32]
    depth: NDArray[np.int32]
    cost: NDArray[np.int32]
    look: NDArray[np.int32]
    looks: tuple[tuple[Look, bool], ...]
    shallowest: dict[int, int]
    """The least depth over every number of columns."""

    def least_cost(self) -> int:
        """What it costs at the least; a price out of reach where it has no shape at all."""
        return int(self.cost.min(initial=NO_SHAPE))

    def least_area(self, columns: int, white: int = 0) -> int:
        """The least area it takes in so many columns; out of reach where it does not go.

        With ``white`` lines under each, all of a page's modules take no more than it has with these
        once: in every column they are one more than the gaps between them.
        """
        found = [wide * (deep + white) for wide, deep in self.shallowest.items() if wide <= columns]
        return min(found, default=NO_SHAPE)


_KNOWN: dict[int, Offered] = {}


def offered(own: Shapes) -> Offered:
    """The facts of shapes, gathered now or before: no shapes are ever changed."""
    known = _KNOWN.get(id(own))
    if known is None:
        if len(_KNOWN) >= MOST:
            _KNOWN.pop(next(iter(_KNOWN)), None)
        known = _KNOWN[id(own)] = _gathered(own)
    return known


def _gathered(own: Shapes) -> Offered:
    shapes = [one for by_depth in own.values() for ones in by_depth.values() for one in ones]
    place: dict[Hashable, int] = {}
    looks: list[tuple[Look, bool]] = []
    look = []
    for one in shapes:
        seen = one.look
        filled = 0 < seen.picture == one.columns
        key = (seen.size, seen.lines, seen.picture, filled)
        if key not in place:
            place[key] = len(looks)
            looks.append((seen, filled))
        look.append(place[key])
    facts = [(one.columns, one.depth, one.cost) for one in shapes]
    columns, depth, cost = np.array(facts, dtype=np.int32).reshape(-1, 3).T.copy()
    shallowest = {wide: min(by_depth) for wide, by_depth in own.items() if by_depth}
    place_of = np.array(look, dtype=np.int32)
    return Offered(own, tuple(shapes), columns, depth, cost, place_of, tuple(looks), shallowest)
