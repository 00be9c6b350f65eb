"""Moves circles of a map that overlap apart, by the same share of each and never far."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from math import isqrt

from ghpress.makeup.charts.beside import Disc
from ghpress.units import Length

FURTHEST = Fraction(1, 4)
"""Of its radius that a circle's centre may leave its place: the place stays well within the circle,
and on a newspaper's map that is a millimetre or two."""

ROUNDS = 12
"""How often all pairs are looked at: a circle moved from one may meet another."""


def apart(discs: Sequence[Disc], gap: Length) -> tuple[Disc, ...]:
    """The circles with a gap between each two as far as they may be moved, in the same order.

    Each of a pair moves by the same share of its own radius, so that neither is further off its place
    than the other to the eye. One that stands free keeps its place to the unit.
    """
    now = list(discs)
    for _ in range(ROUNDS):
        before = tuple(now)
        for one, other in combinations(range(len(now)), 2):
            _part(now, discs, (one, other), gap)
        if tuple(now) == before:
            break
    return tuple(now)


def lack(one: Disc, other: Disc, gap: Length) -> Length:
    """By how much two circles are nearer to one another than the gap; 0 where they are not."""
    reach = one.radius + other.radius + gap
    across, down = one.x - other.x, one.y - other.y
    return max(0, reach - isqrt(across * across + down * down))


def _part(now: list[Disc], home: Sequence[Disc], pair: tuple[int, int], gap: Length) -> None:
    """Moves two circles along the line of their centres, as far as each may go."""
    one, other = (now[at] for at in pair)
    short = lack(one, other, gap)
    if not short or not one.radius or not other.radius:
        return
    across, down = other.x - one.x, other.y - one.y
    length = isqrt(across * across + down * down)
    if not length:
        across = length = 1
    whole = one.radius + other.radius
    for at, way in zip(pair, (-1, 1), strict=True):
        step = -(-short * now[at].radius // whole)
        x, y = now[at].x + way * across * step // length, now[at].y + way * down * step // length
        now[at] = _kept_near(replace(now[at], x=x, y=y), home[at])


def _kept_near(disc: Disc, home: Disc) -> Disc:
    """The circle no further from its place than it may be, on the same side of it."""
    most = int(disc.radius * FURTHEST)
    across, down = disc.x - home.x, disc.y - home.y
    square = across * across + down * down
    if square <= most * most:
        return disc
    share = Fraction(most, isqrt(square) + 1)
    return replace(disc, x=home.x + int(across * share), y=home.y + int(down * share))
