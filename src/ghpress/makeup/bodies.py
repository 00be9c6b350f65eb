"""Works out what can stand under a story's head: pictures and text in columns, for every depth.

Text columns under a picture are shallower than those beside it; together they fill the story to its
foot, to the line.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from operator import itemgetter
from typing import TypeAlias

from ghpress.galley.columns import Cut, Depths
from ghpress.galley.standing import SUBHEAD_STEP
from ghpress.layout.layout import FitRules
from ghpress.makeup.division import Division
from ghpress.makeup.ladder import Ladder
from ghpress.makeup.matter import Matter, column_rules
from ghpress.makeup.strips import UNDER, Strip
from ghpress.values import dataclass

DEAREST = 6000
"""The composer's cost above the story's best up to which a text depth is offered at all: beyond it
gaps open by more than an eighth em all over, which a reader sees."""

TOWER = 22
"""Lines of depth a column of width from which on text is a tower: about twice as deep as wide, with
columns of 15 characters on a pitch of 4/3."""

MORE = 4
"""Lines deeper than needed that a loose search tries: a subhead wants its text under it in its column,
so a few lines over many columns go only with white under them."""

LEAST_UNDER = 4
WANTED_UNDER = 6
"""Lines of text under a picture: the fewest at all, and those from which on they look like columns;
under a deep picture a third of its own lines do."""

SMALL, LARGE, LARGE_OF_MANY = 10, 50, 70
"""The least and the most hundredths of the room under a head that pictures should take: about 8 and 45
of the whole story; three and more are what the story is told with."""

SHORT_STORY = 24
"""A story of no more lines is tried in columns as deep as itself: most of its depths may split a
subhead from its text."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How far shapes may go.

    ``columns`` are the widths tried, the layout's choice first; ``deepest`` the lines of the deepest
    page. Only a ``loose`` search offers shapes that leave white under the last column or are
    shallower than the layout wants; only one that ``cuts`` offers shapes with text that has no room.
    """

    columns: tuple[int, ...]
    deepest: int
    fit: FitRules
    ladder: Ladder
    loose: bool = False
    cuts: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """What stands under a head, ``area`` lines deep: pictures and text columns, and what they cost.

    ``white`` lines stay open at the foot of the last column, ``over`` lines find no room.
    """

    area: int
    strip: int
    cost: int
    white: int = 0
    over: int = 0


@dataclass(frozen=True, slots=True)
class _Draft:
    """A body not yet cut: its text columns, its price without the text, the least that adds if level.

    ``least`` is None where the text cannot fill the columns.
    """

    area: int
    strip: int
    depths: Depths
    price: int
    least: int | None


Drafts: TypeAlias = Mapping[int, Mapping[int, list[_Draft]]]
"""By area and width of pictures: all that may stand there."""


def drafts_of(division: Division, bounds: Bounds) -> Drafts:
    """Every way to fill each depth that the text may have, not yet cut."""
    drafts: dict[int, dict[int, list[_Draft]]] = {}
    for index, strip in enumerate(division.strips):
        for draft in _drafts(division, index, bounds):
            drafts.setdefault(draft.area, {}).setdefault(strip.columns, []).append(draft)
    return drafts


def level_depths(drafts: Drafts) -> Iterator[Depths]:
    """The columns of all of these that the text may fill: what the galley is best asked at once."""
    for by_columns in drafts.values():
        for ones in by_columns.values():
            yield from (draft.depths for draft in ones if draft.least is not None)


def bodies(matter: Matter, drafts: Drafts, bounds: Bounds) -> Iterator[Body]:
    """The cheapest body of each depth and width of pictures; one with a fault where none is without."""
    level = {area: tuple(_all_level(matter, drafts[area], bounds)) for area in sorted(drafts)}
    faulty = _faulty(matter, {area: drafts[area] for area in drafts if not level[area]}, bounds)
    for area in sorted(drafts):
        yield from level[area]
        yield from (faulty[area],) if area in faulty else ()


def _all_level(matter: Matter, drafts: Mapping[int, Iterable[_Draft]], bounds: Bounds) -> Iterator[Body]:
    """The cheapest level body of each width of pictures."""
    for over in sorted(drafts):
        body = _cheapest(matter, drafts[over], bounds)
        if body is not None:
            yield body


def _cheapest(matter: Matter, drafts: Iterable[_Draft], bounds: Bounds) -> Body | None:
    """The cheapest level one; only those are looked at that are not ruled out by the least they cost."""
    best: Body | None = None
    least = ((draft.price + draft.least, draft) for draft in drafts if draft.least is not None)
    for floor, draft in sorted(least, key=itemgetter(0)):
        if best is not None and best.cost <= floor:
            break
        body = _level(matter, draft, bounds)
        if body is not None and (best is None or body.cost < best.cost):
            best = body
    return best


def _faulty(matter: Matter, drafts: Drafts, bounds: Bounds) -> dict[int, Body]:
    """Of depths without a level body the cheapest with white under its text, or with text left over."""
    if not bounds.loose or matter.notch is not None:
        return {}  # a corner that goes only with a fault is given up: the picture has whole columns
    flat = {area: [*chain.from_iterable(by_columns.values())] for area, by_columns in drafts.items()}
    fewest = matter.totals[0] if matter.prepared.copy else 0
    every = (draft.depths for draft in chain.from_iterable(flat.values()))
    matter.cut_ahead((depths for depths in every if sum(depths) >= fewest), is_level=False)
    found = {area: _least_faulty(matter, ones, bounds) for area, ones in flat.items()}
    return {area: body for area, body in found.items() if body is not None}


def _least_faulty(matter: Matter, drafts: Iterable[_Draft], bounds: Bounds) -> Body | None:
    """The cheapest one with a fault."""
    bodies_of = (_unlevel(matter, draft, bounds) for draft in drafts)
    return min((body for body in bodies_of if body), key=lambda body: body.cost, default=None)


def _drafts(division: Division, index: int, bounds: Bounds) -> Iterator[_Draft]:
    """The bodies one strip can be part of, in every depth the text may have with it."""
    strip, matter, count = division.strips[index], division.matter, division.count
    if not matter.prepared.copy:
        yield from _without_text(strip, count, index, bounds)
        return
    shallowest = 1 if bounds.loose else bounds.fit.least_depth
    fewest = matter.totals[0] - matter.tops(count)
    for area in _areas(strip, count, range(fewest, matter.totals.stop), bounds):
        depths = strip.text_depths(count, area)
        if depths and _is_offered(depths, shallowest):
            least = _least_text_cost(matter, depths, bounds)
            if least is not None or bounds.loose:
                price = strip.cost + _proportion_cost(division, depths, bounds)
                price += _picture_cost(strip, count, area, depths, bounds.ladder)
                yield _Draft(area, index, depths, price, least)


def _areas(strip: Strip, columns: int, totals: range, bounds: Bounds) -> Iterator[int]:
    """The lines under a head in which the text may go with this strip: to its foot, or below it."""
    taken, foot = strip.taken(columns), strip.depth - UNDER + strip.foot
    first = 1 if bounds.cuts else (totals[0] + taken) // columns
    last = -(-(totals[-1] + taken) // columns)
    if bounds.loose:
        last = max(last + MORE, min(totals[-1], SHORT_STORY) + strip.depth + strip.foot)
    if 0 < strip.columns < columns and 0 < foot < first:
        yield foot
    yield from range(first, min(last, bounds.deepest) + 1)


def _without_text(strip: Strip, columns: int, index: int, bounds: Bounds) -> Iterator[_Draft]:
    """Pictures, charts, boxes alone: over all the columns, to the foot of the story."""
    area = strip.depth - UNDER
    if strip.columns == columns and not strip.foot and area <= bounds.deepest:
        yield _Draft(area, index, strip.text_depths(columns, area), strip.cost, 0)


def _is_offered(depths: Depths, shallowest: int) -> bool:
    """Whether text may stand in such columns: none too shallow, least of all under a picture."""
    return depths[0] >= shallowest and (depths[-1] == depths[0] or depths[-1] >= LEAST_UNDER)


def _least_text_cost(matter: Matter, depths: Depths, bounds: Bounds) -> int | None:
    """The least that text can cost that fills such columns; None where it cannot."""
    floor = matter.floor(depths)
    return None if floor is None else bounds.ladder.text * floor // 100


def _level(matter: Matter, draft: _Draft, bounds: Bounds) -> Body | None:
    """The text set so that all columns are full; a byline explains white in the last."""
    cut = matter.cut(draft.depths, is_level=True)
    if cut is None:
        return None
    above = cut.cost - column_rules(0).left_empty(cut.short) - matter.cheapest - _deepened(cut)
    if not bounds.loose and (above > DEAREST or cut.opening > 1000 * bounds.fit.rungs.loosest):
        return None
    return Body(draft.area, draft.strip, draft.price + text_price(matter, cut, bounds.ladder))


def _deepened(cut: Cut) -> int:
    """What it cost that subheads are deeper than their style would have them: no gap opens by that."""
    return SUBHEAD_STEP * sum(option.more > 0 for option in cut.options)


def text_price(matter: Matter, cut: Cut, ladder: Ladder) -> int:
    """What it costs that the text is not set as the composer would like best."""
    return ladder.text * (cut.cost - matter.cheapest) // 100 + _subhead_price(matter, cut, ladder)


def _subhead_price(matter: Matter, cut: Cut, ladder: Ladder) -> int:
    """What it costs that subheads do not all have as much white."""
    pieces = zip(matter.prepared.copy, cut.options, strict=True)
    below = (option for piece, option in pieces if piece.kind == "subhead" and option.stands != "top")
    return ladder.subhead_uneven * (len({option.more for option in below}) > 1)


def _unlevel(matter: Matter, draft: _Draft, bounds: Bounds) -> Body | None:
    """The text with white under its last column, or with text left over: faults, and priced so."""
    lines, totals, ladder = sum(draft.depths), matter.totals, bounds.ladder
    if lines < totals[0]:
        over = totals[0] - lines
        if over > totals[0] // 2 or not bounds.cuts:
            return None
        return Body(draft.area, draft.strip, draft.price + ladder.over * over, 0, over)
    cut = matter.cut(draft.depths, is_level=False)
    if cut is None or cut.short == 0:
        return None
    return Body(draft.area, draft.strip, draft.price + ladder.unlevel * cut.short, cut.short)


def _proportion_cost(division: Division, depths: Depths, bounds: Bounds) -> int:
    """What it costs that text is a strip too shallow or a tower too deep to read well."""
    wide = division.legs.measure(division.count)
    tower = TOWER * division.columns * wide // (wide + division.taken)
    shallow = max(0, bounds.fit.least_depth - depths[0])
    deep = max(0, sum(depths) // division.count - tower) // 4
    return bounds.ladder.strip * shallow + bounds.ladder.tower * deep


def _picture_cost(strip: Strip, columns: int, area: int, depths: Depths, ladder: Ladder) -> int:
    """What it costs that pictures take much or little of the room, or leave little text under them."""
    if not strip.has_pictures_only:
        return 0
    room = columns * area
    share = 100 * (strip.columns * strip.lines + columns * strip.foot) // room
    beside = len(depths) < columns
    under = 0 if beside else max(0, max(WANTED_UNDER, strip.lines // 3) - depths[-1])
    return (
        ladder.picture_large * max(0, share - (LARGE_OF_MANY if strip.holds_many() else LARGE))
        + ladder.picture_small * max(0, SMALL - share)
        + ladder.under_picture * under
    )
