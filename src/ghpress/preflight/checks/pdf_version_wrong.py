"""The file is written in a version of PDF the standard knows.

A RIP may meet what it has never heard of: PDF/X-1a is 1.4, PDF/X-4 is 1.6 (ISO 15930-4 6.1, ISO
15930-7 6.1).
"""

from collections.abc import Iterator

from ghpress.preflight.filed import FileSubject
from ghpress.remarks import Remark, error


def check(subject: FileSubject) -> Iterator[Remark]:
    """A remark where the version is later than 1.6."""
    if _number(subject.pdf.pdf_version) > (1, 6):
        yield error("pdf-version-wrong", subject.place, found=subject.pdf.pdf_version, most="1.6")


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))
