"""Black text is not converted from a screen's black.

It comes out near K85 with all other inks under it: grey to the eye, blurred at every edge (WAN-
IFRA; GWG2015 §4).
"""

from collections.abc import Iterator

from ghpress.preflight.content.tints import Tint
from ghpress.preflight.gathering import by_colour, gathered, said
from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error

LEAST = 0.5
"""How much of each coloured ink, and of black, such a conversion leaves."""


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark for each colour that looks like a converted black."""
    bad = subject.content.painted(lambda how: _is_converted(how.tint), "text")
    for paint, count in gathered(bad, by_colour):
        yield error("near-black-text", subject.where(paint), count=count, colour=said(paint))


def _is_converted(tint: Tint) -> bool:
    """All four inks strong, or black made of the three coloured ones."""
    cyan, magenta, yellow, black = (tint.amount(ink) for ink in ("Cyan", "Magenta", "Yellow", "Black"))
    return min(cyan, magenta, yellow) >= LEAST - 0.1 and black >= LEAST and cyan + magenta + yellow > 1.4
