"""What overprints is said in CMYK or a spot.

DeviceGray set to overprint does so in one RIP and knocks out in the next (GWG2022 R0013).
"""

from collections.abc import Iterator

from ghpress.preflight.content.tints import Tint
from ghpress.preflight.gathering import gathered
from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark with the number of things in DeviceGray that are to overprint."""
    bad = subject.content.painted(
        lambda how: how.overprints and _is_gray(how.tint), "text", "area", "line"
    )
    for paint, count in gathered(bad, lambda _: None):
        yield error("gray-overprints", subject.where(paint), count=count)


def _is_gray(tint: Tint) -> bool:
    return tint.colour.space == "DeviceGray" and not tint.is_white
