"""Builds what stands over a story, at one width: kicker, headline, deck, white, in whole grid lines."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import chain, islice
from typing import TypeAlias

from ghpress.galley.block import SetBlock
from ghpress.galley.headcopy import HeadCopy, head_copies
from ghpress.galley.headline import HeadCandidate, head_in_style, headline, set_head, set_heads
from ghpress.galley.headplans import BESIDE_ANOTHER, HeadRoom
from ghpress.galley.sorts import FaceShelf
from ghpress.galley.vertical import set_vertical_head, vertical_copy
from ghpress.layout.grid import HAN_DESCENT, Grid
from ghpress.layout.layout import Layout, Side
from ghpress.layout.styles import TextStyle
from ghpress.makeup.headforms import HeadForm, HeadForms, Part, Piece, Standing, forms_of, standing
from ghpress.makeup.ladder import Ladder
from ghpress.makeup.ranks import nearest_rank
from ghpress.manuscript.story import Story
from ghpress.manuscript.text import Text
from ghpress.units import Length, em
from ghpress.values import dataclass

LEAD = 1
"""The rank whose kicker and deck may have styles of their own."""

OPENED = 2
"""White over what a head wants goes in shares into it, each at the most a grid line over this; never
under a kicker: headlines in a row stand level."""

AIRY = Fraction(13, 10)
"""Of their size the leading at the most to which a headline's lines are opened: further apart they read
as so many heads."""

KEPT = 16
"""Candidates asked of the galley for a headline: two of each depth, and those no neighbour is taken for;
with 40 the trial issues came out no cheaper."""


SET_KEPT = 2048
"""Pieces of heads remembered as they were set, for an issue that is made up anew."""


Wordings: TypeAlias = tuple[HeadCopy | None, ...]


@dataclass(frozen=True, slots=True)
class HeadPieces:
    """The words of a story's head, measured once for every width and size.

    ``wordings`` are the headline's own and the others the editor offers; ``close`` the same without the
    space that parts the characters of a very short one. ``upright`` are those of a head that may stand
    vertical, at that ``side``; where ``is_upright_only`` the editor wants it so.
    """

    rank: int
    kicker: HeadCopy | None
    wordings: Wordings
    deck: HeadCopy | None
    close: Wordings
    under: str = "deck"
    may_drop_deck: bool = False
    upright: "HeadPieces | None" = None
    side: Side | None = None
    is_upright_only: bool = False


Asked: TypeAlias = tuple[tuple[Text, ...], TextStyle]
"""Words of a head, a text for each of its parts, and their style."""

Measure: TypeAlias = Callable[[Sequence[Asked]], Sequence[HeadCopy | None]]
"""Measures words of heads for level lines, or for vertical ones."""


def all_head_pieces(
    stories: Sequence[Story], layout: Layout, shelf: FaceShelf, terms: tuple[str, ...]
) -> tuple[HeadPieces, ...]:
    """The heads of stories measured, terms and names held whole: far sooner together than one by one."""

    def level(every: Sequence[Asked]) -> Sequence[HeadCopy | None]:
        return head_copies(every, shelf, terms)

    def vertical(every: Sequence[Asked]) -> Sequence[HeadCopy | None]:
        return [vertical_copy(parts, style, shelf, terms) for parts, style in every]

    sides = [_side(story, layout) for story in stories]
    standing = [story for story, side in zip(stories, sides, strict=True) if side]
    upright = iter(_pieces(standing, layout, vertical))
    return tuple(
        replace(
            pieces,
            may_drop_deck=bool(story.head.deck)
            and (story.head.deck_optional or layout.fit.rungs.drop_deck),
            upright=next(upright) if side else None,
            side=side,
            is_upright_only=story.head.vertical is not None,
        )
        for story, side, pieces in zip(stories, sides, _pieces(stories, layout, level), strict=True)
    )


def _side(story: Story, layout: Layout) -> Side | None:
    """The side a vertical head stands at, where the editor or the layout wants or allows one."""
    return story.head.vertical or layout.fit.upright.get(nearest_rank(layout.fit.columns, story.rank))


def _pieces(stories: Sequence[Story], layout: Layout, measure: Measure) -> list[HeadPieces]:
    """The pieces of heads, measured one way or the other: all at once, then those set close as well."""
    style = layout.styles["headline"]
    worded = ((story.head.headline, *story.head.alternatives) for story in stories)
    heads = [[(parts, style) for parts in wordings] for wordings in worded]
    beside = [(_kicker(story, layout), _deck(story, layout)) for story in stories]
    found = measure([*chain.from_iterable(heads), *chain.from_iterable(beside)])
    copies = iter(found)
    wordings = [tuple(islice(copies, len(own))) for own in heads]
    others = [tuple(islice(copies, 2)) for _ in stories]
    every = zip(chain.from_iterable(heads), found, strict=False)
    spaced = [parts for (parts, _), copy in every if _is_spaced(copy, style)]
    close = iter(measure([(parts, replace(style, spaced=())) for parts in spaced]))
    return [
        HeadPieces(
            rank=story.rank,
            kicker=kicker,
            wordings=own,
            deck=deck,
            under="jump-from" if story.turns_from else "deck",
            close=tuple(next(close) if _is_spaced(copy, style) else copy for copy in own),
        )
        for story, own, (kicker, deck) in zip(stories, wordings, others, strict=True)
    ]


def _is_spaced(copy: HeadCopy | None, style: TextStyle) -> bool:
    """Whether a headline so short was given space between its characters."""
    return copy is not None and copy.style.tracking != style.tracking


def _kicker(story: Story, layout: Layout) -> Asked:
    """What stands over a headline."""
    kicker = story.head.kicker
    return ((kicker,) if kicker else ()), _style_of("kicker", story.rank, layout)


def _deck(story: Story, layout: Layout) -> Asked:
    """What stands under a headline: the deck; in a rest, what points back to its beginning."""
    if story.turns_from:
        return (story.turns_from,), layout.styles["jump-from"]
    return story.head.deck, _style_of("deck", story.rank, layout)


def _style_of(role: str, rank: int, layout: Layout) -> TextStyle:
    """The style of a kicker or deck: a lead's own where the layout has one."""
    styles = layout.styles
    return styles.get(f"{role}-lead", styles[role]) if rank == LEAD else styles[role]


