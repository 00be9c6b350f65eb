"""Small pages printed for the tests of what comes after painting: 100 × 80 mm, a few lines each."""

import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pikepdf

from ghpress.galley.block import Placed, SetBlock
from ghpress.layout.css import css_points
from ghpress.layout.layout import Sheet
from ghpress.makeup.page import Rect
from ghpress.press.binding import Colophon
from ghpress.press.engine.paint import paint
from ghpress.press.finish import finish
from ghpress.press.forme import BLOCK_SCHEME, Forme, Planned
from ghpress.remarks import InFile
from ghpress.stock.shelf import Shelf
from ghpress.ticket import Ticket
from ghpress.units import mm, pt
from press.trial import INKS, Bit, set_line

SHEET = Sheet(mm(100), mm(80), mm(3))
WHEN = datetime(2026, 11, 1, 8, 30, tzinfo=timezone(timedelta(hours=8)))
TICKET = Ticket(WHEN)


def forme_of(lines: Sequence[str | Sequence[Bit]], shelf: Shelf, **changes) -> Forme:
    """A page of lines, 10 mm from the left and from above, 24 pt apart."""
    set_lines = (set_line([Bit(line)] if isinstance(line, str) else list(line), shelf) for line in lines)
    placed = tuple(Placed(line, 0, pt(20 + 24 * row), "body") for row, line in enumerate(set_lines))
    block = SetBlock(mm(80), mm(60), placed)
    rect = Rect(mm(10), mm(10), block.width, block.depth)
    at = f"position:absolute;left:{css_points(rect.x)};top:{css_points(rect.y)}"
    text = f'<div style="{at}"><img style="display:block" src="{BLOCK_SCHEME}text"></div>'
    forme = Forme(
        number=1,
        width=SHEET.width,
        height=SHEET.height,
        bleed=SHEET.bleed,
        markup=f"<html><body>{text}</body></html>",
        css="@page { size: 100mm 80mm; margin: 0; bleed: 3mm } body { margin: 0; font-size: 0 }",
        planned={f"{BLOCK_SCHEME}text": Planned(block, "text", True, InFile("page.html", 1))},
        pictures={},
        frames={"text": rect},
        inks=INKS,
    )
    return replace(forme, **changes)


def painted(forme: Forme, shelf: Shelf) -> bytes:
    """The painter's page, which must be without fault."""
    done = paint(forme, shelf)
    assert done.remarks == ()
    return done.pdf


def colophon(number: int = 1) -> Colophon:
    """What a test page says of itself."""
    return Colophon(f"试刊 第{number}版", ("trial", str(number)))


def page_file(lines: Sequence[str | Sequence[Bit]], shelf: Shelf, number: int = 1) -> bytes:
    """A finished page of these lines."""
    return finish(painted(forme_of(lines, shelf), shelf), SHEET, colophon(number), TICKET)


def with_box(forme: Forme, style: str) -> Forme:
    """The page with an empty box of this style behind its text."""
    box = f'<div style="position:absolute;{style}"></div>'
    return replace(forme, markup=forme.markup.replace("<body>", f"<body>{box}"))


def changed(pdf: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    """The file after a change made by hand."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        change(opened)
        target = io.BytesIO()
        opened.save(target)
        return target.getvalue()
