"""What touches the trim runs on to the bleed.

Ending at the trim it shows a white edge wherever the knife falls a hair outside (house rule;
GWG2015 §3).
"""

from collections.abc import Iterator

from ghpress.preflight.content.paints import Paint
from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error

NEAR_PT = 1.0
"""Within this of the trim a thing is meant to reach it."""


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark for each area or picture that ends at the trim."""
    wanted = subject.limits.bleed_mm * 72 / 25.4 - NEAR_PT
    for paint in subject.content.of("area", "picture", "shading"):
        if not paint.tint.is_white and any(-NEAR_PT < over < wanted for over in _over(subject, paint)):
            yield error("bleed-not-reached", subject.where(paint), wanted=f"{subject.limits.bleed_mm:g}")


def _over(subject: PageSubject, paint: Paint) -> Iterator[float]:
    """How far it goes over each edge of the trim; negative where it stays within."""
    left, bottom, right, top = paint.bounds
    trim = subject.trim
    yield from (trim[0] - left, trim[1] - bottom, right - trim[2], top - trim[3])
