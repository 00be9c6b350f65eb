"""Turns what was sent to the printer into lines of a file and back: ``.ghpress/deliveries.jsonl``.

Lines are only ever added. A delivery writes one before its parcel is put in place and one after, so that
a letter once given is never given again to other bytes, whatever happens in between.
"""

import fcntl
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any, Literal

from ghpress.remarks import Halt, InFile, Remark, error, warning
from ghpress.rim import unwritable
from ghpress.values import dataclass

FILE = ".ghpress/deliveries.jsonl"
VERSION = 1

Step = Literal["begun", "sent"]


@dataclass(frozen=True, slots=True)
class SentPage:
    """A page as it was sent: its number, its letter, its file's name and hash.

    ``content`` is the hash of the page as it is before any letter is put on it: what is compared.
    """

    page: int
    letter: str
    file: str
    sha256: str
    content: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A line: which delivery of which layout and profile, how far it came, its pages."""

    number: int
    step: Step
    layout: str
    profile: str
    when: str
    parcel: str
    pages: tuple[SentPage, ...]


@dataclass(frozen=True, slots=True)
class History:
    """All that was sent of an issue, the first line first."""

    entries: tuple[Entry, ...] = ()
    remarks: tuple[Remark, ...] = ()

    def next_number(self) -> int:
        """The number of the next delivery."""
        return 1 + max((entry.number for entry in self.entries), default=0)

    def letter(self, page: int, layout: str, profile: str) -> str:
        """The last letter a page was given, sent or not; none where it never was."""
        return self._last(
            page, layout, profile, ("begun", "sent"), SentPage(page, "", "", "", "")
        ).letter

    def sent(self, page: int, layout: str, profile: str) -> SentPage | None:
        """The page as it was last sent, or None."""
        nothing = SentPage(page, "", "", "", "")
        found = self._last(page, layout, profile, ("sent",), nothing)
        return found if found is not nothing else None

    def _last(
        self, page: int, layout: str, profile: str, steps: Sequence[Step], otherwise: SentPage
    ) -> SentPage:
        for entry in reversed(self.entries):
            if (entry.layout, entry.profile) == (layout, profile) and entry.step in steps:
                for sent in entry.pages:
                    if sent.page == page:
                        return sent
        return otherwise


@contextmanager
def held(issue: Path) -> Iterator[None]:
    """The issue's deliveries, ours alone as long as the block runs.

    Raises:
        Halt: another delivery of the issue is running, or the folder cannot be written.
    """
    path = issue / FILE
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o666)
    except OSError as fault:
        raise Halt((unwritable(fault, path),)) from fault
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as fault:
        raise Halt((error("deliver-busy", InFile(FILE)),)) from fault
    finally:
        os.close(handle)


def read_deliveries(issue: Path) -> History:
    """What was sent; a last line that a crash cut short is passed over, any other broken one halts.

    Raises:
        Halt: a line cannot be read: which letters were given is not known.
    """
    path = issue / FILE
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return History()
    except OSError as fault:
        why = fault.strerror or ""
        raise Halt((error("deliver-history-broken", InFile(FILE), line=0, why=why),)) from fault
    *lines, rest = content.split(b"\n")
    entries = []
    for number, line in enumerate(lines, 1):
        entry = _read(line)
        if entry is None and not line.endswith(CUT):
            place = InFile(FILE, number)
            raise Halt((error("deliver-history-broken", place, line=number, why="JSON"),))
        if entry is not None:
            entries.append(entry)
    last = _read(rest)
    if last is not None:
        entries.append(last)
    is_cut = bool(rest) and last is None
    remarks = (warning("deliver-history-cut", InFile(FILE, len(lines) + 1)),) if is_cut else ()
    return History(tuple(entries), remarks)


CUT = b"\x18"
"""CANCEL: what closes a line that a crash cut short, so that the next begins a line of its own."""


def add_entry(issue: Path, entry: Entry) -> None:
    """Add a line, on the disk when this returns.

    Raises:
        Halt: the disk is full or the file cannot be written.
    """
    path = issue / FILE
    line = json.dumps({"version": VERSION, **asdict(entry)}, ensure_ascii=False).encode() + b"\n"
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o666)
        try:
            rest = os.pread(handle, os.fstat(handle).st_size, 0).rpartition(b"\n")[2]
            if rest:
                line = (b"" if _read(rest) else CUT) + b"\n" + line
            while line:
                line = line[os.write(handle, line) :]
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as fault:
        raise Halt((unwritable(fault, path),)) from fault


def _read(line: bytes) -> Entry | None:
    """A line as an entry; None where it is none of ours."""
    try:
        return _entry(json.loads(line))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _entry(stored: dict[str, Any]) -> Entry:
    """A stored line; any error means that it is none of ours."""
    if stored["version"] != VERSION or stored["step"] not in ("begun", "sent"):
        raise ValueError("another version")
    pages = tuple(
        SentPage(
            int(page["page"]),
            str(page["letter"]),
            str(page["file"]),
            str(page["sha256"]),
            str(page["content"]),
        )
        for page in stored["pages"]
    )
    words = (str(stored[key]) for key in ("step", "layout", "profile", "when", "parcel"))
    step, layout, profile, when, parcel = words
    known: Step = "sent" if step == "sent" else "begun"
    return Entry(int(stored["number"]), known, layout, profile, when, parcel, pages)
