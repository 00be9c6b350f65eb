"""Thin black lines overprint.

A rule cut out of a tint shows the paper beside it as soon as the web moves (GWG2015 §4; GWG2022
R0010).
"""

from collections.abc import Iterator

from ghpress.preflight.gathering import gathered
from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark with the number of black lines that do not."""
    most = subject.limits.overprint_line_pt
    bad = subject.content.painted(
        lambda how: how.tint.is_black and round(how.size, 3) < most and not how.keeps_ground, "line"
    )
    for paint, count in gathered(bad, lambda _: None):
        yield error("black-line-knocks-out", subject.where(paint), count=count, most=f"{most:g}")
