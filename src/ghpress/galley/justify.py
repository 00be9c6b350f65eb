"""Deals out a line's space, class by class, until it sums exactly to its measure.

Pressing (挤压) and opening (拉伸) go in clreq's order, a class only when the earlier ones are exhausted,
all spaces of a class together (TYPESETTING 5.1, 5.2).
"""

from dataclasses import dataclass

from ghpress.galley.line import Adjustment, AdjustmentClass
from ghpress.galley.spacing import Spaces
from ghpress.galley.tables.pairs import AUTOSPACE, NO_SPACE
from ghpress.galley.tables.pairs import WORD as WORD_SPACE
from ghpress.units import Length

_NAMES: tuple[AdjustmentClass, ...] = (
    "gap", "word", "middle", "bracket", "comma", "autospace", "stop",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dealt:
    """The spaces inside a line as they will be set, what was done to them, and what is still amiss.

    ``rest`` > 0: too wide by so much; < 0: short by so much.
    """

    spaces: tuple[Length, ...]
    adjustments: tuple[Adjustment, ...]
    rest: Length


@dataclass(frozen=True, slots=True)
class Bank:
    """A paragraph's spaces as plain lists, from which each line's are dealt.

    Of a few at a time plain numbers are dealt out faster than arrays.
    """

    natural: list[Length]
    least: list[Length]
    most: list[Length]
    kinds: list[int]
    takes: list[bool]


def bank_of(spaces: Spaces) -> Bank:
    """The bank of a paragraph."""
    return Bank(
        spaces.natural.tolist(),
        spaces.least.tolist(),
        spaces.most.tolist(),
        spaces.kind.tolist(),
        spaces.takes.tolist(),
    )


def deal(bank: Bank, first: int, last: int, excess: Length, *, opens: bool) -> Dealt:
    """The spaces after clusters ``first`` … ``last`` − 1, changed by −excess in all.

    Args:
        bank: the paragraph's spaces.
        first: the line's first cluster.
        last: its last cluster that is no space.
        excess: how much too wide the line is naturally; below 0, how much short.
        opens: whether a short line is opened (a last or ragged line is not).
    """
    dealing = _Dealing(bank.natural[first:last], [], excess)
    kinds = bank.kinds[first:last]
    if excess > 0:
        least = bank.least[first:last]
        for kind in sorted(set(kinds) - {NO_SPACE}):
            rooms = [
                now - low if own == kind else 0
                for now, low, own in zip(dealing.spaces, least, kinds, strict=True)
            ]
            dealing.change(rooms, kind, -1)
    elif opens:
        most = bank.most[first:last]
        for kind in (WORD_SPACE, AUTOSPACE):
            if kind not in kinds:
                continue
            rooms = [
                high - now if own == kind else 0
                for now, high, own in zip(dealing.spaces, most, kinds, strict=True)
            ]
            dealing.change(rooms, kind, 1)
        dealing.open_evenly(bank.takes[first:last], kinds)
    return Dealt(tuple(dealing.spaces), tuple(dealing.done), dealing.rest)


@dataclass(slots=True)
class _Dealing:
    """Spaces while they change."""

    spaces: list[Length]
    done: list[Adjustment]
    rest: Length

    def change(self, rooms: list[Length], kind: int, sign: int) -> None:
        """Give or take in proportion to each space's room, up to what the line needs."""
        total = sum(rooms)
        amount = min(abs(self.rest), total)
        if not amount:
            return
        room_so_far = dealt = 0
        for index, room in enumerate(rooms):
            room_so_far += room
            share = amount * room_so_far // total - dealt
            self.spaces[index] += sign * share
            dealt += share
        self.rest += sign * amount
        places = sum(1 for room in rooms if room)
        self.done.append(Adjustment(_NAMES[kind], sign * amount, places))

    def open_evenly(self, takes: list[bool], kinds: list[int]) -> None:
        """All other gaps alike; in a line without any, the word spaces."""
        if self.rest >= 0:
            return
        if not any(takes):
            takes = [kind == WORD_SPACE for kind in kinds]
        self.change_evenly(takes)

    def change_evenly(self, takes: list[bool]) -> None:
        """Open every marked place by the same amount, units left over spread along the line."""
        places = sum(takes)
        amount = -self.rest
        if not places:
            return
        seen = dealt = 0
        for index, takes_here in enumerate(takes):
            if takes_here:
                seen += 1
                share = amount * seen // places - dealt
                self.spaces[index] += share
                dealt += share
        self.rest = 0
        self.done.append(Adjustment("gap", amount, places))
