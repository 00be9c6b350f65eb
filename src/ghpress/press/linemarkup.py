"""Turns composed lines into HTML: the second painter, for the web and a template author's browser.

Every glyph stands where the glyph-run painter puts it: a line is one span that cannot wrap, and
the space after a character is a class of so many ten-thousandths of an em. Rounding is carried over
from glyph to glyph, so it never adds up. All classes speak for themselves (``k120`` is 0.012 em,
``z133350`` a size in our unit), so the style sheet is written from their names.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from html import escape
from typing import TypeAlias

from markupsafe import Markup

from ghpress.galley.block import Placed, SetBlock
from ghpress.galley.divide import SOFT_HYPHEN
from ghpress.galley.line import Bar, Disc, Line, Mark, Run, Wave
from ghpress.layout.css import css_points
from ghpress.layout.grid import HAN_DESCENT
from ghpress.stock.shelf import Shelf
from ghpress.units import Length, pt

Spot: TypeAlias = tuple[Length, Length]

SPACING_STEP = 20
"""Spacing in text goes by steps of 20/10,000 em, even thousandths: WeasyPrint writes half a spacing
before and half after each glyph, each cut off at a whole thousandth, so odd ones are not drawn."""

OVER_STEP = 2
"""Ten-thousandths added to each step so that the cut falls on the right side of it; Pango's own
rounding, 1/1024 px, is 1.4 ten-thousandths at the least size we print, 5.25 pt."""

WIDE = 1000
"""From this spacing on every character is a span of its own too: a Latin letter and a Han that share one
come apart by some thousandths of an em."""

LARGE: Length = pt(18)
"""From this size on a step would show, so every character is a span of its own, exact to 1/10,000."""

BASE_CSS = """
.lines { position: relative; display: block }
.line { position: absolute; margin: 0; white-space: pre; line-height: 0; font-kerning: none;
  font-variant-ligatures: none; text-align: left; text-indent: 0 }
.line .strut { display: inline-block; width: 0 }
.down { font-feature-settings: "vert" }
.turned { transform: rotate(90deg); transform-origin: 0 0 }
.mark { position: absolute; display: block }
@media screen { .hyphen { user-select: none } }
"""
"""What the painted lines need of CSS besides the classes made for them."""


def block_markup(block: SetBlock, shelf: Shelf) -> Markup:
    """A block as HTML, one paragraph of one span for each line of print."""
    size = f"width:{css_points(block.width)};height:{css_points(block.depth)}"
    lines = "".join(_line(placed, shelf) for placed in block.lines)
    return Markup(f'<div class="lines" style="{size}">{lines}</div>')


def line_css(classes: Iterable[str], faces: Mapping[str, str], inks: Mapping[str, str]) -> str:
    """The style sheet for the classes used: ``faces`` gives each face's address, ``inks`` colours."""
    rules = [_face_rule(key, address) for key, address in sorted(faces.items())]
    rules += [rule for name in sorted(set(classes)) for rule in _class_rule(name, inks)]
    return BASE_CSS + "\n".join(rules)


def _face_rule(key: str, address: str) -> str:
    """The face as a family of its own name, so that no other file can stand in for it."""
    return f'@font-face {{ font-family: "{key}"; src: url("{address}") }}'


def _class_rule(name: str, inks: Mapping[str, str]) -> Iterator[str]:
    """The rule a class name spells."""
    kind, value = name[0], name[1:]
    if kind == "k" and value.lstrip("-").isdigit():
        yield f".{name} {{ letter-spacing: {int(value) / 10_000}em }}"
    elif kind == "z" and value.isdigit():
        yield f".{name} {{ font-size: {css_points(int(value))} }}"
    elif kind == "f" and value.startswith("-"):
        yield f'.{name} {{ font-family: "{value[1:]}" }}'
    elif kind == "i" and value.startswith("-"):
        yield f".{name} {{ color: {inks[value[1:]]} }}"


def _line(placed: Placed, shelf: Shelf) -> str:
    """A line as a paragraph: its own text in one span, what hangs on it after that."""
    line = placed.line
    count = len(line.starts)
    own = [run for run in line.runs if run.clusters[0] < count]
    notes = [run for run in line.runs if run.clusters[0] >= count]
    plain = not line.vertical and all(run.condense == 1000 and not run.rise for run in own)
    parts = [_span(line, own, (placed.x, placed.y), shelf)] if plain and own else []
    apart = notes if plain else [*own, *notes]
    for run in apart:
        if line.texts(run) == [SOFT_HYPHEN]:
            parts.append(_hyphen(line, run, placed, shelf))
        else:
            parts += _apart(line, run, placed, shelf)
    parts += [_mark(mark, placed) for mark in line.marks]
    return f"<p>{''.join(parts)}</p>"


def _span(line: Line, runs: list[Run], at: Spot, shelf: Shelf, css: str = "") -> str:
    """Runs on one baseline as one span; ``at`` is where the line starts."""
    first = runs[0].xs[0]
    rise = max(run.size for run in runs)
    carried = 0
    inside = []
    for run, following in zip(runs, [*runs[1:], None], strict=True):
        end = following.xs[0] if following else None
        text, carried = _spaced(line, run, end, carried, shelf)
        inside.append(f'<span class="f-{run.face} z{run.size} i-{run.ink}">{text}</span>')
    strut = f'<span class="strut" style="height:{css_points(rise)}"></span>'
    place = f"left:{css_points(at[0] + first)};top:{css_points(at[1] - rise)}"
    return f'<span class="line" style="{place}{css}">{strut}{"".join(inside)}</span>'


