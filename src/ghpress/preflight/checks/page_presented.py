"""A page for print has no transitions and no slide steps.

They do no harm on paper and show that the file was made for another purpose (ISO 15930-7 6.2).
"""

from collections.abc import Iterator

from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark for what belongs to a slide show."""
    found = [key for key in ("/PresSteps", "/Trans") if key in subject.opened.obj]
    if found:
        yield error("page-presented", subject.page, found="、".join(found))
