"""Turns rooms and shapes into areas: what a page has for stories, what a story takes of it."""

from collections.abc import Sequence

from ghpress.makeup.bench import Bench, Room, White
from ghpress.makeup.offered import offered
from ghpress.makeup.shape import Shapes
from ghpress.values import dataclass

STRETCHED = 110
"""What freer shapes may take at the most, in hundredths of what the bench's take."""


@dataclass(frozen=True, slots=True)
class Need:
    """What a story takes, with its white, of a page's area, at least and most, and costs at least."""

    least_area: int
    most_area: int
    cost: int


def columns_in(room: Room, bench: Bench) -> int:
    """The columns of a page with this room."""
    return room.columns or bench.columns


def room_area(room: Room, bench: Bench) -> int:
    """Columns times lines that a room has for stories with the least white under each."""
    white = bench.white.least
    taken = room.inset.columns * (room.inset.lines + white) if room.inset else 0
    return (room.lines + white) * columns_in(room, bench) - taken


def need_of(own: Shapes, wide: int, white: White) -> Need:
    """What a story takes by its shapes on a page so wide."""
    facts = offered(own)
    most = int((facts.columns * (facts.depth + white.most)).max(initial=0))
    return Need(facts.least_area(wide, white.least), most, facts.least_cost())


def open_lines(rooms: Sequence[Room], most: int, wide: int, bench: Bench) -> int:
    """The lines of a page so wide that stories leave open which take so much area at the most."""
    area = min(room_area(room, bench) for room in rooms)
    white = bench.white.most * max(1, *(room.gaps for room in rooms))
    return max(0, area // wide - most // wide - 1 - white)
