"""A picture has the pixels a screen can use.

Between the least and this it prints, a little soft (GWG2015 §4, warning under 149; twice the
screen's lines is the aim).
"""

from collections.abc import Iterator

from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error

FEW_PIXELS = 16
"""Pictures as small as this are patches of colour, which no resolution improves (GWG2015)."""


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark for each placement between the least and what is wanted."""
    limits = subject.limits
    for paint in subject.content.of("picture"):
        picture = paint.picture
        if picture and picture.bits > 1 and min(picture.width, picture.height) > FEW_PIXELS:
            if limits.picture_least_ppi <= round(picture.ppi) < limits.picture_ppi:
                facts = {"ppi": round(picture.ppi), "wanted": f"{limits.picture_ppi:g}"}
                yield error("picture-coarse", subject.where(paint), **facts)