def head_forms(pieces: HeadPieces, columns: int, layout: Layout, ladder: Ladder) -> HeadForms:
    """Every form of a story's head over so many columns, cheapest first, one a depth and look."""
    room = _room(pieces.rank, columns, layout)
    over = _in_roles("kicker", head_in_style(pieces.kicker, room)[:1])
    under = _in_roles(pieces.under, head_in_style(pieces.deck, room)[:1])
    stood: list[Standing] = []
    for candidate in _headlines(pieces, room, layout):
        whole = (*over, ("headline", candidate))
        price = ladder.head * candidate.cost // 100
        stood.append(standing((*whole, *under), candidate, price, layout.grid))
        if pieces.may_drop_deck and under:
            bare = standing(whole, candidate, price + ladder.drop_deck, layout.grid)
            stood.append(replace(bare, has_dropped_deck=True))
    return forms_of(stood, layout, ladder)


def _in_roles(role: str, found: Iterable[HeadCandidate]) -> tuple[Piece, ...]:
    """What stands over or under a headline, with what it is."""
    return tuple((role, candidate) for candidate in found)


def _headlines(pieces: HeadPieces, room: HeadRoom, layout: Layout) -> tuple[HeadCandidate, ...]:
    """The headline at the sizes of its rank; of smaller ones too, where it is too long for these.

    Its rank's sizes in more lines than usual stay among them: a lead's head is the largest of its page.
    The head of a rest is a reminder: it takes no more lines than it must.
    """
    wordings = chosen_wordings(pieces, room)
    found = headline(wordings, room)
    if pieces.under == "jump-from":
        fewest = min((one.lines for one in found), default=0)
        found = tuple(one for one in found if one.lines == fewest)
    if any(one.lines <= room.most_lines and not one.is_crowded for one in found):
        return found
    least = min(size.size for size in room.sizes)
    every = {size.size: size for sizes in layout.fit.headlines.values() for size in sizes}
    smaller = sorted((size for size in every if size < least), reverse=True)
    if not smaller:
        return found
    room = replace(room, sizes=(*room.sizes, *(every[size] for size in smaller)))
    tall = (one for one in found if not one.is_crowded)
    return (*headline(wordings, room), *tall)[: room.keep]


