"""Ways a piece of copy can stand: in how many slots, and in how many of them at a column's top."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Literal

from ghpress.galley.fit import Way
from ghpress.galley.subhead import DisplayWay
from ghpress.layout.styles import TextStyle
from ghpress.units import Length
from ghpress.values import dataclass

SLOT_STEP = 200
"""Cost of each step down a style's list of slots: as a subhead's white is seen by nobody but a line
opened by more than 0.14 em is."""

SUBHEAD_STEP = 2200
"""The same of a subhead's: uneven white in a column is seen, and 占两行 is a house's rule."""

WHITE_UNDER, MOST_UNDER = Fraction(2, 5), Fraction(1, 2)
"""The share of a subhead's white that stands under it, and how much of a slot at the most: it belongs to
what follows (上空略大于下空), and what it is given more stands over it."""


@dataclass(frozen=True, slots=True)
class Option:
    """One way a piece can stand: so many slots, its line breaks, its cost, its 长体 in per mille.

    ``under`` is how its signature stands where it has slots of its own, counted among ``slots``;
    ``more`` how many more than its style would best have. A subhead stands otherwise at a column's top.
    """

    slots: int
    way: Way
    cost: int
    condense: int = 1000
    under: "Option | None" = None
    more: int = 0
    stands: Literal["anywhere", "top", "below"] = "anywhere"

    def goes(self, *, at_top: bool) -> bool:
        """Whether it may stand at a column's top, or else below other lines."""
        return self.stands == "anywhere" or (self.stands == "top") == at_top

    def own_slots(self) -> int:
        """Its slots without those of its signature."""
        return self.slots - (self.under.slots if self.under else 0)


def in_galley(options: Iterable[Option]) -> Iterator[Option]:
    """Those of a galley that is not cut into columns, and has no column's top but its own."""
    return (option for option in options if option.stands != "top")


def standing(
    shown: DisplayWay, style: TextStyle, pitch: Length, dearer: int = SLOT_STEP
) -> Iterator[Option]:
    """The ways a piece stands that is no running text.

    A style's slots are those of one line: more lines take so many slots more, with the same white.
    """
    way = shown.way
    least = least_slots(way, style, pitch)
    more = least - (-(-style.leading // pitch) if pitch else 1)
    fitting = [slots + more for slots in style.slots if slots + more >= least] or [least]
    for step, slots in enumerate(fitting):
        cost = way.cost + step * dearer
        yield Option(slots, way, cost, shown.condense, more=slots - fitting[0])


def share_under(white: int) -> Fraction:
    """The share of so many slots of a subhead's white that stands under it."""
    return min(WHITE_UNDER, MOST_UNDER / white) if white else WHITE_UNDER


def topped(every: Iterable[Option], style: TextStyle, pitch: Length) -> Iterator[Option]:
    """A subhead's ways, and that at a column's top: no white over it, and none under it.

    Text under it stands on the grid, and what a subhead has under it elsewhere is half a line at most.
    """
    for number, option in enumerate(every):
        least = least_slots(option.way, style, pitch)
        if least == option.slots:
            yield option
            continue
        yield replace(option, stands="below")
        if not number:
            yield replace(option, slots=least, stands="top")


def least_slots(way: Way, style: TextStyle, pitch: Length) -> int:
    """The slots that its lines take without white."""
    return -(-way.lines() * style.leading // pitch) if pitch else way.lines()
