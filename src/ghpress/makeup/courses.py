"""Says which runs of stories may make a page: by the room they take, and near where pages must fall."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import field
from itertools import accumulate

from ghpress.makeup.areas import Need, room_area
from ghpress.makeup.bench import Room, Run, Task
from ghpress.values import dataclass

SAVED = 106
"""What freer shapes may take at the least, in hundredths of what the bench's take."""


@dataclass(slots=True)
class Courses:
    """The ways to go through the stories of a task page by page, worked out when first asked for.

    One that is ``held`` strays by no more than a page from where its pages must fall by the room that
    stories take; stories put on pages set their own course.
    """

    task: Task
    needs: Sequence[Need]
    held: bool
    _taken: list[int] = field(init=False)
    _bound: list[int] = field(init=False)
    _runs: dict[tuple[int, int, bool], tuple[Run, ...]] = field(default_factory=dict)
    _falls: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._taken = [0, *accumulate(need.least_area for need in self.needs)]
        self._bound = [story for story, pin in enumerate(self.task.pins) if pin is not None]
        self.held = self.held and not self._bound

    def runs(self, start: int, number: int, count: int) -> Sequence[Run]:
        """The runs that page ``number`` of so many may hold from a story on; the same ones each time."""
        is_last, locked = number == count, self.task.locked.get(number)
        if locked is not None:
            begins = start == locked.shapes()[0].story and (locked.stop == len(self.needs)) == is_last
            rooms = tuple(self.task.rooms_of(number))
            return (Run(start, locked.stop, rooms, is_last),) if begins else ()
        first, stop = self._on_course(number, count)
        stop = min(stop, self._limit(start, number) + 1)
        every = self._from(start, min(number, len(self.task.rooms)), is_last)
        return every[max(0, first - start - 1) : max(0, stop - start - 1)]

    def reach(self, start: int, room: int) -> int:
        """The story before which a page of so much room is full at the latest."""
        return bisect_right(self._taken, self._taken[start] + SAVED * room // 100) - 1

    def fewest(self) -> int:
        """The fewest pages that all stories go on by area alone."""
        return -(-self._taken[-1] // max(map(self.area, self.task.rooms)))

    def area(self, rooms: Sequence[Room]) -> int:
        """The most room there is for stories in one of these."""
        return max((room_area(room, self.task.bench) for room in rooms), default=0)

    def _from(self, start: int, number: int, is_last: bool) -> tuple[Run, ...]:
        """The runs from a story on, one a stop, that go into the rooms of a page."""
        key = (start, number, is_last)
        if key not in self._runs:
            rooms = tuple(self.task.rooms_of(number))
            reach = self.reach(start, self.area(rooms))
            self._runs[key] = tuple(Run(start, at, rooms, is_last) for at in range(start + 1, reach + 1))
        return self._runs[key]

    def _on_course(self, number: int, count: int) -> tuple[int, int]:
        """The first place where page ``number`` of so many may stop, and the first after the last."""
        if (number, count) not in self._falls:
            stories, every = len(self.needs), self._taken[-1]
            first, stop = (stories, stories + 1) if number == count else (0, stories)
            if self.held:
                low, high = every * (number - 1), every * (number + 1)
                first = max(first, bisect_left(self._taken, low, key=count.__mul__))
                stop = min(stop, bisect_right(self._taken, high, key=count.__mul__))
            self._falls[number, count] = (first, stop)
        return self._falls[number, count]

    def _limit(self, start: int, number: int) -> int:
        """The first story from ``start`` on that is put on another page, or the count of stories."""
        for at in range(bisect_left(self._bound, start), len(self._bound)):
            if self.task.pins[self._bound[at]] != number:
                return self._bound[at]
        return len(self.needs)
