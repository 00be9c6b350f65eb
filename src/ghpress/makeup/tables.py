"""Keeps the best blocks of every interval of modules at every width: one table each, by depth.

An entry is a block: a story, a stack or a row, as a row of whole numbers, with what its neighbours
need to know of it and the entries it is made of. Of each depth a table keeps a few that look different
from outside. Entries stand one after another in one array; dense arrays by table and depth say where.
"""

from collections.abc import Iterator, Sequence
from dataclasses import field
from enum import IntEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ghpress.makeup.bench import Bench
from ghpress.makeup.cheapest import KEPT, NONE, Ints, Keys, cheapest
from ghpress.makeup.offered import offered
from ghpress.makeup.prices import HEADS_ALONG, View
from ghpress.makeup.shape import Shape, Shapes
from ghpress.makeup.tree import Tree, abreast, stacked
from ghpress.makeup.views import bumping, pair_prices
from ghpress.values import dataclass


class At:
    """What an entry says of its block, by place in its row of numbers.

    ``LEFT_VIEW`` and ``RIGHT_VIEW`` are what neighbours see at its top corners, ``ABOVE`` and ``BELOW``
    the gutters that come to its edges, a bit each; ``LEFT_EDGE`` and ``RIGHT_EDGE`` count the stories
    along them. ``LAST_WIDE`` and ``LAST_LEAVES`` are those of its last part if it is a row, ``LEAD`` and
    ``REST`` the columns of its widest part with a lead and without. ``FIRST`` and ``SECOND`` are the
    entries it is made of, ``GAP`` the white between them; a leaf has its shape's number in ``FIRST``.
    ``WIDE`` are its columns, ``SPLITS`` the columns after which a part of a row ends, a bit each,
    ``THROUGH`` the gutters from its head to its foot, ``FACED`` those with two stories along both sides.
    ``LEAD_LEAF`` and ``REST_LEAF`` are the columns of its widest lead and of its widest other story,
    ``LEAD_HEAD`` and ``REST_HEAD`` the sizes of their largest heads, ``TOP_HEAD`` of those at its top.
    From ``LEFT_HEADS`` and ``RIGHT_HEADS`` on stand the first few heads under the top one along an edge,
    the line it begins at times ``HEAD_LINE`` and its view. Plain numbers: members of an enum take far
    longer to look up, and these are looked up all the time.
    """

    COST: Final = 0
    DEPTH: Final = 1
    LEFT_VIEW: Final = 2
    RIGHT_VIEW: Final = 3
    ABOVE: Final = 4
    BELOW: Final = 5
    LEFT_EDGE: Final = 6
    RIGHT_EDGE: Final = 7
    LAST_WIDE: Final = 8
    LAST_LEAVES: Final = 9
    LEAVES: Final = 10
    LEAD: Final = 11
    REST: Final = 12
    PARTS: Final = 13
    FIRST: Final = 14
    SECOND: Final = 15
    GAP: Final = 16
    KIND: Final = 17
    WIDE: Final = 18
    SPLITS: Final = 19
    FACED: Final = 20
    THROUGH: Final = 21
    LEAD_LEAF: Final = 22
    REST_LEAF: Final = 23
    LEAD_HEAD: Final = 24
    REST_HEAD: Final = 25
    TOP_HEAD: Final = 26
    LEFT_HEADS: Final = 27
    RIGHT_HEADS: Final = 30


FIELDS = At.RIGHT_HEADS + HEADS_ALONG

PAGE_LOOK = (
    (At.ABOVE, 7),
    (At.THROUGH, 997),
    (At.LEAD_LEAF, 1 << 20),
    (At.REST_LEAF, 1 << 25),
    (At.REST_HEAD, 3),
    (At.TOP_HEAD, 11),
)
"""What a page looks at of what stands at its foot, and factors that make one number of it."""

