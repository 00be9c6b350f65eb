"""What the file says of itself stands in a plain XMP stream.

Any program finds it there by looking for its first bytes (ISO 15930-7 6.2; ISO 16684-1).
"""

from collections.abc import Iterator

from pikepdf import Name

from ghpress.preflight.filed import FileSubject
from ghpress.remarks import Remark, error


def check(subject: FileSubject) -> Iterator[Remark]:
    """A remark where the stream is missing, packed, or not what it should be."""
    stream = subject.root.get("/Metadata")
    if stream is None or stream.get("/Subtype") != Name.XML or stream.get("/Type") != Name.Metadata:
        yield error("metadata-unreadable", subject.place, why="/Metadata")
    elif "/Filter" in stream:
        yield error("metadata-unreadable", subject.place, why=str(stream.Filter))
    elif not subject.packet:
        yield error("metadata-unreadable", subject.place, why="XML")
