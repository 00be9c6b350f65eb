"""Tells the forms a head can take, with white or more of it under it; each is made when it is chosen."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from fractions import Fraction
from typing import TypeAlias, overload

from ghpress.galley.headline import HeadCandidate
from ghpress.layout.grid import Grid
from ghpress.layout.layout import Layout
from ghpress.makeup.ladder import Ladder
from ghpress.makeup.shape import Look
from ghpress.units import Length, em
from ghpress.values import dataclass

BETWEEN = {"kicker": Fraction(2, 3), "headline": Fraction(1, 2)}
"""White under a kicker and under a headline in grid lines, from type to type: the parts of a head are
one group, and all white that is left stands under it."""

SLACK, USUAL = Fraction(1, 3), Fraction(1, 6)
"""Of a grid line that type may reach into the white under it before another line is taken, and how much
more white than asked for there is on the average, for from there on to the next line it gets more."""


Piece: TypeAlias = tuple[str, HeadCandidate]
"""A piece of a head and what it is: kicker, headline, deck."""

Facts: TypeAlias = tuple[int, int, int, Length, int]
"""What make-up looks at of a head: its index, what it costs, how deep it is, its size and lines."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a head, not yet set: ``x`` and ``y`` from the head's upper left corner.

    One that ``is_upright`` is set in vertical lines; ``opened`` is the white more between its lines.
    """

    role: str
    y: Length
    candidate: HeadCandidate
    x: Length = 0
    is_upright: bool = False
    opened: Length = 0


@dataclass(frozen=True, slots=True)
class HeadForm:
    """One way the whole head can stand: its parts in place, its depth in grid lines, its price.

    ``step`` is the index of the headline's size in the layout's list, ``condense`` its 长体 in per
    mille, ``white`` the index of the white chosen, ``spare`` what it is more than the layout's first
    choice, from type to text, ``aired`` what it costs. One that stands beside the text has no depth.
    """

    parts: tuple[Part, ...]
    depth: int
    look: Look
    cost: int
    step: int
    white: int
    condense: int = 1000
    wording: int = 0
    has_dropped_deck: bool = False
    is_upright: bool = False
    spare: Length = 0
    aired: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """Pieces of a head one under another, of whose headline so many forms are alike but for their white.

    ``foot`` is where the type of the last ends, ``lines`` are the grid lines they need over white,
    ``clear`` those over text at once; ``price`` is what they cost without white.
    """

    pieces: tuple[Piece, ...]
    head: HeadCandidate
    price: int
    lines: int
    clear: int
    foot: Length
    has_dropped_deck: bool = False

    def depth(self, white: int) -> int:
        """The grid lines of the head with so many white ones under it."""
        return max(self.lines + white, self.clear)


@dataclass(frozen=True, slots=True)
class HeadForms(Sequence[HeadForm]):
    """The forms of a head: what is looked at of all of them; a form itself is made when it is asked for.

    ``ways`` are the forms, or else the pieces and which white of the grid's ``whites`` is under them.
    """

    grid: Grid
    whites: tuple[int, ...]
    facts: list[Facts] = field(default_factory=list)
    ways: list[HeadForm | tuple[Standing, int]] = field(default_factory=list)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.ways)

    @overload
    def __getitem__(self, index: int) -> HeadForm: ...

    @overload
    def __getitem__(self, index: slice) -> list[HeadForm]: ...

    def __getitem__(self, index: int | slice) -> HeadForm | list[HeadForm]:
        """One of them, or several."""
        if isinstance(index, slice):
            return [self[one] for one in range(len(self))[index]]
        way = self.ways[index]
        return way if isinstance(way, HeadForm) else self._formed(*way, self.facts[index])

    def _formed(self, standing: Standing, white: int, facts: Facts) -> HeadForm:
        """The form of a head with this white under it."""
        head, (_, cost, depth, size, lines) = standing.head, facts
        return HeadForm(
            parts=_parts(standing.pieces, self.grid),
            depth=depth,
            look=Look(size, lines),
            cost=cost,
            step=head.step,
            white=white,
            condense=head.condense,
            wording=head.wording,
            has_dropped_deck=standing.has_dropped_deck,
            spare=max(0, (depth - self.whites[0]) * self.grid.leading - standing.foot),
            aired=cost - standing.price,
        )

    def add(self, form: HeadForm) -> None:
        """One more at the end."""
        size, lines = form.look.size, form.look.lines
        self.facts.append((len(self.ways), form.cost, form.depth, size, lines))
        self.ways.append(form)


def forms_of(stood: Iterable[Standing], layout: Layout, ladder: Ladder) -> HeadForms:
    """The cheapest form of each depth and look, cheapest first, with the whites the layout allows.

    White is priced as it is seen, from type to text, and what is twice as far from the layout's first
    choice four times as dear: so it is shared out over a page's heads.
    """
    whites = layout.fit.head_white
    wanted = layout.grid.leading * whites[0] + em(layout.grid.leading, USUAL)
    best: dict[tuple[int, Length, int], tuple[int, Standing, int]] = {}
    for standing in stood:
        size, lines = standing.head.size, standing.head.lines
        for index, white in enumerate(whites):
            depth = standing.depth(white)
            away = depth * layout.grid.leading - standing.foot - wanted
            aired = ladder.head_white * away**2 // layout.grid.leading**2
            key, cost = (depth, size, lines), standing.price + aired
            if key not in best or cost < best[key][0]:
                best[key] = (cost, standing, index)
    cheapest = sorted(best.items(), key=lambda one: (one[1][0], one[0][0]))
    return HeadForms(
        layout.grid,
        whites,
        [(index, cost, *key) for index, (key, (cost, _, _)) in enumerate(cheapest)],
        [(standing, white) for _, (_, standing, white) in cheapest],
    )


def standing(pieces: tuple[Piece, ...], head: HeadCandidate, price: int, grid: Grid) -> Standing:
    """The pieces close under one another."""
    *_, last = _ys(pieces, grid)
    foot = last + _height(pieces[-1][1])
    lines = -(-(foot - em(grid.leading, SLACK)) // grid.leading)
    return Standing(pieces, head, price, lines, -(-foot // grid.leading), foot)


def _parts(pieces: tuple[Piece, ...], grid: Grid) -> tuple[Part, ...]:
    """The pieces in place."""
    ys = _ys(pieces, grid)
    return tuple(Part(role, y, piece) for (role, piece), y in zip(pieces, ys, strict=True))


def _ys(pieces: tuple[Piece, ...], grid: Grid) -> Iterator[Length]:
    """How far down each piece begins."""
    y = (grid.leading - grid.size) // 2
    for role, piece in pieces:
        yield y
        y += _height(piece) + em(grid.leading, BETWEEN.get(role, 0))


def _height(piece: HeadCandidate) -> Length:
    """From the top of its first line's type to the foot of its last."""
    return piece.size + (piece.lines - 1) * piece.leading
