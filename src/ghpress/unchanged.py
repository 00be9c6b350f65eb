"""Knows an order that was carried out before and of which nothing has changed since.

A record is kept of all that a build was made from and of what it wrote. As long as every file of both
looks as it did, nothing is done again: the same is said as then.
"""

import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import fields
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeAlias

from ghpress.cache import cache_folder
from ghpress.installed import installed
from ghpress.looks import YOUNG, Look, Looks, as_they_were, hashed, look_at, looks_below, stamp_of
from ghpress.order import BuildRequest
from ghpress.remarks import Remark, packed, unpacked
from ghpress.values import dataclass

FORMAT = 1

MOST_HASHED = 1_000_000
"""Bytes of a file of copy up to which it is known by its content where its time has changed."""

MOST_KEPT = 200
"""Records; beyond them those longest unused go."""

_NAMES = ("SOURCE_DATE_EPOCH", "HOME", "XDG_DATA_HOME", "XDG_DATA_DIRS")
_PREFIXES = ("GHPRESS_", "FONTCONFIG_")
_UNTOLD = ("GHPRESS_LANG", "GHPRESS_DEBUG", "GHPRESS_CACHE")
"""What of the environment a build may depend on, and what it does not."""

_NO_MATTER = ("use_cache", "workers", "executor")
"""What of an order changes no byte."""

WORDS = ".md"
"""How the names of files of stories end."""

HOUSE_FILE = "house.yaml"
OWN = Path(__file__).parent
"""The folder of ghpress itself: another version of it may say something else."""

ROOT = Path("/")
"""The folder of files that are watched one by one."""

Seen: TypeAlias = list[tuple[str, Looks]]
"""Folders and how the files below them look."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What there was to say at the end of a build, and where the output stands."""

    folder: Path
    issue_pdf: Path | None
    page_files: tuple[Path, ...]
    pages: int
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Before:
    """How copy looked before a build read it."""

    request: BuildRequest
    stamp: int
    copy: Looks
    houses: Looks


def carried_out(request: BuildRequest) -> Outcome | None:
    """What was said when just this was built, if it would come out just so again; else None."""
    path = _path(request)
    try:
        record = json.loads(path.read_bytes())
        if (record["format"], record["environment"]) != (FORMAT, _environment()):
            return None
        said, stamp = _outcome(record["said"]), record["stamp"]
        then = _seen(record)
        now = _as_it_was(then, said.folder, stamp)
        if now is None:
            return None
        if now != then or _newest(now) >= stamp - YOUNG:
            # Some had to be read to be known; once they are older their times will do.
            _write(path, record | {"stamp": stamp_of(path.parent), "looks": now})
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return said


def is_corrected(request: BuildRequest) -> bool:
    """Whether this was built before, and all that was changed since are words of its copy."""
    try:
        record = json.loads(_path(request).read_bytes())
        if (record["format"], record["environment"]) != (FORMAT, _environment()):
            return False
        output, copy = _outcome(record["said"]).folder.resolve(), str(request.issue.resolve())
        for folder, then in _seen(record):
            if folder in (str(output), str(OWN)):  # whoever changes ghpress itself may wait
                continue
            now = _looks(folder, then, output)
            if folder == copy:
                then, now = _without_words(then), _without_words(now)
            if as_they_were(Path(folder), then, now, record["stamp"]) is None:
                return False
    except (OSError, ValueError, KeyError, TypeError):
        return False
    return True


def before(request: BuildRequest) -> Before | None:
    """A look at the copy before it is read; None where no record can be kept."""
    try:
        folder = _path(request).parent
        folder.mkdir(parents=True, exist_ok=True)
        stamp, issue = stamp_of(folder), request.issue.resolve()
        copy = hashed(issue, looks_below(issue), _is_small)
        houses = {str(each): look_at(each) for each in _houses(issue)}
        return Before(request, stamp, copy, hashed(ROOT, houses, _is_small))
    except OSError:
        return None


def remember(was: Before, said: Outcome, watched: Iterable[Path]) -> None:
    """Keep the record of a build that ended well, unless something was changed while it was at work.

    ``watched`` are folders and files beside the copy that pages are made of: layouts, faces, a profile.
    """
    with suppress(OSError):
        path, issue = _path(was.request), was.request.issue.resolve()
        own = said.folder.resolve()
        copy = {name: look for name, look in was.copy.items() if not (issue / name).is_relative_to(own)}
        read = _as_it_was([(str(issue), copy), (str(ROOT), was.houses)], said.folder, was.stamp)
        beside = _beside(watched, own)
        if read is None or _newest(beside) >= was.stamp - YOUNG:
            return
        stamp = stamp_of(path.parent)
        output = hashed(own, looks_below(own), lambda look: look[1] >= stamp - YOUNG)
        record = {"format": FORMAT, "environment": _environment(), "stamp": stamp}
        looks = [*read, *beside, (str(own), output)]
        _write(path, record | {"looks": looks, "said": _plain(said)})
        _trim(path.parent)


