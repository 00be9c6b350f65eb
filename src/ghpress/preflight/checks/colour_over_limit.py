"""No colour lays down more ink than the paper takes.

Newsprint at more than 240 % smears, sets off on the facing page and breaks (ISO 12647-3; GWG2015
§4).
"""

from collections.abc import Iterator

from ghpress.preflight.gathering import by_colour, gathered, said
from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark for each colour above the limit, with the first place it is used."""
    limit = subject.limits.ink
    bad = subject.content.painted(
        lambda how: round(100 * how.tint.total, 1) > limit and "All" not in how.tint.inks,
        "text",
        "area",
        "line",
    )
    for paint, count in gathered(bad, by_colour):
        facts = {"colour": said(paint), "sum": f"{100 * paint.tint.total:.0f}", "limit": f"{limit:g}"}
        yield error("colour-over-limit", subject.where(paint), count=count, **facts)
