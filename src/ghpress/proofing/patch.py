"""Turns finds that are sure into a patch of the source files, and a patch into changed files."""

from collections import defaultdict
from collections.abc import Iterable
from difflib import unified_diff

from ghpress.proofing.finding import Finding
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of a file: at line and column (from 1) ``was`` becomes ``becomes``."""

    file: str
    line: int
    column: int
    was: str
    becomes: str


@dataclass(frozen=True, slots=True)
class Patched:
    """A file's text before and after, and the edits that could not be made."""

    file: str
    before: str
    after: str
    refused: tuple[Edit, ...] = ()

    def diff(self) -> str:
        """The change as a unified diff, with no line of context."""
        rows = unified_diff(
            self.before.splitlines(keepends=True),
            self.after.splitlines(keepends=True),
            self.file,
            self.file,
            n=0,
        )
        return "".join(row if row.endswith("\n") else f"{row}\n" for row in rows)


def edits_of(findings: Iterable[Finding]) -> tuple[Edit, ...]:
    """The edits that sure fixes come to; one whose characters stand apart in the source is none."""
    edits: dict[Edit, None] = {}
    for finding in findings:
        if finding.is_sure and finding.fix is not None and finding.found() != finding.fix:
            edit = _edit(finding, finding.fix)
            if edit:
                edits[edit] = None
    return tuple(edits)


def patched(file: str, text: str, edits: Iterable[Edit]) -> Patched:
    """A file's text with the edits made.

    An edit is refused where something else stands at its place (an escape, an entity) or where
    another edit was made.
    """
    rows = text.split("\n")
    refused: list[Edit] = []
    taken: dict[int, int] = defaultdict(lambda: 1 << 30)
    for edit in sorted(edits, key=lambda each: (each.line, each.column), reverse=True):
        start, stop = edit.column - 1, edit.column - 1 + len(edit.was)
        row = rows[edit.line - 1] if edit.line <= len(rows) else ""
        if row[start:stop] != edit.was or stop > taken[edit.line]:
            refused.append(edit)
            continue
        taken[edit.line] = start
        rows[edit.line - 1] = row[:start] + edit.becomes + row[stop:]
    return Patched(file, text, "\n".join(rows), tuple(refused))


def _edit(finding: Finding, fix: str) -> Edit | None:
    text, place = finding.text, finding.place()
    places = [text.place(index) for index in range(finding.start, finding.stop)]
    together = all(
        (each.line, each.column) == (place.line, place.column + at) for at, each in enumerate(places)
    )
    if not together or not place.line or not place.column:
        return None
    return Edit(place.file, place.line, place.column, finding.found(), fix)
