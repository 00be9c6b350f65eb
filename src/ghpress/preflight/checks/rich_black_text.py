"""Black text is black alone.

With coloured inks under it, it fills in and smears; over 220 % it never dries on newsprint (GWG2015
§4).
"""

from collections.abc import Iterator

from ghpress.preflight.gathering import by_colour, gathered, said
from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error

BLACK = 0.85
"""From this share of K on, text is meant to be black."""


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark for each rich black text is set in."""
    limit = subject.limits.rich_black
    bad = [
        paint
        for paint in subject.content.of("text")
        if paint.tint.amount("Black") >= BLACK and round(100 * paint.tint.total, 1) > limit
        if "All" not in paint.tint.inks
    ]
    for paint, count in gathered(bad, by_colour):
        yield error("rich-black-text", subject.where(paint), count=count, colour=said(paint))
