"""Turns a composed line into PDF text operators.

Coordinates here are points with y up, the origin at the block's lower left corner. Glyphs of one
run share a text matrix; each is placed by a TJ number reckoned from where the run really is, so
that rounding never adds up along a line.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from math import floor
from struct import pack

from ghpress.galley.flat import PrintedLine, PrintedRun
from ghpress.galley.line import Bar, Disc, Mark, Wave
from ghpress.layout.grid import HAN_DESCENT
from ghpress.press.engine.case import Case
from ghpress.press.engine.facefont import FaceFont
from ghpress.press.engine.sorts import FULL
from ghpress.press.engine.strokes import bar, disc, number
from ghpress.units import PT, Length
from ghpress.values import dataclass

HAN_MIDDLE = float(1 - 2 * HAN_DESCENT) / 2
"""How far the middle of the Han frame stands over the baseline, in em: (0.88 − 0.12) / 2."""


@dataclass(frozen=True, slots=True)
class Pen:
    """What drawing a line needs besides the line: the page's fonts and the inks' colour operators."""

    case: Case
    inks: Callable[[str], str]


def line_operators(line: PrintedLine, x: float, y: float, pen: Pen) -> Iterator[str]:
    """The operators that draw a line whose baseline starts at (x, y); vertical: its axis' head."""
    for run in line.runs:
        yield pen.inks(run.ink)
        for font, piece in pen.case.deal(line, run):
            if line.vertical:
                yield from _vertical(piece, font, x, y)
            else:
                yield _level(piece, font, x, y)
    for mark in line.marks():
        yield from _mark(mark, x, y, pen.inks)


def _level(run: PrintedRun, font: FaceFont, x: float, y: float) -> str:
    """Glyphs of one font on a level baseline, which begins at (x, y)."""
    where = f"1 0 0 1 {number(x + run.xs[0] / PT)} {number(y + run.rise / PT)}"
    return _text(run, font, where, _adjusted(run, font))


def _vertical(run: PrintedRun, font: FaceFont, x: float, y: float) -> Iterator[str]:
    """Glyphs down a vertical axis: turned on its side, set across the axis, or glyph by glyph."""
    size = run.size / PT
    if run.turned:
        where = f"0 -1 1 0 {number(x - HAN_MIDDLE * size)} {number(y - run.xs[0] / PT)}"
        yield _text(run, font, where, _adjusted(run, font))
        return
    if run.upright:
        yield _level(run, font, x, y)
        return
    for glyph, at in zip(run.glyphs, run.xs, strict=True):
        width = font.sorts.widths[glyph] / 1000 * size * run.condense / 1000
        foot = y - at / PT - float(1 - HAN_DESCENT) * size
        where = f"1 0 0 1 {number(x - width / 2)} {number(foot)}"
        yield _text(run, font, where, f"[<{glyph:04x}>]")


def _adjusted(run: PrintedRun, font: FaceFont) -> str:
    """The TJ array: glyphs, and before those that need it the thousandths of an em to step back."""
    glyphs, sorts = run.glyphs, font.sorts
    codes = pack(f">{len(glyphs)}H", *glyphs).hex()
    widths = None if sorts.are_full(glyphs) else tuple([sorts.widths[glyph] for glyph in glyphs])
    written, begun = ["[<"], 0
    for at, step in _steps(run.xs, run.size * run.condense, widths):
        written.append(f"{codes[begun : 4 * at]}>{step}<")
        begun = 4 * at
    return "".join((*written, codes[begun:], ">]"))


@lru_cache(maxsize=4096)
def _steps(
    xs: tuple[Length, ...], size: int, widths: tuple[float, ...] | None
) -> tuple[tuple[int, str], ...]:
    """Before which glyphs to step back, and how far; ``widths`` are None where all are full ems.

    What is stepped back in all is rounded, to 1/100 of a thousandth, not every step, so that nothing
    adds up along a line. Lines of nothing but Han are alike in this by the hundred.
    """
    found = []
    hundredths, pen, back, first = 100_000_000 / size, 0.0, 0, xs[0]
    for at, x in enumerate(xs):
        due = floor(pen - (x - first) * hundredths + 0.5)
        if due != back:
            found.append((at, number((due - back) / 100)))
            back = due
        pen += 100 * (FULL if widths is None else widths[at])
    return tuple(found)


@lru_cache(maxsize=1024)
def _type(font: str, size: int, condense: int) -> tuple[str, str]:
    """What chooses a font, its size and its horizontal scale, and what takes the scale back."""
    chosen = f"BT /{font} {number(size / PT)} Tf"
    return (chosen, "") if condense == 1000 else (f"{chosen} {number(condense / 10)} Tz", " 100 Tz")


def _text(run: PrintedRun, font: FaceFont, where: str, array: str) -> str:
    """One text object: font, horizontal scale, matrix, glyphs."""
    chosen, undone = _type(font.name, run.size, run.condense)
    return f"{chosen} {where} Tm {array} TJ ET{undone}"


def _mark(mark: Mark, x: float, y: float, inks: Callable[[str], str]) -> Iterator[str]:
    """A dot, a rule or a wave by the line."""
    yield inks(mark.ink)
    left, base = x + mark.x / PT, y + mark.y / PT
    match mark:
        case Disc(radius=radius):
            yield disc(left, base, radius / PT)
        case Bar(width=width, height=height):
            yield bar(left, base, width / PT, height / PT)
        case Wave():
            yield _wave(mark, left, base)


def _wave(mark: Wave, x: float, y: float) -> str:
    """A wavy rule as a closed ribbon, so that it is filled in the ink text is filled in."""
    count = max(2, round(2 * mark.width / mark.period))
    half, height, thick = mark.width / PT / count, mark.amplitude / PT, mark.thickness / PT
    path = [f"{number(x)} {number(y)} m"]
    for step in range(count):
        path.append(_arc(x + step * half, half, y, height if step % 2 == 0 else -height))
    path.append(f"{number(x + count * half)} {number(y - thick)} l")
    for step in reversed(range(count)):
        path.append(_arc(x + (step + 1) * half, -half, y - thick, height if step % 2 == 0 else -height))
    return " ".join([*path, "h f"])


def _arc(x: float, half: float, y: float, height: float) -> str:
    """Half a period of a wave from (x, y) over ``half`` points, its crest near ``height``."""
    third = half * 0.3642  # control points that bring a Bézier arc nearest to half a sine
    crest = y + height * 4 / 3  # an arc rises to three quarters of its control points
    return " ".join(map(number, (x + third, crest, x + half - third, crest, x + half, y))) + " c"
