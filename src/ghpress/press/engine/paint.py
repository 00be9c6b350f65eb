"""Turns a forme into an uncompressed one-page PDF, and says where the engine did not obey.

What the engine paints has gaps, in which composed blocks are drawn here. It fails silently in two ways
that are caught here: a block planned but not drawn, and a block drawn off its frame.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path
from typing import TypeAlias

import pydyf

from ghpress.galley.block import SetBlock
from ghpress.press.engine.case import Case
from ghpress.press.engine.drawn import DrawnBlock, DrawnFill, Imprint, Numbering, Point, Together
from ghpress.press.engine.embed import embed
from ghpress.press.engine.runs import Pen
from ghpress.press.engine.standing import Open, standing
from ghpress.press.engine.update import Update
from ghpress.press.forme import FROM, OVER, TO, Forme, Planned
from ghpress.press.reading.points import TO_POINT, from_point
from ghpress.press.reading.stretches import numbered
from ghpress.remarks import OnPage, Remark, error
from ghpress.stock.shelf import Shelf
from ghpress.units import PT
from ghpress.values import dataclass

Drawn: TypeAlias = DrawnBlock | DrawnFill | Together | Point
"""What is drawn in a gap."""

TOLERANCE_PT = 0.02
"""How far a drawn box may stand from its frame: far below what a plate shows, above float noise."""

PT_PER_MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Painted:
    """A painted page: uncompressed PDF, and remarks of level error where it must not be used."""

    pdf: bytes
    remarks: tuple[Remark, ...]


def paint(forme: Forme, shelf: Shelf, kept: Path | None = None) -> Painted:
    """Paint one page; ``kept`` is the folder of drawings made before.

    Never raises for what the markup does wrong: it remarks.
    """
    pen = Pen(Case(shelf), forme.inks.__getitem__)
    drawn = {
        address: DrawnBlock(planned.block, pen, forme.height / PT, planned.advert)
        for address, planned in forme.planned.items()
    }
    points = _number(forme, drawn) if forme.is_read else {}
    over = {
        f"{OVER}{number}": DrawnBlock(
            _sized(one.block, forme), pen, forme.height / PT, before=one.before
        )
        for number, one in enumerate(forme.over)
    }
    filled = {
        address: DrawnFill(fill.rect.width, fill.rect.height, forme.inks[fill.ink])
        for address, fill in forme.fills.items()
    }
    together = _together(forme, drawn, filled)
    parts: dict[str, Drawn] = {**drawn, **filled, **together, **points, **over}
    sizes = {address: part.size() for address, part in parts.items()}
    painted, remarks = standing(forme, sizes, kept)
    file = Update(painted.pdf)
    for stream in painted.streams:
        file.write(stream.number, _filled(stream, parts))
    embed(file, pen.case.fonts(), painted.fonts)
    obeyed = (remark for address, block in drawn.items() for remark in _obeyed(forme, address, block))
    return Painted(file.written(), (*remarks, *obeyed))


def _filled(stream: Open, parts: Mapping[str, Drawn]) -> bytes:
    """A stream whose gaps are filled, as an object of the file."""
    written: list[bytes] = []
    for piece, gap in zip_longest(stream.pieces, stream.gaps):
        if piece:
            written.append(piece)
        if gap is not None:
            part = pydyf.Stream()
            parts[gap.address].draw(part, gap)
            written += part.stream
    content = b"\n".join(written)
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (stream.entries, len(content), content)


def _together(
    forme: Forme, drawn: dict[str, DrawnBlock], filled: dict[str, DrawnFill]
) -> dict[str, Together]:
    """What is painted as one picture, by address: blocks and fills, each with its frame."""
    rects = {address: forme.frames[forme.planned[address].frame] for address in drawn}
    rects |= {address: fill.rect for address, fill in forme.fills.items()}
    parts: dict[str, DrawnBlock | DrawnFill] = {**drawn, **filled}
    return {
        address: Together(tuple((parts[one], rects[one]) for one in held), forme.width, forme.height)
        for address, held in forme.gathered.items()
    }


def _number(forme: Forme, drawn: dict[str, DrawnBlock]) -> dict[str, Point]:
    """Have every block number its stretches; the points round pictures, by address."""
    numbers = numbered(forme)
    for address, first in numbers.first.items():
        planned = forme.planned[address]
        cuts = {row: at for (frame, row), at in forme.cuts.items() if frame == planned.frame}
        drawn[address].numbering = Numbering(first, cuts if planned.fills else {})
    points = {FROM + frame: Point(from_point(number)) for frame, number in numbers.pictures.items()}
    return points | {TO + frame: Point(TO_POINT) for frame in forme.figures}


def _sized(block: SetBlock, forme: Forme) -> SetBlock:
    """A block as large as the page, its lines from the page's lower left as if from its own."""
    down = forme.height - block.depth
    lines = tuple(replace(placed, y=placed.y + down) for placed in block.lines)
    return SetBlock(forme.width, forme.height, lines)


def _obeyed(forme: Forme, address: str, drawn: DrawnBlock) -> Iterator[Remark]:
    """Whether a planned block was drawn once, at full size, in its frame."""
    planned = forme.planned[address]
    if not drawn.imprints:
        yield error("block-not-drawn", planned.template, frame=planned.frame, page=forme.number)
    for imprint in drawn.imprints[1:]:
        yield error("block-drawn-twice", _at(forme, imprint), frame=planned.frame)
    for imprint in drawn.imprints[:1]:
        yield from _in_its_frame(forme, planned, imprint)


def _in_its_frame(forme: Forme, planned: Planned, imprint: Imprint) -> Iterator[Remark]:
    """Remarks for a block that moved, was scaled, or stands out of its frame."""
    block, rect = planned.block, forme.frames[planned.frame]
    scaled = max(abs(imprint.width - block.width / PT), abs(imprint.height - block.depth / PT))
    if scaled > TOLERANCE_PT:
        yield _off("frame-scaled", forme, planned, imprint, scaled)
    left, top = imprint.x - rect.x / PT, imprint.y - rect.y / PT
    right = imprint.x + imprint.width - rect.right() / PT
    bottom = imprint.y + imprint.height - rect.bottom() / PT
    moved = max(abs(left), abs(top)) if planned.fills else 0.0
    if moved > TOLERANCE_PT:
        yield _off("frame-moved", forme, planned, imprint, moved)
        return
    over = max(-left, -top, right, bottom)
    if over > TOLERANCE_PT:
        yield _off("frame-overflow", forme, planned, imprint, over)


def _off(code: str, forme: Forme, planned: Planned, imprint: Imprint, by_pt: float) -> Remark:
    """A remark on a block off its frame, with the template that printed it."""
    return error(
        code,
        planned.template,
        frame=planned.frame,
        page=forme.number,
        by_mm=f"{by_pt / PT_PER_MM:.3f}",
        where=str(_at(forme, imprint)),
    )


def _at(forme: Forme, imprint: Imprint) -> OnPage:
    """The imprint's place on the page."""
    return OnPage(forme.number, round(imprint.x / PT_PER_MM, 1), round(imprint.y / PT_PER_MM, 1))
