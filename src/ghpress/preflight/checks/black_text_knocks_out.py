"""Small black text overprints.

If it is cut out of what lies beneath, the slightest misregister leaves a white rim round each
letter (GWG2015 §4; GWG2022 R0009).
"""

from collections.abc import Iterator

from ghpress.preflight.gathering import gathered
from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark with the number of pieces of text that do not."""
    most = subject.limits.overprint_text_pt
    bad = subject.content.painted(
        lambda how: how.tint.is_black and round(how.size, 1) < most and not how.keeps_ground, "text"
    )
    for paint, count in gathered(bad, lambda _: None):
        yield error("black-text-knocks-out", subject.where(paint), count=count, most=f"{most:g}")
