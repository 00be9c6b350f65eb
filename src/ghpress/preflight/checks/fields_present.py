"""A page for print has no form fields and carries no files within it.

What a field shows depends on who shows it (ISO 15930-7 6.2).
"""

from collections.abc import Iterator

from pikepdf import Dictionary

from ghpress.preflight.filed import FileSubject
from ghpress.remarks import Remark, error


def check(subject: FileSubject) -> Iterator[Remark]:
    """A remark with fields, attached files and collections."""
    form = subject.root.get("/AcroForm", Dictionary())
    found = ["/AcroForm"] if len(form.get("/Fields", ())) or "/XFA" in form else []
    found += ["/EmbeddedFiles"] if "/EmbeddedFiles" in subject.root.get("/Names", Dictionary()) else []
    found += [key for key in ("/AF", "/Collection") if key in subject.root]
    if found:
        yield error("fields-present", subject.place, found="、".join(found))
