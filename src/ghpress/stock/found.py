"""Turns a wished face into a prepared one, remembering where it was found and how the file looked."""

import json
from pathlib import Path

from ghpress.rim import write_beside
from ghpress.stock.faces import Face
from ghpress.stock.prepare import Source, opened, prepare
from ghpress.stock.recipe import recipe
from ghpress.stock.search import find, font_files, system_folders
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """A prepared face, and where it was cut from."""

    face: Face
    source: Source


@dataclass(frozen=True, slots=True)
class Shelves:
    """Where faces are looked for (the title's folder before the system's) and where they are kept."""

    own: Path
    store: Path
    system: tuple[Path, ...]


def find_face(ps_name: str, shelves: Shelves) -> Found | None:
    """The prepared face: at once if its source is as it was, else found and cut; None if nowhere.

    Raises:
        OSError: the source cannot be read.
        Halt: the store cannot be written.
        UnfitFace: the source is no sound font.
    """
    known = _remembered(ps_name, shelves)
    if known is not None:
        return known
    source = find(ps_name, (shelves.own, *shelves.system))
    if source is None:
        return None
    face = prepare(source, shelves.store)
    told = {"state": _state(source, shelves), "key": face.key}
    write_beside(_memory(ps_name, shelves.store), json.dumps(told).encode())
    return Found(face, source)


def usual_shelves(fonts_folder: Path, store: Path) -> Shelves:
    """The title's folder, the store, and the folders where this system keeps fonts."""
    return Shelves(fonts_folder, store, system_folders())


def _memory(ps_name: str, store: Path) -> Path:
    return store / f"{ps_name}.found.json"


def _state(source: Source, shelves: Shelves) -> dict[str, object]:
    """What must not have changed since the face was cut, so that it need not be hashed again.

    A file newly put into the title's folder may hold the face too and would come first: hence its list.
    """
    seen = source.path.stat()
    return {
        "source": [str(source.path), source.number, seen.st_size, seen.st_mtime_ns],
        "own": sorted(str(file) for file in font_files(shelves.own)),
        "recipe": recipe(),
    }


def _remembered(ps_name: str, shelves: Shelves) -> Found | None:
    try:
        told = json.loads(_memory(ps_name, shelves.store).read_bytes())
        path, number, *_ = told["state"]["source"]
        source = Source(Path(path), number)
        if told["state"] != _state(source, shelves):
            return None
        face = opened(told["key"], shelves.store)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return Found(face, source) if face else None