def _spaced(
    line: Line, run: Run, end: Length | None, carried: Length, shelf: Shelf
) -> tuple[str, Length]:
    """A run's characters in spans of one spacing; also the rounding to carry to the next run."""
    face = shelf.face(run.face)
    stops = [*run.xs[1:], end]
    spans: list[tuple[int, str]] = []
    for text, glyph, x, stop in zip(line.texts(run), run.glyphs, run.xs, stops, strict=True):
        space = 0
        if stop is not None:
            wanted = stop - x - face.advance(glyph) * run.size // face.upem + carried
            space = _step(wanted, run.size)
            carried = wanted - space * run.size // 10_000
        if spans and spans[-1][0] == space and run.size < LARGE and space < WIDE:
            spans[-1] = (space, spans[-1][1] + text)
        else:
            spans.append((space, text))
    return "".join(f'<span class="k{space}">{escape(text)}</span>' for space, text in spans), carried


def _step(wanted: Length, size: Length) -> int:
    """The spacing nearest to the one wanted that the engine will draw, in 1/10,000 em."""
    if size >= LARGE:
        return round(wanted * 10_000 / size)
    steps = round(wanted * 10_000 / size / SPACING_STEP)
    return steps * SPACING_STEP + OVER_STEP * ((steps > 0) - (steps < 0))


def _apart(line: Line, run: Run, placed: Placed, shelf: Shelf) -> Iterator[str]:
    """A run that cannot share the line's span: condensed, raised, vertical, or an annotation."""
    if not line.vertical:
        scale = f";transform:scaleX({run.condense / 1000});transform-origin:0 0"
        css = scale if run.condense != 1000 else ""
        yield _span(line, [_unscaled(run)], (placed.x, placed.y - run.rise), shelf, css)
    elif run.turned:
        lift = round(float(1 - 2 * HAN_DESCENT) / 2 * run.size)
        inside = _span(line, [_unscaled(run)], (-run.xs[0], lift), shelf)
        place = f"left:{css_points(placed.x)};top:{css_points(placed.y + run.xs[0])}"
        yield f'<span class="mark turned" style="{place}">{inside}</span>'
    elif run.upright:
        yield _span(line, [_unscaled(run)], (placed.x, placed.y - run.rise), shelf)
    else:
        yield from _downward(line, run, placed, shelf)


def _hyphen(line: Line, run: Run, placed: Placed, shelf: Shelf) -> str:
    """The hyphen of a divided word: shown, but neither copied nor read out with it.

    What it says, a soft hyphen, HTML would not show.
    """
    shown = replace(line, notes=(shelf.face(run.face).char_of(run.glyphs[0]) or "-",))
    single = replace(run, clusters=(len(line.starts),))
    span = "".join(_apart(shown, single, placed, shelf))
    return span.replace('class="line"', 'class="line hyphen" aria-hidden="true"', 1)


def _unscaled(run: Run) -> Run:
    """The run before its horizontal scale, about its first glyph."""
    first = run.xs[0]
    xs = tuple(first + (x - first) * 1000 // run.condense for x in run.xs)
    return Run(run.face, run.size, run.ink, run.glyphs, xs, run.clusters)


def _downward(line: Line, run: Run, placed: Placed, shelf: Shelf) -> Iterator[str]:
    """Upright glyphs of a vertical line, one span each, in their vertical forms."""
    face = shelf.face(run.face)
    for glyph, at, cluster in zip(run.glyphs, run.xs, run.clusters, strict=True):
        width = face.advance(glyph) * run.size // face.upem * run.condense // 1000
        foot = placed.y + at + round(float(1 - HAN_DESCENT) * run.size)
        single = Run(run.face, run.size, run.ink, (glyph,), (0,), (cluster,))
        span = _span(line, [single], (placed.x - width // 2, foot), shelf)
        yield span.replace('class="line"', 'class="line down"', 1)


def _mark(mark: Mark, placed: Placed) -> str:
    """A dot, a rule or a wave as an element of its own."""
    match mark:
        case Disc(x, y, radius, ink):
            box = (placed.x + x - radius, placed.y - y - radius, 2 * radius, 2 * radius)
            return _shape(box, ink, "border-radius:50%;background:currentColor")
        case Bar(x, y, width, height, ink):
            return _shape(
                (placed.x + x, placed.y - y - height, width, height), ink, "background:currentColor"
            )
        case Wave():
            return _wave(mark, placed)


def _shape(box: tuple[Length, Length, Length, Length], ink: str, css: str) -> str:
    """An element of this box in this ink."""
    left, top, width, height = (css_points(length) for length in box)
    place = f"left:{left};top:{top};width:{width};height:{height}"
    return f'<span class="mark i-{ink}" style="{place};{css}"></span>'


def _wave(mark: Wave, placed: Placed) -> str:
    """A wavy rule as a small drawing, its first crest upward."""
    count = max(2, round(2 * mark.width / mark.period))
    width, deep = mark.width, 2 * mark.amplitude
    arcs = " ".join(
        f"q{width / count / 2:.0f} {-deep if number % 2 == 0 else deep} {width / count:.0f} 0"
        for number in range(count)
    )
    place = f"left:{css_points(placed.x + mark.x)};top:{css_points(placed.y - mark.y - mark.amplitude)}"
    size = f"width:{css_points(width)};height:{css_points(deep)}"
    return (
        f'<span class="mark i-{mark.ink}" style="{place}">'
        f'<svg style="display:block;{size};overflow:visible" viewBox="0 0 {width} {deep}">'
        f'<path d="M0 {mark.amplitude} {arcs}" fill="none" stroke="currentColor"'
        f' stroke-width="{mark.thickness}"/></svg></span>'
    )
