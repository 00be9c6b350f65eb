"""Stands a vertical head (竖题) beside its text: kicker, headline, deck in lines from right to left.

Either the head takes whole characters of the story's measure, and the text goes into columns of what is
left, or it takes whole columns at the top right, with text under it.
"""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import product

from ghpress.galley.headcopy import HeadCopy
from ghpress.galley.headline import HeadCandidate, head_in_style, headline
from ghpress.galley.headplans import STEP, HeadRoom
from ghpress.layout.grid import LEAST_LEG, Grid
from ghpress.layout.layout import HeadlineSize, Layout
from ghpress.makeup.headforms import HeadForm, Part
from ghpress.makeup.heads import HeadPieces, chosen_wordings
from ghpress.makeup.ladder import Ladder
from ghpress.makeup.ranks import nearest_rank
from ghpress.makeup.shape import Look
from ghpress.makeup.strips import UNDER, Strip
from ghpress.units import Length, em
from ghpress.values import dataclass

TRIES = 5
"""Lines of depth tried for a head that breaks unevenly."""

MOST_LINES = 2
"""Vertical lines of a headline: with more it is a block to be read, not a head."""

PARTING = Fraction(1, 2)
"""White between kicker, headline and deck, in characters of the grid."""

FULL, LEAST_FULL = 750, 450
"""Per mille of the depth beside it, or of the columns it takes, from which on a head fills them, and
that it fills at the least: a head that hangs over white is a fault."""

SIZES_TRIED = 3
"""Sizes of a rank tried for a vertical head: each takes another width, so the text is set anew."""


