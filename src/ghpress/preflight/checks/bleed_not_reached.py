"""What touches the trim runs on to the bleed.

Ending at the trim it shows a white edge wherever the knife falls a hair outside (house rule;
GWG2015 §3). A shape on a ground that does run on, such as a stroke of a drawing, shows none.
"""

from collections.abc import Iterator, Sequence

from ghpress.preflight.content.paints import Paint
from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error

NEAR_PT = 1.0
"""Within this of the trim a thing is meant to reach it."""


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark for each area or picture that ends at the trim."""
    wanted = subject.limits.bleed_mm * 72 / 25.4 - NEAR_PT
    grounds = [p for p in subject.content.of("area", "picture", "shading") if not p.tint.is_white]
    for paint in grounds:
        for side, over in enumerate(_over(subject, paint)):
            if -NEAR_PT < over < wanted and not _is_on_bled(subject, paint, side, grounds):
                bleed = f"{subject.limits.bleed_mm:g}"
                yield error("bleed-not-reached", subject.where(paint), wanted=bleed)
                break


def _over(subject: PageSubject, paint: Paint) -> tuple[float, ...]:
    """How far it goes over each edge of the trim; negative where it stays within."""
    left, bottom, right, top = paint.bounds
    trim = subject.trim
    return trim[0] - left, trim[1] - bottom, right - trim[2], top - trim[3]


def _is_on_bled(subject: PageSubject, paint: Paint, side: int, grounds: Sequence[Paint]) -> bool:
    """Whether another ground runs on to the bleed along all of that side of it."""
    wanted = subject.limits.bleed_mm * 72 / 25.4 - NEAR_PT
    along = 1 if side in (0, 2) else 0
    begins, ends = paint.bounds[along] + NEAR_PT, paint.bounds[along + 2] - NEAR_PT
    return any(
        other is not paint
        and other.bounds[along] <= begins
        and other.bounds[along + 2] >= ends
        and _over(subject, other)[side] >= wanted
        for other in grounds
    )
