"""Does to the copy what a text check found: accepts the place, or makes a fix that is sure."""

from dataclasses import replace
from hashlib import sha256

from ghpress.desk.session import Session
from ghpress.proofing.accepted import accept
from ghpress.proofing.finding import Finding
from ghpress.proofing.patch import Patched
from ghpress.proofing.reading import Mended, mend, write_mended
from ghpress.remarks import Halt, InFile, error
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class Fix:
    """What a sure fix does to a file: the patch as a person reads it, and what the file was."""

    file: str
    patch: str
    seen: str


def accept_find(session: Session, name: str, by: str) -> None:
    """Keeps that somebody said of a find that it is as it should be; it is not told of again.

    Raises:
        Halt: there is no such find, or it cannot be kept.
    """
    finding = _known(session, name)
    accept(session.folder, (finding,), by=by, at=session.now())
    left = tuple(one for one in session.looked.findings if one != finding)
    session.look(replace(session.looked, findings=left))


def fix_of(session: Session, name: str) -> Fix:
    """The fix of a find, not yet made.

    Raises:
        Halt: it is not sure, cannot be made to the file as it is now, or its page is signed.
    """
    patched = _patched(session, _known(session, name))
    return Fix(patched.file, patched.diff(), _digest(patched))


def make_fix(session: Session, name: str, seen: str) -> None:
    """Makes a fix; ``seen`` is the SHA-256 of the file its patch was of.

    Raises:
        Halt: as ``fix_of`` does, or the file has changed since.
    """
    patched = _patched(session, _known(session, name))
    if _digest(patched) != seen:
        raise Halt((error("copy-changed", InFile(patched.file)),))
    write_mended(session.folder, Mended((patched,), ()))


def _known(session: Session, name: str) -> Finding:
    finding = session.looked.finding(name)
    if finding is None:
        raise Halt((error("find-unknown", InFile("")),))
    return finding


def _patched(session: Session, finding: Finding) -> Patched:
    session.refuse_if_signed(finding.story)
    mended = mend(session.folder, (finding,))
    if len(mended.files) != 1:
        raise Halt((error("find-by-hand", finding.place(), words=finding.found()), *mended.remarks))
    return mended.files[0]


def _digest(patched: Patched) -> str:
    return sha256(patched.before.encode("utf-8", "surrogatepass")).hexdigest()
