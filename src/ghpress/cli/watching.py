"""Turns saved files into the same work done anew: looks at an issue's files ten times a second."""

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from ghpress.saved import saved

EVERY = 0.1
"""Seconds between two looks."""


def watched(folders: Sequence[Path], work: Callable[[], object]) -> None:
    """Do the work, and again whenever a file of the folders was saved, until Ctrl-C."""
    try:
        while True:
            marks = saved(folders)
            if sys.stdout.isatty():
                sys.stdout.write("\x1b[2J\x1b[H")
            work()
            sys.stdout.flush()
            while saved(folders) == marks:
                time.sleep(EVERY)
    except KeyboardInterrupt:
        return
