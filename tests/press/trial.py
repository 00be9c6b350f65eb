"""A trial page set by hand: every kind of thing the painter must draw, at places we know.

The lines are laid out here with plain sums, not by the galley, so that the painter is tested alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ghpress.galley.block import Placed, SetBlock
from ghpress.galley.line import Bar, Disc, Line, Run, Wave
from ghpress.layout.css import css_points
from ghpress.makeup.page import Rect
from ghpress.press.forme import BLOCK_SCHEME, Forme, Planned
from ghpress.remarks import InFile
from ghpress.stock.shelf import Shelf
from ghpress.units import PT, Length, hao, mm, pt

INKS = {"black": "0 0 0 1 k", "red": "0 1 1 0.05 k"}
RADICAL_WORK = "\u2f2f"
FIVE = hao("五号")


@dataclass(frozen=True)
class Bit:
    """Some characters in one face, size and ink."""

    chars: str
    role: str = "song"
    size: Length = FIVE
    ink: str = "black"
    condense: int = 1000
    gap: Length = 0
    rise: Length = 0


@dataclass(frozen=True)
class Drawn:
    """A glyph as its line has it: its text, its origin from the trim's top left, its size; in points."""

    text: str
    x: float
    y: float
    size: float
    condensed: float
    vertical: bool

    def off(self, glyph) -> float:
        """How far from its place, in points, a reader finds it."""
        return max(abs(glyph.x - self.x), abs(glyph.y - self.y))


def drawn_glyphs(block: SetBlock, rect: Rect) -> Iterator[Drawn]:
    """Every glyph of a block that stands here, in the order of its lines."""
    for placed in block.lines:
        for run in placed.line.runs:
            for text, x in zip(placed.line.texts(run), run.xs, strict=True):
                left, top = rect.x + placed.x + x, rect.y + placed.y - run.rise
                size, condensed = run.size / PT, run.condense / 1000
                yield Drawn(text, left / PT, top / PT, size, condensed, placed.line.vertical)


def set_line(bits: list[Bit], shelf: Shelf) -> Line:
    """The bits one after another; every cluster is one character."""
    x, starts, xs, advances, runs, text = 0, [], [], [], [], ""
    for bit in bits:
        glyphs, places, clusters = [], [], []
        for char in bit.chars:
            face_key, glyph, width = _glyph(char, bit, shelf)
            starts.append(len(text))
            clusters.append(len(starts) - 1)
            glyphs.append((face_key, glyph))
            places.append(x)
            xs.append(x)
            advances.append(width + bit.gap)
            x += width + bit.gap
            text += char
        runs += _runs(bit, glyphs, places, clusters)
    return Line(tuple(runs), text, tuple(starts), tuple(xs), tuple(advances), x, x)


def _glyph(char, bit, shelf):
    part = shelf.composite(bit.role).part("han" if ord(char) > 0x2000 else "latin")
    face = shelf.face(part.face)
    glyph = face.glyph(char)
    if glyph is None:
        face = shelf.fallback(char)
        glyph = face.glyph(char)
    return face.key, glyph, face.advance(glyph) * bit.size * bit.condense // face.upem // 1000


def _runs(bit, glyphs, places, clusters):
    runs, start = [], 0
    for stop in range(1, len(glyphs) + 1):
        if stop == len(glyphs) or glyphs[stop][0] != glyphs[start][0]:
            ids = tuple(glyph for _, glyph in glyphs[start:stop])
            runs.append(
                Run(
                    glyphs[start][0],
                    bit.size,
                    bit.ink,
                    ids,
                    tuple(places[start:stop]),
                    tuple(clusters[start:stop]),
                    bit.rise,
                    bit.condense,
                )
            )
            start = stop
    return runs


