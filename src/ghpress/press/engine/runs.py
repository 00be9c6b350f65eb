"""Turns a composed line into PDF text operators.

Coordinates here are points with y up, the origin at the block's lower left corner. Glyphs of one
run share a text matrix; each is placed by a TJ number reckoned from where the run really is, so
that rounding never adds up along a line.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ghpress.galley.line import Bar, Disc, Line, Mark, Run, Wave
from ghpress.layout.grid import HAN_DESCENT
from ghpress.press.engine.case import Case
from ghpress.press.engine.facefont import FaceFont
from ghpress.press.engine.strokes import bar, disc, number
from ghpress.units import PT

HAN_MIDDLE = float(1 - 2 * HAN_DESCENT) / 2
"""How far the middle of the Han frame stands over the baseline, in em: (0.88 − 0.12) / 2."""


@dataclass(frozen=True, slots=True)
class Pen:
    """What drawing a line needs besides the line: the page's fonts and the inks' colour operators."""

    case: Case
    inks: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Shown:
    """Glyphs that print in one go: one font resource, one text matrix."""

    font: FaceFont
    glyphs: tuple[int, ...]
    at: tuple[float, ...]
    """Where each origin stands along the run, in points from the line's start."""


def line_operators(line: Line, x: float, y: float, pen: Pen) -> Iterator[str]:
    """The operators that draw a line whose baseline starts at (x, y); vertical: its axis' head."""
    for run in line.runs:
        yield pen.inks(run.ink)
        for shown in _shown(line, run, pen.case):
            yield from _vertical(run, shown, x, y) if line.vertical else _level(run, shown, x, y)
    for mark in line.marks:
        yield from _mark(mark, x, y, pen.inks)


def _shown(line: Line, run: Run, case: Case) -> Iterator[Shown]:
    """The run cut where the font resource changes, which it does only at glyphs of two texts."""
    said = zip(run.glyphs, line.texts(run), strict=True)
    fonts = [case.font(run.face, glyph, text) for glyph, text in said]
    start = 0
    for stop in range(1, len(fonts) + 1):
        if stop == len(fonts) or fonts[stop] is not fonts[start]:
            at = tuple(place / PT for place in run.xs[start:stop])
            yield Shown(fonts[start], run.glyphs[start:stop], at)
            start = stop


def _level(run: Run, shown: Shown, x: float, y: float) -> Iterator[str]:
    """A run on a level baseline."""
    matrix = (1, 0, 0, 1, x + shown.at[0], y + run.rise / PT)
    yield _text(run, shown, matrix, _adjusted(run, shown))


def _vertical(run: Run, shown: Shown, x: float, y: float) -> Iterator[str]:
    """A run down a vertical axis: turned on its side, set across the axis, or glyph by glyph."""
    size = run.size / PT
    if run.turned:
        matrix: tuple[float, ...] = (0, -1, 1, 0, x - HAN_MIDDLE * size, y - shown.at[0])
        yield _text(run, shown, matrix, _adjusted(run, shown))
        return
    if run.upright:
        matrix = (1, 0, 0, 1, x + shown.at[0], y + run.rise / PT)
        yield _text(run, shown, matrix, _adjusted(run, shown))
        return
    for glyph, at in zip(shown.glyphs, shown.at, strict=True):
        width = shown.font.widths[glyph] / 1000 * size * run.condense / 1000
        foot = y - at - float(1 - HAN_DESCENT) * size
        matrix = (1, 0, 0, 1, x - width / 2, foot)
        yield _text(run, shown, matrix, f"[<{glyph:04x}>]")


def _adjusted(run: Run, shown: Shown) -> str:
    """The TJ array: glyphs, and before those that need it the thousandths of an em to step back."""
    thousandth = run.size / PT / 1000 * run.condense / 1000
    pen, parts, codes = 0.0, [], ""
    for glyph, at in zip(shown.glyphs, shown.at, strict=True):
        back = round((pen - (at - shown.at[0])) / thousandth, 2)
        if back:
            parts.append(f"<{codes}>{number(back)}")
            codes = ""
        codes += f"{glyph:04x}"
        pen += (shown.font.widths[glyph] - back) * thousandth
    return "[" + "".join(parts) + f"<{codes}>]"


def _text(run: Run, shown: Shown, matrix: tuple[float, ...], array: str) -> str:
    """One text object: font, horizontal scale, matrix, glyphs."""
    scale = f"{number(run.condense / 10)} Tz " if run.condense != 1000 else ""
    where = " ".join(map(number, matrix))
    font = f"/{shown.font.hash} {number(run.size / PT)} Tf"
    return f"BT {font} {scale}{where} Tm {array} TJ ET" + (" 100 Tz" if scale else "")


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
