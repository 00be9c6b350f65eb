"""Turns a chapter into its picture: samples side by side, printed by the shop's own painter."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field

from PIL import Image, ImageColor
from tools.specimens.sample import Chapter, Rule, Sample, Upright, Verdict
from tools.specimens.setting import SetSample, set_sample

from ghpress.galley.block import Placed, SetBlock
from ghpress.galley.words import set_text
from ghpress.layout.css import css_points
from ghpress.layout.grid import HAN_DESCENT
from ghpress.layout.styles import Setting, TextStyle
from ghpress.makeup.page import Rect
from ghpress.manuscript.text import plain
from ghpress.press.engine.paint import paint
from ghpress.press.forme import BLOCK_SCHEME, Forme, Planned
from ghpress.press.previews import preview
from ghpress.remarks import InFile
from ghpress.stock.shelf import Shelf
from ghpress.units import Length, pt

WIDTH: Length = pt(440)
MARGIN: Length = pt(20)
BETWEEN: Length = pt(22)
"""Between samples side by side at the least; a hung mark takes half of it."""
DPI = 144
STEPS = 9
"""Shades from ink to each ground: smooth edges, in a palette the same for every picture."""

INKS = {
    "black": "0.08 0.08 0.08 rg",
    "grey": "0.42 0.42 0.42 rg",
    "wrong": "0.72 0.11 0.09 rg",
    "right": "0.09 0.42 0.25 rg",
    "paper": "1 1 1 rg",
}
GROUND = "#f3f1ec"
TINTS: dict[Verdict, str] = {"wrong": "#f3c4bd", "right": "#c3e2cd", "style": "#f0dfae"}
SIGNS: dict[Verdict, str] = {"wrong": "错", "right": "对", "style": ""}
SIGN_INKS: dict[Verdict, str] = {"wrong": "#b81c17", "right": "#176b40", "style": GROUND}
BLACK, GREY, WHITE = "#141414", "#6b6b6b", "#ffffff"
PALETTE = (
    *((BLACK, ground) for ground in (WHITE, GROUND, *TINTS.values())),
    (GREY, WHITE),
    *((WHITE, sign) for sign in (SIGN_INKS["wrong"], SIGN_INKS["right"])),
)
"""What stands on what."""

NAME = TextStyle("name", "hei", pt(12), pt(16), setting=Setting(align="left"))
LABEL = TextStyle("label", "hei", pt(8), pt(11), ink="grey", setting=Setting(align="left"))
SIGN = TextStyle("sign", "hei", pt(8), pt(11), ink="paper", setting=Setting(align="left"))
SIGN_SIDE: Length = pt(11)
UNDER_NAME: Length = pt(8)
UNDER_LABEL: Length = pt(6)
UNDER_SAMPLE: Length = pt(14)
UNDER_RULE: Length = pt(12)


@dataclass(slots=True)
class _Sheet:
    """The sheet being filled: lines, boxes behind them, and how far down it is."""

    shelf: Shelf
    lines: list[Placed] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    y: Length = MARGIN

    def put(self, block: SetBlock, x: Length, y: Length) -> None:
        """A block with its upper left corner here."""
        self.lines += [Placed(one.line, one.x + x, one.y + y, one.role) for one in block.lines]

    def words(self, words: str, style: TextStyle, x: Length, y: Length, measure: Length | None) -> int:
        """A few words; how deep they are."""
        block, _ = set_text(plain(words), style, self.shelf, measure)
        self.put(block, x, y)
        return block.depth

    def box(self, rect: Rect, colour: str, css: str = "") -> None:
        """A tinted rectangle."""
        place = ";".join(
            f"{name}:{css_points(length)}"
            for name, length in (
                ("left", rect.x),
                ("top", rect.y),
                ("width", rect.width),
                ("height", rect.height),
            )
        )
        self.boxes.append(f'<div style="position:absolute;{place};background:{colour};{css}"></div>')


def picture(chapter: Chapter, shelf: Shelf) -> bytes:
    """The chapter as a PNG of few colours, two pixels a point."""
    sheet = _Sheet(shelf)
    for number, rule in enumerate(chapter.rules):
        if number:
            sheet.box(Rect(MARGIN, sheet.y, WIDTH - 2 * MARGIN, pt("0.5")), "#999")
            sheet.y += UNDER_RULE
        _rule(sheet, rule)
    depth = sheet.y + MARGIN - UNDER_SAMPLE
    page = paint(_forme(sheet, depth), shelf)
    assert not page.remarks, f"a specimen is painted without fault: {page.remarks}"
    image = Image.open(io.BytesIO(preview(page.pdf, DPI))).convert("RGB")
    target = io.BytesIO()
    image.quantize(palette=_palette(), dither=Image.Dither.NONE).save(target, "PNG", optimize=True)
    return target.getvalue()


def _palette() -> Image.Image:
    """Every shade between what is printed and what it is printed on."""
    shades = sorted({shade for ink, ground in PALETTE for shade in _shades(ink, ground)})
    holder = Image.new("P", (1, 1))
    holder.putpalette([part for shade in shades for part in shade])
    return holder


def _shades(ink: str, ground: str) -> Iterator[tuple[int, int, int]]:
    """From ink to ground in even steps."""
    one, other = ImageColor.getrgb(ink), ImageColor.getrgb(ground)
    for step in range(STEPS):
        red, green, blue = (
            round(a + (b - a) * step / (STEPS - 1)) for a, b in zip(one, other, strict=True)
        )
        yield red, green, blue


def _rule(sheet: _Sheet, rule: Rule) -> None:
    """A rule's name, then its samples in as many columns as go."""
    sheet.y += sheet.words(rule.name, NAME, MARGIN, sheet.y, WIDTH - 2 * MARGIN) + UNDER_NAME
    done = [(sample, set_sample(sample, sheet.shelf)) for sample in rule.samples]
    room = WIDTH - 2 * MARGIN + BETWEEN
    widest = max(one.block.width for _, one in done)
    count = max(1, min(len(done), room // (widest + BETWEEN)))
    if count == 3 and len(done) == 4:
        count = 2
    stride = room // count
    for first in range(0, len(done), count):
        row = done[first : first + count]
        labels = [_label(sheet, one[0], MARGIN + at * stride, stride) for at, one in enumerate(row)]
        top = sheet.y + max(labels) + UNDER_LABEL
        for at, (sample, one) in enumerate(row):
            _sample(sheet, sample, one, MARGIN + at * stride, top)
        sheet.y = top + max(one.block.depth for _, one in row) + UNDER_SAMPLE


def _label(sheet: _Sheet, sample: Sample, x: Length, stride: Length) -> Length:
    """The sign and what it says beside it; how deep that is."""
    inset = 0
    if SIGNS[sample.verdict]:
        sheet.box(Rect(x, sheet.y, SIGN_SIDE, SIGN_SIDE), SIGN_INKS[sample.verdict])
        sheet.words(SIGNS[sample.verdict], SIGN, x + pt("1.5"), sheet.y, None)
        inset = SIGN_SIDE + pt(5)
    measure = stride - BETWEEN - inset
    return sheet.words(sample.label, LABEL, x + inset, sheet.y, measure)


def _sample(sheet: _Sheet, sample: Sample, one: SetSample, x: Length, y: Length) -> None:
    """A sample on its measure, the places to look at tinted."""
    sheet.box(Rect(x, y, one.measure, one.block.depth), GROUND)
    for look in sample.look:
        for rect in _looked_at(one, look, upright=isinstance(sample, Upright)):
            place = Rect(x + rect.x, y + rect.y, rect.width, rect.height)
            sheet.box(place, TINTS[sample.verdict])
    sheet.put(one.block, x, y)


def _looked_at(one: SetSample, look: str, *, upright: bool) -> Iterator[Rect]:
    """The frames of the characters to look at, a rectangle for each line they stand on."""
    words = look.replace("‹", "").replace("›", "")
    opens, closes = look.find("‹"), look.find("›")
    inner = (opens, closes - 1) if opens >= 0 else (0, len(words))
    found, at = False, one.text.find(words)
    while at >= 0:
        found = True
        for placed in one.block.lines:
            yield from _frame(placed, (at + inner[0], at + inner[1]), one.size, upright=upright)
        at = one.text.find(words, at + 1)
    assert found, f"what is to be looked at stands in the sample: {look} in {one.text}"


def _frame(placed: Placed, wanted: tuple[int, int], size: Length, *, upright: bool) -> Iterator[Rect]:
    """The rectangle of those characters that stand on this line."""
    line = placed.line
    hit = [
        index for index, start in enumerate(line.starts) if wanted[0] <= line.first + start < wanted[1]
    ]
    if not hit:
        return
    start = line.xs[hit[0]]
    # A hung mark takes nothing of the line, but is to be seen.
    length = line.xs[hit[-1]] + line.advances[hit[-1]] - start or size // 2
    if upright and line.vertical:
        yield Rect(placed.x - size // 2, placed.y + start, size, length)
    else:
        ascent = size - round(HAN_DESCENT * size)
        yield Rect(placed.x + start, placed.y - ascent, length, size)


def _forme(sheet: _Sheet, depth: Length) -> Forme:
    """The sheet locked up: boxes first, then all type as one block."""
    block = SetBlock(WIDTH, depth, tuple(sheet.lines))
    width, height = css_points(WIDTH), css_points(depth)
    address = f"{BLOCK_SCHEME}specimen"
    image = f'<img style="position:absolute;left:0;top:0;width:{width};height:{height}" src="{address}">'
    return Forme(
        number=1,
        width=WIDTH,
        height=depth,
        bleed=0,
        markup=f"<html><body>{''.join(sheet.boxes)}{image}</body></html>",
        css=f"@page {{ size: {width} {height}; margin: 0 }} body {{ margin: 0; font-size: 0 }}",
        planned={address: Planned(block, "sheet", True, InFile("specimen", 1))},
        pictures={},
        frames={"sheet": Rect(0, 0, WIDTH, depth)},
        inks=INKS,
    )
