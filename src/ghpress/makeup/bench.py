"""What pages are made up from: modules with their shapes and ranks, rooms, white, prices."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field, replace
from enum import IntFlag
from typing import TYPE_CHECKING, TypeAlias

from ghpress.makeup.ladder import Ladder
from ghpress.makeup.shape import Shapes
from ghpress.values import dataclass

if TYPE_CHECKING:
    from ghpress.makeup.pages import Filled


@dataclass(frozen=True, slots=True)
class White:
    """White lines between stories one under another: the least, the first choice, the most."""

    least: int
    best: int
    most: int

    def cost(self, gaps: Iterable[int], ladder: Ladder) -> int:
        """What it costs that gaps are not of the first choice."""
        return ladder.row_gap * sum((gap - self.best) ** 2 for gap in gaps)

    def choices(self) -> range:
        """Every gap there may be."""
        return range(self.least, self.most + 1)


class Edge(IntFlag):
    """The edges of a page."""

    TOP = 1
    BOTTOM = 2
    LEFT = 4
    RIGHT = 8


@dataclass(frozen=True, slots=True)
class Bench:
    """What trees are built from: each module's shapes and rank, the page's columns, white and prices.

    ``deepest`` is the number of lines of the deepest page. The shapes may be those of a part of the
    modules, from ``first`` on; ``ranks`` are of all. ``fold`` is the column after which spreads, twice
    as wide, are folded, 0 where there are none. ``edges`` are the page's edges each module is to reach,
    of all modules; empty where none is bound.
    """

    shapes: Sequence[Shapes]
    ranks: Sequence[int]
    columns: int
    deepest: int
    white: White
    ladder: Ladder
    first: int = 0
    fold: int = 0
    edges: Sequence[Edge] = ()

    def part(self, shapes: Sequence[Shapes], first: int) -> "Bench":
        """The bench with these shapes of the modules from ``first`` on."""
        return replace(self, shapes=shapes, first=first)


ADVERTS = -1
"""The module of a page's adverts, which is no story."""


@dataclass(frozen=True, slots=True)
class Inset:
    """A block of adverts at the foot of a page's outer side, beside which stories stand."""

    columns: int
    lines: int
    left: bool = False


@dataclass(frozen=True, slots=True)
class Room:
    """Lines of a page left for stories by one choice of furniture.

    ``gaps`` counts the gaps above the first story that share in the page's white (under a note box);
    ``choice`` is the index of the furniture chosen, ``cost`` its price. ``columns`` are the page's, 0
    for the usual number; of these an ``inset`` takes some at the foot.
    """

    lines: int
    cost: int = 0
    gaps: int = 0
    choice: int = 0
    columns: int = 0
    inset: Inset | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """Stories that may make a page together: the rooms it has, and whether it is the last."""

    start: int
    stop: int
    rooms: tuple[Room, ...]
    is_last: bool

    def __hash__(self) -> int:
        return hash((self.start, self.stop, self.is_last))  # asked for all the time; rooms differ seldom


Freer: TypeAlias = Callable[[int, int], Sequence[Shapes]]
"""Shapes of the modules from one to before another, with more freedom than the bench's."""


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be filled: stories, and the rooms of page 1, 2, … (the last for all that follow).

    ``pins`` are the pages the stories must stand on, None for one that may stand on any; empty where
    none is pinned. ``freer`` are shapes to be tried, in their order, for pages that the bench's fill
    badly; where the last page ``wants_copy`` they are not. ``locked`` are the pages that stand already,
    by number; the stories on them are pinned there.
    """

    bench: Bench
    rooms: Sequence[Sequence[Room]]
    pins: Sequence[int | None] = ()
    freer: tuple[Freer, ...] = ()
    wants_copy: bool = False
    locked: Mapping[int, "Filled"] = field(default_factory=dict)

    def rooms_of(self, page: int) -> Sequence[Room]:
        """The rooms of a page, counted from 1."""
        return self.rooms[min(page, len(self.rooms)) - 1]
