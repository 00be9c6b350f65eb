"""Keeps what a proofreader has accepted, place by place: the issue's ``.ghpress/proofread.jsonl``.

A line of the file is one decision and is only ever added, so that two people's files merge line by
line. A place is known by story, check, the characters found and their neighbours: what is edited
elsewhere does not matter, and what is edited on one side of it neither.
"""

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ghpress.proofing.finding import Finding
from ghpress.remarks import Halt, InFile, Remark, warning
from ghpress.rim import read_text, unwritable
from ghpress.values import dataclass

FILE = ".ghpress/proofread.jsonl"
ABOUT = 8
"""Characters kept of either side of a place."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a story, known by what stands there and around it."""

    story: str
    code: str
    found: str
    before: str
    after: str

    def is_at(self, other: "Spot") -> bool:
        """Whether two spots are one: the same find in the same story, with a side that is the same."""
        same = (self.story, self.code, self.found) == (other.story, other.code, other.found)
        return same and (self.before == other.before or self.after == other.after)


@dataclass(frozen=True, slots=True)
class Accepted:
    """The places accepted so far, and remarks where the file holds what is none of ours."""

    spots: tuple[Spot, ...] = ()
    remarks: tuple[Remark, ...] = ()


def spot_of(finding: Finding) -> Spot:
    """The place of a find."""
    chars = finding.text.chars
    before = chars[max(0, finding.start - ABOUT) : finding.start]
    return Spot(
        finding.story, finding.code, finding.found(), before, chars[finding.stop : finding.stop + ABOUT]
    )


def read_accepted(folder: Path) -> Accepted:
    """What was accepted in an issue; a line that cannot be read is a warning and skipped."""
    if not (folder / FILE).exists():
        return Accepted()
    file = read_text(folder / FILE, folder)
    spots: dict[Spot, None] = {}
    remarks = list(file.remarks)
    for number, line in enumerate((file.text or "").split("\n"), 1):
        if not line.strip():
            continue
        try:
            spot, is_accepted = _decision(json.loads(line))
        except (ValueError, KeyError, TypeError, RecursionError):
            remarks.append(warning("accepted-broken", InFile(FILE, number)))
            continue
        spots.pop(spot, None)
        if is_accepted:
            spots[spot] = None
    return Accepted(tuple(spots), tuple(remarks))


def standing(findings: Iterable[Finding], accepted: Accepted) -> tuple[Finding, ...]:
    """The finds that nobody has accepted."""
    known = {(spot.story, spot.code, spot.found): [] for spot in accepted.spots}  # type: dict[Any, list[Spot]]
    for spot in accepted.spots:
        known[spot.story, spot.code, spot.found].append(spot)
    return tuple(finding for finding in findings if not _is_known(spot_of(finding), known))


def accept(
    folder: Path, findings: Iterable[Finding], *, again: bool = True, by: str = "", at: str = ""
) -> Path:
    """Adds a line for every find; with ``again`` false the find is to be told of anew.

    ``by`` is who decides and ``at`` when (ISO 8601), for whoever reads the file.

    Raises:
        Halt: the file cannot be written.
    """
    path = folder / FILE
    lines = "".join(f"{_line(spot_of(finding), again, by, at)}\n" for finding in findings)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o666)
        try:
            # One write of whole lines: another program's lines come before or after, never between.
            os.write(handle, (_mended(handle) + lines).encode("utf-8", "surrogatepass"))
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as fault:
        raise Halt((unwritable(fault, path),)) from fault
    return path


def _mended(handle: int) -> str:
    """A line end where a crash has left the last line without one."""
    size = os.lseek(handle, 0, os.SEEK_END)
    return "\n" if size and os.pread(handle, 1, size - 1) != b"\n" else ""


def _is_known(spot: Spot, known: dict[Any, list[Spot]]) -> bool:
    return any(spot.is_at(other) for other in known.get((spot.story, spot.code, spot.found), ()))


def _line(spot: Spot, is_accepted: bool, by: str, at: str) -> str:
    decision = {
        "story": spot.story,
        "check": spot.code,
        "found": spot.found,
        "before": spot.before,
        "after": spot.after,
        "accepted": is_accepted,
    }
    who = {name: told for name, told in (("by", by), ("at", at)) if told}
    return json.dumps({**decision, **who}, ensure_ascii=False)


def _decision(stored: dict[str, Any]) -> tuple[Spot, bool]:
    """A line's place and whether it is accepted; ValueError for anything else."""
    words = tuple(stored[key] for key in ("story", "check", "found", "before", "after"))
    if not all(isinstance(word, str) for word in words) or not isinstance(stored["accepted"], bool):
        raise ValueError("a decision has five texts and a yes or no")
    return Spot(*words), stored["accepted"]
