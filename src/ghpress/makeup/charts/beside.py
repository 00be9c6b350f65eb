"""Finds where words stand beside circles so that they touch no circle and no other words."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from ghpress.makeup.page import Rect
from ghpress.units import Length
from ghpress.values import dataclass

ROUNDS = 4
"""How often words are placed anew, knowing where all others went; no map needed more than three."""

PLACES = 8
"""Places tried for the words of a circle."""

_Size: TypeAlias = tuple[Length, Length]


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle about (x, y)."""

    x: Length
    y: Length
    radius: Length


@dataclass(frozen=True, slots=True)
class Room:
    """Where words may stand, and how far from their circle."""

    space: Rect
    gap: Length


@dataclass(frozen=True, slots=True)
class Beside:
    """Where words stand, and by how much (an area) they overlap what they should not."""

    rect: Rect
    overlap: int


def beside(discs: tuple[Disc, ...], sizes: tuple[_Size, ...], room: Room) -> tuple[Beside, ...]:
    """A place for the words of each circle, the circles with the least room first.

    Right of the circle is best, then left, above, below, then the corners between; but a place no
    nearer to another circle is better than one that is, where words could be either's.
    """
    order = sorted(range(len(discs)), key=lambda at: (-discs[at].radius, -sizes[at][0], at))
    places = [_places(disc, size, room) for disc, size in zip(discs, sizes, strict=True)]
    on_circles, on_others = _overlaps(places, discs, room.gap)
    is_doubtful = _doubtful(places, discs, room.gap)
    chosen: dict[int, int] = {}
    overlap: dict[int, int] = {}
    for _ in range(ROUNDS):
        before = dict(chosen)
        for at in order:
            own = slice(at * PLACES, (at + 1) * PLACES)
            others = [place for other, place in chosen.items() if other != at]
            shared = on_circles[own] + on_others[own, others].sum(1)
            best = int((2 * shared + is_doubtful[own]).argmin())
            chosen[at], overlap[at] = at * PLACES + best, int(shared[best])
        if chosen == before:
            break
    return tuple(Beside(places[at][chosen[at] % PLACES], overlap[at]) for at in range(len(discs)))


def _overlaps(
    places: list[list[Rect]], discs: tuple[Disc, ...], gap: Length
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The area each place shares with circles, and each two places with one another.

    A place has air round it where it meets others, for words need more than not to touch.
    """
    bare = _bare(places)
    airy = _with_air(bare, gap)
    square = np.array([_square(disc) for disc in discs], np.int64)
    return (_shared(airy, square) * _touching(airy, discs)).sum(1), _shared(airy, bare)


def _doubtful(places: list[list[Rect]], discs: tuple[Disc, ...], gap: Length) -> NDArray[np.bool_]:
    """Whether each place is nearly as close to another circle as to its own: not twice as far away."""
    touching = _touching(_with_air(_bare(places), 2 * gap), discs)
    others = np.arange(len(discs)) != np.arange(len(touching))[:, None] // PLACES
    doubtful: NDArray[np.bool_] = (touching & others).any(1)
    return doubtful


def _bare(places: list[list[Rect]]) -> NDArray[np.int64]:
    """The edges of all places."""
    return np.array([_edges(rect) for tried in places for rect in tried], np.int64)


def _with_air(bare: NDArray[np.int64], air: Length) -> NDArray[np.int64]:
    """These edges moved outward."""
    airy: NDArray[np.int64] = bare + np.array((-air, -air, air, air))
    return airy


def _touching(edges: NDArray[np.int64], discs: tuple[Disc, ...]) -> NDArray[np.bool_]:
    """Which rectangles, given by their edges, reach into which circles."""
    centre = np.array([(disc.x, disc.y) for disc in discs], np.int64)
    nearest = np.clip(centre, edges[:, None, :2], edges[:, None, 2:])
    radius = np.array([disc.radius for disc in discs], np.int64)
    touching: NDArray[np.bool_] = ((nearest - centre) ** 2).sum(2) < radius**2
    return touching


def _places(disc: Disc, size: _Size, room: Room) -> list[Rect]:
    """Every place tried, the best first; none leaves the map."""
    (width, depth), gap = size, room.gap
    right, left = disc.x + disc.radius + gap, disc.x - disc.radius - gap - width
    over, under = disc.y - disc.radius - gap - depth, disc.y + disc.radius + gap
    level, middle = disc.y - depth // 2, disc.x - width // 2
    lean = (disc.radius + gap) * 5 // 7  # a gap from the circle's edge at 45°
    near = disc.x + lean
    far = disc.x - lean - width
    up, down = disc.y - lean - depth, disc.y + lean
    corners = [(near, up), (near, down), (far, up), (far, down)]
    plain = [(right, level), (left, level), (middle, over), (middle, under)]
    return [_within(Rect(x, y, width, depth), room.space) for x, y in (*plain, *corners)]


def _within(rect: Rect, space: Rect) -> Rect:
    """The rectangle moved into the space, by its upper left corner where it is larger."""
    x = max(space.x, min(rect.x, space.right() - rect.width))
    y = max(space.y, min(rect.y, space.bottom() - rect.height))
    return Rect(x, y, rect.width, rect.height)


def _edges(rect: Rect) -> tuple[Length, Length, Length, Length]:
    return rect.x, rect.y, rect.right(), rect.bottom()


def _square(disc: Disc) -> tuple[Length, Length, Length, Length]:
    """The edges of the square about a circle."""
    reach = disc.radius
    return disc.x - reach, disc.y - reach, disc.x + reach, disc.y + reach


def _shared(ones: NDArray[np.int64], others: NDArray[np.int64]) -> NDArray[np.int64]:
    """The area that each of these rectangles, given by their edges, has in common with each of those."""
    near = np.maximum(ones[:, None, :2], others[None, :, :2])
    far = np.minimum(ones[:, None, 2:], others[None, :, 2:])
    area: NDArray[np.int64] = np.maximum(far - near, 0).prod(2)
    return area
