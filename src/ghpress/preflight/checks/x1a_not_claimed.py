"""A file that is handed over as PDF/X-1a says so.

Systems that take pages in sort by the claim and hold the file to it (ISO 15930-4 6.2).
"""

from collections.abc import Iterator

from ghpress.preflight.filed import FileSubject
from ghpress.remarks import Remark, error


def check(subject: FileSubject) -> Iterator[Remark]:
    """A remark unless the information dictionary says PDF/X-1a:2003."""
    found = str(subject.info.get("/GTS_PDFXVersion", ""))
    if found != "PDF/X-1a:2003":
        yield error("x1a-not-claimed", subject.place, found=found or "—")
