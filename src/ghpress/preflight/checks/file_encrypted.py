"""A file for print is not encrypted, not even with an empty password.

A RIP has nobody to ask for it, and both standards forbid it (ISO 15930-7 6.2).
"""

from collections.abc import Iterator

from ghpress.preflight.filed import FileSubject
from ghpress.remarks import Remark, error


def check(subject: FileSubject) -> Iterator[Remark]:
    """A remark where it is."""
    if subject.pdf.is_encrypted:
        yield error("file-encrypted", subject.place)
