"""Turns a box (链接, 短评) into frames: a small make-up with insets, its text level in columns."""

from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from types import MappingProxyType
from typing import TypeAlias

from ghpress.galley.columns import ColumnRules, cut_columns, fit_columns, level
from ghpress.galley.compose import Measures, Prepared, possible, prepare
from ghpress.galley.headcopy import HeadCopy, head_copy
from ghpress.galley.headline import HeadCandidate, head_in_style, set_head
from ghpress.galley.headplans import HeadRoom
from ghpress.galley.pieces import Piece, copy_of_blocks
from ghpress.layout.styles import TextStyle
from ghpress.makeup.charts import chart as charts
from ghpress.makeup.charts.easel import Drawn, Easel, Lines, Part, hairline, lettering, moved
from ghpress.makeup.exhibits import pictures
from ghpress.makeup.exhibits.pictures import Sized
from ghpress.makeup.page import GroundFrame, Rect
from ghpress.manuscript.story import Box, Chart, Table
from ghpress.remarks import Remark
from ghpress.units import Length
from ghpress.values import dataclass

LEAST = 9
"""Characters a column of a box needs: narrower, every other line is a fault."""

USUAL, MOST = (10, 24), 40
"""Characters a column of a box reads best in, each further away costing one; and those from which on
the eye no longer finds the next line."""

STRETCH = 2
"""White lines more that a box may have so that it ends level with what stands beside it."""

STRETCH_COST = 6
"""Price of each of them, in the ladder's unit."""

TEXT_COST = 100
"""Of the composer's cost that make one of the ladder's unit, as in the text of a story."""

SHORT_COST = 4
"""Price of each line by which the last column of a box is short: no credit explains it."""

GAP = 1
"""White lines between what stands in a box."""

WANTED = ((10, (1, 1)), (36, (1, 2)), (90, (2, 3)))
"""Up to so many lines over one column of the page: the columns a box of that length looks best over."""

WIDEST = (3, 4)
"""The same of a longer one."""

OWN = MappingProxyType({"body": "box", "list": "box-list"})
"""The styles that text and lists have in a box."""

Inner: TypeAlias = Sized | Chart | Table
"""What may stand in a box besides its text."""


