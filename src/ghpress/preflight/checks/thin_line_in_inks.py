"""Thin lines are printed in one ink.

In several inks, or in white, a hairline is blurred or closed by the slightest misregister (GWG2022
R0018, R0019).
"""

from collections.abc import Iterator

from ghpress.preflight.gathering import by_colour, gathered, said
from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark for each colour of such lines."""
    least = subject.limits.thin_line_pt
    bad = subject.content.painted(
        lambda how: round(how.size, 3) < least and (len(how.tint.inks) > 1 or how.tint.is_white), "line"
    )
    for paint, count in gathered(bad, by_colour):
        facts = {"colour": said(paint), "width": f"{paint.how.size:.2f}", "least": f"{least:g}"}
        yield error("thin-line-in-inks", subject.where(paint), count=count, **facts)
