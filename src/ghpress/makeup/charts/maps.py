"""Draws a map of positions: circles by area where they lie, their words beside them."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations
from math import isqrt

from ghpress.galley.block import SetBlock
from ghpress.makeup.charts.apart import apart, lack
from ghpress.makeup.charts.beside import Beside, Disc, Room, beside
from ghpress.makeup.charts.easel import (
    Drawn,
    Easel,
    Lines,
    Part,
    circle,
    compose_ahead,
    figure,
    hairline,
    lettering,
    most_of,
    radius_of,
    tight,
    unit_of,
)
from ghpress.makeup.charts.inside import Inside, inside_styles, outside_style, set_inside
from ghpress.makeup.page import GroundFrame, PictureFrame, Rect
from ghpress.manuscript.story import Chart
from ghpress.remarks import Remark, warning
from ghpress.units import Length, pt
from ghpress.values import dataclass

LARGEST = Fraction(1, 8)
"""Of the frame's shorter side that the largest circle's radius takes at the most."""

POINT = Fraction(1, 4)
"""Em of the label's size that a place without a value has as its radius."""

STRETCH = (Fraction(2, 3), Fraction(3, 2))
"""How far the frame may go from the depth its proportion asks for; its ground fills what is left."""

SMALLER = Fraction(4, 5)
"""By how much circles shrink at a time until no label touches another."""

MOST_TRIES = 6

APART = Fraction(4, 5)
"""Of the sum of their radii that two places are apart at the least: circles that would overlap by what
is missing are moved off their places, which is as far as they may go (apart.py)."""

GAP = Fraction(1, 8)
"""Em of the label's size between two circles: enough to tell that they are two."""

AIR = Fraction(2, 5)
"""Em of the label's size between words and what is not theirs: circles, other words, the frame."""

PATCH = Fraction(1, 8)
"""Em of the label's size by which the ground's drawing is broken off round words, as a mapmaker
breaks a river at a name: no line runs into a letter."""

RING: Length = pt(1)
"""White round a circle that lies on another, where the two cannot be moved apart."""

SQUARES = 4
"""Squares of the ground's lines to the field's shorter side."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place on the map: its words, its value, where it lies in the frame."""

    label: SetBlock
    value: SetBlock | None
    inside: Inside | None
    amount: Fraction | None
    at: tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class _Ground:
    """The map's space on the page, the field in it that positions count in, its labels' size."""

    space: Rect
    field: Rect
    size: Length


@dataclass(frozen=True, slots=True)
class _Laid:
    """Every place with its circle and the corner its words begin at; ``touching`` overlap in all."""

    spots: tuple[tuple[_Spot, Disc, Beside], ...]
    touching: int


def lines_of(chart: Chart, width: Length, easel: Easel) -> Lines | None:
    """The lines such a map may take: from the fewest in which its words touch nothing."""
    own = width / chart.frame
    best = max(1, round(own / easel.leading))
    least, most = (max(1, round(own * share / easel.leading)) for share in STRETCH)
    spots, _ = _spots(chart, easel)
    size = easel.style("chart-label").size

    def is_crowded(lines: int) -> bool:
        space = Rect(0, 0, width, lines * easel.leading)
        return bool(_laid(spots, most_of(chart), _ground(chart, space, size)).touching)

    # Where words touch in the deepest frame they touch in every other, and none need be tried.
    if is_crowded(most):
        return Lines(least, best, max(most, best), is_crowded=True)
    first = next(lines for lines in range(least, most + 1) if not is_crowded(lines))
    return Lines(first, max(best, first), max(most, best))


def draw(chart: Chart, space: Rect, easel: Easel) -> Drawn:
    """The map in a space: ground, lines, and every place."""
    spots, remarks = _spots(chart, easel)
    size = easel.style("chart-label").size
    ground = _ground(chart, space, size)
    laid = _laid(spots, most_of(chart), ground)
    parts: list[Part] = [GroundFrame("", "chart-ground", space), *_land(chart, ground, easel)]
    parts += [_patch(words, ground) for _, _, words in laid.spots]
    parts += _circles(laid, chart)
    for spot, disc, words in laid.spots:
        parts += _words(spot, disc, words)
    if laid.touching:
        remarks = (*remarks, warning("chart-crowded", chart.place))
    return Drawn(tuple(parts), remarks)