LOOKED_AT = [
    At.LEFT_VIEW,
    At.RIGHT_VIEW,
    At.ABOVE,
    At.BELOW,
    At.THROUGH,
    At.LEAD_LEAF,
    At.REST_LEAF,
    At.TOP_HEAD,
]
"""What blocks of one depth are told apart by (``LOOK_FACTORS`` in cheapest.py)."""

NOTHING = {"cost": NONE, "entry": -1, "above": 0, "key": 0}
"""The arrays by table and depth, and what stands in them where there is no block."""

HEAD_LINE = 1 << 16
"""What the line of a head along an edge is multiplied by, so that one number holds line and view."""


class Kind(IntEnum):
    """A leaf or an inner stack, which may stand in a row; a row; as wide as a page; a leaf itself.

    A ``PAGE`` is what a ``ROOT`` is, with what it costs as a whole page.
    """

    CELL = 0
    ROW = 1
    ROOT = 2
    PAGE = 3
    LEAF = 4


@dataclass(slots=True)
class Tables:
    """Tables by kind, first module, count of modules and width, over the modules of a span.

    ``number`` finds a table, -1 where there is none; ``cost``, ``entry``, ``above`` and ``key`` by place
    among those kept, table and depth. ``bound`` is what an interval may cost, ``edges`` those of
    the page that modules of it are to reach, both by first and count; ``trees`` are those asked for.
    Intervals that are ``stale`` hold nothing but leaves yet; those that are ``due`` are filled next.
    """

    shapes: list[Shape]
    number: Ints
    cost: Ints
    entry: Ints
    above: Ints
    key: Ints
    bound: Ints
    edges: Ints
    first: Ints
    entries: Ints
    pairs: Ints
    bumps: NDArray[np.bool_]
    stale: NDArray[np.bool_]
    due: NDArray[np.bool_]
    used: int = 0
    views: dict[View, int] = field(default_factory=dict)
    trees: dict[int, Tree] = field(default_factory=dict)

    def add(self, table: Ints, rank: Keys, made: Ints) -> None:
        """Put blocks, sorted by table and depth, into their tables; ``rank`` is the place among kept."""
        room = len(made)
        if self.used + room > len(self.entries):  # what is not used yet is left untouched
            wider = np.empty((2 * (self.used + room), FIELDS), dtype=np.int32)
            wider[: self.used] = self.entries[: self.used]
            self.entries = wider
        self.entries[self.used : self.used + room] = made
        _, count, deep = self.cost.shape
        at = (rank * count + table) * deep + made[:, At.DEPTH]
        self.cost.ravel()[at] = made[:, At.COST]
        self.above.ravel()[at] = made[:, At.ABOVE]
        self.key.ravel()[at] = _page_look(made)
        self.entry.ravel()[at] = np.arange(self.used, self.used + room, dtype=np.int32)
        self.first[table, 1] = self.used + np.arange(1, room + 1)
        self.first[table[::-1], 0] = self.used + np.arange(room - 1, -1, -1)
        self.used += room

    def depths(self, table: Ints) -> tuple[Keys, Keys]:
        """The least and the greatest depth of each table's blocks; of an empty one, of none."""
        first = self.first[table]
        empty = first[:, 0] == first[:, 1]
        ends = [self.entries[np.where(empty, 0, first[:, end] - end), At.DEPTH] for end in (0, 1)]
        low, high = np.where(empty, NONE, ends[0]), np.where(empty, -1, ends[1])
        return low.astype(np.int64), high.astype(np.int64)

    def listed(self, table: Ints) -> tuple[Keys, Keys]:
        """Every block of these tables, and the place of its table among them."""
        first = self.first[table]
        many = first[:, 1] - first[:, 0]
        place = np.repeat(np.arange(len(table)), many)
        starts = np.repeat(first[:, 0] - np.cumsum(many) + many, many)
        return starts + np.arange(len(place)), place

    def bytes_held(self) -> int:
        """What the largest arrays take."""
        dense = (self.cost, self.entry, self.above, self.key)
        return sum(one.nbytes for one in dense) + self.entries.nbytes

    def tree(self, entry: int) -> Tree:
        """The tree of a block."""
        if entry not in self.trees:
            one, other, gap, kind = self.entries[entry, At.FIRST : At.WIDE].tolist()
            if kind == Kind.LEAF:
                self.trees[entry] = self.shapes[one]
            elif kind == Kind.ROW:
                self.trees[entry] = abreast(self.tree(one), self.tree(other))
            else:
                self.trees[entry] = stacked(self.tree(one), self.tree(other), gaps=(gap,))
        return self.trees[entry]


