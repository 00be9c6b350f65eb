"""Keeps finished work by the hash of what it was made from, so that nothing is done twice.

An entry is whole or it is not there: it is written beside and renamed, carries its own checksum,
and anything that fails while writing it (a full disk) only means that it is not kept.
"""

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from zlib import crc32

from ghpress.values import dataclass

MOST_BYTES = 2_000_000_000
"""What the cache may take on disk; beyond it the entries longest unused go. About 1,000 pages."""


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of entries; where ``own_only``, without those that another user could have written."""

    folder: Path
    own_only: bool = False

    def take(self, key: str) -> dict[str, bytes] | None:
        """The parts of an entry, or None if it is not there or not sound."""
        path = self._path(key)
        try:
            parts = _unpacked(self._read(path))
            os.utime(path)
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return parts

    def keep(self, key: str, parts: Mapping[str, bytes]) -> bool:
        """Keep an entry; False if it could not be written, which costs time later but nothing else."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, beside = tempfile.mkstemp(prefix=".", suffix=".part", dir=self.folder)
        except OSError:
            return False
        try:
            with os.fdopen(handle, "wb") as file:
                file.writelines((_head(parts), *parts.values()))
            Path(beside).replace(self._path(key))
        except OSError:
            with contextlib.suppress(OSError):
                Path(beside).unlink()
            return False
        return True

    def has(self, key: str) -> bool:
        """Whether there is an entry, sound or not."""
        return self._path(key).exists()

    def drop(self, key: str) -> None:
        """Drop an entry, if there is one."""
        with contextlib.suppress(OSError):
            self._path(key).unlink()

    def trim(self, most_bytes: int = MOST_BYTES) -> None:
        """Drop the entries longest unused until the rest fits."""
        try:
            entries = [(entry, entry.stat()) for entry in self.folder.glob("*.entry")]
        except OSError:
            return
        total = sum(facts.st_size for _, facts in entries)
        for entry, facts in sorted(entries, key=lambda pair: pair[1].st_mtime):
            if total <= most_bytes:
                return
            with contextlib.suppress(OSError):
                entry.unlink()
            total -= facts.st_size

    def _read(self, path: Path) -> bytes:
        """An entry's bytes; OSError if it is not the user's own where it has to be."""
        with path.open("rb") as file:
            facts = os.fstat(file.fileno())
            if self.own_only and (facts.st_uid != os.getuid() or facts.st_mode & 0o022):
                raise PermissionError(path)
            return file.read()

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}.entry"


def cache_folder() -> Path:
    """Where ghpress keeps prepared faces and pages: $GHPRESS_CACHE, else the user's cache folder."""
    own = os.environ.get("GHPRESS_CACHE")
    if own:
        return Path(own)
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "ghpress"


def is_ours(folder: Path) -> bool:
    """Whether a folder is the user's own and nobody else may write there; made if it is not there."""
    if not hasattr(os, "getuid"):
        return False
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
        facts = folder.lstat()
    except OSError:
        return False
    return folder.is_dir() and facts.st_uid == os.getuid() and not facts.st_mode & 0o022


def content_key(parts: Iterable[bytes]) -> str:
    """The key of what is made from these parts; their borders count."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()


def _head(parts: Mapping[str, bytes]) -> bytes:
    """What an entry begins with: its parts' names and lengths, and a check sum that tells of damage.

    Entries may be of ten million bytes: they are neither copied nor hashed, which takes longer than to
    read them.
    """
    check = 0
    for part in parts.values():
        check = crc32(part, check)
    told = {"parts": [[name, len(part)] for name, part in parts.items()], "crc32": check}
    return json.dumps(told).encode() + b"\n"


def _unpacked(entry: bytes) -> dict[str, bytes]:
    """The parts of an entry; ValueError if it is damaged."""
    start = entry.index(b"\n") + 1
    head, body = json.loads(entry[:start]), memoryview(entry)[start:]
    if crc32(body) != head["crc32"]:
        raise ValueError("damaged entry")
    parts, start = {}, 0
    for name, length in head["parts"]:
        parts[name] = bytes(body[start : start + length])
        start += length
    return parts
