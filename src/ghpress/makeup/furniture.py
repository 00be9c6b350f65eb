"""Dresses a page: which furniture it carries, where each piece stands, what room that leaves."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from ghpress.layout.grid import Grid
from ghpress.layout.layout import Furniture, Layout, PagePlan
from ghpress.makeup.ladder import Ladder
from ghpress.makeup.page import Rect
from ghpress.makeup.solver import Room


@dataclass(frozen=True, slots=True)
class Standing:
    """A piece of furniture in its place; ``at`` is the edge it stands at."""

    role: str
    at: str
    rect: Rect


@dataclass(frozen=True, slots=True)
class Dressing:
    """One choice of furniture for a page.

    Stories have the lines from ``top`` to before ``bottom``; where the page takes the note, its box
    stands first among them, ``note_depth`` deep, as candidate ``note`` has it.
    """

    pieces: tuple[Standing, ...]
    top: int
    bottom: int
    cost: int
    note: int | None = None
    note_depth: int = 0
    steps: tuple[str, ...] = ()

    def room(self, choice: int) -> Room:
        """What it leaves for stories."""
        lines = self.bottom - self.top - self.note_depth
        return Room(lines, self.cost, int(self.note is not None), choice)


def plan_for(number: int, layout: Layout) -> PagePlan:
    """The plan of a page: by its own number, else as first page or as another."""
    kind = "first" if number == 1 else "other"
    plans = {plan.pages: plan for plan in layout.plans}
    for name in (str(number), kind, "other", "first"):
        if name in plans:
            return plans[name]
    return PagePlan(kind, "page.html", ())


def dressed_pages(
    layout: Layout, note_depths: Sequence[int], ladder: Ladder, first: int = 1
) -> tuple[tuple[Dressing, ...], ...]:
    """The choices for page ``first`` and on as far as they differ; the last stand for all that follow.

    The note stands on the first page whose plan takes it.
    """
    named = [int(plan.pages) for plan in layout.plans if plan.pages.isdigit()]
    plans = [plan_for(number, layout) for number in range(first, max([first, *named]) + 2)]
    takes = next((index for index, plan in enumerate(plans) if plan.takes_note), None)
    return tuple(
        dressings(plan, note_depths if index == takes else (), layout.grid, ladder)
        for index, plan in enumerate(plans)
    )


def choices_of(dressed: Sequence[Sequence[Dressing]], page: int) -> Sequence[Dressing]:
    """The choices for a page, counted from 1."""
    return dressed[min(page, len(dressed)) - 1]


def dressings(
    plan: PagePlan, note_depths: Sequence[int], grid: Grid, ladder: Ladder
) -> tuple[Dressing, ...]:
    """Every choice of depths for the plan's furniture and of the note's box, cheapest first.

    ``note_depths`` are those of the note's candidates, best first; empty where the page has no note.
    """
    notes: Sequence[tuple[int | None, int]] = list(enumerate(note_depths)) or [(None, 0)]
    chosen = product(*(range(len(piece.depths)) for piece in plan.furniture))
    made = [_dressed(plan.furniture, steps, note, grid, ladder) for steps in chosen for note in notes]
    return tuple(sorted(made, key=lambda dressing: dressing.cost))


def _dressed(
    furniture: tuple[Furniture, ...],
    steps: tuple[int, ...],
    note: tuple[int | None, int],
    grid: Grid,
    ladder: Ladder,
) -> Dressing:
    """The furniture with each piece as deep as its step says, from the edges inwards."""
    top, bottom, pieces = 0, grid.lines, []
    for piece, step in zip(furniture, steps, strict=True):
        depth = piece.depths[step]
        if piece.at == "margin":
            line = -depth
        elif piece.at == "bottom":
            line = bottom = bottom - depth
        else:
            line, top = top, top + depth
        pieces.append(Standing(piece.role, piece.at, band(grid, line, depth)))
    cost = ladder.masthead_step * sum(steps) + ladder.note_step * (note[0] or 0)
    said = ("furniture-depth",) * (sum(steps) > 0) + ("note-columns",) * ((note[0] or 0) > 0)
    return Dressing(tuple(pieces), top, bottom, cost, note[0], note[1], said)


def band(grid: Grid, line: int, depth: int) -> Rect:
    """The rectangle over all columns from a line slot, so many lines deep."""
    return Rect(grid.left, grid.y(line), grid.measure(grid.columns), grid.depth(depth))