def with_dots(line: Line, first: int, last: int) -> Line:
    """着重号 under the clusters first to last."""
    size = hao("五号")
    dots = tuple(
        Disc(line.xs[at] + size // 2, -size // 4, size // 16, "black") for at in range(first, last + 1)
    )
    return replace(line, marks=line.marks + dots)


def with_ruby(line: Line, first: int, notes: tuple[str, ...], shelf: Shelf) -> Line:
    """Pinyin over the clusters from ``first`` on, one note each."""
    size = hao("五号") // 2
    runs, count = [], len(line.starts)
    for number, note in enumerate(notes):
        bit = Bit(note, "hei", size, rise=hao("五号"))
        laid = set_line([bit], shelf)
        note_at = count + number
        shift = line.xs[first + number] + (FIVE - laid.width) // 2
        runs += [
            replace(run, xs=tuple(x + shift for x in run.xs), clusters=(note_at,) * len(run.glyphs))
            for run in laid.runs
        ]
    return replace(line, runs=line.runs + tuple(runs), notes=notes)


def vertical(chars: str, bit: Bit, shelf: Shelf) -> Line:
    """A vertical head, glyph under glyph, in vertical forms."""
    face = shelf.face(shelf.composite(bit.role).han.face)
    glyphs = tuple(face.vertical(face.glyph(char)) for char in chars)
    places = tuple(number * bit.size for number in range(len(chars)))
    run = Run(face.key, bit.size, bit.ink, glyphs, places, tuple(range(len(chars))))
    width = len(chars) * bit.size
    advances = (bit.size,) * len(chars)
    return Line((run,), chars, tuple(range(len(chars))), places, advances, width, width, vertical=True)


def trial_blocks(shelf: Shelf) -> dict[str, tuple[Rect, SetBlock]]:
    """The page's blocks and where they stand."""
    return {
        "heads": (Rect(mm(20), mm(20), mm(150), mm(40)), _heads(shelf)),
        "text": (Rect(mm(20), mm(70), mm(120), mm(60)), _text(shelf)),
        "vertical": (Rect(mm(160), mm(70), mm(20), mm(110)), _upright_head(shelf)),
    }


def _heads(shelf):
    kicker = set_line([Bit("城市与服务", "hei", pt(16), "red")], shelf)
    head = set_line([Bit("工会的灯亮着", "biaosong", pt(36), condense=850)], shelf)
    lines = (Placed(kicker, 0, pt(20), "kicker"), Placed(head, pt("0.37"), pt(70), "headline"))
    return SetBlock(mm(150), mm(40), lines)


def _text(shelf):
    five = hao("五号")
    first = set_line(
        [
            Bit("清晨五点，站里的", gap=1234),
            Bit("热水", "hei"),
            Bit("已经开了；"),
            Bit("Open 24h", gap=777),
            Bit("每天接待", gap=1),
            Bit("320", "song"),
            Bit("人。"),
        ],
        shelf,
    )
    second = with_dots(
        set_line([Bit("请把“工”和“" + RADICAL_WORK + "”分清，前者才是字。")], shelf), 10, 13
    )
    third = with_ruby(
        set_line([Bit("汉字", "kai"), Bit("注音在上。", "kai")], shelf), 0, ("hàn", "zì"), shelf
    )
    marked = replace(
        third,
        marks=(
            Bar(third.xs[2], -five // 5, 2 * five, five // 20, "red"),
            Wave(third.xs[4], -five // 5, 2 * five, five // 16, five // 2, five // 24, "black"),
        ),
    )
    rows = (first, second, marked)
    return SetBlock(
        mm(120),
        mm(60),
        tuple(Placed(row, 0, pt(20) + number * pt(24), "body") for number, row in enumerate(rows)),
    )


def _upright_head(shelf):
    line = vertical("春到《江城》，灯火。", Bit("", "biaosong", pt(28)), shelf)
    return SetBlock(mm(20), mm(110), (Placed(line, mm(10), pt(4), "headline"),))


def trial_forme(shelf: Shelf, **changes) -> Forme:
    """The trial page locked up by hand."""
    blocks = trial_blocks(shelf)
    place = InFile("trial.html", 1)
    planned = {
        f"{BLOCK_SCHEME}{name}": Planned(block, name, True, place) for name, (_, block) in blocks.items()
    }
    boxes = "".join(
        f'<div style="position:absolute;left:{css_points(rect.x)};top:{css_points(rect.y)}">'
        f'<img style="display:block" src="{BLOCK_SCHEME}{name}"></div>'
        for name, (rect, _) in blocks.items()
    )
    forme = Forme(
        number=1,
        width=mm(210),
        height=mm(200),
        bleed=mm(3),
        markup=f"<html><body>{boxes}</body></html>",
        css="@page { size: 210mm 200mm; margin: 0; bleed: 3mm } body { margin: 0; font-size: 0 }",
        planned=planned,
        pictures={},
        frames={name: rect for name, (rect, _) in blocks.items()},
        inks=INKS,
    )
    return replace(forme, **changes)
