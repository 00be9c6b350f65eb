"""Turns a forme into the list of its marked content: what each numbered stretch of its stream says.

The number of a stretch is its place in the list, its MCID (ISO 32000-1 14.7.4.2). It is known before
anything is painted, so the painter writes numbers and nobody has to read them out of a stream.
"""

from collections.abc import Iterator, Mapping

from ghpress.press.forme import Forme, Planned
from ghpress.press.reading.parts import has_notes
from ghpress.values import dataclass

PICTURE = -1
"""The block of a stretch that is a frame's picture."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part ``part`` of a line of a ``block``: 0 is a frame's own, the others are words set besides.

    A picture is one stretch, and so is an advert's own page; ``note`` is a line's ruby.
    """

    frame: str
    block: int = 0
    line: int = 0
    part: int = 0
    note: bool = False


@dataclass(frozen=True, slots=True)
class Numbers:
    """The stretches of a forme, and the number each of its blocks and pictures begins at."""

    stretches: tuple[Stretch, ...]
    first: Mapping[str, int]
    pictures: Mapping[str, int]


def numbered(forme: Forme) -> Numbers:
    """Every stretch of a forme in the order of their numbers."""
    stretches: list[Stretch] = []
    first: dict[str, int] = {}
    counts: dict[str, int] = {}
    for address, planned in forme.planned.items():
        if planned.frame in forme.asides:
            continue
        block = 0 if planned.fills else counts.get(planned.frame, 0) + 1
        counts[planned.frame] = max(block, counts.get(planned.frame, 0))
        first[address] = len(stretches)
        stretches += _of_block(planned, block, forme)
    pictures = {frame: len(stretches) + at for at, frame in enumerate(forme.figures)}
    stretches += (Stretch(frame, PICTURE) for frame in forme.figures)
    return Numbers(tuple(stretches), first, pictures)


def _of_block(planned: Planned, block: int, forme: Forme) -> Iterator[Stretch]:
    """The stretches of one composed block, or of an advert's page."""
    if planned.advert:
        yield Stretch(planned.frame, PICTURE)
        return
    for number, placed in enumerate(planned.block.lines):
        cuts = forme.cuts.get((planned.frame, number), ()) if planned.fills else ()
        for part in range(len(cuts) + 1):
            yield Stretch(planned.frame, block, number, part)
        if has_notes(placed.line):
            yield Stretch(planned.frame, block, number, note=True)
