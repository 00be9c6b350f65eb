"""The file says whether it has been trapped.

Unsaid, the plate room traps twice or not at all; the value is a name, True or False (ISO 15930-7
6.2).
"""

from collections.abc import Iterator

from pikepdf import Name

from ghpress.preflight.filed import FileSubject
from ghpress.remarks import Remark, error


def check(subject: FileSubject) -> Iterator[Remark]:
    """A remark unless it is the name True or False."""
    found = subject.info.get("/Trapped")
    if not isinstance(found, Name) or str(found) not in ("/True", "/False"):
        yield error("trapped-not-said", subject.place, found="—" if found is None else str(found))