def numbered(bench: Bench, most: int, pages: Sequence[int], *, is_page: bool) -> Ints:
    """A number for every table there may be: kind, first module, count of modules, width.

    ``most`` are the modules of an interval at the most, ``pages`` the widths of pages.
    """
    count, wide = len(bench.shapes), max(pages)
    number = np.full((4, count + 1, most + 1, wide + 1), -1, dtype=np.int32)
    for columns in range(1, wide + 1):
        least = [offered(own).least_area(columns, bench.white.least) for own in bench.shapes]
        area = np.cumsum([0, *least])
        for length in range(1, most + 1):
            fits = area[length:] - area[: len(area) - length] <= columns * (
                bench.deepest + bench.white.least
            )
            for kind in _kinds(length, columns, pages):
                number[kind, : len(fits), length, columns][fits] = 0
    if is_page:
        _keep_ends(number[Kind.ROOT])
        _keep_whole(number[Kind.PAGE])
    there = number == 0
    number[there] = np.arange(int(there.sum()))
    return number


def _kinds(length: int, columns: int, pages: Sequence[int]) -> Iterator[Kind]:
    """The kinds of block there may be of so many modules over so many columns."""
    if length == 1 or columns < max(pages):
        yield Kind.CELL
    if length > 1 and columns > 1:
        yield Kind.ROW
    if columns in pages:
        yield Kind.ROOT
        yield Kind.PAGE


def _keep_ends(roots: Ints) -> None:
    """Of the trees of a page only those that begin it or end it are wanted."""
    count = len(roots) - 1
    for first in range(1, count):
        roots[first, : count - first] = -1


def _keep_whole(pages: Ints) -> None:
    """Of pages only that with all modules is wanted."""
    count = len(pages) - 1
    pages[:, :count] = -1


def laid_out(
    bench: Bench, most: int, pages: Sequence[int], slack: int, *, is_page: bool = False
) -> Tables:
    """Tables with nothing but leaves in them; blocks may cost ``slack`` more than their shapes must.

    The modules of one that ``is_page`` are those of one page.
    """
    number = numbered(bench, most, pages, is_page=is_page)
    count, deep = int(number.max()) + 1, bench.deepest + 1
    bound = bounds(bench, most, slack)
    views: dict[View, int] = {}
    shapes, made = leaf_blocks(bench, (max(pages), deep), views)
    tables = Tables(
        shapes=shapes,
        number=number,
        cost=np.full((KEPT, count, deep), NONE, dtype=np.int32),
        entry=np.full((KEPT, count, deep), -1, dtype=np.int32),
        above=np.zeros((KEPT, count, deep), dtype=np.int32),
        key=np.zeros((KEPT, count, deep), dtype=np.int32),
        bound=bound,
        edges=_edges(bench, most),
        first=np.zeros((count, 2), dtype=np.int32),
        entries=np.empty((1 << 14, FIELDS), dtype=np.int32),
        pairs=pair_prices(list(views), bench),
        bumps=bumping(list(views)),
        stale=np.ones(bound.shape, dtype=np.bool_),
        due=np.zeros(bound.shape, dtype=np.bool_),
        views=views,
    )
    add_leaves(tables, made, np.array([shape.story for shape in shapes], dtype=np.int64) - bench.first)
    return tables


def bounds(bench: Bench, most: int, slack: int) -> Ints:
    """What blocks of an interval may cost, by its first module and their count."""
    least = [least_cost(own) for own in bench.shapes]
    total = np.cumsum([0, *least])
    bound = np.full((len(least) + 1, most + 1), -1, dtype=np.int32)
    for length in range(1, most + 1):
        sums = total[length:] - total[: len(total) - length] + slack
        bound[: len(sums), length] = np.minimum(sums, NONE - 1)
    return bound


