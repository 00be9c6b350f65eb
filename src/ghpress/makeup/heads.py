"""Builds what stands over a story, at one width: kicker, headline, deck, white, in whole grid lines."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from ghpress.galley.block import SetBlock
from ghpress.galley.headcopy import HeadCopy, head_copy
from ghpress.galley.headline import HeadCandidate, head_in_style, headline, set_head
from ghpress.galley.headplans import BESIDE_ANOTHER, HeadRoom
from ghpress.galley.sorts import FaceShelf
from ghpress.layout.grid import HAN_DESCENT, Grid
from ghpress.layout.layout import Layout
from ghpress.layout.styles import TextStyle
from ghpress.makeup.ladder import Ladder
from ghpress.makeup.ranks import nearest_rank
from ghpress.makeup.shape import Look
from ghpress.manuscript.story import Story
from ghpress.units import Length, em

BETWEEN = {"kicker": Fraction(2, 3), "headline": Fraction(1, 2)}
"""White under a kicker and under a headline in grid lines, from type to type: the parts of a head are
one group, and all white that is left stands under it."""

SLACK = Fraction(1, 3)
"""Of a grid line that type may reach into the white under it before another line is taken."""

LEAD = 1
"""The rank whose kicker and deck may have styles of their own."""

KEPT = 12
"""Candidates asked of the galley for a headline: with twelve, two of each depth, an issue has every
arrangement it has with all of them (docs/design/makeup-finding.md)."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a head, not yet set: ``y`` down from the head's upper edge."""

    role: str
    y: Length
    candidate: HeadCandidate


@dataclass(frozen=True, slots=True)
class HeadForm:
    """One way the whole head can stand: its parts in place, its depth in grid lines, its price.

    ``step`` is the index of the headline's size in the layout's list, ``condense`` its 长体 in per
    mille, ``white`` the index of the white chosen.
    """

    parts: tuple[Part, ...]
    depth: int
    look: Look
    cost: int
    step: int
    white: int
    condense: int = 1000


@dataclass(frozen=True, slots=True)
class HeadPieces:
    """The words of a story's head, measured once for every width and size.

    ``wordings`` are the headline's own and the others the editor offers.
    """

    rank: int
    kicker: HeadCopy | None
    wordings: tuple[HeadCopy | None, ...]
    deck: HeadCopy | None


def head_pieces(story: Story, layout: Layout, shelf: FaceShelf, terms: tuple[str, ...]) -> HeadPieces:
    """The story's head measured, its terms and names held whole."""
    head, styles = story.head, layout.styles
    kicker = (head.kicker,) if head.kicker else ()
    over, under = (_style_of(role, story.rank, layout) for role in ("kicker", "deck"))
    return HeadPieces(
        rank=story.rank,
        kicker=head_copy(kicker, over, shelf, terms),
        wordings=tuple(
            head_copy(parts, styles["headline"], shelf, terms)
            for parts in (head.headline, *head.alternatives)
        ),
        deck=head_copy(head.deck, under, shelf, terms),
    )


def _style_of(role: str, rank: int, layout: Layout) -> TextStyle:
    """The style of a kicker or deck: a lead's own where the layout has one."""
    styles = layout.styles
    return styles.get(f"{role}-lead", styles[role]) if rank == LEAD else styles[role]


def head_forms(pieces: HeadPieces, columns: int, layout: Layout, ladder: Ladder) -> tuple[HeadForm, ...]:
    """Every form of a story's head over so many columns, cheapest first, one a depth and look."""
    room = _room(pieces.rank, columns, layout)
    over = head_in_style(pieces.kicker, room)[:1]
    under = head_in_style(pieces.deck, room)[:1]
    best: dict[tuple[int, Look], HeadForm] = {}
    for candidate in headline(pieces.wordings, room):
        roles = ("kicker",) * len(over) + ("headline",) + ("deck",) * len(under)
        parts = tuple(zip(roles, (*over, candidate, *under), strict=True))
        for form in _with_white(parts, candidate, layout, ladder):
            key = (form.depth, form.look)
            if key not in best or form.cost < best[key].cost:
                best[key] = form
    return tuple(sorted(best.values(), key=lambda form: (form.cost, form.depth)))


def _room(rank: int, columns: int, layout: Layout) -> HeadRoom:
    """What the galley must fit a head into: the measure, and the sizes of the story's rank."""
    grid, sizes = layout.grid, layout.fit.headlines
    own = sizes[nearest_rank(sizes, rank)]
    room = HeadRoom(grid.measure(columns), grid.leading, own, keep=KEPT)
    return room if columns == grid.columns else replace(room, brimful=BESIDE_ANOTHER)


def _with_white(
    pieces: tuple[tuple[str, HeadCandidate], ...], head: HeadCandidate, layout: Layout, ladder: Ladder
) -> Iterator[HeadForm]:
    """The head with each amount of white the layout allows."""
    whites = layout.fit.head_white
    parts, lines = _standing(pieces, layout.grid)
    for index, white in enumerate(whites):
        depth = lines + white
        cost = ladder.head * head.cost // 100 + ladder.head_white * abs(white - whites[0])
        yield HeadForm(
            parts=parts,
            depth=depth,
            look=Look(head.size, head.lines),
            cost=cost,
            step=head.step,
            white=index,
            condense=head.condense,
        )


def _standing(pieces: tuple[tuple[str, HeadCandidate], ...], grid: Grid) -> tuple[tuple[Part, ...], int]:
    """The pieces close under one another, and the grid lines they need with no white under them."""
    y, parts = (grid.leading - grid.size) // 2, list[Part]()
    for number, (role, piece) in enumerate(pieces):
        if number:
            y += em(grid.leading, BETWEEN[pieces[number - 1][0]])
        parts.append(Part(role, y, piece))
        y += piece.size + (piece.lines - 1) * piece.leading
    return tuple(parts), -(-(y - em(grid.leading, SLACK)) // grid.leading)


def set_part(part: Part) -> SetBlock:
    """The piece set, from the top of its first line's type to the foot of its last."""
    block, size = set_head(part.candidate), part.candidate.size
    top = block.lines[0].y - em(size, 1 - HAN_DESCENT)
    foot = block.lines[-1].y + em(size, HAN_DESCENT)
    lines = tuple(replace(placed, y=placed.y - top) for placed in block.lines)
    return SetBlock(block.width, foot - top, lines)
