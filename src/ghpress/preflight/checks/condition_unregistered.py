"""A printing condition goes by its registered name, or Custom.

A profile's own title is no name a RIP can look up (ISO 15930-7 6.2.2).
"""

from collections.abc import Iterator

from ghpress.preflight.filed import REGISTERED, FileSubject
from ghpress.remarks import Remark, error


def check(subject: FileSubject) -> Iterator[Remark]:
    """A remark where the name is not among those we know."""
    found = subject.condition()
    if found and found not in REGISTERED and found != "Custom":
        yield error("condition-unregistered", subject.place, found=found)
