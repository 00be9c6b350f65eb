"""The page has a trim box of its own, or an art box, not both.

By it the page is placed on the plate; what is inherited or guessed shifts with the program (ISO
15930-7 6.3).
"""

from collections.abc import Iterator

from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark unless exactly one of the two is stated on the page itself."""
    found = [key for key in ("/TrimBox", "/ArtBox") if key in subject.opened.obj]
    if len(found) != 1:
        yield error("trim-missing", subject.page, found="、".join(found) or "—")