@dataclass(frozen=True, slots=True)
class Boxed:
    """A box made ready: its text prepared, its head measured, its figures in their order.

    ``forms`` remember the ways it may stand, by width.
    """

    box: Box
    prepared: Prepared
    head: HeadCopy | None
    inner: tuple[Inner, ...]
    forms: "dict[Length, tuple[BoxForm, ...]]" = field(default_factory=dict, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class BoxForm:
    """One way a box can stand: ``lines`` deep, its text in ``columns`` of ``depth`` lines, at a price.

    ``white`` are the lines it has over what it needs; ``short`` those the last column may lack.
    """

    lines: int
    columns: int
    depth: int
    short: int
    white: int
    cost: int


def boxed(box: Box, inner: tuple[Inner, ...], easel: Easel) -> Boxed:
    """The box made ready to stand at any width; ``inner`` are its pictures, charts and tables."""
    styles, shelf = easel.layout.styles, easel.shelf
    copy = tuple(_in_box_style(piece, styles) for piece in copy_of_blocks(box.blocks).copy)
    title = head_copy((box.title,), styles["box-head"], shelf) if box.title else None
    return Boxed(box, prepare(copy, styles, shelf), title, inner)


def _in_box_style(piece: Piece, styles: Mapping[str, TextStyle]) -> Piece:
    """Text and lists of a box are set in the box's own styles; all else as in stories."""
    style = OWN.get(piece.style, piece.style)
    return replace(piece, style=style) if style in styles else piece


def lines_of(one: Boxed, width: Length, easel: Easel) -> Lines | None:
    """The lines a box may take over a width; None where it wants more."""
    forms = forms_of(one, width, easel)
    if not forms:
        return None
    steps = tuple(form.lines for form in forms)
    best = min(forms, key=lambda form: (form.cost, form.lines))
    return Lines(steps[0], best.lines, steps[-1], steps=steps)


def wanted_columns(one: Boxed, easel: Easel) -> tuple[int, int]:
    """Between how many columns a box looks best: by the lines it takes over one, or the fewest."""
    grid = easel.layout.grid
    for columns in range(1, grid.columns + 1):
        forms = forms_of(one, grid.measure(columns), easel)
        if forms:
            lines = forms[0].lines * columns
            return next((wanted for most, wanted in WANTED if lines <= most), WIDEST)
    return 1, grid.columns


def forms_of(one: Boxed, width: Length, easel: Easel) -> tuple[BoxForm, ...]:
    """The ways it may stand over a width, the cheapest of each depth, the shallowest first."""
    if width not in one.forms:
        best: dict[int, BoxForm] = {}
        for form in _forms(one, width, easel):
            if form.lines not in best or form.cost < best[form.lines].cost:
                best[form.lines] = form
        one.forms[width] = tuple(best[lines] for lines in sorted(best))
    return one.forms[width]


def _forms(one: Boxed, width: Length, easel: Easel) -> Iterator[BoxForm]:
    """The box in every number of columns it may have, with the white it may be stretched by."""
    above = _above(one, width, easel)
    if above is None:
        return
    rules = easel.layout.box
    bare = rules.over + above + rules.under
    for columns, depth, short, cost in _text_ways(one, width, easel):
        lines = bare + -(-depth * one.prepared.pitch // easel.leading)
        for white in range(STRETCH + 1):
            price = cost + STRETCH_COST * white
            yield BoxForm(lines + white, columns, depth, short, white, price)


def _above(one: Boxed, width: Length, easel: Easel) -> int | None:
    """The lines that head and figures take in a box so wide, with the white under each."""
    inner = _inner(width, easel)
    head = _head(one, inner, easel)
    lines = head.slots if head else 0
    for figure in one.inner:
        own = _figure_lines(figure, inner, easel)
        if own is None:
            return None
        lines += own.best + GAP
    return lines if one.prepared.copy or not one.inner else lines - GAP


def _inner(width: Length, easel: Easel) -> Length:
    return width - 2 * easel.layout.box.inset * easel.layout.grid.size


def _head(one: Boxed, inner: Length, easel: Easel) -> HeadCandidate | None:
    """The box's head over its whole inner width."""
    found = head_in_style(one.head, HeadRoom(inner, easel.leading, ()))
    return found[0] if found else None


def _text_ways(one: Boxed, width: Length, easel: Easel) -> Iterator[tuple[int, int, int, int]]:
    """Columns, lines, the lines the last may lack, and price, of every way to set its text."""
    if not one.prepared.copy:
        yield 1, 0, 0, 0
        return
    for columns in easel.layout.box.columns:
        measure = _measure(width, columns, easel)
        size = easel.style("box").size
        if not LEAST * size <= measure <= MOST * size:
            continue
        characters = measure // size
        away = max(0, USUAL[0] - characters, characters - USUAL[1])
        for depth, short, cost in _level_ways(one.prepared, Measures(measure), columns):
            yield columns, depth, short, cost + away


def _measure(width: Length, columns: int, easel: Easel) -> Length:
    """A column's measure in whole characters of the box's text."""
    grid, size = easel.layout.grid, easel.style("box").size
    room = _inner(width, easel) - (columns - 1) * easel.layout.box.gutter * grid.size
    return room // columns // size * size


def _level_ways(prepared: Prepared, measures: Measures, columns: int) -> Iterator[tuple[int, int, int]]:
    """Every depth at which so many columns end level, or all but the last, with its price."""
    totals = possible(prepared, measures)
    cheapest = min(depth.cost for depth in totals.values())
    for depth in range(max(1, -(-min(totals) // columns)), -(-max(totals) // columns) + columns):
        short = min(columns - 1, depth - 1)
        cut = cut_columns(prepared, measures, level(columns, depth), _rules(short))
        if cut is not None:
            yield depth, short, (cut.cost - cheapest) // TEXT_COST + SHORT_COST * cut.short


def _rules(short: int) -> ColumnRules:
    """A lone last line at a column's top (孤行) is worse than a line of white in the box."""
    return ColumnRules(short=short, lone_last=True, lone_cost=1200)


def _figure_lines(figure: Inner, width: Length, easel: Easel) -> Lines | None:
    if isinstance(figure, Sized):
        return pictures.lines_of(figure, width, easel)
    return charts.chart_lines(figure, width, easel)


def draw(one: Boxed, width: Length, lines: int, easel: Easel) -> Drawn:
    """The box in a depth that ``lines_of`` allows: ground, rules, head, figures, text."""
    form = next(form for form in forms_of(one, width, easel) if form.lines == lines)
    grid, rules = easel.layout.grid, easel.layout.box
    over_type = (grid.leading - grid.size) // 2
    ground = Rect(0, over_type, width, grid.depth(lines) - 2 * over_type)
    parts: list[Part] = [GroundFrame("", "box-ground", ground), *_rulings(ground, easel)]
    remarks: list[Remark] = []
    left, inner, line = rules.inset * grid.size, _inner(width, easel), rules.over + form.white // 2
    head = _head(one, inner, easel)
    if head is not None:
        parts.append(lettering("box-head", left, grid.depth(line), set_head(head)))
        remarks += head.remarks
        line += head.slots
    for figure in one.inner:
        own = _figure_lines(figure, inner, easel)
        assert own is not None, "a box without room for its figures is not asked for"
        drawn = _drawn(figure, inner, own, easel)
        parts += moved(drawn.parts, left, grid.depth(line))
        remarks += drawn.remarks
        line += own.best + GAP
    text = _text(one, width, form, easel)
    parts += moved(text.parts, 0, grid.depth(line))
    return Drawn(tuple(parts), (*remarks, *text.remarks))


def _rulings(ground: Rect, easel: Easel) -> Iterator[Part]:
    """Rules along the ground's upper and lower edge, where the layout has such."""
    thick = easel.rule("box-rule")
    for y in (ground.y, ground.bottom() - thick):
        yield from hairline("box-rule", Rect(ground.x, y, ground.width, thick))


def _drawn(figure: Inner, inner: Length, own: Lines, easel: Easel) -> Drawn:
    """A figure of the box over its whole inner width."""
    if isinstance(figure, Sized):
        words = pictures.cropping(figure, inner, easel).words
        return pictures.draw(figure, inner, own.best - words, easel)
    return charts.draw_chart(figure, inner, own.best, easel)


def _text(one: Boxed, width: Length, form: BoxForm, easel: Easel) -> Drawn:
    """Its text in columns, what is over of whole characters between them or at both sides."""
    if not one.prepared.copy:
        return Drawn(())
    measure = _measure(width, form.columns, easel)
    depths = level(form.columns, form.depth)
    fitted = fit_columns(one.prepared, Measures(measure), depths, _rules(form.short))
    assert fitted is not None, "a depth the galley has cut is one it can fit"
    inset, inner = easel.layout.box.inset * easel.layout.grid.size, _inner(width, easel)
    spare = inner - form.columns * measure
    gap = spare // (form.columns - 1) if form.columns > 1 else 0
    left = inset if form.columns > 1 else inset + spare // 2
    parts = (
        lettering("box", left + number * (measure + gap), 0, block)
        for number, block in enumerate(fitted.columns)
        if block.lines
    )
    return Drawn(tuple(parts), fitted.galley.remarks)
