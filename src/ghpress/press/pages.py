"""Turns page jobs into page files: from the cache what is unchanged, from workers the rest."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, as_completed
from contextlib import ExitStack
from dataclasses import field, replace
from pathlib import Path
from typing import TypeAlias

from ghpress.cache import Store
from ghpress.press.crew import Crew, crew_of
from ghpress.press.entries import entry, page_of_entry
from ghpress.press.pagejob import PREVIEW_DPIS, PageFile, PageJob, PutDown
from ghpress.press.pagekey import Known, page_key, pictured
from ghpress.press.sent import opened, packed, tied_up
from ghpress.values import dataclass

Render: TypeAlias = Callable[[PageJob], PageFile]
"""Prints one page; a function of a module, so that workers can be sent its name."""


@dataclass(frozen=True, slots=True)
class Printed:
    """The page files in the order of the jobs, and how many of them were rendered anew."""

    files: tuple[PageFile, ...]
    rendered: int


@dataclass(frozen=True, slots=True)
class Keeping:
    """Where finished pages go: the cache, and the paths where a page file and its previews are to stand.

    Without paths the pages stay in memory.
    """

    store: Store | None = None
    paths: Callable[[PageJob], tuple[Path, ...]] | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """One page to be rendered, kept and put down, wherever that is done."""

    render: Render
    job: PageJob
    key: str
    store: Store | None
    paths: tuple[Path, ...]

    def __reduce__(self) -> tuple[Callable[[bytes], "Task"], tuple[bytes]]:
        """As it is sent to a worker."""
        return _received, (packed((self.render, self.job, self.key, self.store, self.paths)),)

    def rendered(self) -> PageFile:
        """The page, rendered. What it is written to may raise OSError."""
        return self.settled(self.render(self.job))

    def settled(self, file: PageFile) -> PageFile:
        """The page kept in the cache if it is sound, and put down where it is to stand."""
        if self.store is not None and file.is_sound():
            self.store.keep(self.key, entry(file, self.job.pictured_at))
        return self.put_down(file)

    def put_down(self, file: PageFile) -> PageFile:
        """The page written where it is to stand, if anywhere."""
        if not self.paths or not file.is_there():
            return file
        for path, content in zip(self.paths, (file.pdf, *file.previews), strict=True):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return replace(file, held=PutDown(self.paths))

    def taken(self) -> PageFile | None:
        """The page from the cache; one kept with previews serves where none are asked for."""
        if self.store is None:
            return None
        keys = (self.key,) if self.job.pictured_at else (self.key, pictured(self.key, PREVIEW_DPIS))
        parts = next((found for key in keys if (found := self.store.take(key))), None)
        return self.put_down(page_of_entry(parts, self.job)) if parts else None


def _received(parcel: bytes) -> Task:
    """A task that was sent."""
    return Task(*opened(parcel))


@dataclass(slots=True)
class Printing:
    """Pages begun: those of the cache are here, others are with the workers or still to be rendered."""

    tasks: list[Task] = field(default_factory=list)
    files: dict[int, PageFile] = field(default_factory=dict)
    with_crew: dict["Future[PageFile]", int] = field(default_factory=dict)
    executor: Executor | None = None
    by_copies: tuple[list[int], Callable[[], list[PageFile]]] | None = None
    """Pages that copies of this process render, and what waits for them."""

    def hand_over(self, places: Iterable[int], crew: Crew) -> None:
        """Have the crew render these pages."""
        for at in places:
            self.with_crew[crew.submit(self.tasks[at].rendered)] = at

    def finished(self, done: Callable[[int], None]) -> Printed:
        """All the pages. ``done`` is told how many are finished each time one is."""
        wanting = len(self.tasks) - len(self.files)
        done(len(self.files))
        for at, file in self._further():
            self.files[at] = file
            done(len(self.files))
        return Printed(tuple(self.files[at] for at in range(len(self.tasks))), wanting)

    def _further(self) -> Iterator[tuple[int, PageFile]]:
        """The wanting pages as they are finished."""
        if self.with_crew:
            for future in as_completed(self.with_crew):
                yield self.with_crew[future], future.result()
            return
        if self.by_copies:
            places, done = self.by_copies
            yield from zip(places, done(), strict=True)
            return
        wanting = [at for at in range(len(self.tasks)) if at not in self.files]
        if self.executor is None:
            yield from ((at, self.tasks[at].rendered()) for at in wanting)
            return
        from ghpress.press.afar import rendered_afar

        jobs = [(at, self.tasks[at].job) for at in wanting]
        for at, file in rendered_afar(self.tasks[0].render, jobs, self.executor):
            yield at, self.tasks[at].settled(file)


def begin_pages(
    jobs: Sequence[PageJob], render: Render, keeping: Keeping, workers: Crew | Executor | None
) -> Printing:
    """The jobs begun: what is in the cache taken, the rest with the workers, if there are any.

    ``workers`` None renders here; an executor may be of any machines. One page is rendered here, too,
    unless workers have been called in: the engine is as soon loaded here as there.
    """
    printing = Printing(executor=workers if isinstance(workers, Executor) else None)
    crew = workers if isinstance(workers, Crew) and workers.size > 1 else None
    alone: list[int] = []
    known: Known = {}
    for at, job in enumerate(jobs):
        paths = keeping.paths(job) if keeping.paths else ()
        if crew:
            job = tied_up(job)
        printing.tasks.append(Task(render, job, page_key(job, known), keeping.store, paths))
        file = printing.tasks[at].taken()
        if file is not None:
            printing.files[at] = file
        elif crew:  # at once: pages are painted while others are still looked for
            alone.append(at)
            if not crew.expects_few and (len(alone) > 1 or crew.is_called):
                printing.hand_over(alone, crew)
                alone.clear()
    if crew and crew.expects_few and alone:
        _begin_few(printing, alone, crew)
    return printing


def _begin_few(printing: Printing, places: list[int], crew: Crew) -> None:
    """Have these pages rendered by copies of this process, or by the crew if they are many after all."""
    done = crew.begin([printing.tasks[at].rendered for at in places])
    if done is not None:
        printing.by_copies = places, done
    elif len(places) > 1:
        printing.hand_over(places, crew)


def print_pages(
    jobs: Sequence[PageJob],
    render: Render,
    store: Store | None,
    workers: int | Executor,
    done: Callable[[int], None],
) -> Printed:
    """Every job's page file, in memory. ``workers`` are so many processes, or somebody's executor."""
    with ExitStack() as ending:
        hands = ending.enter_context(crew_of(workers)) if isinstance(workers, int) else workers
        return begin_pages(jobs, render, Keeping(store), hands).finished(done)
