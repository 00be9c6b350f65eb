"""The metadata of a PDF/X-4 file is whole.

It names dates, identifiers and title, by which two versions of a page are told apart (ISO 15930-7
6.2, table 1).
"""

from collections.abc import Iterator

from ghpress.preflight.filed import FileSubject
from ghpress.remarks import Remark, error

FIELDS = (
    "xmp:CreateDate",
    "xmp:ModifyDate",
    "xmp:MetadataDate",
    "xmpMM:DocumentID",
    "xmpMM:VersionID",
    "xmpMM:RenditionClass",
    "dc:title",
    "pdf:Trapped",
)


def check(subject: FileSubject) -> Iterator[Remark]:
    """A remark with all that is missing; a file without a packet has another fault."""
    lost = [field for field in FIELDS if not subject.packet.get(field)]
    if lost and subject.packet:
        yield error("packet-incomplete", subject.place, fields="、".join(lost))
