"""Shares work out among copies of this process: each does its part and sends back what came of it.

A copy knows all that this process knows, so nothing has to be sent to it, and nobody has to wait for it
to load anything. What comes of the work is the same for any number of hands.
"""

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TypeVar

LEAST = 4
"""Items from which on they are shared out: a copy takes some hundredths of a second."""

_Item = TypeVar("_Item")
_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class _Hand:
    """A copy of this process, and the end of the pipe that what it made comes out of."""

    process: int
    made: int


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


def shared(work: Callable[[_Item], _Made], items: Sequence[_Item], least: int = LEAST) -> list[_Made]:
    """What comes of working on each of these items, in their order; fewer than ``least`` are not shared.

    This process does its part. What a hand does not bring home (it was killed, or its work failed) is
    done here once more. What work changes beside its result is changed for this process's part only.
    """
    is_shared = len(items) >= least and _may_copy()
    count = max(1, min(_HANDS.get(), len(items))) if is_shared else 1
    parts = [items[number::count] for number in range(count)]
    with _hired(work, parts[1:]) as hired:
        made = [[work(item) for item in parts[0]]]
        for hand, part in zip(hired, parts[1:], strict=True):
            brought: list[_Made] | None = _brought(hand) if hand else None
            made.append([work(item) for item in part] if brought is None else brought)
    return [made[at % count][at // count] for at in range(len(items))]


def _may_copy() -> bool:
    """Whether this process can be copied as it stands: other threads would be cut off in the middle."""
    return sys.platform == "linux" and threading.active_count() == 1


@contextmanager
def _hired(
    work: Callable[[_Item], _Made], parts: Sequence[Sequence[_Item]]
) -> Iterator[list[_Hand | None]]:
    """A hand for each part, None where the machine has none to spare.

    Those still at work when nobody waits for them any more are ended.
    """
    hands: list[_Hand | None] = []
    alive, here = os.pipe() if parts else (-1, -1)
    try:
        for part in parts:
            # A stop that comes between the copy and its first line would be caught as this process's.
            mask = signal.pthread_sigmask(signal.SIG_BLOCK, _STOPS)
            try:
                hands.append(_hand(work, part, (alive, here)))
            finally:
                signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        yield hands
    finally:
        for hand in filter(None, hands):
            os.close(hand.made)
            os.kill(hand.process, signal.SIGKILL)
            os.waitpid(hand.process, 0)
        for end in (alive, here) if parts else ():
            os.close(end)


_STOPS = (signal.SIGINT, signal.SIGTERM)


def _hand(work: Callable[[_Item], _Made], part: Sequence[_Item], alive: tuple[int, int]) -> _Hand | None:
    """A copy of this process at work on a part; None where there can be none."""
    made, brings = os.pipe()
    try:
        process = os.fork()
    except OSError:
        os.close(made)
        os.close(brings)
        return None
    if process == 0:  # pragma: no cover: the copy's own life
        try:
            os.close(made)
            _settle_in(alive)
            with os.fdopen(brings, "wb") as pipe:
                pickle.dump([work(item) for item in part], pipe, pickle.HIGHEST_PROTOCOL)
        finally:
            os._exit(0)
    os.close(brings)
    return _Hand(process, made)


def _settle_in(alive: tuple[int, int]) -> None:  # pragma: no cover: the copy's own life
    """Lets the copy end at a stop without a word, and as soon as this process is gone."""
    for each in _STOPS:
        signal.signal(each, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOPS)
    lives, held = alive
    os.close(held)
    threading.Thread(target=_end_after, args=(lives,), daemon=True).start()


def _end_after(lives: int) -> None:  # pragma: no cover: the copy's own life
    """Waits for the other end of a pipe to be closed by this process's end."""
    os.read(lives, 1)
    os._exit(1)


def _brought(hand: _Hand) -> list[_Made] | None:
    """What a hand made; None if it did not come to an end."""
    try:
        with os.fdopen(os.dup(hand.made), "rb") as pipe:
            made: list[_Made] = pickle.load(pipe)
    except (OSError, EOFError, pickle.UnpicklingError, AttributeError, ImportError, IndexError):
        return None
    return made
