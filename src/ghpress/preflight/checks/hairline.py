"""A line is as thick as a plate can hold.

Under 0.15 pt it breaks up on newsprint; a width of 0 is one pixel of whatever machine it meets
(house rule; ISO 32000-1 8.4.3.2).
"""

from collections.abc import Iterator

from ghpress.preflight.gathering import gathered
from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark with the number of lines that are thinner."""
    least = subject.limits.hairline_pt
    bad = subject.content.painted(
        lambda how: round(how.size, 3) < least and not how.tint.is_white, "line"
    )
    for paint, count in gathered(bad, lambda _: None):
        facts = {"width": f"{paint.how.size:.3f}", "least": f"{least:g}", "count": count}
        yield error("hairline", subject.where(paint), **facts)
