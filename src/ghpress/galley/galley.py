"""The galley: set lines, each in its slot. What make-up cuts into columns."""

from ghpress.galley.block import Placed, SetBlock
from ghpress.galley.line import Line
from ghpress.remarks import NOWHERE, Place, Remark
from ghpress.units import Length
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class Slot:
    """A line in its place: slot ``slot`` of the galley, baseline ``drop`` below the slot's upper edge.

    ``x`` is where the line starts from the column's left edge. A subhead that shares out its white
    drops more than a slot; several of its lines may then name the same slot.
    """

    line: Line
    slot: int
    drop: Length
    x: Length
    role: str
    source: Place = NOWHERE
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Galley:
    """Lines in order, the slots they take in all, the pitch of a slot, and what is amiss."""

    lines: tuple[Slot, ...]
    slots: int
    pitch: Length
    remarks: tuple[Remark, ...] = ()

    def text(self) -> str:
        """The lines as text, one a line."""
        return "\n".join(slot.line.text for slot in self.lines)


def column_block(galley: Galley, first: int, slots: int, width: Length) -> SetBlock:
    """Slots [first, first + slots) of the galley as a block of this width."""
    placed = tuple(
        Placed(
            slot.line,
            slot.x,
            (slot.slot - first) * galley.pitch + slot.drop,
            slot.role,
            slot.source,
            slot.paragraph,
        )
        for slot in galley.lines
        if first <= slot.slot < first + slots
    )
    return SetBlock(width, slots * galley.pitch, placed)
