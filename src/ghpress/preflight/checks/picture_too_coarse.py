"""A picture has pixels enough not to be seen as squares.

Newsprint is screened at 85 to 120 lines an inch; below a hundred pixels an inch even that shows
them (GWG2015 §4, error under 99).
"""

from collections.abc import Iterator

from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error

FEW_PIXELS = 16
"""Pictures as small as this are patches of colour, which no resolution improves (GWG2015)."""


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark for each placement below the least."""
    for paint in subject.content.of("picture"):
        picture = paint.picture
        if picture and picture.bits > 1 and min(picture.width, picture.height) > FEW_PIXELS:
            if 0 < round(picture.ppi) < subject.limits.picture_least_ppi:
                facts = {"ppi": round(picture.ppi), "least": f"{subject.limits.picture_least_ppi:g}"}
                yield error("picture-too-coarse", subject.where(paint), **facts)
