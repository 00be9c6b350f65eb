"""Finds where words stand beside circles so that they touch no circle and no other words."""

from dataclasses import dataclass
from typing import TypeAlias

from ghpress.makeup.page import Rect
from ghpress.units import Length

ROUNDS = 4
"""How often words are placed anew, knowing where all others went; no map needed more than three."""

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

    Right of the circle is best, then left, above, below, then the corners between.
    """
    order = sorted(range(len(discs)), key=lambda at: (-discs[at].radius, -sizes[at][0], at))
    placed: dict[int, Beside] = {}
    for _ in range(ROUNDS):
        before = dict(placed)
        for at in order:
            others = [one.rect for other, one in placed.items() if other != at]
            placed[at] = _best(discs[at], discs, sizes[at], others, room)
        if placed == before:
            break
    return tuple(placed[at] for at in range(len(discs)))


def _best(own: Disc, discs: tuple[Disc, ...], size: _Size, others: list[Rect], room: Room) -> Beside:
    """The first of the places with the least overlap."""
    tried = [
        Beside(rect, _overlap(_wider(rect, 2 * room.gap), discs, others))
        for rect in _places(own, size, room)
    ]
    return min(tried, key=lambda one: one.overlap)


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


def _wider(rect: Rect, by: Length) -> Rect:
    """The rectangle with air round it."""
    return Rect(rect.x - by // 2, rect.y - by // 2, rect.width + by, rect.height + by)


def _overlap(rect: Rect, discs: tuple[Disc, ...], others: list[Rect]) -> int:
    """The area that words share with circles and other words."""
    circles = sum(_shared(rect, _square(disc)) for disc in discs if _touch(rect, disc))
    return circles + sum(_shared(rect, other) for other in others)


def _square(disc: Disc) -> Rect:
    return Rect(disc.x - disc.radius, disc.y - disc.radius, 2 * disc.radius, 2 * disc.radius)


def _touch(rect: Rect, disc: Disc) -> bool:
    """Whether a rectangle and a circle have a point in common."""
    x = min(max(disc.x, rect.x), rect.right())
    y = min(max(disc.y, rect.y), rect.bottom())
    return (x - disc.x) ** 2 + (y - disc.y) ** 2 < disc.radius**2


def _shared(one: Rect, other: Rect) -> int:
    """The area two rectangles have in common."""
    across = min(one.right(), other.right()) - max(one.x, other.x)
    down = min(one.bottom(), other.bottom()) - max(one.y, other.y)
    return across * down if across > 0 and down > 0 else 0
