"""Title and dates tell which page this is and which of two is later.

PDF/X-1a asks for the programs as well (ISO 15930-4 6.2).
"""

from collections.abc import Iterator

from ghpress.preflight.filed import FileSubject
from ghpress.remarks import Remark, error

FIELDS = ("Title", "CreationDate", "ModDate", "Creator", "Producer")


def check(subject: FileSubject) -> Iterator[Remark]:
    """A remark with all that is missing from the information dictionary."""
    lost = [field for field in FIELDS if not str(subject.info.get(f"/{field}", ""))]
    if lost:
        yield error("info-incomplete", subject.place, fields="、".join(lost))
