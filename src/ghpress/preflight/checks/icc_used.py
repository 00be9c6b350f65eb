"""Nothing is painted in a calibrated space.

A newspaper's RIP takes CMYK as it comes; numbers with a profile are converted once more, and black
text comes out in four inks (GWG2022 R0027).
"""

from collections.abc import Iterator

from ghpress.preflight.gathering import gathered
from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark for each space with a profile, with the first place it is used."""
    bad = subject.content.painted(lambda how: how.tint.colour.space.startswith(("ICCBased", "CalGray")))
    for paint, count in gathered(bad, lambda paint: paint.tint.colour.space):
        space = paint.tint.colour.space
        yield error("icc-used", subject.where(paint), space=space, count=count)
