"""Keeps a desk's events in ``.ghpress/desk.jsonl`` of the issue: appended to, never rewritten.

Each event is one line, written in one call under a lock and brought to the disk before anyone is told
that it is kept. A line torn by a crash is left out when the file is read, and closed before the next
is written, so that it harms no other. Two people's files merge line by line.
"""

import fcntl
import os
from collections.abc import Iterable
from pathlib import Path

from ghpress.marking.events import Event, event_of, line_of
from ghpress.remarks import Halt, InFile, Remark, error, warning
from ghpress.values import dataclass

FILE = ".ghpress/desk.jsonl"

ATTRIBUTES = ".ghpress/.gitattributes"
"""Tells git to keep the lines of both sides where two desks added some."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The events kept, in the order they were written, and remarks on lines that are none."""

    events: tuple[Event, ...]
    remarks: tuple[Remark, ...] = ()


def read_events(folder: Path) -> Kept:
    """Every event of an issue's desk; a desk nobody used has none.

    Raises:
        Halt: the file is there and cannot be read.
    """
    path = folder / FILE
    try:
        data = path.read_bytes() if path.exists() else b""
    except OSError as fault:
        raise Halt((error("desk-unreadable", InFile(FILE), why=fault),)) from fault
    events, remarks = [], []
    for number, line in enumerate(data.decode("utf-8", "replace").split("\n"), 1):
        if not line.strip():
            continue
        event = event_of(line)
        if event is None:
            remarks.append(warning("desk-line-broken", InFile(FILE, number)))
        else:
            events.append(event)
    return Kept(tuple(events), tuple(remarks))


def keep(folder: Path, events: Iterable[Event]) -> None:
    """Adds events at the end, all or none of them.

    Raises:
        Halt: they cannot be written; what was kept before stays.
    """
    lines = "".join(map(line_of, events)).encode()
    path = folder / FILE
    try:
        path.parent.mkdir(exist_ok=True)
        _with_attributes(folder / ATTRIBUTES)
        handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o666)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            _append(handle, lines)
        finally:
            os.close(handle)
    except OSError as fault:
        raise Halt((error("desk-unwritable", InFile(FILE), why=fault),)) from fault


def _append(handle: int, lines: bytes) -> None:
    """Writes the lines; what the disk did not take whole is taken back."""
    end = os.fstat(handle).st_size
    torn = end and os.pread(handle, 1, end - 1) != b"\n"
    wanted = (b"\n" if torn else b"") + lines
    try:
        written = os.write(handle, wanted)
        if written < len(wanted):
            raise OSError("disk full")
        os.fsync(handle)
    except OSError:
        os.ftruncate(handle, end)
        raise


def _with_attributes(path: Path) -> None:
    if not path.exists():
        path.write_text("desk.jsonl merge=union\n", encoding="utf-8")
