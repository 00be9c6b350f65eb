"""Fills pages with rows: the cheapest arrangement of the issue's stories in their order.

Exact dynamic programming in two storeys. Within a page, rows are laid one under another; what is left
of the page's lines is the white between them, and it must lie within the layout's limits. Over the
pages, each page takes the stories from where the last one ended.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TypeAlias

from ghpress.makeup.ladder import Ladder
from ghpress.makeup.rows import Bench, Cellar, rows_from
from ghpress.makeup.shape import Row


@dataclass(frozen=True, slots=True)
class Room:
    """Lines of a page left for stories by one choice of furniture.

    ``gaps`` counts the gaps above the first row that share in the page's white (under a note box);
    ``choice`` is the index of the furniture chosen, ``cost`` its price.
    """

    lines: int
    cost: int = 0
    gaps: int = 0
    choice: int = 0


@dataclass(frozen=True, slots=True)
class Filled:
    """One page filled: its rows, the white of each gap from the top, what stays open at the foot."""

    room: Room
    rows: tuple[Row, ...]
    gaps: tuple[int, ...]
    foot: int
    cost: int

    def stop(self) -> int:
        """The index of the first story that is not on this page."""
        return self.rows[-1].stop


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be filled: stories, and the rooms of page 1, 2, … (the last for all that follow).

    ``pins`` are the pages the stories must stand on, None for one that may stand on any; empty where
    none is pinned.
    """

    bench: Bench
    rooms: Sequence[Sequence[Room]]
    pins: Sequence[int | None] = ()

    def rooms_of(self, page: int) -> Sequence[Room]:
        """The rooms of a page, counted from 1."""
        return self.rooms[min(page, len(self.rooms)) - 1]

    def limit(self, start: int, page: int) -> int:
        """The first story from ``start`` on that is pinned to another page, or the count of stories."""
        pins = self.pins[start:]
        away = (at for at, pin in enumerate(pins, start) if pin not in (None, page))
        return next(away, len(self.bench.shapes))


def fill(task: Task, most_pages: int, least_pages: int = 1) -> tuple[Filled, ...] | None:
    """The cheapest filling with the fewest pages that holds every story; None if none does.

    Pages are counted from ``least_pages``; with both equal the number is given.
    """
    return next(_fillings(task, most_pages, least_pages), None)


def fill_cheapest(task: Task, most_pages: int, least_pages: int = 1) -> tuple[Filled, ...] | None:
    """The cheapest filling with any number of pages up to the most."""
    fillings = _fillings(task, most_pages, least_pages)
    return min(fillings, key=lambda pages: sum(page.cost for page in pages), default=None)


def _fillings(task: Task, most_pages: int, least_pages: int) -> Iterator[tuple[Filled, ...]]:
    """The cheapest filling with each number of pages that holds every story, the fewest first."""
    count = len(task.bench.shapes)
    search = _Search(task, Cellar(task.bench))
    begun: _Begun = {0: (0, ())}
    for page in range(1, most_pages + 1):
        if page >= least_pages and (ended := _ended(search, begun, page, count)):
            yield ended
        begun = _turned(search, begun, page, count)


_Begun = Mapping[int, tuple[int, tuple[Filled, ...]]]
"""By the story the next page begins with: the cost so far and the pages."""


def _ended(search: "_Search", begun: _Begun, page: int, count: int) -> tuple[Filled, ...]:
    """The cheapest way to finish the issue on this page; empty where there is none."""
    ways = [
        (cost + last.cost, (*pages, last))
        for start, (cost, pages) in begun.items()
        if (last := search.page(start, page, True).get(count))
    ]
    return min(ways, key=lambda way: way[0])[1] if ways else ()


def _turned(search: "_Search", begun: _Begun, number: int, count: int) -> _Begun:
    """The cheapest ways to have filled one page more with stories left over."""
    turned: dict[int, tuple[int, tuple[Filled, ...]]] = {}
    for start, (cost, pages) in begun.items():
        for stop, page in search.page(start, number, False).items():
            total = cost + page.cost
            if stop < count and (stop not in turned or total < turned[stop][0]):
                turned[stop] = (total, (*pages, page))
    return turned


@dataclass(frozen=True, slots=True)
class _Laid:
    """Rows laid on a page from the top: lines used, cost, the last row and those before it."""

    used: int
    count: int
    cost: int
    row: Row
    above: "_Laid | None"

    def rows(self) -> tuple[Row, ...]:
        """Every row, from the top."""
        return (*(self.above.rows() if self.above else ()), self.row)

    def stop(self) -> int:
        """The story the next row begins with."""
        return self.row.stop


@dataclass(frozen=True, slots=True)
class _Bounds:
    """How far rows may be laid: lines of the page, and the story they must stop before."""

    lines: int
    limit: int


