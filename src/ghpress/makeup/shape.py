"""The shapes a story can take on the page: so many columns wide, so many lines deep, at a price."""

from collections.abc import Mapping
from typing import TypeAlias

from ghpress.units import Length
from ghpress.values import dataclass

LOOKS = 3
"""Looks of a head kept for each depth: the cheapest, and two for where the neighbour has the same."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a neighbour sees of a story, and its shapes are told apart by.

    The size and the lines of its head, and the columns its pictures take at the right under it.
    """

    size: Length
    lines: int
    picture: int = 0


@dataclass(frozen=True, slots=True)
class Shape:
    """One way a story can stand.

    ``depth`` is the whole story in lines: head, pictures, text. ``head`` and ``strip`` are the
    indexes of the head and the picture strip chosen from the story's candidates, ``area`` the lines
    under the head, which a column without a picture fills with text. ``white`` lines stay open at the
    foot of the last column, ``over`` lines of text find no room; both are 0 in a shape without fault.
    """

    story: int
    columns: int
    depth: int
    head: int
    strip: int
    area: int
    look: Look
    cost: int
    white: int = 0
    over: int = 0
    division: int = 0
    """The index of the way its width is divided into columns of text (division.py)."""


Shapes: TypeAlias = Mapping[int, Mapping[int, tuple[Shape, ...]]]
"""The shapes of one story: columns → depth → the cheapest shape of each look, cheapest first."""
