"""Shares work out among copies of this process: each does its part and sends back what came of it.

A copy knows all that this process knows, so little has to be sent to it, and nobody has to wait for it
to load anything. What comes of the work is the same for any number of hands.
"""

import gc
import os
import pickle
import signal
import socket
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import field
from itertools import pairwise
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

from ghpress.values import dataclass

LEAST = 4
"""Items from which on they are shared out: a copy takes some hundredths of a second."""

AHEAD = 2
"""Items a hand is given before it has brought home the first: it never waits for this process."""

SENT_AHEAD = 1 << 20
"""Bytes that may be on the way to a hand: a page takes a quarter of them."""

_Item = TypeVar("_Item")
_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True, eq=False)
class _Hand:
    """A copy of this process, the line to it, and the places of the items it has been given."""

    process: int
    line: "Connection[Any, Any]"
    given: deque[int] = field(default_factory=deque)

    def end(self) -> None:
        """Ends it, whatever it is at."""
        self.line.close()
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)


_HANDS: ContextVar[int] = ContextVar("hands", default=1)
"""How many there are is said around the work, not to every function on the way to it: it changes
nothing of what comes of it."""


@contextmanager
def many_hands(count: int) -> Iterator[None]:
    """Lets work be shared out among so many processes."""
    former = _HANDS.set(count)
    try:
        yield
    finally:
        _HANDS.reset(former)


def is_alone() -> bool:
    """Whether this process does all by itself."""
    return hands_there_are() < 2


def hands_there_are() -> int:
    """How many processes work is shared out among."""
    return _HANDS.get() if _may_copy() else 1


def shared(work: Callable[[_Item], _Made], items: Sequence[_Item], least: int = LEAST) -> list[_Made]:
    """What comes of working on each of these items, in their order; fewer than ``least`` are not shared.

    This process does its part. What a hand does not bring home (it was killed, or its work failed) is
    done here once more. What work changes beside its result is changed for this process's part only.
    """
    with crew(work) as hired:
        return hired.made(items, least)


@contextmanager
def crew(work: Callable[[_Item], _Made]) -> Iterator["Crew[_Item, _Made]"]:
    """Hands that stay for one share of work after another, hired with the first of them.

    Those still at work when nobody waits for them any more are ended.
    """
    own = Crew(work)
    try:
        yield own
    finally:
        own.end()


@dataclass(slots=True)
class Crew(Generic[_Item, _Made]):
    """Hands that do the same work again and again, each with what it worked out before.

    They know what this process knew when they were hired: what is new must be in the items, which are
    small. Of items in order each hand has its part, so that it is asked for much the same every time;
    who has done with his own takes from what others have left. A hand hired begins with ``first``.
    """

    work: Callable[[_Item], _Made]
    first: Callable[[], object] | None = None
    _hands: list[_Hand] = field(default_factory=list)
    _alive: tuple[int, int] | None = None

    def made(self, items: Sequence[_Item], least: int = LEAST) -> list[_Made]:
        """What comes of each of these items; fewer than ``least`` are not shared."""
        hands = self._hired(len(items) - 1) if len(items) >= least and _may_copy() else []
        return self.finished(_begun(Share(items, hands, _parts(len(items), len(hands) + 1))))

    def hire(self) -> bool:
        """Hire one hand now, who waits for work; whether there is one."""
        return _may_copy() and bool(self._hired(1))

    def begun(self, items: Sequence[_Item]) -> "Share[_Item, _Made]":
        """Work begun on these items by the hands, while this process does something else."""
        hands = self._hired(len(items)) if _may_copy() else []
        parts = [deque[int](), *_parts(len(items), len(hands))] if hands else _parts(len(items), 1)
        return _begun(Share(items, hands, parts))

    def finished(self, share: "Share[_Item, _Made]") -> list[_Made]:
        """What came of each item of a share; this process takes part from now on."""
        hands = share.hands
        while (at := share.taken(0)) is not None:
            share.found[at] = self.work(share.items[at])
            share.bring(patience=0)
        while any(hand.given for hand in hands):
            share.bring()
        for hand in share.lost:
            self._hands.remove(hand)
            hand.end()
        found = share.found
        return [found[at] if at in found else self.work(item) for at, item in enumerate(share.items)]

    def end(self) -> None:
        """Sends the hands away."""
        while self._hands:
            self._hands.pop().end()
        for end in self._alive or ():
            os.close(end)
        self._alive = None

    def _hired(self, most: int) -> list[_Hand]:
        """As many hands as there are to be, so many at most; fewer where the machine has none."""
        wanted = max(0, min(_HANDS.get() - 1, most))
        while len(self._hands) < wanted:
            self._alive = self._alive or os.pipe()
            # A stop that comes between the copy and its first line would be caught as this process's.
            mask = signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
            try:
                hand = _hand(self.work, self._alive, self.first)
                if hand is None:
                    break
                self._hands.append(hand)
            finally:
                signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        return self._hands[:wanted]


