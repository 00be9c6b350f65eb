"""Turns folders into marks of when their files were saved, to be compared with later ones."""

from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

Saved: TypeAlias = dict[Path, tuple[int, int]]
"""When each file was written (ns), and how long it is (bytes)."""


def saved(folders: Sequence[Path]) -> Saved:
    """The marks of every file in the folders; those that begin with a point are our own and editors'."""
    found: Saved = {}
    for folder in folders:
        for file in sorted(folder.rglob("*")) if folder.is_dir() else [folder]:
            if not any(part.startswith(".") for part in file.relative_to(folder).parts):
                _mark(file, found)
    return found


def _mark(file: Path, found: Saved) -> None:
    try:
        state = file.stat()
    except OSError:  # saved beside and renamed just now: the next look finds it
        return
    found[file] = (state.st_mtime_ns, state.st_size)