def _patch(words: Beside, ground: _Ground) -> Part:
    """A piece of bare ground under words, within the map."""
    rect, space, edge = words.rect, ground.space, int(PATCH * ground.size)
    left, top = max(space.x, rect.x - edge), max(space.y, rect.y - edge)
    right, foot = min(space.right(), rect.right() + edge), min(space.bottom(), rect.bottom() + edge)
    return GroundFrame("", "chart-ground", Rect(left, top, right - left, foot - top))


def _role(spot: _Spot, chart: Chart) -> str:
    if spot.amount is None:
        return "chart-point"
    is_most = spot.amount == most_of(chart) and len(chart.data) > 1
    return "chart-place-most" if is_most else "chart-place"


def _circles(laid: _Laid, chart: Chart) -> Iterator[Part]:
    """The circles, the larger first; one that meets another already there has a ring round it."""
    there: list[Disc] = []
    for spot, disc, _ in sorted(laid.spots, key=lambda one: -one[1].radius):
        if not disc.radius:
            continue
        if any(_meet(disc, other) for other in there):
            yield circle("chart-place-ring", disc.x, disc.y, disc.radius + RING)
        yield circle(_role(spot, chart), disc.x, disc.y, disc.radius)
        there.append(disc)


def _meet(one: Disc, other: Disc) -> bool:
    """Whether two circles overlap or have less than a ring's white between them."""
    near = one.radius + other.radius + RING
    return (one.x - other.x) ** 2 + (one.y - other.y) ** 2 < near**2


def _words(spot: _Spot, disc: Disc, words: Beside) -> list[Part]:
    """Name and value of a place: side by side on one foot, or the value inside its circle."""
    foot = words.rect.bottom()
    parts: list[Part] = [lettering("chart-label", words.rect.x, foot - spot.label.depth, spot.label)]
    if spot.inside and spot.inside.fits(disc.radius):
        parts.append(spot.inside.frame(disc.x, disc.y, disc.radius))
    elif spot.value is not None:
        x = words.rect.right() - spot.value.width
        parts.append(lettering("chart-value", x, foot - spot.value.depth, spot.value))
    return parts


def _spots(chart: Chart, easel: Easel) -> tuple[tuple[_Spot, ...], tuple[Remark, ...]]:
    """The places with their words composed."""
    shared, spots = unit_of(chart), list[_Spot]()
    remarks: list[Remark] = []
    label_style, value_style = easel.style("chart-label"), outside_style("place", easel)
    compose_ahead(chart, easel, value_style)
    for name in inside_styles("place", easel):
        easel.ahead((figure(datum, shared) for datum in chart.data), name)
    for datum in chart.data:
        label, amiss = easel.words(datum.label, "chart-label")
        label, value = tight(label, label_style.size, label_style.leading), None
        said = figure(datum, shared)
        remarks += amiss
        if said:
            value, more = easel.words(said, value_style)
            value = tight(value, value_style.size, value_style.leading)
            remarks += more
        at = datum.at or (Fraction(1, 2), Fraction(1, 2))
        spots.append(_Spot(label, value, set_inside(said, "place", easel), datum.value, at))
    return tuple(spots), tuple(remarks)


def _ground(chart: Chart, space: Rect, size: Length) -> _Ground:
    """The space, and in its middle the largest field of the map's own proportion.

    A drawing goes to the edge: set in, it would float on its ground.
    """
    margin = 0 if chart.ground is not None else size
    width, height = space.width - 2 * margin, space.height - 2 * margin
    if width > height * chart.frame:
        width = int(height * chart.frame)
    else:
        height = int(width / chart.frame)
    x, y = space.x + (space.width - width) // 2, space.y + (space.height - height) // 2
    return _Ground(space, Rect(x, y, width, height), size)


def _laid(spots: tuple[_Spot, ...], most: Fraction, ground: _Ground) -> _Laid:
    """Circles as large as they may be, and smaller by steps until the words beside them go as well."""
    largest = _largest(spots, most, ground)
    best: _Laid | None = None
    for _ in range(MOST_TRIES):
        laid = _at_scale(spots, most, largest, ground)
        if best is None or laid.touching < best.touching:
            best = laid
        if not laid.touching:
            break
        largest = int(largest * SMALLER)
    assert best is not None, "at least one scale was tried"
    return best


