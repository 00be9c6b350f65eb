"""A CMYK colour with a profile does not overprint with mode 1.

After conversion no plate is zero any more, and what was to show through is wiped out (ISO 19005-2
6.2.4.2).
"""

from collections.abc import Iterator

from ghpress.preflight.gathering import gathered
from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark for the first such paint."""
    bad = subject.content.painted(
        lambda how: how.overprints and how.mode == 1 and how.tint.colour.space == "ICCBased 4"
    )
    for paint, count in gathered(bad, lambda _: None):
        yield error("icc-overprinted", subject.where(paint), count=count)
