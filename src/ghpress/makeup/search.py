"""Looks for an arrangement, strictly first, then more and more loosely."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from ghpress.makeup.furniture import Dressing, choices_of
from ghpress.makeup.limits import PageCount
from ghpress.makeup.ranks import nearest_rank
from ghpress.makeup.ready import Materials, Ready, at_widths
from ghpress.makeup.rows import Bench, White
from ghpress.makeup.shapes import Bounds, shapes_of
from ghpress.makeup.solver import Filled, Room, Task, fill

Freedom: TypeAlias = Literal["strict", "loose", "cut"]
"""What shapes are offered: the layout's own; any width, and white under a last column; text cut off."""


@dataclass(frozen=True, slots=True)
class Arranged:
    """An arrangement: stories with the heads and strips it chose from, pages filled and dressed."""

    stories: tuple[Ready, ...]
    pages: tuple[Filled, ...]
    dressed: tuple[Dressing, ...]

    def cost(self) -> int:
        """What it costs in all."""
        return sum(page.cost for page in self.pages)

    def is_full(self) -> bool:
        """Whether no page has lines left open."""
        return not any(page.foot for page in self.pages)


def arrange(
    stories: Sequence[Ready],
    dressed: Sequence[Sequence[Dressing]],
    materials: Materials,
    count: PageCount,
) -> Arranged | None:
    """The cheapest arrangement: in the layout's own shapes; in any shape; with text left over.

    Text is left over only where nothing else is possible. None where even that is not.
    """
    strict = _search(stories, dressed, materials, count, "strict")
    if strict is not None and strict.is_full():
        return strict
    loose = _search(stories, dressed, materials, count, "loose")
    found = [each for each in (strict, loose) if each is not None]
    if found:
        return min(found, key=Arranged.cost)
    return _search(stories, dressed, materials, count, "cut")


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
    offered = [_offered(ready, deepest, materials, freedom) for ready in stories]
    bench = Bench(
        shapes=[shapes_of(ready, bounds) for ready, bounds in offered],
        ranks=[ready.story.rank for ready in stories],
        columns=materials.layout.grid.columns,
        white=_white(materials.layout.fit.row_gap),
        ladder=materials.ladder,
    )
    pages = fill(Task(bench, rooms), count.most, count.least)
    if pages is None:
        return None
    worn = (choices_of(dressed, n)[page.room.choice] for n, page in enumerate(pages, 1))
    return Arranged(tuple(ready for ready, _ in offered), pages, tuple(worn))


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
        loose=freedom != "strict",
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
