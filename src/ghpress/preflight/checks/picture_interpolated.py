"""No picture asks to be smoothed.

Whether it is depends on the RIP, so proof and plate may differ; PDF/A forbids it (ISO 19005-2
6.2.8).
"""

from collections.abc import Iterator

from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark for each picture that does."""
    for paint in subject.content.of("picture"):
        source = paint.picture.source if paint.picture else None
        if source is not None and bool(source.get("/Interpolate", False)):
            yield error("picture-interpolated", subject.where(paint))
