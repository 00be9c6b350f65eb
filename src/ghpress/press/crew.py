"""Worker processes: called in while make-up still works, so that painting begins at once.

They are forked from one common parent that has the press loaded and warm (``ghpress.warmed``). Where few
pages are expected, of which the engine has painted its part before, a copy of this process does them.
"""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import field
from functools import partial
from multiprocessing import connection, forkserver, resource_tracker
from typing import Any, ParamSpec, TypeVar

from ghpress.makeup import hands
from ghpress.makeup.hands import many_hands
from ghpress.press.announced import Announcement
from ghpress.values import dataclass

LOADED_ONCE = ("ghpress.cli.main", "ghpress.warmed")
"""What the workers' common parent loads."""

MOST_BY_COPIES = 6
"""Pages up to which copies of this process are as soon done as workers are ready."""

_Given = ParamSpec("_Given")
_Made = TypeVar("_Made")


@dataclass(slots=True)
class Crew:
    """So many workers at most; none is started before there is work for it."""

    size: int
    expects_few: bool = False
    is_called: bool = False
    _pool: ProcessPoolExecutor | None = field(default=None, repr=False)
    _announced: Announcement | None = field(default=None, repr=False)
    _begun: "set[Future[Any]]" = field(default_factory=set, repr=False)
    """What workers have not done yet."""
    _copies: "hands.Crew[Any, Any] | None" = field(default=None, repr=False)

    def call_in(self) -> None:
        """Have the common parent started, and do not wait for it: it gets warm while others work."""
        if not self.is_called:
            self.is_called = True
            self._announced = Announcement()
            multiprocessing.get_context("forkserver").set_forkserver_preload(list(LOADED_ONCE))
            with _held_back(), self._announced.is_heard():
                forkserver.ensure_running()

    def tell(self, pages: Callable[[], bytes], rehearse: Callable[[bytes], object]) -> None:
        """Say what pages are to come, as ``warmed`` takes it, if the common parent may still hear it.

        Where few are expected, a copy of this process rehearses them, and waits for the pages.
        """
        if self._announced is not None:
            self._announced.tell(pages())
        elif self.expects_few and self.size > 1 and self._copies is None:
            copies: hands.Crew[Any, Any] = hands.Crew(_done, partial(rehearse, pages()))
            with many_hands(self.size):
                self.expects_few = copies.hire()  # where none can be made, workers are called in
            self._copies = copies if self.expects_few else None

    def begin(self, work: Sequence[Callable[[], _Made]]) -> "Callable[[], list[_Made]] | None":
        """Begin to have all this done by copies of this process; what waits for it to be done.

        None where there are no copies, or where so much is to be done that workers are to do it.
        """
        if self._copies is None or len(work) > MOST_BY_COPIES:
            return None
        with many_hands(self.size):
            return partial(self._copies.finished, self._copies.begun(work))

    def apart(self, work: Callable[[], _Made]) -> Callable[[], _Made]:
        """Have something done beside what this process does, if anybody is idle; what waits for it.

        Where nobody is, or they have ended, it is done here.
        """
        if self._copies is not None:
            done = self.begin((work,))
            return (lambda: done()[0]) if done else work
        if self._pool is None or self._begun:
            return work
        future = self.submit(work)

        def brought() -> _Made:
            try:
                return future.result()
            except BrokenProcessPool:
                return work()

        return brought

    def submit(
        self, work: Callable[_Given, _Made], /, *given: _Given.args, **named: _Given.kwargs
    ) -> "Future[_Made]":
        """Have work done; a worker is started for it where none is idle."""
        self.call_in()
        with _held_back():
            try:
                future = self._at_work().submit(work, *given, **named)
            except BrokenProcessPool:  # by another issue's pages: these have done nothing yet
                self.end()
                future = self._at_work().submit(work, *given, **named)
        self._begun.add(future)
        future.add_done_callback(self._begun.discard)
        return future

    def end(self) -> None:
        """Drop what is not begun, wait for what is, and let all go."""
        if self._copies is not None:
            self._copies.end()
            self._copies = None
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None
        if self._announced is not None:
            self._announced.take_down()
            self._announced = None

    def _at_work(self) -> ProcessPoolExecutor:
        """The workers."""
        if self._pool is None:
            context = multiprocessing.get_context("forkserver")
            self._pool = ProcessPoolExecutor(self.size, mp_context=context, initializer=_begin_work)
        return self._pool


def _done(work: Callable[[], _Made]) -> _Made:
    """What comes of a piece of work."""
    return work()


@contextmanager
def crew_of(size: int) -> Iterator[Crew]:
    """So many workers while they are wanted; they end before this process does."""
    crew = Crew(size)
    try:
        yield crew
    finally:
        crew.end()


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
    # Started later it would lift the mask, and the common parent would hear a stop while it loads.
    resource_tracker.ensure_running()
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

    It also ends with its parent: a build that is killed outright tells nobody, and a worker that waits
    for work would wait for ever, holding the terminal's pipes open.
    """
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGTERM])
    end_with_the_parent()


def end_with_the_parent() -> None:
    """Has this worker end when the process that it works for does, however that one ends."""
    threading.Thread(target=_wait_for_the_end, daemon=True).start()


def _wait_for_the_end() -> None:
    """Waits for the parent to end, then ends this process at once: nothing here is half-written."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