@dataclass(frozen=True, slots=True)
class Stance:
    """A way for a head to stand beside its text: its size, its lines, the width it takes.

    ``legs`` are the columns of text beside it; ``lines`` those of kicker, headline and deck.
    """

    pieces: HeadPieces
    legs: Grid
    taken: Length
    left: Length
    size: HeadlineSize
    step: int
    lines: tuple[int, int, int]
    ladder: Ladder

    def form(self, area: int) -> HeadForm | None:
        """The head beside text so many lines deep; None where it does not go there."""
        grid, pieces = self.legs, self.pieces
        inset = (grid.leading - grid.size) // 2
        measure = grid.depth(area) - 2 * inset
        room = HeadRoom(measure, grid.leading, (self.size,), most_lines=self.lines[1])
        if not any(self._may_go(copy, measure) for copy in pieces.close if copy):
            return None
        found = headline(chosen_wordings(pieces, room), room)
        fitting = [one for one in found if one.lines == self.lines[1] and not one.is_crowded]
        over = _in_lines(pieces.kicker, room, self.lines[0])
        under = _in_lines(pieces.deck, room, self.lines[2])
        if not fitting or over is None or under is None or fitting[0].plan.filled < LEAST_FULL:
            return None
        best = fitting[0]
        candidates = (*over, best, *under)
        roles = ("kicker",) * len(over) + ("headline",) + (pieces.under,) * len(under)
        parts = tuple(
            Part(role, inset, candidate, x, is_upright=True)
            for role, candidate, x in zip(roles, candidates, self._xs(candidates), strict=True)
        )
        empty = max(0, FULL - best.plan.filled) // 10
        return HeadForm(
            parts=parts,
            depth=0,
            look=Look(best.size, 0),
            cost=self._price(best.cost) + self.ladder.upright_white * empty,
            step=self.step,
            white=0,
            wording=best.wording,
            is_upright=True,
        )

    def _price(self, cost: int) -> int:
        """The galley's cost of a headline at this size, and what it costs that nobody asked for it."""
        unasked = 0 if self.pieces.is_upright_only else self.ladder.upright_head
        return self.ladder.head * (cost + STEP * self.step) // 100 + unasked

    def least_area(self) -> int:
        """The fewest lines that its longest wording may go into, if it breaks evenly."""
        copies = [copy for copy in self.pieces.close if copy]
        long = max((copy.ruler.width(0, copy.ruler.last) * self.size.size for copy in copies), default=0)
        size = copies[0].ruler.size if copies else 1
        return max(1, -(-long // (size * self.lines[1] * self.legs.leading)))

    def _may_go(self, copy: HeadCopy, measure: Length) -> bool:
        """Whether a wording is short enough for its lines, wherever it is broken."""
        long = copy.ruler.width(0, copy.ruler.last) * self.size.size // copy.ruler.size
        return long <= self.lines[1] * measure

    def _xs(self, candidates: tuple[HeadCandidate, ...]) -> Iterator[Length]:
        """Where each begins, from the story's left edge: the first at the right."""
        x = self.left + _width(candidates, self.legs.size)
        for one in candidates:
            x -= one.lines * one.leading
            yield x
            x -= em(self.legs.size, PARTING)


def stances(
    pieces: HeadPieces, columns: int, text: int, layout: Layout, ladder: Ladder
) -> Iterator[Stance]:
    """The ways a head may stand beside all its text, which has so many lines in basic columns."""
    grid, is_left = layout.grid, pieces.side == "left"
    for stance, wide in _every(pieces, text // columns, layout, ladder):
        taken = -(-(wide + grid.between()) // grid.size) * grid.size
        legs = _legs(columns, taken, is_left, grid)
        if legs is not None:
            left = 0 if is_left else grid.measure(columns) - wide
            yield replace(stance, legs=legs, taken=taken, left=left)


@dataclass(frozen=True, slots=True)
class Corner:
    """A head at the top right of its story, over whole columns, with text under it."""

    form: HeadForm
    strip: Strip


def corners(pieces: HeadPieces, columns: int, layout: Layout, ladder: Ladder) -> Iterator[Corner]:
    """The ways a head may stand over some of the story's columns, as deep as it needs."""
    grid = layout.grid
    if pieces.side == "left":
        return
    for stance, wide in _every(pieces, grid.lines // 4, layout, ladder):
        over = next((n for n in range(1, columns) if grid.measure(n) >= wide), None)
        if over is None:
            continue
        room = grid.measure(over)
        left = grid.measure(columns) - room + (room - wide) // 2
        own = replace(stance, legs=replace(grid, columns=columns, left=0), left=left)
        least = own.least_area()
        found = ((area, own.form(area)) for area in range(least, least + TRIES))
        fitting = next(((area, form) for area, form in found if form is not None), None)
        if fitting is not None:
            area, form = fitting
            empty = max(0, FULL - wide * 1000 // room) // 10
            price = form.cost + ladder.upright_white * empty
            yield Corner(replace(form, cost=price), Strip(over, area, area + UNDER, 0))


def _every(
    pieces: HeadPieces, deep: int, layout: Layout, ladder: Ladder
) -> Iterator[tuple[Stance, Length]]:
    """A head of every size and number of lines, and how wide it is; not yet anywhere.

    Kicker and deck have the lines they need in text so many lines deep.
    """
    upright, grid = pieces.upright, layout.grid
    if upright is None or deep <= 0:
        return
    own = replace(upright, is_upright_only=pieces.is_upright_only)
    over, under = (_lines_in(copy, grid.depth(deep)) for copy in (own.kicker, own.deck))
    sizes = layout.fit.headlines[nearest_rank(layout.fit.headlines, pieces.rank)]
    tried = range(0, len(sizes), -(-len(sizes) // SIZES_TRIED))
    for step, count in product(tried, range(1, MOST_LINES + 1)):
        wide = count * sizes[step].leading
        for copy, number in ((own.kicker, over), (own.deck, under)):
            wide += number * copy.style.leading + em(grid.size, PARTING) if copy else 0
        yield Stance(own, grid, 0, 0, sizes[step], step, (over, count, under), ladder), wide


def _legs(columns: int, taken: Length, is_left: bool, grid: Grid) -> Grid | None:
    """Columns of text about as wide as the page's in what a head leaves; None if that is too little."""
    pitch = grid.characters * grid.size + grid.between()
    count = max(1, round((grid.measure(columns) - taken + grid.between()) / pitch))
    legs = grid.broken(columns, count, taken if is_left else 0, taken)
    return legs if legs.characters >= LEAST_LEG else None


def _lines_in(copy: HeadCopy | None, deep: Length) -> int:
    """The vertical lines that a kicker or deck needs in such a depth."""
    if copy is None:
        return 0
    long = copy.ruler.width(0, copy.ruler.last) * copy.style.size // copy.ruler.size
    return -(-long // max(1, deep))


def _in_lines(copy: HeadCopy | None, room: HeadRoom, lines: int) -> tuple[HeadCandidate, ...] | None:
    """A kicker or deck in as many vertical lines as it may have, if there is one; None for more."""
    if copy is None:
        return ()
    found = head_in_style(copy, replace(room, most_lines=max(1, lines)))[:1]
    fits = bool(found) and found[0].lines <= lines and not found[0].is_crowded
    return found if fits else None


def _width(candidates: tuple[HeadCandidate, ...], size: Length) -> Length:
    """What the pieces of a head take side by side."""
    gaps = (len(candidates) - 1) * em(size, PARTING)
    return sum(one.lines * one.leading for one in candidates) + gaps
