"""Every operator of the content is one PDF knows.

What one reader skips another stumbles over; embedded PostScript is worse still, for it may do
anything (ISO 15930-7 6.5).
"""

from collections.abc import Iterator

from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark with every operator that means nothing."""
    found = sorted(set(subject.content.strange))
    if found:
        yield error("operator-unknown", subject.page, found=" ".join(found[:8]))
