"""Looks for an arrangement: in the layout's own shapes first, then more and more loosely."""

from collections.abc import Sequence
from dataclasses import field, replace
from functools import partial
from typing import Literal, TypeAlias, overload

from ghpress.layout.layout import Layout
from ghpress.makeup.alongside import is_in_company
from ghpress.makeup.bench import Bench, Edge, Room, Task, White
from ghpress.makeup.bodies import Bounds
from ghpress.makeup.furniture import Dressing, choices_of
from ghpress.makeup.limits import PageCount
from ghpress.makeup.locks import UNLOCKED, Locked, stories_on
from ghpress.makeup.memory import Readies
from ghpress.makeup.numbering import PLAIN, Numbering
from ghpress.makeup.others import arrangements
from ghpress.makeup.pages import Filled
from ghpress.makeup.ready import Materials, Ready, at_widths, widths_of
from ghpress.makeup.shape import Shapes
from ghpress.makeup.shapes import shapes_of, sound
from ghpress.makeup.slots import edges_of
from ghpress.makeup.solver import fill, fill_cheapest
from ghpress.values import dataclass

Freedom: TypeAlias = Literal["strict", "wide", "loose", "cut"]
"""What shapes are offered: the layout's own; any width; white under a last column; text cut off."""


FREER: tuple[Freedom, ...] = ("wide", "loose")
"""The freedoms tried, in this order, for pages that the layout's own shapes fill badly."""


@dataclass(frozen=True, slots=True)
class Arranged:
    """An arrangement: stories with the heads and strips it chose from, pages filled and dressed.

    ``numbering`` says which page each of them begins with.
    """

    stories: Readies
    pages: tuple[Filled, ...]
    dressed: tuple[Dressing, ...]
    numbering: Numbering = PLAIN
    locked: Locked = UNLOCKED

    def cost(self) -> int:
        """What it costs in all."""
        return sum(page.cost for page in self.pages)


def arrange(
    stories: Readies,
    dressed: Sequence[Sequence[Dressing]],
    materials: Materials,
    count: PageCount,
    locked: Locked = UNLOCKED,
) -> Arranged | None:
    """The cheapest arrangement: in the layout's own shapes; in freer ones on pages they fill badly.

    Text is left over only where nothing else is possible, stories stand out of their slots only where
    nothing else holds them all. None where even that does not.
    """
    offers = _Offers(stories, _deepest(dressed), materials)
    edges, many = edges_of(stories.stories), count.multiple
    ways: list[_Way] = [("strict", edges, many), ("strict", (), many), ("strict", (), 1), ("cut", (), 1)]
    tried = (_filled(_task(offers, dressed, count, way[0]), count, way, locked) for way in _once(ways))
    pages = next((found for found in tried if found is not None), None)
    if not pages:
        return None
    worn = (choices_of(dressed, n)[page.room.choice] for n, page in enumerate(pages, 1))
    return Arranged(stories, pages, tuple(worn), count.numbering, locked)


@dataclass(frozen=True, slots=True)
class _Offers:
    """The shapes of each story by freedom, worked out when first asked for."""

    stories: Readies
    deepest: int
    materials: Materials
    made: dict[tuple[int, Freedom], Shapes] = field(default_factory=dict)

    def shapes(self, start: int, stop: int, freedom: Freedom) -> list[Shapes]:
        """The shapes of the stories from one to before another."""
        self.stories.make(range(start, stop))
        return [self._of(number, freedom) for number in range(start, stop)]

    def _of(self, number: int, freedom: Freedom) -> Shapes:
        key = (number, freedom)
        if key not in self.made:
            ready = self.stories[number]
            self.made[key] = _shapes(ready, self.deepest, self.materials, freedom)
        return self.made[key]


@dataclass(frozen=True, slots=True, eq=False)
class _Offered(Sequence[Shapes]):
    """The shapes of all stories in one freedom, each worked out when it is first asked for."""

    offers: _Offers
    freedom: Freedom

    def __len__(self) -> int:
        return len(self.offers.stories)

    @overload
    def __getitem__(self, at: int) -> Shapes: ...

    @overload
    def __getitem__(self, at: slice) -> list[Shapes]: ...

    def __getitem__(self, at: int | slice) -> Shapes | list[Shapes]:
        if isinstance(at, slice):
            start, stop, _ = at.indices(len(self))
            return self.offers.shapes(start, stop, self.freedom)
        return self.offers.shapes(at, at + 1, self.freedom)[0]


def _task(
    offers: _Offers, dressed: Sequence[Sequence[Dressing]], count: PageCount, freedom: Freedom
) -> Task:
    """What is to be filled, beginning with shapes as free as this."""
    own, materials = offers.stories.stories, offers.materials
    bench = Bench(
        shapes=_Offered(offers, freedom) if is_in_company() else offers.shapes(0, len(own), freedom),
        ranks=[story.rank for story in own],
        columns=materials.layout.grid.columns,
        deepest=offers.deepest,
        white=white_between(materials.layout.fit.row_gap),
        ladder=materials.ladder,
        fold=fold_of(materials.layout),
    )
    rooms = [_rooms(choices) for choices in dressed]
    pins = [count.pin(story) for story in own]
    freer = tuple(partial(offers.shapes, freedom=one) for one in FREER) if freedom == "strict" else ()
    return Task(bench, rooms, pins, freer, wants_copy=count.least < count.most)


_Way: TypeAlias = tuple[Freedom, tuple[Edge, ...], int]
"""How free shapes are, the edges stories are bound to, what the number of pages is a multiple of."""


def _once(ways: Sequence[_Way]) -> Sequence[_Way]:
    return tuple(dict.fromkeys(ways))


def _filled(task: Task, count: PageCount, way: _Way, locked: Locked) -> tuple[Filled, ...] | None:
    """The task filled, its stories bound to slots, those of locked pages to these.

    No pages where it can be filled, but not in so many ways: freer ways would find the best again.
    """
    freedom, edges, multiple = way
    pins = list(task.pins)
    for story, sheet in stories_on(locked):
        pins[story] = sheet
    bench = replace(task.bench, edges=edges)
    task = replace(task, bench=bench, pins=pins, locked=locked.pages)
    filled = fill_cheapest if freedom == "cut" else fill
    steps = count.steps(multiple)
    found = filled(task, max(steps), min(steps), multiple)
    if found is None or not count.choice:
        return found
    every = arrangements(task, found, count.choice + 1)
    return every[count.choice] if count.choice < len(every) else ()


def fold_of(layout: Layout) -> int:
    """The columns of a page, if the layout has spreads twice as wide."""
    return layout.grid.columns // 2 if any(plan.spread() for plan in layout.plans) else 0


def _deepest(dressed: Sequence[Sequence[Dressing]]) -> int:
    """The lines of the deepest page."""
    return max((room.lines for page in dressed for room in _rooms(page)), default=0)


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
    bounds = Bounds(
        columns=widths_of(ready, layout, every=freedom != "strict"),
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


def white_between(gaps: tuple[int, ...]) -> White:
    """The layout's gaps, best first, as the solver wants them."""
    return White(min(gaps), gaps[0], max(gaps))


def homeless(
    stories: Sequence[Ready], dressed: Sequence[Sequence[Dressing]], materials: Materials
) -> tuple[Ready, ...]:
    """The stories that cannot stand on any page, however cut: head and pictures take it all."""
    deepest = _deepest(dressed)
    offered = [_offered(ready, deepest, materials, "cut") for ready in stories]
    return tuple(ready for ready, bounds in offered if not shapes_of(ready, bounds))