def least_cost(own: Shapes) -> int:
    """What a module costs at the least; a price out of reach where it has no shape at all."""
    return offered(own).least_cost()


def _edges(bench: Bench, most: int) -> Ints:
    """The edges of the page that modules of an interval are to reach, by first and count."""
    count = len(bench.shapes)
    edges = np.zeros((count + 1, most + 1), dtype=np.int32)
    if bench.edges:
        own = np.array(bench.edges[bench.first : bench.first + count], dtype=np.int32)
        for length in range(1, most + 1):
            stop = count - length + 1
            edges[:stop, length] = edges[:stop, length - 1] | own[length - 1 :]
    return edges


def leaf_blocks(bench: Bench, room: tuple[int, int], views: dict[View, int]) -> tuple[list[Shape], Ints]:
    """Every shape that goes into a room, and as a block; what neighbours see of it is numbered."""
    wide, deep = room
    shapes: list[Shape] = []
    made: list[Ints] = []
    for story, own in enumerate(map(offered, bench.shapes), bench.first):
        rank = bench.ranks[story]
        numbers = [views.setdefault(View(seen, rank, full), len(views)) for seen, full in own.looks]
        sizes = [seen.size for seen, _ in own.looks]
        goes = np.flatnonzero((own.columns <= wide) & (own.depth < deep))
        columns, look = own.columns[goes], own.look[goes]
        blocks = np.zeros((len(goes), FIELDS), dtype=np.int32)
        blocks[:, At.LAST_WIDE] = blocks[:, At.WIDE] = columns
        blocks[:, At.COST], blocks[:, At.DEPTH] = own.cost[goes], own.depth[goes]
        blocks[:, At.LEFT_VIEW] = blocks[:, At.RIGHT_VIEW] = np.array(numbers, dtype=np.int32)[look]
        blocks[:, At.LEAD if rank == 1 else At.REST] = columns
        blocks[:, At.LEAD_LEAF if rank == 1 else At.REST_LEAF] = columns
        blocks[:, At.LEAD_HEAD if rank == 1 else At.REST_HEAD] = np.array(sizes, dtype=np.int32)[look]
        blocks[:, At.TOP_HEAD] = np.array(sizes, dtype=np.int32)[look]
        blocks[:, At.FIRST] = np.arange(len(shapes), len(shapes) + len(goes))
        shapes += [own.shapes[at] for at in goes.tolist()]
        made.append(blocks)
    whole = np.concatenate(made)
    whole[:, (At.LEFT_EDGE, At.RIGHT_EDGE, At.LAST_LEAVES, At.LEAVES, At.PARTS)] = 1
    whole[:, At.KIND] = Kind.LEAF
    return shapes, whole


def add_leaves(tables: Tables, made: Ints, module: Keys) -> None:
    """Every shape of modules as a cell of its width, and as a page's tree where it is as wide as one."""
    for kind in (Kind.CELL, Kind.ROOT, Kind.PAGE):
        table = tables.number[kind, module, 1, made[:, At.WIDE]]
        there = np.flatnonzero(table >= 0)
        keep(tables, table[there], made[there])


def keep(tables: Tables, table: Ints, made: Ints) -> None:
    """Keep of blocks made for tables the cheapest few of each depth that look different."""
    if len(made):
        cost, depth = made[:, At.COST], made[:, At.DEPTH]
        chosen, rank = cheapest(table, (depth, cost), lambda rows: made[rows][:, LOOKED_AT].T)
        tables.add(table[chosen], rank, made[chosen])


def _page_look(blocks: Ints) -> Ints:
    """What a page sees of blocks, as a number."""
    look = np.zeros(len(blocks), dtype=np.int32)
    for name, factor in PAGE_LOOK:
        look += blocks[:, name] * np.int32(factor)
    return look
