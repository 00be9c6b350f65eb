"""The trailer holds two identifiers.

Systems that take pages in tell a corrected page from its former version by them (ISO 15930-7 6.2;
ISO 32000-1 14.4).
"""

from collections.abc import Iterator

from ghpress.preflight.filed import FileSubject
from ghpress.remarks import Remark, error


def check(subject: FileSubject) -> Iterator[Remark]:
    """A remark where there are not two strings."""
    found = subject.pdf.trailer.get("/ID", ())
    if len(found) != 2 or not all(bytes(each) for each in found):
        yield error("file-id-missing", subject.place)
