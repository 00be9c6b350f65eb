"""A file that is handed over as PDF/X-4 says so in its metadata.

Systems that take pages in sort by the claim and hold the file to it (ISO 15930-7 6.2).
"""

from collections.abc import Iterator

from ghpress.preflight.filed import FileSubject
from ghpress.remarks import Remark, error


def check(subject: FileSubject) -> Iterator[Remark]:
    """A remark unless XMP says PDF/X-4."""
    found = subject.packet.get("pdfxid:GTS_PDFXVersion", "")
    if found != "PDF/X-4":
        yield error("x4-not-claimed", subject.place, found=found or "—")
