"""Short ways to compose test texts in the made-up face, where Han are 1 em and figures half."""

from fractions import Fraction
from functools import cache
from itertools import pairwise

from ghpress.galley.compose import Depth, Measures, Prepared, possible
from ghpress.galley.headline import headline
from ghpress.galley.headplans import HeadRoom
from ghpress.galley.line import Line
from ghpress.galley.plain import ComposedLine, ComposeOptions, compose
from ghpress.galley.vertical import set_vertical_head, vertical_copy
from ghpress.layout.layout import HeadlineSize
from ghpress.layout.styles import Setting, TextStyle
from ghpress.manuscript.text import plain
from ghpress.stock.shelf import Shelf
from ghpress.units import Length, hao, pt

EM: Length = hao("五号")
PITCH: Length = pt(14)


def lines(text: str, measure: float, shelf: Shelf, **options: object) -> tuple[ComposedLine, ...]:
    """The lines of one paragraph."""
    (paragraph,) = compose(text, measure, shelf, ComposeOptions(**options))
    return paragraph.lines


def words(text: str, measure: float, shelf: Shelf, **options: object) -> list[str]:
    """The text of each line."""
    return [line.text for line in lines(text, measure, shelf, **options)]


def width(text: str, shelf: Shelf, **options: object) -> float:
    """The width of a text in one long line."""
    return _width(text, shelf, ComposeOptions(**options))


@cache
def _width(text: str, shelf: Shelf, options: ComposeOptions) -> float:
    (paragraph,) = compose(text, 200, shelf, options)
    (line,) = paragraph.lines
    return line.width_em


def space_between(before: str, after: str, shelf: Shelf, **options: object) -> float:
    """The space between the bodies of two neighbours in the middle of a line, in em."""
    whole = width(f"国{before}{after}国", shelf, **options)
    bodies = width(before, shelf, **options) + width(after, shelf, **options)
    outer_left = width(f"国{before}", shelf, **options) - 1 - width(before, shelf, **options)
    outer_right = width(f"{after}国", shelf, **options) - 1 - width(after, shelf, **options)
    return round(whole - 2 - bodies - outer_left - outer_right, 6)


def measured_spaces(line: ComposedLine) -> list[float]:
    """What each cluster takes beyond the next one's start: nothing, if positions agree."""
    return [
        round(after.x_em - before.x_em - before.advance_em, 6)
        for before, after in pairwise(line.clusters)
    ]


def style(**setting: object) -> TextStyle:
    """A text style of 五号 on 14 pt in the made-up face."""
    return TextStyle("body", "song", EM, PITCH, setting=Setting(**setting))


def vertical_line(words: str, shelf: Shelf) -> Line:
    """The words as a vertical head of one line."""
    copy = vertical_copy((plain(words),), style(), shelf)
    assert copy
    ways = headline((copy,), HeadRoom(100 * EM, EM, (HeadlineSize(EM, PITCH),)))
    (placed,) = set_vertical_head(next(way for way in ways if way.lines == 1)).lines
    return placed.line


def depths(prepared: Prepared, measures: Measures) -> tuple[Depth, ...]:
    """Every total of slots the copy can fill, shallowest first, with its least cost."""
    found = possible(prepared, measures)
    return tuple(found[slots] for slots in sorted(found))


TWO = Fraction(2)
