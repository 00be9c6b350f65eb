"""Tells whether files are as they were: by size and time, and by content where time cannot tell.

A file is young if it was written less than two seconds before it was looked at: some disks tell times
no finer, so that another of the same size, written a moment later, would look the same.
"""

import hashlib
import os
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

YOUNG = 2_000_000_000
"""Nanoseconds: FAT tells times to two seconds."""

Look: TypeAlias = tuple[int, int, str]
"""A file's size, when it was written, its hash or nothing; size -1 if there is none."""

Looks: TypeAlias = dict[str, Look]
"""The files of a folder by name."""

_NO_INPUT = ("__pycache__", ".git")
"""Folders nothing is made of."""


def looks_below(folder: Path, but: Path | None = None) -> Looks:
    """Every file below a folder, but for those below another; links are followed, each folder once.

    Raises:
        OSError: a folder or file is there and cannot be looked at.
    """
    found: Looks = {}
    passed = set()
    waiting = [(folder, "")]
    while waiting:
        here, name = waiting.pop()
        state = here.stat()
        if here == but or (state.st_dev, state.st_ino) in passed:
            continue
        passed.add((state.st_dev, state.st_ino))
        with os.scandir(here) as entries:
            for entry in entries:
                if entry.is_dir():
                    if entry.name not in _NO_INPUT:
                        waiting.append((here / entry.name, f"{name}{entry.name}/"))
                elif entry.is_file():
                    seen = entry.stat()
                    found[name + entry.name] = (seen.st_size, seen.st_mtime_ns, "")
    return found


def look_at(file: Path) -> Look:
    """One file, which need not be there."""
    try:
        seen = file.stat()
    except (FileNotFoundError, NotADirectoryError):
        return (-1, 0, "")
    return seen.st_size, seen.st_mtime_ns, ""


def hashed(folder: Path, looks: Looks, wanted: Callable[[Look], bool]) -> Looks:
    """The same files, the hashes of those that are wanted with them."""
    return {
        name: (*look[:2], _hash(folder / name)) if look[0] >= 0 and wanted(look) else look
        for name, look in looks.items()
    }


def as_they_were(folder: Path, then: Mapping[str, Look], now: Looks, stamp: int) -> Looks | None:
    """The files as they look now, if each is what it was at the time of the stamp; else None."""
    if now.keys() != then.keys():
        return None
    found: Looks = {}
    for name, (size, written, _) in now.items():
        former = then[name]
        is_same = size == former[0]
        if is_same and (written != former[1] or written >= stamp - YOUNG):
            is_same = bool(former[2]) and _hash(folder / name) == former[2]
        if not is_same:
            return None
        found[name] = (size, written, former[2])
    return found


def stamp_of(folder: Path) -> int:
    """What time it is on the disk of a folder: when a file is written there now."""
    with tempfile.TemporaryFile(dir=folder) as file:
        file.write(b" ")
        file.flush()
        return os.fstat(file.fileno()).st_mtime_ns


def _hash(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