def _largest(spots: tuple[_Spot, ...], most: Fraction, ground: _Ground) -> Length:
    """The radius of the largest circle: so that two of them overlap little and none leaves the map."""
    field, size = ground.field, ground.size
    largest = int(min(field.width, field.height) * LARGEST)
    sized = [(_centre(spot, field), radius_of(spot.amount or most, most, 10**6)) for spot in spots]
    for number, (one, first) in enumerate(sized):
        if first:
            largest = min(largest, _from_edge(one, ground.space) * 10**6 // first)
        for other, second in sized[:number]:
            apart = isqrt((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2)
            if first + second:
                largest = min(largest, int(apart * 10**6 / ((first + second) * APART)))
    return max(largest, size // 2)


def _from_edge(spot: tuple[Length, Length], space: Rect) -> Length:
    """How far a point lies from the nearest edge of the space."""
    return min(spot[0] - space.x, spot[1] - space.y, space.right() - spot[0], space.bottom() - spot[1])


def _at_scale(spots: tuple[_Spot, ...], most: Fraction, largest: Length, ground: _Ground) -> _Laid:
    """The places with circles of this scale and their words where they overlap least."""
    size, discs = ground.size, list[Disc]()
    for spot in spots:
        x, y = _centre(spot, ground.field)
        own = int(POINT * size) if spot.amount is None else radius_of(spot.amount, most, largest)
        discs.append(Disc(x, y, own))
    gap, air = int(GAP * size), int(AIR * size)
    stood = apart(discs, gap)
    sizes = [_size(spot, disc, size) for spot, disc in zip(spots, stood, strict=True)]
    words = beside(stood, tuple(sizes), Room(_inset(ground.space, air), air))
    over = sum(lack(one, other, 0) ** 2 for one, other in combinations(stood, 2))
    touching = over + sum(one.overlap for one in words)
    return _Laid(tuple(zip(spots, stood, words, strict=True)), touching)


def _inset(space: Rect, edge: Length) -> Rect:
    """The space without its edge."""
    return Rect(space.x + edge, space.y + edge, space.width - 2 * edge, space.height - 2 * edge)


def _size(spot: _Spot, disc: Disc, size: Length) -> tuple[Length, Length]:
    """Width and depth of the words that stand beside a circle."""
    if spot.value is None or (spot.inside and spot.inside.fits(disc.radius)):
        return spot.label.width, spot.label.depth
    width = spot.label.width + size // 3 + spot.value.width
    return width, max(spot.label.depth, spot.value.depth)


def _centre(spot: _Spot, field: Rect) -> tuple[Length, Length]:
    across, down = spot.at
    return field.x + int(field.width * across), field.y + int(field.height * down)


def _land(chart: Chart, ground: _Ground, easel: Easel) -> list[Part]:
    """The land drawn under the places, or the ground's lines where there is no drawing."""
    if chart.ground is None:
        return _lines(ground, easel)
    return [PictureFrame("", "chart-land", ground.field, chart.ground, is_ground=True)]


def _lines(ground: _Ground, easel: Easel) -> list[Part]:
    """The ground's lines: squares over the whole space, from the middle of the field outward."""
    field, space, thick = ground.field, ground.space, easel.rule("chart-graticule")
    step = min(field.width, field.height) // SQUARES
    middle = (field.x + field.width // 2, field.y + field.height // 2)
    parts: list[Part] = []
    if not thick or step <= 0:
        return parts
    for x in _steps(middle[0], step, space.x, space.right()):
        parts += hairline("chart-graticule", Rect(x - thick // 2, space.y, thick, space.height))
    for y in _steps(middle[1], step, space.y, space.bottom()):
        parts += hairline("chart-graticule", Rect(space.x, y - thick // 2, space.width, thick))
    return parts


def _steps(middle: Length, step: Length, start: Length, stop: Length) -> range:
    """Places a step apart, one of them in the middle, well inside the edges."""
    edge = step // 4
    return range(middle - (middle - start - edge) // step * step, stop - edge, step)
