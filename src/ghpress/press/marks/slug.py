"""Turns what must be known of a page at the plate into a line of type beside it (版边字)."""

from collections.abc import Iterator, Sequence

from ghpress.conditions import Marks
from ghpress.galley.block import SetBlock
from ghpress.galley.words import set_text
from ghpress.layout.styles import TextStyle
from ghpress.manuscript.text import plain
from ghpress.press.marks.outlines import outlined
from ghpress.press.marks.strip import PROCESS
from ghpress.stock.shelf import Shelf
from ghpress.units import PT, hao, pt
from ghpress.values import dataclass

STYLE = TextStyle("slug", "hei", hao("小六"), pt(8))
"""Small enough for the room, large enough to be read off a plate."""

GAP = "\u3000"


@dataclass(frozen=True, slots=True)
class Slug:
    """What marks a page has, and what is written beside it, the weightiest first.

    ``inks`` are the process inks that have a plate; a spot's plate is found in the page itself.
    """

    marks: Marks
    words: tuple[str, ...]
    inks: tuple[str, ...] = PROCESS


def slug_line(words: Sequence[str], shelf: Shelf, room: float) -> SetBlock:
    """As many of the words as go into the room in points, in one line."""
    for count in range(len(words), 0, -1):
        block, _ = set_text(plain(GAP.join(words[:count])), STYLE, shelf)
        if block.width / PT <= room:
            return block
    return SetBlock(0, 0, ())


def plate_names(inks: Sequence[str], shelf: Shelf, x: float, y: float) -> Iterator[str]:
    """The name of each process ink, on its own plate alone, one beside the other from (x, y)."""
    yield "q"
    for ink in (ink for ink in PROCESS if ink in inks):
        block, _ = set_text(plain(ink), STYLE, shelf)
        shares = " ".join("1" if ink == one else "0" for one in PROCESS)
        yield f"{shares} k"
        yield from outlined(block, shelf, x, y)
        x += block.width / PT + 2
    yield "Q"
