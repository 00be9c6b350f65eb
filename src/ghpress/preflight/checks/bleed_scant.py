"""A page handed in has the bleed that printers ask for.

Three millimetres on four sides is the custom (GWG2015 §3); a newspaper whose pages print nothing at the
edge does without, so it is for the plant to say whether less will do. A build asks for what its
layout orders instead.
"""

from collections.abc import Iterator

from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error

TOLERANCE_PT = 0.03
"""Rounding of a box to four decimals of a point stays far below."""


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark where the bleed box is missing or narrower; none where a bleed was ordered."""
    if subject.sheet.bleed:
        return
    wanted = subject.limits.bleed_mm * 72 / 25.4
    outer, inner = subject.bled, subject.trim
    least = min(inner[0] - outer[0], inner[1] - outer[1], outer[2] - inner[2], outer[3] - inner[3])
    if least < wanted - TOLERANCE_PT:
        facts = {"found": f"{max(0.0, least) * 25.4 / 72:.2f}", "wanted": f"{subject.limits.bleed_mm:g}"}
        yield error("bleed-scant", subject.page, **facts)
