"""Turns saved files into the same work done anew: looks at an issue's files ten times a second."""

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

EVERY = 0.1
"""Seconds between two looks."""

_Marks: TypeAlias = dict[Path, tuple[int, int]]
"""When each file was written, and how long it is."""


def watched(folders: Sequence[Path], work: Callable[[], object]) -> None:
    """Do the work, and again whenever a file of the folders was saved, until Ctrl-C."""
    try:
        while True:
            marks = marks_of(folders)
            if sys.stdout.isatty():
                sys.stdout.write("\x1b[2J\x1b[H")
            work()
            sys.stdout.flush()
            while marks_of(folders) == marks:
                time.sleep(EVERY)
    except KeyboardInterrupt:
        return


def marks_of(folders: Sequence[Path]) -> _Marks:
    """The marks of every file in the folders; those that begin with a point are our own and editors'."""
    found: _Marks = {}
    for folder in folders:
        for file in sorted(folder.rglob("*")) if folder.is_dir() else [folder]:
            if not any(part.startswith(".") for part in file.relative_to(folder).parts):
                _mark(file, found)
    return found


def _mark(file: Path, found: _Marks) -> None:
    try:
        state = file.stat()
    except OSError:  # saved beside and renamed just now: the next look finds it
        return
    found[file] = (state.st_mtime_ns, state.st_size)
