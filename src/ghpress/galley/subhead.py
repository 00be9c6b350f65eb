"""Breaks a subhead by meaning, as a headline is, and condenses it before it takes another line."""

from ghpress.galley.fit import Way, best_way
from ghpress.galley.headbreaks import Joined, head_breaks, parted
from ghpress.galley.headplans import HeadRoom, best_plans, cuts_of
from ghpress.galley.headruler import ruler_of
from ghpress.galley.sums import Paragraph
from ghpress.layout.layout import HeadlineSize
from ghpress.units import Length
from ghpress.values import dataclass

ANOTHER_LINE = 300
"""Each line of a subhead after the first: dearer than any 长体 within limits."""

BY_MEANING = 6
"""So many times the price of a break in a head: small and over text, a subhead's lines may be uneven,
but a clause is not cut."""

MOST_LINES = 4


@dataclass(frozen=True, slots=True)
class DisplayWay:
    """A way to break a display line, and the 长体 in per mille it is set in."""

    way: Way
    condense: int = 1000


def display_way(paragraph: Paragraph, measure: Length) -> DisplayWay:
    """The best lines for a subhead; where it fits in no few, those of text."""
    if not len(paragraph.measured):
        return DisplayWay(best_way(paragraph, measure))
    style, ruler = paragraph.measured.style, ruler_of(paragraph)
    if ruler.width(0, ruler.last) <= measure and style.expand <= 1000:
        # It goes on one line as it is, and every way to break it is dearer by ``ANOTHER_LINE``.
        return DisplayWay(Way((ruler.last,), 0, 0, is_full=True))
    own = HeadlineSize(style.size, style.leading)
    room = HeadRoom(measure, style.leading, (own,), most_lines=MOST_LINES)
    breaks = head_breaks(paragraph, Joined())
    cuts = cuts_of(ruler, breaks, room.most_lines, BY_MEANING)
    plans = best_plans(cuts, style, room)
    if not plans:
        return DisplayWay(best_way(paragraph, measure))
    best = min(plans, key=lambda plan: plan.cost + ANOTHER_LINE * (len(plan.ends) - 1))
    way = Way(best.ends, 0, 0, is_full=True, parted=parted(best.ends, breaks))
    return DisplayWay(way, best.condense)
