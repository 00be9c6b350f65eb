"""Works out every shape a story can take: columns × depth, with head, pictures, text and price."""

from dataclasses import replace
from typing import TypeAlias

from ghpress.galley.columns import Depths
from ghpress.makeup.bodies import Body, Bounds, bodies
from ghpress.makeup.heads import HeadForm
from ghpress.makeup.ranks import nearest_rank
from ghpress.makeup.ready import Ready
from ghpress.makeup.shape import LOOKS, Look, Shape, Shapes
from ghpress.makeup.strips import Strip


def shapes_of(ready: Ready, bounds: Bounds) -> Shapes:
    """Every shape of the story within the bounds, by columns and depth, the cheapest few looks."""
    return {
        columns: shapes
        for columns in bounds.columns
        if (shapes := _over_columns(ready, columns, bounds))
    }


_Offer: TypeAlias = tuple[int, int, Body]
"""Cost, index of the head, what stands under it."""


def _over_columns(ready: Ready, columns: int, bounds: Bounds) -> dict[int, tuple[Shape, ...]]:
    """The shapes over one column count: heads × bodies, as far as they go on a page."""
    best: dict[int, dict[Look, _Offer]] = {}
    under, strips = tuple(bodies(ready, columns, bounds)), ready.strips[columns]
    for index, head in enumerate(ready.heads[columns]):
        looks = {wide: replace(head.look, picture=wide) for wide in {strip.columns for strip in strips}}
        for body in under:
            if head.depth + body.area <= bounds.deepest:
                offers = best.setdefault(head.depth + body.area, {})
                cost, look = head.cost + body.cost, looks[strips[body.strip].columns]
                if look not in offers or cost < offers[look][0]:
                    offers[look] = (cost, index, body)
    width_cost = _width_cost(ready, columns, bounds)
    return {
        depth: tuple(
            _shape(ready, columns, look, (cost + width_cost, index, body))
            for look, (cost, index, body) in sorted(best[depth].items(), key=lambda one: one[1][:2])[
                :LOOKS
            ]
        )
        for depth in sorted(best)
    }


def _shape(ready: Ready, columns: int, look: Look, offer: _Offer) -> Shape:
    """The shape of a head and what stands under it."""
    cost, index, body = offer
    return Shape(
        story=ready.number,
        columns=columns,
        depth=ready.heads[columns][index].depth + body.area,
        head=index,
        strip=body.strip,
        area=body.area,
        look=look,
        cost=cost,
        white=body.white,
        over=body.over,
    )


def _width_cost(ready: Ready, columns: int, bounds: Bounds) -> int:
    """What it costs that the story is not as wide as its rank asks."""
    fit, ladder = bounds.fit, bounds.ladder
    wanted = fit.columns[nearest_rank(fit.columns, ready.story.rank)]
    rank = ready.story.rank
    cost = ladder.column_step * wanted.index(columns) if columns in wanted else ladder.odd_columns
    cost += ladder.lead_narrow * (rank == 1 and columns < min(wanted))
    return cost + ladder.single_column * (columns == 1 and rank < 3)


def depths_of(ready: Ready, shape: Shape) -> Depths:
    """The lines of each of a shape's text columns."""
    _, strip = chosen(ready, shape)
    return strip.text_depths(shape.columns, shape.area)


def sound(shapes: Shapes) -> Shapes:
    """Those of these shapes that have no fault: no white under the text, none of it left over."""
    return {
        columns: kept
        for columns, by_depth in shapes.items()
        if (kept := {depth: well for depth, ones in by_depth.items() if (well := _sound(ones))})
    }


def _sound(shapes: tuple[Shape, ...]) -> tuple[Shape, ...]:
    return tuple(shape for shape in shapes if not shape.white and not shape.over)


def least_area(shapes: Shapes) -> int:
    """The fewest lines × columns a story takes in any of these shapes."""
    return min((wide * deep for wide, by_depth in shapes.items() for deep in by_depth), default=0)


def chosen(ready: Ready, shape: Shape) -> tuple[HeadForm, Strip]:
    """The head and the strip a shape stands for."""
    return ready.heads[shape.columns][shape.head], ready.strips[shape.columns][shape.strip]