def chosen_wordings(pieces: HeadPieces, room: HeadRoom) -> Wordings:
    """Very short wordings spaced where they go into the measure so at the first size, else close."""
    size = room.sizes[0].size
    return tuple(
        copy
        if copy is None or copy.ruler.width(0, copy.ruler.last) * size // copy.ruler.size <= room.measure
        else close
        for copy, close in zip(pieces.wordings, pieces.close, strict=True)
    )


def _room(rank: int, columns: int, layout: Layout) -> HeadRoom:
    """What the galley must fit a head into: the measure, and the sizes of the story's rank."""
    grid, sizes = layout.grid, layout.fit.headlines
    own = sizes[nearest_rank(sizes, rank)]
    room = HeadRoom(grid.measure(columns), grid.leading, own, keep=KEPT)
    return room if columns == grid.columns else replace(room, brimful=BESIDE_ANOTHER)


def opened(form: HeadForm, grid: Grid, lower: Length = 0) -> tuple[Part, ...]:
    """The parts as they are printed, the white a head has to spare shared out as a compositor would.

    Some opens its lines and stands over its deck; with some more it stands ``lower``.
    """
    y, parts = lower, list[Part]()
    for part in form.parts:
        is_headline, own = part.role == "headline", _own(part, form, grid)
        y += 0 if is_headline else own * _gaps_in(part)
        parts.append(replace(part, y=part.y + y, opened=own if is_headline else 0))
        y += own * _gaps_in(part) if is_headline else 0
    return tuple(parts)


def may_be_lower(form: HeadForm, grid: Grid) -> Length:
    """How much of the white under a head may stand over it, for it belongs to its text.

    Of what is to spare half stays under it, but no more than half a line.
    """
    rest = form.spare - sum(_own(part, form, grid) * _gaps_in(part) for part in form.parts)
    return rest - min(rest // 2, grid.leading // OPENED)


def _own(part: Part, form: HeadForm, grid: Grid) -> Length:
    """What of the white to spare goes into each gap of a part."""
    share = min(form.spare // (sum(map(_gaps_in, form.parts)) + 2), grid.leading // OPENED)
    return max(0, min(share, _airy(part.candidate))) if part.role == "headline" else share


def _airy(candidate: HeadCandidate) -> Length:
    """What may go between the lines of a headline at the most."""
    return em(candidate.size, AIRY) - candidate.leading


def _gaps_in(part: Part) -> int:
    """How many shares of white go into a part of a head, or stand over it."""
    return {"kicker": 0, "headline": part.candidate.lines - 1}.get(part.role, 1)


_SET: OrderedDict[HeadCandidate, SetBlock] = OrderedDict()
"""The pieces set last; what is remembered changes no result."""


def set_ahead(forms: Iterable[HeadForm]) -> None:
    """Has the level pieces of these heads set together, for ``set_part`` to find."""
    parts = (part for form in forms for part in form.parts if not part.is_upright)
    wanted = dict.fromkeys(part.candidate for part in parts if part.candidate not in _SET)
    pieces_known(dict(zip(wanted, set_heads(tuple(wanted)), strict=True)))


def pieces_set(forms: Iterable[HeadForm]) -> dict[HeadCandidate, SetBlock]:
    """The pieces of these heads that have been set, to be kept."""
    own = {part.candidate for form in forms for part in form.parts}
    return {candidate: _SET[candidate] for candidate in own if candidate in _SET}


def pieces_known(pieces: Mapping[HeadCandidate, SetBlock]) -> None:
    """Has pieces for ``set_part`` to find."""
    _SET.update(pieces)
    while len(_SET) > SET_KEPT:
        _SET.popitem(last=False)


def set_part(part: Part) -> SetBlock:
    """The piece set, from the top of its first line's type to the foot of its last."""
    if part.is_upright:
        return set_vertical_head(part.candidate)
    block, size = _SET.get(part.candidate) or set_head(part.candidate), part.candidate.size
    top = block.lines[0].y - em(size, 1 - HAN_DESCENT)
    foot = block.lines[-1].y + em(size, HAN_DESCENT)
    more = part.opened
    lines = tuple(replace(placed, y=placed.y - top + n * more) for n, placed in enumerate(block.lines))
    return SetBlock(block.width, foot - top + (len(lines) - 1) * more, lines)
