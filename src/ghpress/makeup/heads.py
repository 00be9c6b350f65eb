"""Builds what stands over a story, at one width: kicker, headline, deck, white, in whole grid lines."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from ghpress.galley.headcopy import HeadCopy, head_copy
from ghpress.galley.headline import HeadCandidate, head_in_style, headline
from ghpress.galley.headplans import BESIDE_ANOTHER, HeadRoom
from ghpress.galley.sorts import FaceShelf
from ghpress.layout.layout import Layout
from ghpress.makeup.ladder import Ladder
from ghpress.makeup.ranks import nearest_rank
from ghpress.makeup.shape import Look
from ghpress.manuscript.story import Story
from ghpress.units import Length

BETWEEN = 1
UNDER = 3
"""How white in a head is shared out: under the head three times what goes between its parts, for the
head belongs to the text below but must stand clear of it."""

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
    return HeadPieces(
        rank=story.rank,
        kicker=head_copy(kicker, styles["kicker"], shelf, terms),
        wordings=tuple(
            head_copy(parts, styles["headline"], shelf, terms)
            for parts in (head.headline, *head.alternatives)
        ),
        deck=head_copy(head.deck, styles["deck"], shelf, terms),
    )


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
    leading, whites = layout.grid.leading, layout.fit.head_white
    lines = sum(piece.slots for _, piece in pieces)
    for index, white in enumerate(whites):
        depth = lines + white
        cost = ladder.head * head.cost // 100 + ladder.head_white * abs(white - whites[0])
        yield HeadForm(
            parts=_standing(pieces, white, leading),
            depth=depth,
            look=Look(head.size, head.lines),
            cost=cost,
            step=head.step,
            white=index,
            condense=head.condense,
        )


def _standing(
    pieces: tuple[tuple[str, HeadCandidate], ...], white: int, leading: Length
) -> tuple[Part, ...]:
    """The pieces one under another, the white shared out between them and under the last."""
    share = white * leading // (BETWEEN * (len(pieces) - 1) + UNDER)
    tops = accumulate((piece.slots * leading + BETWEEN * share for _, piece in pieces), initial=0)
    return tuple(Part(role, y, piece) for (role, piece), y in zip(pieces, tops, strict=False))
