"""A page is one composite page, not four pages of one plate each.

Screened and imposed by themselves they come out as four grey pages (ISO 15930-4 6.1).
"""

from collections.abc import Iterator

from ghpress.preflight.filed import FileSubject
from ghpress.remarks import OnPage, Remark, error


def check(subject: FileSubject) -> Iterator[Remark]:
    """A remark for the first page that is a separation."""
    for number, page in enumerate(subject.pdf.pages, start=1):
        if "/SeparationInfo" in page.obj:
            yield error("separations-apart", OnPage(number))
            return
