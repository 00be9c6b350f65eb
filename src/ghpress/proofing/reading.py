"""Reads an issue's folder and proofreads it: what ``ghpress check`` and the desk show."""

from collections import defaultdict
from pathlib import Path

from ghpress.house import shop_root
from ghpress.manuscript.avoided import read_avoided
from ghpress.manuscript.read import read_issue
from ghpress.manuscript.story import Issue
from ghpress.proofing.accepted import accept, read_accepted, standing
from ghpress.proofing.checks.slips import SLIPS, slips
from ghpress.proofing.finding import Finding, remark_of
from ghpress.proofing.patch import Edit, Patched, edits_of, patched
from ghpress.proofing.proofread import in_order, proofread
from ghpress.proofing.sheet import handbook_of, sheets_of
from ghpress.remarks import InFile, Remark, error, warning
from ghpress.rim import inside, write_beside
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class Proofed:
    """An issue as read, with what proofreading found and nobody has accepted.

    ``remarks`` are all there are, the finds' among them; ``issue`` is None where it cannot be read,
    and then there are no finds.
    """

    issue: Issue | None
    findings: tuple[Finding, ...]
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Mended:
    """The files that sure fixes change, not yet written, and what stands in the way of others."""

    files: tuple[Patched, ...]
    remarks: tuple[Remark, ...]


def proof_issue(folder: Path) -> Proofed:
    """Reads and proofreads an issue, by its house's avoid.yaml and its own."""
    issue, read = read_issue(folder)
    if issue is None:
        return Proofed(None, (), read)
    root = shop_root(folder)
    avoided, about_list = read_avoided((*((root,) if root else ()), folder))
    accepted = read_accepted(folder)
    findings = standing(proofread(issue, avoided), accepted)
    # Reading remarks on slips too; here they come as finds, which can be accepted and mended.
    others = (remark for remark in read if remark.code not in SLIPS)
    remarks = (*others, *about_list, *accepted.remarks, *map(remark_of, findings))
    return Proofed(issue, findings, remarks)


def unaccepted(folder: Path, issue: Issue | None, remarks: tuple[Remark, ...]) -> tuple[Remark, ...]:
    """What reading remarked on, without the slips that a proofreader has accepted."""
    if issue is None or not any(remark.code in SLIPS for remark in remarks):
        return remarks
    accepted = read_accepted(folder)
    if not accepted.spots:
        return remarks
    found = [
        finding
        for sheet in sheets_of(issue)
        for finding in in_order(list(slips(sheet, handbook_of(issue))), (sheet,))
    ]
    told = {(one.code, one.place()) for one in standing(found, accepted)}
    return tuple(
        remark for remark in remarks if remark.code not in SLIPS or (remark.code, remark.place) in told
    )


def accept_at(
    folder: Path, proofed: Proofed, places: tuple[str, ...], by: str = "", at: str = ""
) -> tuple[Remark, ...]:
    """Accepts the finds at these places (file:line or file:line:column), as remarks print them.

    ``by`` and ``at`` say who did and when.
    Returns an error for every place where nothing was found, and then accepts none.
    """
    chosen = [one for one in proofed.findings if _is_at(one, places)]
    lost = [place for place in places if not any(_is_at(one, (place,)) for one in proofed.findings)]
    if lost:
        return tuple(error("accept-nothing", InFile(place)) for place in lost)
    accept(folder, chosen, by=by, at=at)
    return ()


def mend(folder: Path, findings: tuple[Finding, ...]) -> Mended:
    """What the issue's files become when every sure fix is made; nothing is written."""
    by_file: dict[str, list[Edit]] = defaultdict(list)
    for edit in edits_of(findings):
        by_file[edit.file].append(edit)
    files: list[Patched] = []
    remarks: list[Remark] = []
    for name, edits in sorted(by_file.items()):
        text = _utf8(folder, name)
        if text is None:
            remarks.append(warning("fix-not-utf8", InFile(name)))
            continue
        done = patched(name, text, edits)
        remarks += [
            warning("fix-refused", InFile(name, edit.line, edit.column), found=edit.was)
            for edit in done.refused
        ]
        if done.after != done.before:
            files.append(done)
    return Mended(tuple(files), tuple(remarks))


def write_mended(folder: Path, mended: Mended) -> None:
    """Writes the changed files, each whole. Raises Halt where one cannot be written."""
    for file in mended.files:
        write_beside(folder / file.file, file.after.encode("utf-8"))


def _is_at(finding: Finding, places: tuple[str, ...]) -> bool:
    place = finding.place()
    return bool({f"{place.file}:{place.line}", str(place)} & set(places))


def _utf8(folder: Path, name: str) -> str | None:
    """A file's text as its bytes have it, line ends and all, but for a mark of byte order."""
    path = inside(folder, name, InFile(name)).path
    try:
        return path.read_bytes().decode("utf-8") if path else None
    except (OSError, UnicodeDecodeError):
        return None
