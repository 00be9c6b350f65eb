"""Turns saved files into the same work done anew: looks at an issue's files a hundred times a second."""

import gc
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from ghpress.readied import put_off
from ghpress.saved import Saved, saved

EVERY = 0.01
"""Seconds between two looks, where few files are looked at: forty take 0.2 ms."""

LOOKING = 1 / 20
"""The part of the time that may go by in looking: folders of many files are looked at more seldom."""


def watched(folders: Sequence[Path], work: Callable[[], object]) -> None:
    """Do the work, and again whenever a file of the folders was saved, until Ctrl-C.

    Stories are kept for the next time and garbage is looked for when the work is done: that takes as
    long as half of it.
    """
    gc.disable()
    try:
        while True:
            marks = saved(folders)
            if sys.stdout.isatty():
                sys.stdout.write("\x1b[2J\x1b[H")
            with put_off() as waiting:
                work()
            sys.stdout.flush()
            for left in waiting:
                left()
            gc.collect()
            gc.freeze()
            _wait_for_more(folders, marks)
    except KeyboardInterrupt:
        return
    finally:
        gc.enable()


def _wait_for_more(folders: Sequence[Path], marks: Saved) -> None:
    """Wait until a file of the folders was saved since these marks were made."""
    while True:
        began = time.perf_counter()
        if saved(folders) != marks:
            return
        time.sleep(max(EVERY, (time.perf_counter() - began) / LOOKING))
