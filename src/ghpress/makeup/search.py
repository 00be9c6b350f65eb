"""Looks for an arrangement: in the layout's own shapes first, then more and more loosely."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from ghpress.makeup.bodies import Bounds
from ghpress.makeup.furniture import Dressing, choices_of
from ghpress.makeup.limits import PageCount
from ghpress.makeup.ranks import nearest_rank
from ghpress.makeup.ready import Materials, Ready, at_widths
from ghpress.makeup.rows import Bench, White
from ghpress.makeup.shape import Shapes
from ghpress.makeup.shapes import least_area, shapes_of, sound
from ghpress.makeup.solver import Filled, Room, Task, fill, fill_cheapest

Freedom: TypeAlias = Literal["strict", "wide", "loose", "cut"]
"""What shapes are offered: the layout's own; any width; white under a last column; text cut off."""


WANTING = Fraction(1, 8)
"""Of a last page's lines left open, from which on no freedom of shapes would fill it."""


@dataclass(frozen=True, slots=True)
class Arranged:
    """An arrangement: stories with the heads and strips it chose from, pages filled and dressed.

    ``first`` is the first page's number; ``least_area`` are the lines × columns that the stories take
    at the least on pages so many ``columns`` wide.
    """

    stories: tuple[Ready, ...]
    pages: tuple[Filled, ...]
    dressed: tuple[Dressing, ...]
    least_area: int
    columns: int
    first: int = 1

    def cost(self) -> int:
        """What it costs in all."""
        return sum(page.cost for page in self.pages)

    def is_as_full_as_can_be(self, spare: int) -> bool:
        """Whether no page has lines left open, or only the last, and that plainly for want of copy.

        ``spare`` are the lines × columns that the stories must take beyond the pages before the last.
        """
        *before, last = self.pages
        wanting = last.foot > WANTING * last.room.lines and spare > 0
        return not any(page.foot for page in before) and (last.foot == 0 or wanting)


def arrange(
    stories: Sequence[Ready],
    dressed: Sequence[Sequence[Dressing]],
    materials: Materials,
    count: PageCount,
) -> Arranged | None:
    """The cheapest arrangement: in the layout's own shapes; at any width; with white under columns.

    Text is left over only where nothing else is possible. None where even that is not.
    """
    found: list[Arranged] = []
    freedoms: tuple[Freedom, ...] = ("strict", "wide", "loose")
    for freedom in freedoms:
        arranged = _search(stories, dressed, materials, count, freedom)
        if arranged is None:
            continue
        found.append(arranged)
        if freedom != "loose" and arranged.is_as_full_as_can_be(_spare(arranged, dressed, count)):
            return arranged
    if found:
        return min(found, key=Arranged.cost)
    return _search(stories, dressed, materials, count, "cut")


def _spare(arranged: Arranged, dressed: Sequence[Sequence[Dressing]], count: PageCount) -> int:
    """What the stories take beyond the pages before the last; 1 where the pages are given anyway."""
    if count.least == count.most:
        return 1
    columns = arranged.columns
    room = sum(
        columns * max(dressing.room(0).lines for dressing in choices_of(dressed, number))
        for number in range(1, len(arranged.pages))
    )
    return arranged.least_area - room


def _search(
    stories: Sequence[Ready],
    dressed: Sequence[Sequence[Dressing]],
    materials: Materials,
    count: PageCount,
    freedom: Freedom,
) -> Arranged | None:
    """The cheapest arrangement of shapes as free as this."""
    rooms = [_rooms(choices) for choices in dressed]
    deepest = max((room.lines for page in rooms for room in page), default=0)
    bench = Bench(
        shapes=[_shapes(ready, deepest, materials, freedom) for ready in stories],
        ranks=[ready.story.rank for ready in stories],
        columns=materials.layout.grid.columns,
        deepest=deepest,
        white=_white(materials.layout.fit.row_gap),
        ladder=materials.ladder,
    )
    filled = fill_cheapest if freedom == "cut" else fill
    pins = [count.pin(ready.story) for ready in stories]
    pages = filled(Task(bench, rooms, pins), count.most, count.least)
    if pages is None:
        return None
    worn = (choices_of(dressed, n)[page.room.choice] for n, page in enumerate(pages, 1))
    return Arranged(
        stories=tuple(stories),
        pages=pages,
        dressed=tuple(worn),
        least_area=sum(least_area(shapes) for shapes in bench.shapes),
        columns=bench.columns,
        first=count.first,
    )


def _shapes(ready: Ready, deepest: int, materials: Materials, freedom: Freedom) -> Shapes:
    """The story's shapes as free as this; where it has none, the freer ones that are without fault.

    So one odd story (a few lines under a chart) does not loosen all the others.
    """
    ready, bounds = _offered(ready, deepest, materials, freedom)
    shapes = shapes_of(ready, bounds)
    if shapes or bounds.loose:
        return shapes
    freer: Freedom = "wide" if freedom == "strict" else "loose"
    ready, bounds = _offered(ready, deepest, materials, freer)
    return sound(shapes_of(ready, bounds)) or _shapes(ready, deepest, materials, freer)


def _offered(ready: Ready, deepest: int, materials: Materials, freedom: Freedom) -> tuple[Ready, Bounds]:
    """The story made ready at the widths it may take, and how far its shapes may go."""
    layout = materials.layout
    wanted = layout.fit.columns[nearest_rank(layout.fit.columns, ready.story.rank)]
    every = (*wanted, *(n for n in range(1, layout.grid.columns + 1) if n not in wanted))
    columns = wanted if freedom == "strict" else every
    bounds = Bounds(
        columns=tuple(n for n in columns if n <= layout.grid.columns),
        deepest=deepest,
        fit=layout.fit,
        ladder=materials.ladder,
        loose=freedom in ("loose", "cut"),
        cuts=freedom == "cut",
    )
    return at_widths(ready, bounds.columns, materials), bounds


def _rooms(choices: Sequence[Dressing]) -> tuple[Room, ...]:
    """What each choice of furniture leaves; a choice that leaves nothing is none."""
    rooms = (dressing.room(number) for number, dressing in enumerate(choices))
    return tuple(room for room in rooms if room.lines > 0)


def _white(gaps: tuple[int, ...]) -> White:
    """The layout's gaps, best first, as the solver wants them."""
    return White(min(gaps), gaps[0], max(gaps))


def homeless(
    stories: Sequence[Ready], dressed: Sequence[Sequence[Dressing]], materials: Materials
) -> tuple[Ready, ...]:
    """The stories that cannot stand on any page, however cut: head and pictures take it all."""
    deepest = max((room.lines for page in dressed for room in _rooms(page)), default=0)
    offered = [_offered(ready, deepest, materials, "cut") for ready in stories]
    return tuple(ready for ready, bounds in offered if not shapes_of(ready, bounds))
