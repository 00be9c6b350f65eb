"""The shapes a story can take on the page: so many columns wide, so many lines deep, at a price."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from ghpress.units import Length


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


Shapes: TypeAlias = Mapping[int, Mapping[int, tuple[Shape, ...]]]
"""The shapes of one story: columns → depth → the cheapest shape of each look, cheapest first."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One story, or stories one under another with white between, all of one width.

    ``look`` is that of the head at the top, ``stop`` the index of the first story after the cell.
    """

    shapes: tuple[Shape, ...]
    gaps: tuple[int, ...]
    columns: int
    depth: int
    cost: int
    look: Look
    stop: int


@dataclass(frozen=True, slots=True)
class Row:
    """Cells side by side over the whole width of the page, all of one depth.

    ``split`` are the columns of each cell, ``stop`` the index of the first story after the row.
    """

    cells: tuple[Cell, ...]
    split: tuple[int, ...]
    depth: int
    cost: int
    stop: int


def cell_of(shapes: tuple[Shape, ...], gaps: tuple[int, ...], extra: int = 0) -> Cell:
    """The cell of these shapes with these lines of white between, at so much extra cost."""
    top = shapes[0]
    return Cell(
        shapes=shapes,
        gaps=gaps,
        columns=top.columns,
        depth=sum(shape.depth for shape in shapes) + sum(gaps),
        cost=sum(shape.cost for shape in shapes) + extra,
        look=top.look,
        stop=shapes[-1].story + 1,
    )


def row_of(cells: tuple[Cell, ...], cost: int) -> Row:
    """The row of these cells, all of one depth, at this cost."""
    split = tuple(cell.columns for cell in cells)
    return Row(cells, split, cells[0].depth, cost, cells[-1].stop)
