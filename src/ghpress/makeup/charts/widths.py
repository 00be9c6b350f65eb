"""Shares out a table's width among its columns: what each wants, then by the lines it saves."""

from collections.abc import Sequence

from ghpress.units import Length
from ghpress.values import dataclass

ROUNDS = 200
"""Steps of an em that are tried at most: tables of a newspaper need far fewer."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a column wants: the width of each of its cells on one line, and the least it can do with."""

    cells: tuple[Length, ...]
    least: Length

    def natural(self) -> Length:
        """The width in which no cell has to be broken."""
        return max((*self.cells, self.least))


def shared(wishes: Sequence[Wish], room: Length, em: Length) -> tuple[Length, ...] | None:
    """The width of each column in a room without the gaps; None where not even the least goes.

    Columns that need no breaking get what they want, and no more; the others share what is left em
    by em, so that the table takes as few lines as it can.
    """
    wanted = [wish.natural() for wish in wishes]
    if sum(wanted) <= room:
        return tuple(wanted)
    widths = [min(wish.least, want) for wish, want in zip(wishes, wanted, strict=True)]
    if sum(widths) > room:
        return None
    _level_up(widths, wanted, room, em)
    for _ in range(ROUNDS):
        if not _improved(wishes, widths, em):
            break
    return tuple(widths)


def squeezed(wishes: Sequence[Wish], room: Length) -> tuple[Length, ...]:
    """Widths where the least does not go: each gives in proportion."""
    whole = max(1, sum(wish.least for wish in wishes))
    return tuple(max(1, wish.least * room // whole) for wish in wishes)


def _level_up(widths: list[Length], wanted: list[Length], room: Length, em: Length) -> None:
    """Gives an em at a time to the column that is furthest from what it wants, in proportion."""
    left = room - sum(widths)
    while left > 0:
        short = [at for at, width in enumerate(widths) if width < wanted[at]]
        if not short:
            return
        at = max(short, key=lambda at: (wanted[at] * 1000 // widths[at], -at))
        step = min(em, left, wanted[at] - widths[at])
        widths[at] += step
        left -= step


def _improved(wishes: Sequence[Wish], widths: list[Length], em: Length) -> bool:
    """Moves an em or two from one column to another if fewer lines, or cells broken, come of it."""
    best = _faults(wishes, widths)
    for step in (em, 2 * em):
        for giver in range(len(widths)):
            if widths[giver] - step < wishes[giver].least:
                continue
            for taker in range(len(widths)):
                if taker == giver:
                    continue
                widths[giver] -= step
                widths[taker] += step
                if _faults(wishes, widths) < best:
                    return True
                widths[giver] += step
                widths[taker] -= step
    return False


def _faults(wishes: Sequence[Wish], widths: Sequence[Length]) -> tuple[int, int]:
    """About how many lines the rows take, each as many as its deepest cell; then how many are broken."""
    rows = zip(*(wish.cells for wish in wishes), strict=True)
    lines = [
        [max(1, -(-cell // max(width, 1))) for cell, width in zip(row, widths, strict=True)]
        for row in rows
    ]
    return sum(max(row) for row in lines), sum(deep > 1 for row in lines for deep in row)
