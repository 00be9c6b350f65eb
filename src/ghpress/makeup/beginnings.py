"""Keeps the tables that pages are begun with: of a few stories together, full of runs asked for."""

from collections.abc import Iterable
from dataclasses import field

from ghpress.makeup.bench import Bench, Run, Task
from ghpress.makeup.courses import Courses
from ghpress.makeup.solved import begun, fill_runs, grown
from ghpress.makeup.tables import Tables
from ghpress.values import dataclass

TABLES_KEPT = 3
"""Sets of tables kept at hand, some twenty megabytes each: a long issue is gone through page by page."""

STARTS_AT_ONCE = 24
"""Stories that are solved together as beginnings of pages; more take more memory and no less time."""


@dataclass(slots=True)
class Beginnings:
    """The tables of a task in the bench's own shapes, over pages of these widths, within a slack.

    In a long issue, most of whose runs are asked for, they ``are_full`` from the start.
    """

    task: Task
    courses: Courses
    widths: tuple[int, ...]
    slack: int
    are_full: bool
    _tables: dict[int, tuple[Tables, Bench]] = field(default_factory=dict)

    def tables(self, run: Run) -> tuple[Tables, int]:
        """The tables a run is in, and the story they begin with."""
        base = _base(run)
        return self._of(base)[0], base

    def holds(self, run: Run) -> bool:
        """Whether the tables of a run are full."""
        tables, base = self.tables(run)
        return not tables.stale[run.start - base, run.stop - run.start]

    def fill(self, runs: Iterable[Run]) -> None:
        """Has the tables of these runs full."""
        spans: dict[int, list[tuple[int, int]]] = {}
        for run in runs:
            base = _base(run)
            spans.setdefault(base, []).append((run.start - base, run.stop - base))
        for base, own in spans.items():
            fill_runs(*self._of(base), own)

    def put_away(self) -> None:
        """Lets them go: no more is asked of them."""
        self._tables.clear()

    def _of(self, base: int) -> tuple[Tables, Bench]:
        """The tables of the stories from one on, and the bench they are of."""
        if base not in self._tables:
            shapes = self.task.bench.shapes
            room = max(map(self.courses.area, self.task.rooms))
            starts = range(base, min(base + STARTS_AT_ONCE, len(shapes)))
            stops = [self.courses.reach(at, room) for at in starts]
            most = max(1, *(stop - at for at, stop in zip(starts, stops, strict=True)))
            part = self.task.bench.part(shapes[base : max(stops)], base)
            tables = (grown if self.are_full else begun)(part, most, self.widths, self.slack)
            while len(self._tables) >= TABLES_KEPT:
                del self._tables[min(self._tables)]
            self._tables[base] = (tables, part)
        return self._tables[base]


def _base(run: Run) -> int:
    """The story with which the tables begin that a run is in."""
    return run.start - run.start % STARTS_AT_ONCE
