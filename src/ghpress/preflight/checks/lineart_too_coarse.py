"""Line art has fine edges.

It is not screened, so each pixel is seen: under 550 an inch slanting lines are stairs (GWG2015 §4,
error under 549).
"""

from collections.abc import Iterator

from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark for each one-bit picture below the least."""
    for paint in subject.content.of("picture"):
        picture = paint.picture
        if picture and picture.bits == 1 and 0 < round(picture.ppi) < subject.limits.lineart_least_ppi:
            facts = {"ppi": round(picture.ppi), "least": f"{subject.limits.lineart_least_ppi:g}"}
            yield error("lineart-too-coarse", subject.where(paint), **facts)
