"""Dresses a page: which furniture it carries, where each piece stands, what room that leaves."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from itertools import product
from typing import TypeAlias

from ghpress.layout.grid import Grid
from ghpress.layout.layout import Furniture, Layout, PagePlan
from ghpress.makeup.bench import Inset, Room
from ghpress.makeup.ladder import Ladder
from ghpress.makeup.numbering import numbering_from
from ghpress.makeup.page import Frame, FurnitureFrame, Rect
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class Need:
    """The lines a piece with content of its own needs, and the white between it and stories."""

    lines: int
    white: int = 0


Needs: TypeAlias = Mapping[Furniture, Need]
"""What the pieces need that hold ear or guide; such a piece that is not named has no content."""


@dataclass(frozen=True, slots=True)
class Reserved:
    """What adverts take of a page: pieces of furniture over all columns, a block at the outer foot."""

    bands: tuple[Furniture, ...] = ()
    inset: Inset | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """What is held back from stories: by ear and guide in plans, by adverts page by page."""

    needs: Needs = field(default_factory=dict)
    pages: Mapping[int, Reserved] = field(default_factory=dict)

    def plan(self, plan: PagePlan, number: int) -> PagePlan:
        """The plan of a page with its bands of adverts."""
        bands = self.pages.get(number, Reserved()).bands
        return replace(plan, furniture=(*plan.furniture, *bands))


NOTHING_HELD = Held()


@dataclass(frozen=True, slots=True)
class Standing:
    """A piece of furniture in its place; ``frames`` are its content where no partial prints it."""

    piece: Furniture
    rect: Rect
    frames: tuple[Frame, ...] = ()


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
    inset: Inset | None = None
    columns: int = 0

    def room(self, choice: int) -> Room:
        """What it leaves for stories."""
        lines = self.bottom - self.top - self.note_depth
        gaps = int(self.note is not None)
        return Room(lines, self.cost, gaps, choice, self.columns, inset=self.inset)


def plan_for(number: int, layout: Layout) -> PagePlan:
    """The plan of a page: by its own number, else as first page or as another."""
    spread = layout.spread_at(number)
    if spread is not None:
        return spread
    kind = "first" if number == 1 else "other"
    plans = {plan.pages: plan for plan in layout.plans}
    for name in (str(number), kind, "other", "first"):
        if name in plans:
            return plans[name]
    return PagePlan(kind, "page.html", ())


def dressed_pages(
    layout: Layout,
    note_depths: Sequence[int],
    ladder: Ladder,
    first: int = 1,
    held: Held = NOTHING_HELD,
) -> tuple[tuple[Dressing, ...], ...]:
    """The choices for the sheet that begins with page ``first`` and on as far as they differ.

    The last stand for all that follow. The note stands on the first sheet whose plan takes it.
    """
    numbering = numbering_from(first, layout)
    named = [int(plan.pages.partition("-")[0]) for plan in layout.plans if plan.pages[0].isdigit()]
    last = numbering.sheet(max([first, *named, *held.pages]))
    numbers = [numbering.number(sheet) for sheet in range(1, last + 2)]
    plans = [held.plan(plan_for(number, layout), number) for number in numbers]
    takes = next((index for index, plan in enumerate(plans) if plan.takes_note), None)
    found = []
    for index, (number, plan) in enumerate(zip(numbers, plans, strict=True)):
        depths = note_depths if index == takes else ()
        inset = held.pages.get(number, Reserved()).inset
        made = dressings(plan, depths, layout.at(number).grid, ladder, held.needs)
        found.append(tuple(replace(dressing, inset=inset) for dressing in made))
    return tuple(found)


def choices_of(dressed: Sequence[Sequence[Dressing]], page: int) -> Sequence[Dressing]:
    """The choices for a page, counted from 1."""
    return dressed[min(page, len(dressed)) - 1]


@dataclass(frozen=True, slots=True)
class _Group:
    """A piece with those beside it, and the depths the group may have, the best first."""

    pieces: tuple[Furniture, ...]
    depths: tuple[int, ...]
    white: int = 0


def dressings(
    plan: PagePlan,
    note_depths: Sequence[int],
    grid: Grid,
    ladder: Ladder,
    needs: Needs | None = None,
) -> tuple[Dressing, ...]:
    """Every choice of depths for the plan's furniture and of the note's box, cheapest first.

    ``note_depths`` are those of the note's candidates, best first; empty where the page has no note.
    """
    notes: Sequence[tuple[int | None, int]] = list(enumerate(note_depths)) or [(None, 0)]
    groups = tuple(_groups(plan.furniture, needs or {}))
    chosen = product(*(range(len(group.depths)) for group in groups))
    made = [_dressed(groups, steps, note, grid, ladder) for steps in chosen for note in notes]
    return tuple(sorted(made, key=lambda dressing: dressing.cost))


def _groups(furniture: tuple[Furniture, ...], needs: Needs) -> Iterator[_Group]:
    """The pieces that have something to show, those side by side together."""
    shown = [piece for piece in furniture if piece.block == "words" or piece in needs]
    hosts = {piece.role for piece in shown if not piece.beside}
    for piece in shown:
        if piece.beside in hosts:
            continue
        beside = (other for other in shown if other.beside == piece.role)
        pieces = (piece, *beside)
        wanted = [needs[each] for each in pieces if each in needs]
        least = max((need.lines for need in wanted), default=0)
        depths = tuple(dict.fromkeys(max(depth, least) for depth in piece.depths))
        white = max((need.white for need in wanted), default=0) if piece in needs else 0
        yield _Group(pieces, depths, white)


def _dressed(
    groups: tuple[_Group, ...],
    steps: tuple[int, ...],
    note: tuple[int | None, int],
    grid: Grid,
    ladder: Ladder,
) -> Dressing:
    """The furniture with each group as deep as its step says, from the edges inwards."""
    top, bottom = 0, grid.lines
    pieces: list[Standing] = []
    for group, step in zip(groups, steps, strict=True):
        depth = group.depths[step]
        at = group.pieces[0].at
        if at == "margin":
            line = -depth
        elif at == "bottom":
            line = bottom - depth
            bottom = line - group.white
        else:
            line = top
            top += depth + group.white
        pieces += _abreast(group, line, depth, grid)
    weighed = sum(step * group.pieces[0].weight for group, step in zip(groups, steps, strict=True))
    cost = ladder.masthead_step * weighed + ladder.note_step * (note[0] or 0)
    said = ("furniture-depth",) * (sum(steps) > 0) + ("note-columns",) * ((note[0] or 0) > 0)
    chosen = Dressing(tuple(pieces), top, bottom, cost, note[0], note[1], said)
    return replace(chosen, columns=grid.columns)


def _abreast(group: _Group, line: int, depth: int, grid: Grid) -> Iterator[Standing]:
    """The pieces of a group side by side, the first over the columns the others leave."""
    beside = [piece.columns or 1 for piece in group.pieces[1:]]
    widths = [grid.columns - sum(beside), *beside]
    column = 0
    for piece, columns in zip(group.pieces, widths, strict=True):
        rect = Rect(grid.x(column), grid.y(line), grid.span(column, columns), grid.depth(depth))
        yield Standing(piece, rect)
        column += columns


def furniture_frames(
    dressing: Dressing, words: tuple[tuple[str, str], ...], number: int, *, at_foot: bool
) -> Iterator[Frame]:
    """The furniture at the foot of page ``number``, from above as it is read, or all other."""
    pieces = [one for one in dressing.pieces if (one.piece.at == "bottom") == at_foot]
    for one in sorted(pieces, key=lambda one: one.rect.y) if at_foot else pieces:
        if one.piece.block == "words":
            yield FurnitureFrame(f"{one.piece.role}-{number}", one.piece.role, one.rect, words)
        yield from one.frames


def band(grid: Grid, line: int, depth: int) -> Rect:
    """The rectangle over all columns from a line slot, so many lines deep."""
    return Rect(grid.left, grid.y(line), grid.width(), grid.depth(depth))