def _seen(record: dict[str, Any]) -> Seen:
    """How everything looked when a record was made."""
    return [
        (folder, {name: _look(*look) for name, look in tree.items()}) for folder, tree in record["looks"]
    ]


def _without_words(looks: Looks) -> Looks:
    """Those files of an issue that are not its stories."""
    return {name: look for name, look in looks.items() if not name.endswith(WORDS)}


def _beside(watched: Iterable[Path], output: Path) -> Seen:
    """How ghpress itself looks, and what else is watched."""
    paths = dict.fromkeys(each.resolve() for each in (OWN, *watched))
    folders = [(str(each), looks_below(each, output)) for each in paths if each.is_dir()]
    return [*folders, (str(ROOT), {str(each): look_at(each) for each in paths if not each.is_dir()})]


def _as_it_was(then: Seen, output: Path, stamp: int) -> Seen | None:
    """All as it looks now, if everything is what it was; else None."""
    now: Seen = []
    for folder, looks in then:
        found = as_they_were(Path(folder), looks, _looks(folder, looks, output.resolve()), stamp)
        if found is None:
            return None
        now.append((folder, found))
    return now


def _looks(folder: str, then: Looks, output: Path) -> Looks:
    """How a folder's files look now, without the output in it; of the root those that are named."""
    if folder == str(ROOT):
        return {name: look_at(Path(name)) for name in then}
    return looks_below(Path(folder), None if Path(folder) == output else output)


def _newest(seen: Seen) -> int:
    """When the youngest of all was written."""
    return max((look[1] for _, looks in seen for look in looks.values()), default=0)


def _look(size: int, written: int, known: str) -> Look:
    """A look from JSON, which knows no tuples."""
    return size, written, known


def _is_small(look: Look) -> bool:
    return look[0] <= MOST_HASHED


def _houses(issue: Path) -> Iterator[Path]:
    """Where house.yaml is looked for, which need not be there: in the issue's folder and upward."""
    yield from (each / HOUSE_FILE for each in (issue, *issue.parents))


def _environment() -> list[object]:
    """What is not in a folder watched: the versions of all that is installed, and settings."""
    names = {name for name in os.environ if name.startswith(_PREFIXES)} | set(_NAMES)
    told = {name: os.environ.get(name) for name in sorted(names - set(_UNTOLD))}
    return [sys.version, told, list(installed())]


def _path(request: BuildRequest) -> Path:
    """Where the record of an order is kept."""
    told = {each.name: getattr(request, each.name) for each in fields(request)}
    facts = [(name, value) for name, value in told.items() if name not in _NO_MATTER]
    places = (str(request.issue.resolve()), str(request.into.resolve()), str(Path.cwd()))
    key = sha256(repr((facts, places)).encode()).hexdigest()
    return cache_folder() / "builds" / f"{key}.json"


def _write(path: Path, record: dict[str, Any]) -> None:
    """Write a record, whole or not at all."""
    beside = path.with_suffix(f".{os.getpid()}.part")
    beside.write_text(json.dumps(record), encoding="utf-8", errors="surrogatepass")
    beside.replace(path)


def _trim(folder: Path) -> None:
    """Drop the records longest unused."""
    kept = sorted(folder.glob("*.json"), key=lambda file: file.stat().st_mtime_ns, reverse=True)
    for file in kept[MOST_KEPT:]:
        file.unlink(missing_ok=True)


def _plain(said: Outcome) -> dict[str, Any]:
    """What was said, for JSON."""
    return {
        "folder": str(said.folder),
        "issue_pdf": str(said.issue_pdf) if said.issue_pdf else None,
        "page_files": [str(file) for file in said.page_files],
        "pages": said.pages,
        "remarks": [packed(remark) for remark in said.remarks],
    }


def _outcome(plain: dict[str, Any]) -> Outcome:
    """What was said, from JSON."""
    return Outcome(
        Path(plain["folder"]),
        Path(plain["issue_pdf"]) if plain["issue_pdf"] else None,
        tuple(map(Path, plain["page_files"])),
        plain["pages"],
        tuple(unpacked(remark) for remark in plain["remarks"]),
    )
