"""Black text is black alone.

With coloured inks under it, it fills in and smears; over 220 % it never dries on newsprint (GWG2015
§4).
"""

from collections.abc import Iterator

from ghpress.preflight.content.tints import Tint
from ghpress.preflight.gathering import by_colour, gathered, said
from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error

BLACK = 0.85
"""From this share of K on, text is meant to be black."""


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark for each rich black text is set in."""
    limit = subject.limits.rich_black
    bad = subject.content.painted(lambda how: _is_rich(how.tint, limit), "text")
    for paint, count in gathered(bad, by_colour):
        yield error("rich-black-text", subject.where(paint), count=count, colour=said(paint))


def _is_rich(tint: Tint, limit: float) -> bool:
    """Whether it is meant to be black and has too much ink; marks have all there is."""
    is_black = tint.amount("Black") >= BLACK and "All" not in tint.inks
    return is_black and round(100 * tint.total, 1) > limit
