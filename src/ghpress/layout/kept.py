"""Keeps a layout as it was read, known by all its files: the next process need not read them as YAML.

What is kept is a pickle, so it is read only where nobody but the user may write. Only a layout without
any remark is kept: of every other its files are looked at again.
"""

import json
import pickle
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from ghpress.cache import Store, cache_folder, content_key, is_ours
from ghpress.installed import code
from ghpress.layout.layout import Layout

MOST_BYTES = 4_000_000
"""What is kept in all: a layout takes ten thousand bytes."""

_READ = (".yaml", ".css", ".html")
"""Endings of files whose content counts; of others it is enough that they are there."""

_READERS = ("layout", "forms", "located", "stock", "units.py", "remarks.py", "values.py")

_TROUBLES = (
    *(OSError, pickle.UnpicklingError, AttributeError, EOFError, ImportError),
    *(IndexError, KeyError, TypeError, ValueError),
)
"""What an entry that is damaged, or of another make, may come to: it is not there then."""


def kept_layout(name: str, shelves: Sequence[Path]) -> Layout | None:
    """The layout of that name on these shelves, if it was read before and is as it was."""
    store = _store()
    parts = store.take(_key(name, shelves)) if store else None
    try:
        if parts is None or parts["seen"].decode() != _seen(shelves, json.loads(parts["folders"])):
            return None
        layout = pickle.loads(parts["layout"])
    except _TROUBLES:
        return None
    return layout if isinstance(layout, Layout) else None


def keep_layout(
    name: str, shelves: Sequence[Path], layout: Layout, is_still_so: Callable[[], bool]
) -> None:
    """Keep a layout that has nothing to be said of it, if its files are still those it was read from."""
    store, folders = _store(), [str(layout.folder), *map(str, layout.parents)]
    if store is None:
        return
    try:
        parts = {
            "seen": _seen(shelves, folders).encode(),
            "folders": json.dumps(folders).encode(),
            "layout": pickle.dumps(layout, pickle.HIGHEST_PROTOCOL),
        }
    except OSError:
        return
    if is_still_so() and store.keep(_key(name, shelves), parts):
        store.trim(MOST_BYTES)


def _store() -> Store | None:
    """Where layouts are kept, if nobody else may write there."""
    folder = cache_folder() / "layouts-read"
    return Store(folder, own_only=True) if is_ours(folder) else None


def _key(name: str, shelves: Sequence[Path]) -> str:
    """The key of a layout: its name, where it is looked for, and who reads it."""
    facts = (sys.version, name, [str(shelf) for shelf in shelves])
    return content_key((repr(facts).encode("utf-8", "surrogatepass"), code(*_READERS)))


def _seen(shelves: Sequence[Path], folders: Sequence[str]) -> str:
    """All that a layout is read from: what lies on the shelves, and the files of its folders."""
    return content_key(_parts(shelves, folders))


def _parts(shelves: Sequence[Path], folders: Sequence[str]) -> Iterator[bytes]:
    for shelf in shelves:
        names = sorted(each.name for each in shelf.iterdir()) if shelf.is_dir() else []
        yield repr(names).encode("utf-8", "surrogatepass")
    for folder in map(Path, folders):
        for file in sorted(folder.rglob("*")):
            yield str(file).encode("utf-8", "surrogatepass")
            yield file.read_bytes() if file.suffix in _READ and file.is_file() else b""
