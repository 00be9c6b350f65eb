"""Works out every shape a story can take: columns × depth, with head, pictures, text and price."""

from collections.abc import Iterable, Mapping
from itertools import chain, islice
from typing import TypeAlias

from ghpress.galley.columns import Depths
from ghpress.galley.headline import are_alike
from ghpress.makeup.bodies import Body, Bounds, Drafts, bodies, drafts_of, level_depths
from ghpress.makeup.division import Division
from ghpress.makeup.headforms import HeadForm
from ghpress.makeup.ladder import Ladder
from ghpress.makeup.matter import Matter
from ghpress.makeup.ranks import nearest_rank
from ghpress.makeup.ready import Ready
from ghpress.makeup.shape import LOOKS, Look, Shape, Shapes
from ghpress.makeup.strips import Strip
from ghpress.units import Length


def shapes_of(ready: Ready, bounds: Bounds) -> Shapes:
    """Every shape of the story within the bounds, by columns and depth, the cheapest few looks.

    Where its editor wants a vertical head those with another are offered only if there is none.
    """
    asked = (bounds.columns, bounds.deepest, bounds.loose, bounds.cuts)
    if asked not in ready.shapes:
        wanted = (True,) if ready.head.is_upright_only else (False, True)
        shapes = _shapes(ready, bounds, wanted)
        ready.shapes[asked] = shapes or _shapes(ready, bounds, (False,))
    return ready.shapes[asked]


_Offer: TypeAlias = tuple[int, int, int, Body]
"""Cost, index of the division, index of its head, what stands under or beside it."""

_Seen: TypeAlias = tuple[Length, int, int]
"""What a look consists of."""

_Offers: TypeAlias = dict[int, dict[_Seen, _Offer]]
"""By depth and what a look consists of, the cheapest."""

_Drawn: TypeAlias = tuple[int, Division, Drafts]
"""The index of a division, the division, what may stand in it."""


def _shapes(ready: Ready, bounds: Bounds, stances: tuple[bool, ...]) -> Shapes:
    """Those whose heads stand so: level, upright, or either."""
    drawn = {
        columns: [
            (number, division, drafts_of(division, bounds))
            for number, division in enumerate(ready.divisions[columns])
            if division.is_upright in stances
        ]
        for columns in bounds.columns
    }
    _cut_ahead(chain.from_iterable(drawn.values()))
    every = ((columns, _over_columns(ready, columns, bounds, ways)) for columns, ways in drawn.items())
    return {columns: shapes for columns, shapes in every if shapes}


def _cut_ahead(drawn: Iterable[_Drawn]) -> None:
    """Has the text cut for all widths at once, as many as have the same measure."""
    asked: dict[int, tuple[Matter, list[Drafts]]] = {}
    for _, division, drafts in drawn:
        asked.setdefault(id(division.matter), (division.matter, []))[1].append(drafts)
    for matter, every in asked.values():
        matter.cut_ahead(chain.from_iterable(map(level_depths, every)), is_level=True)


def _over_columns(
    ready: Ready, columns: int, bounds: Bounds, drawn: Iterable[_Drawn]
) -> dict[int, tuple[Shape, ...]]:
    """The shapes over one column count: divisions × heads × bodies, as far as they go on a page."""
    best: _Offers = {}
    for number, division, drafts in drawn:
        _offer(division, number, bodies(division.matter, drafts, bounds), bounds.deepest, best)
    width_cost = _width_cost(ready, columns, bounds)
    looks = {seen: Look(*seen) for seen in set(chain.from_iterable(best.values()))}
    return {
        depth: tuple(
            _shape((ready.number, columns, depth), looks[seen], (cost + width_cost, number, index, body))
            for seen, (cost, number, index, body) in _looks(best[depth], bounds.ladder)
        )
        for depth in sorted(best)
    }


def _looks(offers: Mapping[_Seen, _Offer], ladder: Ladder) -> list[tuple[_Seen, _Offer]]:
    """The cheapest look, those that may stand beside it where that costs less than bumping, the next."""
    every = sorted(offers.items(), key=_cheaper)
    if len(every) <= LOOKS:
        return every
    apart, dearest = every[:1], every[0][1][0] + ladder.bumping_heads
    for seen, offer in every[1:]:
        if offer[0] > dearest or len(apart) == LOOKS:
            break
        if not any(seen[1] == one[1] and are_alike(seen[0], one[0]) for one, _ in apart):
            apart.append((seen, offer))
    rest = (one for one in every if one not in apart)
    return sorted((*apart, *islice(rest, LOOKS - len(apart))), key=_cheaper)


def _cheaper(one: tuple[_Seen, _Offer]) -> tuple[int, int, int]:
    """What offers are sorted by: the cost, and the order in which they were made."""
    return one[1][:3]


def _offer(division: Division, number: int, every: Iterable[Body], deepest: int, best: _Offers) -> None:
    """Offers every shape of one division."""
    wide = [division.pictured(strip) for strip in division.strips]
    for body in every:
        area, over, price = body.area, wide[body.strip], body.cost + division.cost
        for index, own, deep, size, lines in division.heads_at(area):
            depth = deep + area
            if depth > deepest:
                continue
            cost, seen = own + price, (size, lines, over)
            offers = best.get(depth)
            if offers is None:
                best[depth] = {seen: (cost, number, index, body)}
            elif seen not in offers or cost < offers[seen][0]:
                offers[seen] = (cost, number, index, body)


def _shape(place: tuple[int, int, int], look: Look, offer: _Offer) -> Shape:
    """The shape of a head and what stands under it: of a story, over so many columns, so deep."""
    (story, columns, depth), (cost, number, index, body) = place, offer
    return Shape(
        story=story,
        columns=columns,
        depth=depth,
        head=index,
        strip=body.strip,
        area=body.area,
        look=look,
        cost=cost,
        white=body.white,
        over=body.over,
        division=number,
    )


def _width_cost(ready: Ready, columns: int, bounds: Bounds) -> int:
    """What it costs that the story is not as wide as its rank asks; an editor's width costs nothing."""
    fit, ladder, own = bounds.fit, bounds.ladder, ready.story.columns
    if own is not None and own.over == columns:
        return 0
    wanted = fit.columns[nearest_rank(fit.columns, ready.story.rank)]
    rank = ready.story.rank
    cost = ladder.column_step * wanted.index(columns) if columns in wanted else ladder.odd_columns
    cost += ladder.lead_narrow * (rank == 1 and columns < min(wanted))
    return cost + ladder.single_column * (columns == 1 and rank < 3)


def division_of(ready: Ready, shape: Shape) -> Division:
    """How a shape's width is divided into columns of text."""
    return ready.divisions[shape.columns][shape.division]


def depths_of(ready: Ready, shape: Shape) -> Depths:
    """The lines of each of a shape's text columns."""
    division = division_of(ready, shape)
    return division.strips[shape.strip].text_depths(division.count, shape.area)


def sound(shapes: Shapes) -> Shapes:
    """Those of these shapes that have no fault: no white under the text, none of it left over."""
    return {
        columns: kept
        for columns, by_depth in shapes.items()
        if (kept := {depth: well for depth, ones in by_depth.items() if (well := _sound(ones))})
    }


def _sound(shapes: tuple[Shape, ...]) -> tuple[Shape, ...]:
    return tuple(shape for shape in shapes if not shape.white and not shape.over)


def chosen(ready: Ready, shape: Shape) -> tuple[HeadForm, Strip]:
    """The head and the strip a shape stands for."""
    division = division_of(ready, shape)
    return division.heads[shape.head], division.strips[shape.strip]
