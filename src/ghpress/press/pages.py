"""Turns page jobs into page files: from the cache what is unchanged, from workers the rest."""

import json
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from contextlib import closing, contextmanager
from dataclasses import astuple, dataclass
from multiprocessing import connection
from typing import TypeAlias

from ghpress.cache import Store
from ghpress.makeup.page import SetWords
from ghpress.press.afar import rendered_afar
from ghpress.press.pagejob import PREVIEW_DPIS, PageFile, PageJob
from ghpress.press.pagekey import page_key
from ghpress.press.reading.stretches import Stretch
from ghpress.remarks import packed, unpacked

Render: TypeAlias = Callable[[PageJob], PageFile]


LOADED_ONCE = ("ghpress.press.pagefile", "ghpress.inspection")
"""What the workers' common parent loads, so that each of them starts with the engine warm."""


@dataclass(frozen=True, slots=True)
class Printed:
    """The page files in the order of the jobs, and how many of them were rendered anew."""

    files: tuple[PageFile, ...]
    rendered: int


def print_pages(
    jobs: Sequence[PageJob],
    render: Render,
    store: Store | None,
    workers: int | Executor,
    done: Callable[[int], None],
) -> Printed:
    """Every job's page file. ``done`` is told how many are finished each time one is.

    ``render`` prints one page; it is a function of a module, so that workers can be sent its name.
    ``workers`` are so many processes of ours, or somebody's executor, of any machines.
    """
    keys = [page_key(job) for job in jobs]
    files = {at: file for at, key in enumerate(keys) if (file := _taken(store, key, jobs[at]))}
    done(len(files))
    wanting = [at for at in range(len(jobs)) if at not in files]
    # Closed whatever happens here, so that workers end before this process does.
    with closing(_rendered(render, [(at, jobs[at]) for at in wanting], workers)) as rendered:
        for at, file in rendered:
            files[at] = file
            if store is not None and file.is_sound():
                store.keep(keys[at], _entry(file))
            done(len(files))
    return Printed(tuple(files[at] for at in range(len(jobs))), len(wanting))


def _rendered(
    render: Render, wanting: Sequence[tuple[int, PageJob]], workers: int | Executor
) -> Generator[tuple[int, PageFile], None, None]:
    """The wanting pages as they are finished: here if there is one, else in worker processes."""
    if isinstance(workers, Executor):
        yield from rendered_afar(render, wanting, workers)
        return
    if workers == 1 or len(wanting) < 2:
        yield from ((at, render(job)) for at, job in wanting)
        return
    with _pool(min(workers, len(wanting)), render.__module__) as pool:
        with _held_back():
            tasks = {pool.submit(render, job): at for at, job in wanting}
        yield from ((tasks[task], task.result()) for task in as_completed(tasks))


@contextmanager
def _pool(workers: int, module: str) -> Iterator[Executor]:
    """Worker processes that have the module loaded; what is not begun is dropped on the way out."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([module, *LOADED_ONCE])
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_begin_work)
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


_STOPS = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def _held_back() -> Iterator[None]:
    """Holds a stop back while workers are started: one caught half-way would be left behind.

    Workers begin deaf to stops; ending them in order is this process's business. The mask does that
    for them, but not for us: a library's own thread may still take the signal, hence the handlers.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    caught: list[int] = []
    former = {each: signal.signal(each, lambda number, _: caught.append(number)) for each in _STOPS}
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, _STOPS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        for each, handler in former.items():
            signal.signal(each, handler or signal.SIG_DFL)
    for number in caught:
        signal.raise_signal(number)


def _begin_work() -> None:
    """Lets a worker be ended by SIGTERM again, which is how a broken pool ends its others.

    It also ends with its parent: one that is killed outright tells nobody, and a worker that waits
    for work would wait for ever, holding the terminal's pipes open.
    """
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGTERM])
    threading.Thread(target=_end_with_the_parent, daemon=True).start()


def _end_with_the_parent() -> None:
    """Waits for the build's process to end, then ends this one at once: nothing here is half-written."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _entry(file: PageFile) -> dict[str, bytes]:
    """A page file as a cache entry."""
    pictures = {str(dpi): png for dpi, png in zip(PREVIEW_DPIS, file.previews, strict=True)}
    remarks = json.dumps([packed(remark) for remark in file.remarks]).encode()
    words = json.dumps([(each.role, each.text, each.size) for each in file.words]).encode()
    stretches = json.dumps([astuple(stretch) for stretch in file.stretches]).encode()
    said = {"remarks": remarks, "words": words, "stretches": stretches}
    return {"pdf": file.pdf, **pictures, **said}


def _taken(store: Store | None, key: str, job: PageJob) -> PageFile | None:
    """The page file from the cache, with the remarks it was printed with."""
    parts = store.take(key) if store else None
    if parts is None:
        return None
    pictures = tuple(parts[str(dpi)] for dpi in PREVIEW_DPIS)
    remarks = tuple(unpacked(remark) for remark in json.loads(parts["remarks"]))
    words = tuple(SetWords(*each) for each in json.loads(parts["words"]))
    stretches = tuple(Stretch(*each) for each in json.loads(parts["stretches"]))
    return PageFile(job.page.number, parts["pdf"], pictures, remarks, words, stretches)
