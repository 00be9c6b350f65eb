"""Says where a line that lies over the fold of a spread parts: at a gap between parts, between words."""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from ghpress.galley.headbreaks import AT_PART, UNWELCOME
from ghpress.galley.line import Line, Run
from ghpress.layout.grid import Grid
from ghpress.units import Length
from ghpress.values import dataclass

Gaps: TypeAlias = Mapping[int, int]
"""Before which characters of a text white may stand on a line, and what that costs."""

REACH = 4
"""Ems from the fold that a gap may be: as far as a word or a name of four Han goes."""

PART_REACH = 6
"""The same of a gap between parts, where white is looked for: a clause may stand whole over the page."""

FAR = 30
"""What an em of white at the fold costs, on the scale of the breaks of a head."""

CLOSER = 20
"""The right part of a line may close up by one in so many of its type's width for a better gap."""


@dataclass(frozen=True, slots=True)
class Crease:
    """The fold: where it is on the flat grid, how far the right half moves, what no glyph may touch.

    ``left`` and ``right`` bound the safe zone on the opened page; ``column`` is where the right page's
    first column begins.
    """

    at: Length
    over: Length
    left: Length
    right: Length
    column: Length


def crease_of(grid: Grid) -> Crease:
    """The fold of a spread's grid."""
    at, middle = grid.crease(), grid.crease() + grid.fold // 2
    return Crease(
        at, grid.fold, middle - grid.safe // 2, middle + grid.safe // 2, grid.x(grid.fold_after)
    )


@dataclass(frozen=True, slots=True)
class Crossing:
    """A line over the fold: where it starts, how wide it may become, how far left of that it may move.

    One with ``room`` at its left stands in the middle: it may move right as well.
    """

    line: Line
    start: Length
    most: Length
    room: Length = 0

    def end(self, cluster: int) -> Length:
        """Where the type of a cluster ends on the flat page."""
        ends = (
            left + wide
            for run in self.line.runs
            for at, (left, wide) in zip(run.clusters, glyphs(run, self.line), strict=True)
            if at == cluster
        )
        return self.start + max(ends, default=self.line.xs[cluster])

    def over(self, by: Length) -> Length:
        """How much too wide it is with its right part so far to the right."""
        return max(0, self.line.width + by - self.most)


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a line parts: the right part's first cluster, how far the left and the right part move."""

    first: int
    by: Length
    slide: Length = 0


def chosen_cut(crossing: Crossing, crease: Crease, gaps: Gaps) -> Cut | None:
    """Where the line parts; None if it ends before the fold, ``first`` 0 if it all moves over."""
    nearest = _nearest(crossing, crease)
    if nearest is None or nearest.first == 0:
        return nearest
    cuts = (
        (price, cut) for price, cut in _priced(crossing, crease, gaps) if _goes(cut, nearest, crossing)
    )
    _, best = min(cuts, key=lambda found: found[0], default=(None, nearest))
    return best


def _nearest(crossing: Crossing, crease: Crease) -> Cut | None:
    """The cut that leaves both parts nearest to where they were, whatever it parts."""
    line, start = crossing.line, crossing.start
    middle = [start + x + advance // 2 for x, advance in zip(line.xs, line.advances, strict=True)]
    first = next((at for at, x in enumerate(middle) if x >= crease.at), len(middle))
    while first and start + line.xs[first - 1] + line.advances[first - 1] > crease.left:
        first -= 1
    if first == len(middle):
        return None
    return Cut(first, max(crease.over, crease.right - start - line.xs[first]))


def _priced(
    crossing: Crossing, crease: Crease, gaps: Gaps
) -> Iterator[tuple[tuple[int, int, int], Cut]]:
    """The cuts at gaps in reach of the fold: between parts first, then by what they cost and how far."""
    line, body = crossing.line, max(run.size * run.condense // 1000 for run in crossing.line.runs)
    for first in range(1, len(line.xs)):
        cost = gaps.get(line.first + line.starts[first])
        if cost is None:
            continue
        far = crease.left - crossing.end(first - 1)
        slide = far if crossing.room or far < 0 else 0
        reach = PART_REACH if cost == AT_PART else REACH
        if abs(far) > reach * body or -slide > crossing.room:
            continue
        # What keeps to its columns on the left does so on the right.
        begins = crease.right if crossing.room else max(crease.right, crease.column)
        by = max(crease.over + min(slide, 0), begins - crossing.start - line.xs[first])
        rank = 0 if cost == AT_PART else 1 if cost < UNWELCOME else 2
        yield (rank, cost + FAR * abs(far) // body, first), Cut(first, by, slide)


def _goes(cut: Cut, nearest: Cut, crossing: Crossing) -> bool:
    """Whether the line needs no more closing up for this cut than for the nearest, or hardly any."""
    line = crossing.line
    body = min(run.size * run.condense // 1000 for run in line.runs)
    hardly = (len(line.xs) - 1 - cut.first) * body // CLOSER
    return crossing.over(cut.by) <= max(crossing.over(nearest.by), hardly)


def glyphs(run: Run, line: Line) -> Iterator[tuple[Length, Length]]:
    """Where each glyph of a run begins and how wide it is at the most, without white after it."""
    body = run.size * run.condense // 1000
    for left, cluster in zip(run.xs, run.clusters, strict=True):
        own = line.advances[cluster] if cluster < len(line.advances) else body
        yield left, min(own, body)
