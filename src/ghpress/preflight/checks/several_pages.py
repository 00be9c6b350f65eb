"""An advertisement is one page.

Of a second nobody knows where it belongs, and it is lost without a word (GWG2022 R0006).
Systems that place adverts take the first.
"""

from collections.abc import Iterator

from ghpress.preflight.filed import FileSubject
from ghpress.remarks import Remark, error


def check(subject: FileSubject) -> Iterator[Remark]:
    """A remark where there is more than one page."""
    if len(subject.pdf.pages) != 1:
        yield error("several-pages", subject.place, count=len(subject.pdf.pages))
