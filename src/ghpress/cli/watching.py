"""Turns saved files into the same work done anew: looks at an issue's files thirty times a second."""

import gc
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from ghpress.readied import put_off
from ghpress.saved import saved

EVERY = 0.03
"""Seconds between two looks; one takes about a millisecond."""


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
            while saved(folders) == marks:
                time.sleep(EVERY)
    except KeyboardInterrupt:
        return
    finally:
        gc.enable()
