"""Turns names of packages into the versions installed, and parts of ghpress into what they hold.

Versions are told by the names of packages' folders: the library's own way reads and parses a file for
each, and takes 0.01 s to load. Of ghpress itself every file is read: it may be changed as it lies.
"""

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path


def version(package: str) -> str:
    """The version of an installed package.

    Raises:
        importlib.metadata.PackageNotFoundError: there is none of this name.
    """
    found = _versions().get(_plain(package))
    if found is not None:
        return found
    from importlib import metadata  # it may stand where only the library looks

    return metadata.version(package)


def installed() -> Iterator[str]:
    """The names of the folders that say what is installed: package, version and ending."""
    for folder in (Path(each) for each in sys.path if each.endswith("-packages")):
        if folder.is_dir():
            names = sorted(each.name for each in folder.iterdir())
            yield from (name for name in names if name.endswith((".dist-info", ".egg-info")))


def code(*parts: str) -> bytes:
    """A hash of the code in these rooms and modules of ghpress, and of the tables that lie with it."""
    return b"".join(map(_code_of, parts))


_OWN = Path(__file__).parent
_KINDS = (".py", ".css", ".yaml", ".json", ".tsv", ".txt")
"""Endings of files that may change what is made."""


@cache
def _code_of(part: str) -> bytes:
    """The hash of one room or module."""
    digest, place = hashlib.sha256(), str(_OWN / part)
    for file in (place,) if part.endswith(_KINDS) else sorted(_files(place)):
        with open(file, "rb") as opened:  # noqa: PTH123 - five hundred paths take as long as reading
            content = opened.read()
        digest.update(f"{file[len(place) :]}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.digest()


def _files(folder: str) -> Iterator[str]:
    """The files that matter in a folder and those below it."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(_KINDS):
                yield entry.path
            elif entry.is_dir() and entry.name != "__pycache__":
                yield from _files(entry.path)


@cache
def _versions() -> dict[str, str]:
    """Versions by name; of a package found twice the first is the one that is imported."""
    found: dict[str, str] = {}
    for name in installed():
        package, _, told = name.removesuffix(".dist-info").partition("-")
        if name.endswith(".dist-info") and told:
            found.setdefault(_plain(package), told)
    return found


def _plain(package: str) -> str:
    """A package's name as those of folders are compared."""
    return package.lower().replace("_", "-").replace(".", "-")
