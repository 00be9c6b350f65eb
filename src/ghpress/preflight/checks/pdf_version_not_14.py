"""PDF/X-1a is written in PDF 1.4.

Later versions bring features its readers were not made for, transparent ones among them (ISO
15930-4 6.1).
"""

from collections.abc import Iterator

from ghpress.preflight.filed import FileSubject
from ghpress.remarks import Remark, error


def check(subject: FileSubject) -> Iterator[Remark]:
    """A remark for any version but 1.4 and what came before."""
    if subject.pdf.pdf_version not in ("1.3", "1.4"):
        yield error("pdf-version-not-14", subject.place, found=subject.pdf.pdf_version)
