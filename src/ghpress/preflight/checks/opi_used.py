"""The page holds all it shows.

What stands in another file, or is to be swapped for its fine picture by a server, is missing at the
printer's (ISO 15930-7 6.2).
"""

from collections.abc import Iterator

from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark for each reference out of the file."""
    pictures = (p.picture.source for p in subject.content.of("picture") if p.picture)
    used = [*subject.content.forms, *(source for source in pictures if source is not None)]
    found = [key for used_one in used for key in ("/OPI", "/Ref", "/F") if key in used_one]
    if found:
        yield error("opi-used", subject.page, found="、".join(dict.fromkeys(found)))
