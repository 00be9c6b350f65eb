"""Ink is measured on plates that a program has drawn.

Where neither mutool nor poppler is installed it is reckoned from bounds and pictures: a field that is
too heavy may be missed, and a printer's own measurement may differ (house rule).
"""

from collections.abc import Iterator

from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark where the page's ink had to be estimated."""
    if subject.ink is not None and subject.ink.is_estimate:
        yield error("ink-estimated", subject.page)
