"""White never overprints.

It leaves no ink, so what overprints in white is not there at all: a white headline on a picture is
gone (GWG2022 R0007, R0008).
"""

from collections.abc import Iterator

from ghpress.preflight.gathering import gathered
from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark for each kind of thing that vanishes."""
    bad = subject.content.painted(
        lambda how: how.overprints and how.tint.is_white, "text", "area", "line"
    )
    for paint, count in gathered(bad, lambda paint: paint.how.kind):
        yield error("white-overprints", subject.where(paint), count=count, kind=paint.how.kind)
