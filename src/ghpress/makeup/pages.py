"""Finds the best page of every run of stories: its tree, its furniture, its white, its price.

A run is solved within a slack first: blocks that cost more than their stories must by more than that
are left out. A page found within it is the best there is; of another only the least it can cost is
known, and it is solved again, with freer shapes, when the whole issue asks for it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import field
from itertools import accumulate, chain
from typing import TypeAlias, TypeVar

import numpy as np

from ghpress.makeup.alongside import is_in_company, told
from ghpress.makeup.areas import STRETCHED, Need, columns_in, need_of, open_lines
from ghpress.makeup.balance import Balance, least_balanced
from ghpress.makeup.beginnings import STARTS_AT_ONCE, Beginnings
from ghpress.makeup.bench import ADVERTS, Bench, Room, Run, Task
from ghpress.makeup.cheapest import NONE
from ghpress.makeup.courses import Courses
from ghpress.makeup.hands import LEAST, Crew, crew, shared
from ghpress.makeup.insets import Beside, beside_adverts
from ghpress.makeup.prices import lead_cost
from ghpress.makeup.shape import Shape, Shapes
from ghpress.makeup.solved import grown
from ghpress.makeup.tables import Kind, Tables, least_cost
from ghpress.makeup.tree import Tree, evened, leaves
from ghpress.values import dataclass

SLACK = 360
"""What a page may cost above the least its stories cost before freer shapes are tried for it: a fault
and four things an editor would ask to have changed. At 250 text pages were solved twice for nothing."""

FREER_SLACKS = (700, 1000)
"""The same with freer shapes that are not the freest: half of the pages wanted cost no more than the
first, which takes half the time."""

NO_BOUND = NONE >> 2

SPREAD_SLACK = 3000
"""The same for a spread in the end: twice the columns have too many trees to go through them all."""

WANTING = 8
"""A last page with more than one line in so many left open wants copy: no freer shapes would fill it."""

LONG = 60
"""Stories from which on an issue is long, half as many where it has spreads: its pages are looked for
near where they must fall, more is let pass before freer shapes are tried, and pages not known to the
end count as dear."""

LONG_SLACK, HURRY = 500, 30
"""The slack in a long issue, and what a page not known to the end is held to cost above its least for
each of its stories: a long issue may cost more than it must, by that much at the most."""


_Item = TypeVar("_Item")
_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class Filled:
    """One page filled: its tree, the white above it and at the foot, and what it costs in all.

    ``stop`` is the first story that is not on it.
    """

    room: Room
    tree: Tree
    top: int
    foot: int
    cost: int
    stop: int

    def shapes(self) -> tuple[Shape, ...]:
        """The shapes of its stories, in reading order."""
        return tuple(shape for shape in leaves(self.tree) if shape.story != ADVERTS)


@dataclass(slots=True)
class Known:
    """What is known of a run: no page of it costs less than ``least``; the best one found so far.

    One that ``is_overfull`` has no room for its stories in the bench's shapes, by area alone. One that
    ``is_weighed`` has been looked at by area alone, no tree of it yet.
    """

    least: int
    page: Filled | None = None
    stage: int = 0
    is_settled: bool = False
    is_overfull: bool = False
    is_weighed: bool = False


Asked: TypeAlias = tuple[Run, Known | None]
"""A run to be settled, and what is known of it."""


@dataclass(slots=True)
class Pages:
    """The pages of a task, solved when asked for and remembered.

    One that ``is_long`` has so many stories that looking at every way to page it takes too long.
    """

    task: Task
    courses: Courses = field(init=False)
    is_long: bool = field(init=False)
    _most: list[int] = field(init=False)
    _costs: list[int] = field(init=False)
    _known: dict[Run, Known | None] = field(default_factory=dict)
    _beginnings: Beginnings = field(init=False)
    _locked: dict[int, Filled] = field(default_factory=dict)
    _balance: Balance | None = None
    hands: Crew[Asked, Known | None] | None = None

    def __post_init__(self) -> None:
        bench, wide = self.task.bench, max(self._widths())
        starts = range(0, len(bench.shapes), STARTS_AT_ONCE)

        def needs_from(start: int) -> list[Need]:
            own = bench.shapes[start : start + STARTS_AT_ONCE]
            return [need_of(shapes, wide, bench.white) for shapes in own]

        needs = [*chain.from_iterable(self._by_all(needs_from, starts, starts))]
        self.is_long = len(needs) > (LONG // 2 if bench.fold else LONG)
        self.courses = Courses(self.task, needs, held=self.is_long)
        self._most = [0, *accumulate(need.most_area for need in needs)]
        self._costs = [0, *accumulate(need.cost for need in needs)]
        slack = LONG_SLACK if self.is_long else SLACK
        self._beginnings = Beginnings(self.task, self.courses, self._widths(), slack, self.is_long)
        self._locked = {page.shapes()[0].story: page for page in self.task.locked.values()}

    def least(self, run: Run, *, squeeze: bool = False) -> int | None:
        """The least a run can cost as a page, by what is known so far; None where it makes none.

        Pages that only freer shapes may make room on are made where they are to ``squeeze``.
        """
        if run not in self._known:
            self._known[run] = self._begun(run) if self.is_long else self._weighed(run)
        known = self._known[run]
        if known is not None and known.is_weighed and self._beginnings.holds(run):
            known = self._known[run] = self._begun(run)
        if known is None or (known.is_overfull and not squeeze):
            return None
        if known.is_settled or not self.is_long:
            return known.least
        return known.least + HURRY * (run.stop - run.start)

    def begin(self, runs: Iterable[Run]) -> None:
        """Finds what the bench's own shapes make of these runs, by several hands where there are."""
        chunks: dict[int, list[Run]] = {}
        for run in runs:
            if run not in self._known:
                chunks.setdefault(run.start // STARTS_AT_ONCE, []).append(run)
        asked = [chunks[chunk] for chunk in sorted(chunks)]
        if is_in_company():
            every = self._by_all(self._begun_all, asked, [own[0].start for own in asked])
        else:
            every = shared(self._begun_all, asked)
        for own, made in zip(asked, every, strict=True):
            self._known.update(zip(own, made, strict=True))

    def _by_all(
        self, work: Callable[[_Item], _Made], items: Sequence[_Item], starts: Sequence[int]
    ) -> list[_Made]:
        """What comes of items that begin with these stories, by all who go along."""
        stories = len(self.task.bench.shapes)
        return told(work, items, [start / stories for start in starts])

    def begin_weighed(self, runs: Sequence[Run]) -> bool:
        """Looks at trees of those of these runs that were weighed only; whether there were any."""
        asked = [run for run in runs if (known := self._known[run]) is not None and known.is_weighed]
        self._beginnings.fill(asked)
        self._known.update({run: self._begun(run) for run in asked})
        return bool(asked)

    def _weighed(self, run: Run) -> Known | None:
        """A run by area alone, if it is worth looking at its trees; what it is begun as is no less."""
        least = self._costs[run.stop] - self._costs[run.start]
        balanced = self._balanced(run)
        if run.start in self._locked or balanced >= self.task.bench.ladder.over:
            return self._begun(run)
        least = max(least, balanced) + lead_cost(run.start, run.stop, self.task.bench)
        return Known(max(least, self._short(run)), is_weighed=True)

    def _begun_all(self, runs: Sequence[Run]) -> list[Known | None]:
        """Those of one set of tables, which are not asked for again."""
        self._put_away()
        return [self._begun(run) for run in runs]

    def page(self, run: Run) -> Filled | None:
        """The page of a run; None as long as it is not settled."""
        known = self._known[run]
        return known.page if known is not None and known.is_settled else None

    def variants(self, run: Run, cost: int) -> Iterator[Filled]:
        """Pages of a run that cost up to so much and are cut otherwise, the cheapest of each kind."""
        own = self.task.bench.shapes[run.start : run.stop]
        for shapes in (own, *(one(run.start, run.stop) for one in self.task.freer[:1])):
            bench = self.task.bench.part(shapes, run.start)
            wide, slack = self._widths_of(run.rooms), max(0, cost - self._least(run, shapes))
            tables = grown(bench, run.stop - run.start, wide, slack, is_page=True)
            every = _every(tables, run, bench, cost)
            found = sorted(every, key=_cost_of)
            if found:
                yield from found
                return

    @contextmanager
    def in_many_hands(self) -> Iterator[None]:
        """Lets several hands settle runs, that stay as long as this lasts."""
        with crew(self.settle) as self.hands:
            try:
                yield
            finally:
                self.hands = None

    def settle_all(self, runs: Sequence[Run]) -> None:
        """Solve each of these runs once more, a long issue's by several hands."""
        if self.is_long:
            self._put_away()
        least = LEAST if self.is_long else len(runs) + 1
        asked = [(run, self._known[run]) for run in runs]
        if is_in_company():
            made = self._by_all(self.settle, asked, [run.start for run in runs])
        else:
            made = [*map(self.settle, asked)] if self.hands is None else self.hands.made(asked, least)
        self._known.update(zip(runs, made, strict=True))

    def _put_away(self) -> None:
        """Lets go what runs were begun with: few are from now on, and each page takes as much again."""
        self._beginnings.put_away()
        self._balance = None

    def settle(self, asked: Asked) -> Known | None:
        """What is known of a run solved once more: with freer shapes, in the end without bound."""
        run, known = asked
        assert known is not None and not known.is_settled, "a run is settled once"
        shapes, slack, is_freest = self._freer(run, known)
        if known.page is not None:  # what costs more than the page there is is not wanted
            slack = min(slack, max(0, known.page.cost - self._least(run, shapes)))
        bench = self.task.bench.part(shapes, run.start)
        wide, count = self._widths_of(run.rooms), run.stop - run.start
        tables = grown(bench, count, wide, slack, is_page=True)
        page = _page(tables, run, bench)
        found = [one for one in (known.page, page) if one is not None]
        known.page = min(found, key=lambda one: one.cost, default=None)
        known.stage += 1
        known.least = max(known.least, self._least(run, shapes) + slack + 1)
        known.is_settled = is_freest or (known.page is not None and known.page.cost < known.least)
        if known.page is not None and (known.is_settled or known.page.cost < known.least):
            known.least = known.page.cost
        return None if known.is_settled and known.page is None else known

    def _freer(self, run: Run, known: Known) -> tuple[Sequence[Shapes], int, bool]:
        """The shapes to try next, the slack, and whether there are none freer."""
        task, page, stage = self.task, known.page, known.stage
        wants = run.is_last and page is not None and self._wants_copy(run, page)
        if not task.freer or (wants and task.wants_copy):
            return task.bench.shapes[run.start : run.stop], NO_BOUND, True
        slacks = FREER_SLACKS[-1:] if self.is_long else FREER_SLACKS  # the first is no more than it had
        last = stage >= len(slacks) * (len(task.freer) - 1)
        is_spread = max(columns_in(room, task.bench) for room in run.rooms) == 2 * task.bench.fold
        most = SPREAD_SLACK if is_spread else NO_BOUND
        freedom, step = divmod(stage, len(slacks))
        shapes = task.freer[-1 if last else freedom](run.start, run.stop)
        return shapes, most if last else slacks[step], last

    def _begun(self, run: Run) -> Known | None:
        """What the bench's own shapes make of a run within the slack."""
        if run.start in self._locked:
            locked = self._locked[run.start]
            return Known(locked.cost, locked, is_settled=True)
        bench = self.task.bench
        tables, base = self._beginnings.tables(run)
        page = _page(tables, run, bench, base)
        least = self._costs[run.stop] - self._costs[run.start] + self._beginnings.slack + 1
        least += lead_cost(run.start, run.stop, bench)
        if page is not None and page.cost < least:
            return Known(page.cost, page, is_settled=True)
        balanced = self._balanced(run)
        overfull = balanced >= bench.ladder.over and page is None
        balanced += lead_cost(run.start, run.stop, bench)
        return Known(max(least, self._short(run), balanced), page, is_overfull=overfull)

    def _least(self, run: Run, shapes: Sequence[Shapes]) -> int:
        """The least a page of these shapes can cost."""
        own = sum(map(least_cost, shapes))
        return own + lead_cost(run.start, run.stop, self.task.bench)

    def _wants_copy(self, run: Run, page: Filled) -> bool:
        """Whether its stories leave much of a page open, and by area must, as deep as they go."""
        return min(page.foot, self._open_lines(run, 100)) * WANTING > page.room.lines

    def _short(self, run: Run) -> int:
        """The least a page can cost that its stories cannot fill, however stretched."""
        ladder = self.task.bench.ladder
        short = ladder.last_page_short if run.is_last else ladder.page_short
        return self._open_lines(run, STRETCHED) * short

    def _open_lines(self, run: Run, stretched: int) -> int:
        """The lines of a page that its stories leave open at the least, stretched by so much."""
        most = (self._most[run.stop] - self._most[run.start]) * stretched // 100
        return open_lines(run.rooms, most, max(self._widths()), self.task.bench)

    def _balanced(self, run: Run) -> int:
        """What its stories cost by area alone, in the bench's shapes."""
        if self._balance is None:
            area = max(map(self.courses.area, self.task.rooms))
            self._balance = Balance(self.task.bench.shapes, area, self.task.bench.white.least)
        return least_balanced(self._balance, run, self.task.bench, self.courses.area(run.rooms))

    def _widths(self) -> tuple[int, ...]:
        """The widths of all the pages, in columns, and those of what adverts leave of them."""
        return self._widths_of([room for rooms in self.task.rooms for room in rooms])

    def _widths_of(self, rooms: Sequence[Room]) -> tuple[int, ...]:
        """The same of these rooms: most pages are half as wide as a spread."""
        wide = {columns_in(room, self.task.bench) for room in rooms}
        insets = ((columns_in(room, self.task.bench), room.inset) for room in rooms)
        return tuple(sorted(wide | {full - inset.columns for full, inset in insets if inset}))


@dataclass(frozen=True, slots=True)
class _Fit:
    """A block that fills a room: what the page costs, the white above it, its table and depth."""

    cost: int
    room: Room
    top: int
    table: int
    depth: int


def _page(tables: Tables, run: Run, bench: Bench, base: int | None = None) -> Filled | None:
    """The best page of a run that the tables, which begin with story ``base``, hold."""
    first = run.start - (run.start if base is None else base)
    if any(room.inset for room in run.rooms):
        found = (beside_adverts(tables, run, room, bench, first) for room in run.rooms)
        sides = [side for side in found if side is not None]
        return min((_with_adverts(side, run, bench) for side in sides), key=_cost_of, default=None)
    fits = [fit for room in run.rooms for fit in _fits(tables, (first, room), run, bench)]
    best = min(fits, key=lambda fit: fit.cost, default=None)
    if best is None:
        return None
    rank = int(tables.cost[:, best.table, best.depth].argmin())
    tree = tables.tree(int(tables.entry[rank, best.table, best.depth]))
    top, tree = evened(tree, best.top if best.room.gaps else None)
    cost = best.cost + lead_cost(run.start, run.stop, bench)
    return Filled(best.room, tree, top, best.room.lines - best.top - best.depth, cost, run.stop)


def _every(tables: Tables, run: Run, bench: Bench, most: int) -> Iterator[Filled]:
    """Every page up to a price that tables of one run hold, but for those beside adverts."""
    lead = lead_cost(run.start, run.stop, bench)
    short = bench.ladder.last_page_short if run.is_last else bench.ladder.page_short
    for room in (room for room in run.rooms if room.inset is None):
        table = int(tables.number[Kind.PAGE, 0, run.stop - run.start, columns_in(room, bench)])
        blocks = tables.cost[:, table] if table >= 0 else np.empty((0, 0))
        for rank, depth in np.argwhere(blocks < NONE):
            for top in bench.white.choices() if room.gaps else (0,):
                foot = room.lines - top - int(depth)
                white = bench.white.cost((top,), bench.ladder) if room.gaps else 0
                cost = int(blocks[rank, depth]) + room.cost + white + short * foot + lead
                if foot >= 0 and cost <= most:
                    tree = tables.tree(int(tables.entry[rank, table, depth]))
                    own, tree = evened(tree, top if room.gaps else None)
                    yield Filled(room, tree, own, foot, cost, run.stop)


def _with_adverts(side: Beside, run: Run, bench: Bench) -> Filled:
    """The page whose stories stand beside adverts."""
    top, tree = evened(side.tree, side.top if side.room.gaps else None)
    cost = side.cost + lead_cost(run.start, run.stop, bench)
    return Filled(side.room, tree, top, side.foot, cost, run.stop)


def _cost_of(page: Filled) -> int:
    return page.cost


def _fits(tables: Tables, at: tuple[int, Room], run: Run, bench: Bench) -> Iterator[_Fit]:
    """The cheapest block of a room under each white there may be above it."""
    first, room = at
    table = int(tables.number[Kind.PAGE, first, run.stop - run.start, columns_in(room, bench)])
    if table < 0:
        return
    ladder = bench.ladder
    short = ladder.last_page_short if run.is_last else ladder.page_short
    blocks = tables.cost[:, table, : room.lines + 1].min(axis=0)
    cost = blocks + short * np.arange(room.lines, room.lines - len(blocks), -1)
    for top in bench.white.choices() if room.gaps else (0,):
        within = cost[: max(0, room.lines - top + 1)]
        if len(within) and blocks[depth := int(within.argmin())] < NONE:
            white = bench.white.cost((top,), ladder) if room.gaps else 0
            price = int(cost[depth]) - short * top + room.cost + white
            yield _Fit(price, room, top, table, depth)
