"""Turns page jobs into page files on somebody's executor, which may run on other machines.

Any ``concurrent.futures`` interface will do. Pages of a worker that was lost are done again.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import field
from pathlib import Path

from ghpress.press.carried import Parcel, Wanting, parcelled, render_parcel
from ghpress.press.pagejob import PageFile, PageJob
from ghpress.values import dataclass

MOST_TRIES = 4
"""How often a page is begun before what stops it is taken for the page's fault and raised."""

MOST_ASKED = 8
"""How often new workers may ask for files before a page is given up: each time it gets what it asked."""

FURTHER = 2
"""Pages begun for each that is finished. All at once, each would ask for the files that all need."""


def rendered_afar(
    render: Callable[[PageJob], PageFile], wanting: Sequence[tuple[int, PageJob]], executor: Executor
) -> Iterator[tuple[int, PageFile]]:
    """The wanting pages as they are finished.

    Raises:
        Exception: whatever stopped a page four times over.
    """
    rounds = _Rounds(render, executor)
    waiting = list(reversed(wanting))
    rounds.begin(waiting, 1)
    while rounds.tasks:
        done, _ = wait(rounds.tasks, return_when=FIRST_COMPLETED)
        for task in done:
            file = rounds.came_back(task)
            if file is not None:
                rounds.begin(waiting, FURTHER)
                yield file


@dataclass(slots=True)
class _Rounds:
    """The pages that are out, and what was sent with each."""

    render: Callable[[PageJob], PageFile]
    executor: Executor
    tasks: dict["Future[PageFile | Wanting]", int] = field(default_factory=dict)
    parcels: dict[int, tuple[Parcel, Mapping[str, Path], bool]] = field(default_factory=dict)
    sent: dict[int, frozenset[str]] = field(default_factory=dict)
    tries: Counter[int] = field(default_factory=Counter)
    asked: Counter[int] = field(default_factory=Counter)

    def begin(self, waiting: list[tuple[int, PageJob]], count: int) -> None:
        """Send some pages out for the first time, with no files: most workers have them."""
        for _ in range(min(count, len(waiting))):
            at, job = waiting.pop()
            self.parcels[at] = (*parcelled(job), job.kept is not None)
            self.sent[at] = frozenset()
            self.send(at)

    def send(self, at: int) -> None:
        """Send a page out with the files that were asked for."""
        parcel, at_hand, keeps = self.parcels[at]
        files = {name: at_hand[name].read_bytes() for name in sorted(self.sent[at])}
        self.tasks[self.executor.submit(render_parcel, self.render, parcel, files, keeps)] = at

    def came_back(self, task: "Future[PageFile | Wanting]") -> tuple[int, PageFile] | None:
        """The page of a task that is done; None where it had to be sent out again."""
        at = self.tasks.pop(task)
        fault = None if task.cancelled() else task.exception()
        if task.cancelled() or fault is not None:
            self.tries[at] += 1
            if self.tries[at] >= MOST_TRIES:
                raise fault or RuntimeError(f"page job {at} was cancelled")
            self.send(at)
            return None
        answer = task.result()
        if isinstance(answer, PageFile):
            return at, answer
        self.asked[at] += 1
        if self.asked[at] > MOST_ASKED:
            raise RuntimeError(f"workers keep none of the files sent: {sorted(answer.names)[:3]}")
        self.sent[at] |= answer.names
        self.send(at)
        return None
