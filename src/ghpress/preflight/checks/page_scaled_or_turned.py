"""The page stands upright and in points.

Rotation and user units are honoured by viewers and overlooked by older imposition programs (GWG2022
R0002, R0004).
"""

from collections.abc import Iterator

from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark for a rotation or a unit of its own."""
    turned = int(subject.opened.obj.get("/Rotate", 0)) % 360
    if turned:
        yield error("page-scaled-or-turned", subject.page, found=f"/Rotate {turned}")
    if "/UserUnit" in subject.opened.obj:
        yield error("page-scaled-or-turned", subject.page, found="/UserUnit")
