"""A page uses no more spot inks than were ordered.

Each is a plate and a printing unit; one too many is converted by the RIP, in colours nobody has
seen (GWG2022 R0020).
"""

from collections.abc import Iterator

from ghpress.preflight.content.walk import spots
from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark with all spots where they are too many."""
    found = sorted(spots(subject.content))
    if len(found) > subject.limits.spots:
        facts = {"found": "、".join(found), "most": subject.limits.spots}
        yield error("too-many-spots", subject.page, **facts)
