"""Turns a number into a broadsheet page of dummy text in real faces, locked up for the painter.

The text says nothing, but weighs what a real page weighs: some 5,800 characters of body in 宋, a
headline, a column in 楷, lines in 黑; some 1,030 different characters a page and 3,700 in 64 pages.
"""

import random
from collections.abc import Iterator
from itertools import accumulate

from ghpress.galley.block import Placed, SetBlock
from ghpress.galley.line import Line, Run
from ghpress.layout.css import css_points
from ghpress.layout.grid import Grid
from ghpress.layout.layout import Sheet
from ghpress.makeup.page import Rect
from ghpress.press.forme import BLOCK_SCHEME, Forme, Planned
from ghpress.remarks import InFile
from ghpress.stock.shelf import Shelf
from ghpress.units import Length, hao, mm, pt

SHEET = Sheet(mm(390), mm(540), mm(3))
GRID = Grid(6, 15, 1, hao("五号"), 74, pt(18), mm(19), mm(60))
"""6 columns of 15 characters, 74 lines; a line in twelve is left white, as between stories."""

BODY_LINES = 68
HEAD_SIZE = pt(48)
INKS = {"black": "0 0 0 1 k", "red": "0 1 1 0.05 k"}

LEVEL_ONE = "".join(
    bytes([row, cell]).decode("gb2312")
    for row in range(0xB0, 0xD8)
    for cell in range(0xA1, 0xFA if row == 0xD7 else 0xFF)
)
"""The 3,755 characters of GB 2312's first level."""

FALL, LEAN = 2.0, 80
"""Character of rank r is met as often as 1 / (r + 80)²: a page then has about 1,030 different
ones. A special issue read as example had 800 in its first 6,000, a day's paper has more."""

_FALLING = tuple(accumulate(1 / (rank + LEAN) ** FALL for rank in range(len(LEVEL_ONE))))
"""How often characters up to each rank are met."""


def drawn(count: int, chance: random.Random) -> list[str]:
    """So many characters that say nothing, met as unevenly as those of real text."""
    return chance.choices(LEVEL_ONE, cum_weights=_FALLING, k=count)


def dummy_page(number: int, shelf: Shelf) -> Forme:
    """A page of dummy text; the same number gives the same page."""
    chance = random.Random(number)
    blocks = {f"{number}-{name}": placed for name, placed in _blocks(chance, shelf)}
    boxes = "".join(_box(name, rect) for name, (rect, _) in blocks.items())
    return Forme(
        number=number,
        width=SHEET.width,
        height=SHEET.height,
        bleed=SHEET.bleed,
        markup=f"<html><body><section>{boxes}</section></body></html>",
        css=(
            "@page { size: 390mm 540mm; margin: 0; bleed: 3mm } body { margin: 0; font-size: 0 }"
            "section { position: relative; height: 540mm; break-after: page }"
        ),
        planned={
            BLOCK_SCHEME + name: Planned(block, name, True, InFile("dummy.html", 1))
            for name, (_, block) in blocks.items()
        },
        pictures={},
        frames={name: rect for name, (rect, _) in blocks.items()},
        inks=INKS,
    )


def characters(forme: Forme) -> int:
    """How many characters the page shows."""
    blocks = (planned.block for planned in forme.planned.values())
    return sum(len(placed.line.text) for block in blocks for placed in block.lines)


def _box(name: str, rect: Rect) -> str:
    """The element that shows a block."""
    at = f"position:absolute;left:{css_points(rect.x)};top:{css_points(rect.y)}"
    return f'<div style="{at}"><img style="display:block" src="{BLOCK_SCHEME}{name}"></div>'


def _blocks(chance: random.Random, shelf: Shelf) -> Iterator[tuple[str, tuple[Rect, SetBlock]]]:
    """The headline and six columns, the last of them in 楷."""
    head = _line(_words(chance, 18), "biaosong", HEAD_SIZE, "red", shelf)
    rect = Rect(GRID.left, mm(25), head.width, mm(25))
    yield "head", (rect, SetBlock(rect.width, rect.height, (Placed(head, 0, mm(20), "headline"),)))
    for column in range(GRID.columns):
        role = "kai" if column == GRID.columns - 1 else "song"
        yield f"column{column}", _column(chance, column, role, shelf)


def _column(chance: random.Random, column: int, role: str, shelf: Shelf) -> tuple[Rect, SetBlock]:
    """A column of whole lines; the first of every ten is in 黑."""
    rect = Rect(GRID.x(column), GRID.top, GRID.measure(1), GRID.depth(GRID.lines))
    lines = []
    for row in range(BODY_LINES):
        face = "hei" if row % 10 == 0 else role
        line = _line(_words(chance, GRID.characters), face, GRID.size, "black", shelf)
        lines.append(Placed(line, 0, GRID.depth(row) + GRID.drop(), "body"))
    return rect, SetBlock(rect.width, rect.height, tuple(lines))


def _words(chance: random.Random, count: int) -> str:
    """So many characters, some of them marks."""
    chars = drawn(count, chance)
    if count > 3:
        chars[chance.randrange(1, count - 1)] = chance.choice("，，。；")
    return "".join(chars)


def _line(text: str, role: str, size: Length, ink: str, shelf: Shelf) -> Line:
    """Characters a full em apart, every third of them a hair further, as a justified line has it."""
    face = shelf.face(shelf.composite(role).han.face)
    glyphs = tuple(face.glyph(char) or 0 for char in text)
    xs = tuple(place * size + (place % 3) * size // 200 for place in range(len(text)))
    every = tuple(range(len(text)))
    run = Run(face.key, size, ink, glyphs, xs, every)
    width = len(text) * size
    return Line((run,), text, every, xs, (size,) * len(text), width, width)
