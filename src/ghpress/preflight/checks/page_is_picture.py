"""A page is type, not a picture of type.

One single picture prints its letters through the screen: they need 450 pixels an inch to be
readable (GWG2015 §4).
"""

from collections.abc import Iterator
from itertools import islice

from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark where nothing but one picture is painted, and that is coarse."""
    seen = list(islice((paint for paint in subject.content.paints if paint.is_seen), 2))
    if len(seen) == 1 and seen[0].picture is not None:
        ppi = round(seen[0].picture.ppi)
        if ppi < subject.limits.single_ppi:
            facts = {"ppi": ppi, "wanted": f"{subject.limits.single_ppi:g}"}
            yield error("page-is-picture", subject.where(seen[0]), **facts)
