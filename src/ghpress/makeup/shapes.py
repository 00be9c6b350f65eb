"""Works out every shape a story can take: columns × depth, with head, pictures, text and price."""

from collections.abc import Iterator
from dataclasses import dataclass

from ghpress.galley.compose import possible
from ghpress.layout.layout import FitRules
from ghpress.makeup.heads import HeadForm
from ghpress.makeup.ladder import Ladder
from ghpress.makeup.ranks import nearest_rank
from ghpress.makeup.ready import Ready
from ghpress.makeup.rows import LOOKS
from ghpress.makeup.shape import Look, Shape, Shapes
from ghpress.makeup.strips import Strip

DEAREST = 6000
"""The composer's cost above the story's best up to which a text depth is offered at all: beyond it
gaps open by more than an eighth em all over, which a reader sees."""

LOOSEST = 250
"""The widest gap, in thousandths of an em, of a text depth that is offered (TYPESETTING 5.3)."""

TOWER = 22
"""Lines of depth a column of width from which on text is a tower: about twice as deep as wide, with
columns of 15 characters on a pitch of 4/3."""

MORE = 4
"""Lines deeper than needed that a loose search tries: a subhead wants its text under it in its column,
so a few lines over many columns go only with white under them."""

SHORT_STORY = 24
"""A story of no more lines is tried in columns as deep as itself: most of its depths may split a
subhead from its text."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How far shapes may go.

    ``columns`` are the widths tried, the layout's choice first; ``deepest`` the lines of the deepest
    page. Only a ``loose`` search offers shapes that leave white under the last column or are
    shallower than the layout wants; only one that ``cuts`` offers shapes with text that has no room.
    """

    columns: tuple[int, ...]
    deepest: int
    fit: FitRules
    ladder: Ladder
    loose: bool = False
    cuts: bool = False


@dataclass(frozen=True, slots=True)
class TextForm:
    """One depth of the text columns and what it costs; ``white`` lines stay open, ``over`` are left."""

    depth: int
    cost: int
    white: int = 0
    over: int = 0


def shapes_of(ready: Ready, bounds: Bounds) -> Shapes:
    """Every shape of the story within the bounds, by columns and depth, the cheapest few looks."""
    return {
        columns: shapes
        for columns in bounds.columns
        if (shapes := _over_columns(ready, columns, bounds))
    }


def _over_columns(ready: Ready, columns: int, bounds: Bounds) -> dict[int, tuple[Shape, ...]]:
    """The shapes over one column count."""
    best: dict[tuple[int, Look], Shape] = {}
    texts = tuple(_texts(ready, columns, bounds))
    for shape in _every_shape(ready, columns, texts, bounds):
        key = (shape.depth, shape.look)
        if key not in best or shape.cost < best[key].cost:
            best[key] = shape
    by_depth: dict[int, list[Shape]] = {}
    for shape in sorted(best.values(), key=lambda shape: (shape.depth, shape.cost, shape.head)):
        by_depth.setdefault(shape.depth, []).append(shape)
    return {depth: tuple(shapes[:LOOKS]) for depth, shapes in by_depth.items()}


def _every_shape(
    ready: Ready, columns: int, texts: tuple[TextForm, ...], bounds: Bounds
) -> Iterator[Shape]:
    """Heads × strips × text depths, as far as they go on a page."""
    width_cost = _width_cost(ready, columns, bounds)
    for head_index, head in enumerate(ready.heads[columns]):
        for strip_index, strip in enumerate(ready.strips[columns]):
            for text in texts:
                depth = head.depth + strip.depth + text.depth
                if depth > bounds.deepest:
                    continue
                cost = width_cost + head.cost + strip.cost + text.cost
                yield Shape(
                    story=ready.number,
                    columns=columns,
                    depth=depth,
                    head=head_index,
                    strip=strip_index,
                    text_depth=text.depth,
                    look=head.look,
                    cost=cost,
                    white=text.white,
                    over=text.over,
                )


def _width_cost(ready: Ready, columns: int, bounds: Bounds) -> int:
    """What it costs that the story is not as wide as its rank asks."""
    fit, ladder = bounds.fit, bounds.ladder
    wanted = fit.columns[nearest_rank(fit.columns, ready.story.rank)]
    cost = ladder.column_step * wanted.index(columns) if columns in wanted else ladder.odd_columns
    return cost + ladder.single_column * (columns == 1 and ready.story.rank < 3)


def _texts(ready: Ready, columns: int, bounds: Bounds) -> Iterator[TextForm]:
    """Every depth of the text columns."""
    totals = ready.totals()
    shallowest = 1 if bounds.loose else bounds.fit.least_depth
    deepest = -(-totals[-1] // columns)
    if bounds.loose:
        deepest = max(deepest + MORE, min(totals[-1], SHORT_STORY))
    for depth in range(shallowest, min(deepest, bounds.deepest) + 1):
        form = _level(ready, columns, depth, bounds)
        if form is None and bounds.loose:
            form = _unlevel(ready, columns, depth, bounds)
        if form is not None:
            yield form


def _level(ready: Ready, columns: int, depth: int, bounds: Bounds) -> TextForm | None:
    """The text set so that all columns are full; a byline explains white in the last."""
    short = ready.short(columns, depth, is_level=True)
    totals = possible(ready.prepared, ready.measures)
    if not any(columns * depth - white in totals for white in range(short + 1)):
        return None
    cut = ready.cut(columns, depth, short)
    if cut is None:
        return None
    above = cut.cost - ready.cheapest()
    if not bounds.loose and (above > DEAREST or cut.opening > LOOSEST):
        return None
    cost = bounds.ladder.text * above // 100 + _proportion_cost(columns, depth, bounds)
    return TextForm(depth, cost)


def _unlevel(ready: Ready, columns: int, depth: int, bounds: Bounds) -> TextForm | None:
    """The text with white under its last column, or with text left over: faults, and priced so."""
    lines, totals, ladder = columns * depth, ready.totals(), bounds.ladder
    if lines < totals[0]:
        over = totals[0] - lines
        too_little = over > totals[0] // 2
        return None if too_little or not bounds.cuts else TextForm(depth, ladder.over * over, 0, over)
    cut = ready.cut(columns, depth, ready.short(columns, depth, is_level=False))
    if cut is None or cut.short == 0:
        return None
    cost = ladder.unlevel * cut.short + _proportion_cost(columns, depth, bounds)
    return TextForm(depth, cost, cut.short)


def _proportion_cost(columns: int, depth: int, bounds: Bounds) -> int:
    """What it costs that text is a strip too shallow or a tower too deep to read well."""
    shallow = max(0, bounds.fit.least_depth - depth)
    deep = max(0, depth - TOWER * columns) // 4
    return bounds.ladder.strip * shallow + bounds.ladder.tower * deep


def least_area(shapes: Shapes) -> int:
    """The fewest lines × columns a story takes in any of these shapes."""
    return min((wide * deep for wide, by_depth in shapes.items() for deep in by_depth), default=0)


def chosen(ready: Ready, shape: Shape) -> tuple[HeadForm, Strip]:
    """The head and the strip a shape stands for."""
    return ready.heads[shape.columns][shape.head], ready.strips[shape.columns][shape.strip]
