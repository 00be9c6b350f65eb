"""Turns a forme into an uncompressed one-page PDF, and says where the engine did not obey.

The engine fails silently in four ways, each caught here: a block planned but not drawn, a block
drawn off its frame, text the engine set by itself, and anything it merely logs.
"""

import io
import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import weasyprint
from weasyprint.formatting_structure.boxes import TextBox

from ghpress.galley.block import SetBlock
from ghpress.press.engine.case import Case
from ghpress.press.engine.drawing import drawings
from ghpress.press.engine.drawn import DrawnBlock, DrawnFill, Imprint, Numbering, Point, Together
from ghpress.press.engine.embed import embed
from ghpress.press.engine.fetch import ShelfFetcher
from ghpress.press.engine.overheard import overheard
from ghpress.press.engine.plate import Plate
from ghpress.press.engine.runs import Pen
from ghpress.press.engine.sheets import keep, sheet, system_fonts
from ghpress.press.forme import FROM, OVER, TO, Forme, Planned
from ghpress.press.reading.points import TO_POINT, from_point
from ghpress.press.reading.stretches import numbered
from ghpress.remarks import OnPage, Remark, error, warning
from ghpress.stock.shelf import Shelf
from ghpress.units import PT
from ghpress.values import dataclass

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
    with overheard() as said:
        shown = drawings(forme.pictures, kept)
        base = Path(forme.asset_folders[0]).as_uri() + "/" if forme.asset_folders else None
        fetcher = ShelfFetcher(forme.pictures, forme.asset_folders)
        css = sheet(forme, fetcher, base)
        html = weasyprint.HTML(string=forme.markup, url_fetcher=fetcher, base_url=base)
        document = html.render(
            stylesheets=[css],
            cache={**shown, **drawn, **filled, **together, **points, **over},
            color_profiles={name: Plate(name) for name in forme.spots},
            font_config=system_fonts(forme),
        )
        target = io.BytesIO()
        document.write_pdf(
            target, finisher=lambda _, pdf: embed(pdf, pen.case.fonts()), uncompressed_pdf=True
        )
    if not said:
        keep(forme, base, css)
    remarks = (
        *_spoken(forme, said),
        *_page_count(forme, len(document.pages)),
        *_own_text(forme, document),
        *(remark for address, block in drawn.items() for remark in _obeyed(forme, address, block)),
    )
    return Painted(target.getvalue(), remarks)


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


def _spoken(forme: Forme, said: list[logging.LogRecord]) -> Iterator[Remark]:
    """Log lines as remarks: the engine's errors are losses, its warnings ignored declarations."""
    for record in said:
        speak = error if record.levelno >= logging.ERROR else warning
        yield speak("engine-says", OnPage(forme.number), message=record.getMessage())


def _page_count(forme: Forme, count: int) -> Iterator[Remark]:
    """A page that flows over onto a second sheet."""
    if count != 1:
        yield error("page-runs-over", OnPage(forme.number), count=count)


def _own_text(forme: Forme, document: weasyprint.Document) -> Iterator[Remark]:
    """Text the engine set by itself: never measured, never prepared, at size 0 not even seen."""
    for page in document.pages:
        for box in page._page_box.descendants(placeholders=True):
            if isinstance(box, TextBox) and box.text.strip():
                yield error("engine-set-text", OnPage(forme.number), letters=box.text.strip()[:20])


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
