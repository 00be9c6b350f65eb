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
class Cell:
    """One story, or stories one under another with white between, all of one width."""

    shapes: tuple[Shape, ...]
    gaps: tuple[int, ...]
    depth: int
    cost: int

    def columns(self) -> int:
        """How wide the cell is, in columns."""
        return self.shapes[0].columns

    def stop(self) -> int:
        """The index of the first story after this cell."""
        return self.shapes[-1].story + 1

    def look(self) -> Look:
        """The look of the head that stands at the top."""
        return self.shapes[0].look


@dataclass(frozen=True, slots=True)
class Row:
    """Cells side by side over the whole width of the page, all of one depth."""

    cells: tuple[Cell, ...]
    depth: int
    cost: int

    def split(self) -> tuple[int, ...]:
        """The columns of each cell, left to right."""
        return tuple(cell.columns() for cell in self.cells)

    def stop(self) -> int:
        """The index of the first story after this row."""
        return self.cells[-1].stop()
