"""Something is printed on the page.

An empty page among pages is most often a layer not shown or a page number miscounted (GWG2022
R0005).
"""

from collections.abc import Iterator

from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark where nothing is painted, or in white alone."""
    if not any(paint.is_seen and not paint.tint.is_white for paint in subject.content.paints):
        yield error("page-empty", subject.page)