@dataclass(slots=True)
class _Search:
    """The search over one task, with what it has found so far."""

    task: Task
    cellar: Cellar
    _rows: dict[int, tuple[Row, ...]] = field(default_factory=dict)
    _laid: dict[tuple[int, _Bounds], list[_Laid]] = field(default_factory=dict)

    def page(self, start: int, number: int, is_last: bool) -> dict[int, Filled]:
        """The cheapest filled page of this number from this story on, by the story after it."""
        best: dict[int, Filled] = {}
        rooms = self.task.rooms_of(number)
        deepest = max((room.lines for room in rooms), default=0)
        for laid in self.laid(start, _Bounds(deepest, self.task.limit(start, number))):
            stop = laid.stop()
            for room in rooms:
                page = _fitted(laid, room, self.task, is_last)
                if page and (stop not in best or page.cost < best[stop].cost):
                    best[stop] = page
        return {
            stop: replace(page, cost=page.cost + _lead_cost(start, stop, self.task.bench))
            for stop, page in best.items()
        }

    def laid(self, start: int, bounds: _Bounds) -> list[_Laid]:
        """Every way worth keeping to lay rows from this story on within bounds."""
        key = (start, bounds)
        if key not in self._laid:
            self._laid[key] = self._lay(start, bounds)
        return self._laid[key]

    def _lay(self, start: int, bounds: _Bounds) -> list[_Laid]:
        found: list[_Laid] = []
        layer = [_Laid(row.depth, 1, row.cost, row, None) for row in self._within(start, bounds)]
        while layer:
            found += layer
            best: _Best = {}
            for laid in layer:
                self._lay_under(laid, bounds, best)
            layer = list(best.values())
        return found

    def _lay_under(self, laid: _Laid, bounds: _Bounds, best: "_Best") -> None:
        """Lays every row that still fits under these; keeps the cheapest of those that look alike."""
        left = bounds.lines - laid.used - laid.count * self.task.bench.white.least
        split = laid.row.split
        for row in self._within(laid.stop(), _Bounds(left, bounds.limit)):
            cost = laid.cost + row.cost + _under(split, row.split, self.task.bench.ladder)
            key = (row.stop, laid.used + row.depth, row.split)
            if key not in best or cost < best[key].cost:
                best[key] = _Laid(laid.used + row.depth, laid.count + 1, cost, row, laid)

    def _within(self, story: int, bounds: _Bounds) -> Iterator[Row]:
        """The rows from this story on that keep within the bounds."""
        if story >= bounds.limit:
            return iter(())
        if story not in self._rows:
            self._rows[story] = rows_from(story, self.cellar)
        rows = self._rows[story]
        shallow = rows[: bisect_right(rows, bounds.lines, key=lambda row: row.depth)]
        return (row for row in shallow if row.stop <= bounds.limit)


_Best: TypeAlias = dict[tuple[int, int, tuple[int, ...]], _Laid]
"""The cheapest rows laid, by the next story, the lines used and the last split."""


def _lead_cost(start: int, stop: int, bench: Bench) -> int:
    """What it costs that a page has no lead, or has it elsewhere than at its head.

    An issue without any lead has none to give.
    """
    ranks = bench.ranks[start:stop]
    if 1 not in ranks:
        return bench.ladder.page_without_lead if 1 in bench.ranks else 0
    return 0 if ranks[0] == 1 else bench.ladder.late_lead


@cache
def _under(above: tuple[int, ...], below: tuple[int, ...], ladder: Ladder) -> int:
    """What two rows cost for gutters that run on from one to the other."""
    if above == below and len(above) > 1:
        return ladder.same_split
    return ladder.through_gutter * len(_gutters(above) & _gutters(below))


def _gutters(split: tuple[int, ...]) -> set[int]:
    """The columns after which a gutter between stories stands."""
    return {sum(split[:count]) for count in range(1, len(split))}


def _fitted(laid: _Laid, room: Room, task: Task, is_last: bool) -> Filled | None:
    """The page with its white shared out; None where the rows do not go into the room."""
    count, white = laid.count - 1 + room.gaps, task.bench.white
    open_lines = room.lines - laid.used
    if open_lines < count * white.least:
        return None
    short = max(0, open_lines - count * white.most)
    gaps, ladder = _shared(open_lines - short, count), task.bench.ladder
    cost = laid.cost + room.cost + white.cost(gaps, ladder)
    cost += short * (ladder.last_page_short if is_last else ladder.page_short)
    return Filled(room, laid.rows(), gaps, short, cost)


def _shared(lines: int, count: int) -> tuple[int, ...]:
    """So many lines shared out over gaps as evenly as whole lines allow, the upper ones wider."""
    return tuple(lines // count + (place < lines % count) for place in range(count)) if count else ()
