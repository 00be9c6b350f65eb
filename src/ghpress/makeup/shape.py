"""The shapes a story can take on the page: so many columns wide, so many lines deep, at a price."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from ghpress.units import Length


@dataclass(frozen=True, slots=True)
class Look:
    """What a neighbour sees of a head, and two heads are told apart by: its size and its lines."""

    size: Length
    lines: int


@dataclass(frozen=True, slots=True)
class Shape:
    """One way a story can stand.

    ``depth`` is the whole story in lines: head, pictures, text. ``head`` and ``strip`` are the
    indexes of the head and the picture strip chosen from the story's candidates, ``text_depth`` the
    lines each text column has. ``white`` lines stay open at the foot of the last column, ``over``
    lines of text find no room; both are 0 in a shape without fault.
    """

    story: int
    columns: int
    depth: int
    head: int
    strip: int
    text_depth: int
    look: Look
    cost: int
    white: int = 0
    over: int = 0


Shapes: TypeAlias = Mapping[int, Mapping[int, tuple[Shape, ...]]]
"""The shapes of one story: columns → depth → the cheapest shape of each look, cheapest first."""


@dataclass(frozen=True, slots=True)
class Row:
    """Stories side by side over the whole width of the page, all of one depth."""

    shapes: tuple[Shape, ...]
    depth: int
    cost: int

    def split(self) -> tuple[int, ...]:
        """The columns of each story, left to right."""
        return tuple(shape.columns for shape in self.shapes)