@dataclass(slots=True)
class Share(Generic[_Item, _Made]):
    """One share of work: items, whose they are (this process's first), what was made of them by place.

    Those ``lost`` are hands that brought no more.
    """

    items: Sequence[_Item]
    hands: Sequence[_Hand]
    parts: Sequence[deque[int]]
    found: dict[int, _Made] = field(default_factory=dict)
    lost: list[_Hand] = field(default_factory=list)

    def taken(self, number: int, *, is_idle: bool = True) -> int | None:
        """The next item of a part; an idle one's that has none is from the end of the fullest."""
        if self.parts[number] or not is_idle:
            return self.parts[number].popleft() if self.parts[number] else None
        fullest = max(self.parts, key=len)
        return fullest.pop() if fullest else None

    def give(self, hand: _Hand) -> None:
        """Gives a hand as much as it may have at a time."""
        number = self.hands.index(hand) + 1
        while len(hand.given) < AHEAD:
            at = self.taken(number, is_idle=not hand.given)
            if at is None:
                return
            hand.given.append(at)
            try:
                hand.line.send(self.items[at])
            except LOST:
                self._lose(hand)
                return

    def bring(self, patience: float | None = None) -> None:
        """Takes what hands have made, waiting for the first so long, and gives them more."""
        at_work = {hand.line: hand for hand in self.hands if hand.given}
        for line in wait([*at_work], patience) if at_work else ():
            hand = next(one for own, one in at_work.items() if own is line)
            try:
                self.found[hand.given[0]] = hand.line.recv()
            except LOST:
                self._lose(hand)
                continue
            hand.given.popleft()
            self.give(hand)

    def _lose(self, hand: _Hand) -> None:
        """Expects nothing more of a hand: what it has been given is done here."""
        hand.given.clear()
        self.lost.append(hand)


def _parts(items: int, count: int) -> list[deque[int]]:
    """Items in order parted among so many, every other from its end: what is left lies side by side."""
    bounds = [items * number // count for number in range(count + 1)]
    parts = [deque(range(start, stop)) for start, stop in pairwise(bounds)]
    for part in parts[1::2]:
        part.reverse()
    return parts


def _may_copy() -> bool:
    """Whether this process can be copied as it stands: other threads would be cut off in the middle."""
    return sys.platform == "linux" and threading.active_count() == 1


STOPS = (signal.SIGINT, signal.SIGTERM)

LOST = (
    OSError,
    EOFError,
    pickle.PicklingError,
    pickle.UnpicklingError,
    AttributeError,
    ImportError,
    IndexError,
    TypeError,
    ValueError,
)
"""What comes of sending to a hand that is gone, of what it began to send, of what cannot be sent."""


def _begun(share: "Share[_Item, _Made]") -> "Share[_Item, _Made]":
    """A share whose hands have been given their first items."""
    for hand in share.hands:
        share.give(hand)
    return share


def _hand(
    work: Callable[[_Item], _Made], alive: tuple[int, int], first: Callable[[], object] | None
) -> _Hand | None:
    """A copy of this process that waits for work; None where there can be none."""
    line, own = Pipe()
    _widen(line)
    try:
        process = os.fork()
    except OSError:
        line.close()
        own.close()
        return None
    if process == 0:  # pragma: no cover: the copy's own life
        try:
            line.close()
            settle_in(alive)
            if first is not None:
                first()
            while True:
                own.send(work(own.recv()))
        finally:
            os._exit(0)
    own.close()
    return _Hand(process, line)


def _widen(line: "Connection[Any, Any]") -> None:
    """Lets a page be sent to a hand that does not listen yet."""
    with socket.socket(fileno=os.dup(line.fileno())) as end:
        end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SENT_AHEAD)


def settle_in(alive: tuple[int, int]) -> None:  # pragma: no cover: the copy's own life
    """Lets the copy end at a stop without a word, and as soon as this process is gone.

    What it was born with is never looked through for what to drop: that would copy all of it.
    """
    for each in STOPS:
        signal.signal(each, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)
    lives, held = alive
    os.close(held)
    threading.Thread(target=_end_after, args=(lives,), daemon=True).start()
    gc.freeze()


def _end_after(lives: int) -> None:  # pragma: no cover: the copy's own life
    """Waits for the other end of a pipe to be closed by this process's end."""
    os.read(lives, 1)
    os._exit(1)
