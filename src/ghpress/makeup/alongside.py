"""Lets copies of this process go through the same make-up beside it, each doing its part of the work.

All of them take the same steps with the same stories, so that nothing has to be sent to them, and what
one has made ready lies at hand for its next step. What they work out of shared work they tell one
another; where a copy is lost, this process goes on alone and works out what is wanting.
"""

import mmap
import os
import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import Any, TypeAlias, TypeVar

from ghpress.makeup.hands import LOST, STOPS, hands_there_are, settle_in
from ghpress.values import dataclass

MOST_ITEMS = 1 << 16
"""Items of one share of work at the most."""

_Item = TypeVar("_Item")
_Made = TypeVar("_Made")
_Key = TypeVar("_Key")

_Line: TypeAlias = "Connection[Any, Any]"


@dataclass(slots=True, eq=False)
class _Company:
    """This process and its copies, seen from one of them.

    ``place`` is its own, 0 that of the process that was copied; ``lines`` go to the copies, in a copy to
    that process. ``claims`` lie in memory that all of them see: for each item the number of the last
    share in which somebody took it.
    """

    place: int
    count: int
    lines: list[_Line]
    claims: memoryview
    copies: list[int]
    alive: tuple[int, int]
    shares: int = 0

    def parts(self, lie: Sequence[float]) -> list[list[int]]:
        """Whose the items are that lie there in the issue, every other part from its end.

        So what is left over lies side by side, and who takes it knows the stories beside it.
        """
        parts: list[list[int]] = [[] for _ in range(self.count)]
        for at, where in enumerate(lie):
            parts[min(int(where * self.count), self.count - 1)].append(at)
        for part in parts[1::2]:
            part.reverse()
        return parts

    def taken(self, lie: Sequence[float]) -> Iterator[int]:
        """The items this one is to do: its own, then what others have left.

        Where two take the same at the same moment both do it: it comes to the same.
        """
        self.shares += 1
        claims, parts = self.claims, self.parts(lie)
        own = parts.pop(self.place)
        for at in own:
            if claims[at] != self.shares:
                claims[at] = self.shares
                yield at
        while parts:
            fullest = max(parts, key=len)
            if not fullest:
                return
            at = fullest.pop()
            if claims[at] != self.shares:
                claims[at] = self.shares
                yield at

    def told(self, own: dict[_Key, _Made]) -> dict[_Key, _Made]:
        """What everybody has found."""
        if self.place:
            self.lines[0].send(own)
            found: dict[_Key, _Made] = {**self.lines[0].recv(), **own}
            return found
        every = self.heard(own)
        try:
            for line, (_, known) in zip(self.lines, every, strict=False):
                line.send({key: made for key, made in own.items() if key not in known})
        except LOST:
            self.end()
        return own

    def heard(self, own: dict[_Key, _Made]) -> list[tuple[_Line, Mapping[_Key, _Made]]]:
        """What each copy has found, which is added to what this process has."""
        every: list[tuple[_Line, Mapping[_Key, _Made]]] = []
        try:
            for line in self.lines:
                every.append((line, line.recv()))
        except LOST:
            self.end()
        for _, found in every:
            own.update(found)
        return every

    def end(self) -> None:
        """Ends the copies, whatever they are at: from now on this process is alone."""
        for line in self.lines:
            line.close()
        self.lines.clear()
        for process in self.copies:
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
        self.copies.clear()
        if self.count > 1:
            for end in self.alive:
                os.close(end)
        self.count = 1


_COMPANY: ContextVar[_Company | None] = ContextVar("company", default=None)

_ALLOWED: ContextVar[bool] = ContextVar("alongside", default=False)


@contextmanager
def made_up_once() -> Iterator[None]:
    """Says that what is made up in here is not made up again by this process.

    Copies may then go along, which take what they have made ready with them when they end.
    """
    former = _ALLOWED.set(True)
    try:
        yield
    finally:
        _ALLOWED.reset(former)


@contextmanager
def copies_alongside(*, wanted: bool) -> Iterator[None]:
    """Has copies go along to the end of this, at most; they end at ``brought``."""
    count = hands_there_are() if wanted and _ALLOWED.get() else 1
    if count < 2:
        yield
        return
    company = _company(count)
    former = _COMPANY.set(company)
    try:
        yield
    finally:
        if company.place:
            os._exit(0)
        company.end()
        _COMPANY.reset(former)


def is_in_company() -> bool:
    """Whether copies go along."""
    return _COMPANY.get() is not None


def falls_here(lie: Sequence[float]) -> Sequence[int]:
    """Which of the items that lie there in the issue are this process's, if nobody takes them."""
    company = _COMPANY.get()
    return range(len(lie)) if company is None else company.parts(lie)[company.place]


def pooled(own: dict[_Key, _Made]) -> dict[_Key, _Made]:
    """What this process and those alongside have found, each of them some of it."""
    company = _COMPANY.get()
    return own if company is None else company.told(own)


def told(work: Callable[[_Item], _Made], items: Sequence[_Item], lie: Sequence[float]) -> list[_Made]:
    """What comes of each of these items, in their order, whoever of the company does it.

    Args:
        work: what is to be done with an item; it may leave things behind for the next time.
        items: at most ``MOST_ITEMS``.
        lie: where in the issue each item lies, from 0 to 1: whoever worked there before is to do it.
    """
    found = pooled(_mine(work, items, lie))
    return [found[at] if at in found else work(item) for at, item in enumerate(items)]


def brought(work: Callable[[_Item], _Made], items: Sequence[_Item], lie: Sequence[float]) -> list[_Made]:
    """The same brought to the process that was copied: the copies have done their share, and end."""
    found, company = _mine(work, items, lie), _COMPANY.get()
    if company is not None:
        if company.place:
            company.lines[0].send(found)
            os._exit(0)
        company.heard(found)
        company.end()
    return [found[at] if at in found else work(item) for at, item in enumerate(items)]


def _mine(
    work: Callable[[_Item], _Made], items: Sequence[_Item], lie: Sequence[float]
) -> dict[int, _Made]:
    """What comes of the items that fall to this process, by their places."""
    company = _COMPANY.get()
    taken = range(len(items)) if company is None else company.taken(lie)
    return {at: work(items[at]) for at in taken}


def _company(count: int) -> _Company:
    """This process with its copies, so many in all, seen from it and in each copy from that one.

    It stays alone where the machine has not room for as many.
    """
    claims = memoryview(mmap.mmap(-1, 4 * MOST_ITEMS)).cast("I")
    alive = os.pipe()
    own = _Company(0, count, [], claims, [], alive)
    # A stop that comes between the copy and its first line would be caught as this process's.
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
    try:
        for place in range(1, count):
            line, theirs = Pipe()
            process = os.fork()
            if process == 0:  # pragma: no cover: the copy's own life
                line.close()
                settle_in(alive)
                return _Company(place, count, [theirs], claims, [], alive)
            theirs.close()
            own.lines.append(line)
            own.copies.append(process)
    except OSError:
        own.end()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
    return own
