"""Line art is as fine as the plate can show.

Between the least and this, round forms look slightly rough (GWG2015 §4, warning under 799).
"""

from collections.abc import Iterator

from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark for each one-bit picture between the least and what is wanted."""
    limits = subject.limits
    for paint in subject.content.of("picture"):
        picture = paint.picture
        if picture and picture.bits == 1:
            if limits.lineart_least_ppi <= round(picture.ppi) < limits.lineart_ppi:
                facts = {"ppi": round(picture.ppi), "wanted": f"{limits.lineart_ppi:g}"}
                yield error("lineart-coarse", subject.where(paint), **facts)
