"""Prices the ways an exhibit can stand: deeper, shallower, wider or narrower than it looks best."""

from collections.abc import Iterator
from itertools import pairwise

from ghpress.makeup.charts.easel import Easel, Lines
from ghpress.makeup.exhibits.box import Boxed, forms_of
from ghpress.makeup.exhibits.exhibit import Exhibit, asked_columns, lines_of, wanted_columns
from ghpress.manuscript.story import Chart, Table

FINE = 100
"""Prices here are hundredths of the ladder's unit, so that sharing out white evenly is the cheapest."""

DEPTH_COST = 30
"""Price of a chart as much deeper or shallower again as it looks best: a third is what an editor would
mention (the unit is the ladder's). Up to a sixth the price grows by the square, so that charts one under
another are stretched alike."""

MAP_DEPTH_COST = 90
"""The same for a map: its land keeps its proportion, so what is more is an empty field."""

OVERGROWN, FIRST_OVERGROWN, LATER_OVERGROWN = 40, 50, 25
"""Hundredths of the page's area that a chart, the first picture, a later one may take: with more it is
there to fill a hole."""

OVERGROWN_COST = 14
"""Price of each hundredth beyond."""

COLUMN_COST = 8
"""Price of each column a chart has more or less than its kind wants; a map's and a box's count twice."""

CROWDED_COST = 300
"""Price of a chart whose words touch: a fault, and said to be one; any other width is better."""

UNEQUAL_COST = 1
"""Price of each column by which a picture in a row is narrower than the one before: a row of equals is
the calm one, and what is cut away decides first."""


MANY = 3
"""Exhibits from which on some may stand at their story's foot, and one picture is to lead the others."""

LADDER_COST = 15
"""Price of each column of a picture after the first that has the whole width of the strip, where there
are ``MANY``: pictures of one width step down the page like a ladder, and none of them leads."""

OUTDONE_COST = 5
"""Price of each column by which a later picture is wider than the first, which an editor puts first
because it says most."""


def leaf_price(exhibit: Exhibit, columns: int, easel: Easel) -> Iterator[tuple[int, int]]:
    """Every depth one exhibit may have over so many columns of the page, with its cost."""
    width = easel.layout.grid.measure(columns)
    own = lines_of(exhibit, width, easel)
    if own is None:
        return
    still = COLUMN_COST * _away(exhibit, columns, easel) + CROWDED_COST * own.is_crowded
    if isinstance(exhibit, Boxed):
        yield from ((form.lines, FINE * (still + form.cost)) for form in forms_of(exhibit, width, easel))
        return
    price = FINE * (MAP_DEPTH_COST if _is_map(exhibit) else DEPTH_COST)
    for depth in _depths(own):
        grown = overgrown(columns, depth, easel, OVERGROWN)
        yield depth, FINE * still + grown + _stretched(abs(depth - own.best), own.best, price)


def overgrown(columns: int, depth: int, easel: Easel, most: int) -> int:
    """What it costs that one exhibit takes so much of the page."""
    grid = easel.layout.grid
    share = 100 * columns * depth // (grid.columns * grid.lines)
    return FINE * OVERGROWN_COST * max(0, share - most)


def _stretched(away: int, best: int, price: int) -> int:
    """What so many lines more or less cost: their square up to a sixth, then evenly."""
    if 6 * away <= best:
        return 3 * price * away**2 // best**2
    return price * away // best - price // 12


def _depths(own: Lines) -> tuple[int, ...] | range:
    return own.steps or range(own.least, own.most + 1)


def _is_map(exhibit: Exhibit) -> bool:
    return isinstance(exhibit, Chart) and exhibit.kind == "map"


def _away(exhibit: Exhibit, columns: int, easel: Easel) -> int:
    """By how many columns it is wider or narrower than it looks best; a map's and a box's count twice.

    A table's count by their square: over wide gaps the eye loses the row.
    """
    asked = asked_columns(exhibit)
    if asked is not None:
        return abs(columns - asked)
    least, most = wanted_columns(exhibit, easel)
    away = max(0, least - columns, columns - most)
    if isinstance(exhibit, Table):
        return away**2
    return away * (2 if _is_map(exhibit) or isinstance(exhibit, Boxed) else 1)


def row_price(spans: tuple[int, ...], wanted: tuple[int, int]) -> int:
    """What it costs that pictures side by side are not equally wide, or not as wide as wanted."""
    steps = sum(abs(one - other) for one, other in pairwise(spans))
    least, most = wanted
    away = sum(max(0, least - wide, wide - most) for wide in spans)
    outdone = max(spans) - spans[0]
    return FINE * (UNEQUAL_COST * steps + COLUMN_COST * away + OUTDONE_COST * outdone)
