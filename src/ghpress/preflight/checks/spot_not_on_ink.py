"""A spot's alternate is CMYK or grey.

Where the plate is not to be had the alternate prints, and one in light comes out in colours nobody
chose (ISO 15930-7 6.4; GWG2022 R0027).
"""

from collections.abc import Iterator

from ghpress.preflight.gathering import gathered
from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark for each spot space that stands on another."""
    bad = subject.content.painted(lambda how: _is_odd(how.tint.colour.space))
    for paint, _ in gathered(bad, lambda paint: paint.tint.colour.space):
        yield error("spot-not-on-ink", subject.where(paint), space=paint.tint.colour.space)


def _is_odd(space: str) -> bool:
    base = space.rpartition(" on ")[2]
    return base != space and base not in ("DeviceCMYK", "DeviceGray", "ICCBased 4", "ICCBased 1")
