"""Works out what can stand under a story's head: pictures and text in columns, for every depth.

Text columns under a picture are shallower than those beside it; together they fill the story to its
foot, to the line.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter

from ghpress.galley.columns import Cut, Depths
from ghpress.galley.compose import options_of, possible
from ghpress.layout.layout import FitRules
from ghpress.makeup.ladder import Ladder
from ghpress.makeup.ready import Ready
from ghpress.makeup.strips import UNDER, Strip

DEAREST = 6000
"""The composer's cost above the story's best up to which a text depth is offered at all: beyond it
gaps open by more than an eighth em all over, which a reader sees."""

LOOSEST = 250
"""The widest gap, in thousandths of an em, of a text depth that is offered (TYPESETTING 5.3)."""

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


def bodies(ready: Ready, columns: int, bounds: Bounds) -> Iterator[Body]:
    """The cheapest body of each depth and width of pictures; one with a fault where none is without."""
    drafts: dict[int, dict[int, list[_Draft]]] = {}
    for index, strip in enumerate(ready.strips[columns]):
        for draft in _drafts(ready, columns, index, bounds):
            drafts.setdefault(draft.area, {}).setdefault(strip.columns, []).append(draft)
    _cut_ahead(ready, chain.from_iterable(by_columns.values() for by_columns in drafts.values()))
    for area in sorted(drafts):
        level = [_cheapest(ready, drafts[area][over], bounds) for over in sorted(drafts[area])]
        yield from (body for body in level if body)
        if bounds.loose and not any(level):
            faulty = _least_faulty(ready, chain.from_iterable(drafts[area].values()), bounds)
            yield from (faulty,) if faulty else ()


def _cut_ahead(ready: Ready, drafts: Iterable[Iterable[_Draft]]) -> None:
    """Has the text of all drafts cut level that it may fill."""
    ready.cut_ahead(
        (draft.depths, ready.short(draft.depths, is_level=True))
        for draft in chain.from_iterable(drafts)
        if draft.least is not None
    )


def _cheapest(ready: Ready, drafts: Iterable[_Draft], bounds: Bounds) -> Body | None:
    """The cheapest level one; only those are cut that the least they can cost does not rule out."""
    best: Body | None = None
    least = ((draft.price + draft.least, draft) for draft in drafts if draft.least is not None)
    for floor, draft in sorted(least, key=itemgetter(0)):
        if best is not None and best.cost <= floor:
            break
        body = _level(ready, draft, bounds)
        if body is not None and (best is None or body.cost < best.cost):
            best = body
    return best


def _least_faulty(ready: Ready, drafts: Iterable[_Draft], bounds: Bounds) -> Body | None:
    """The cheapest one with white under its text or text left over, found the same way."""
    best: Body | None = None
    floors = ((draft.price + _least_fault(ready, draft, bounds), draft) for draft in drafts)
    for floor, draft in sorted(floors, key=itemgetter(0)):
        if best is not None and best.cost <= floor:
            break
        body = _unlevel(ready, draft, bounds)
        if body is not None and (best is None or body.cost < best.cost):
            best = body
    return best


def _least_fault(ready: Ready, draft: _Draft, bounds: Bounds) -> int:
    """The least that a fault of text in such columns can cost."""
    slots, totals, ladder = sum(draft.depths), ready.totals(), bounds.ladder
    if slots < totals[0]:
        return ladder.over * (totals[0] - slots)
    return ladder.unlevel * max(1, slots - totals[-1])


def _drafts(ready: Ready, columns: int, index: int, bounds: Bounds) -> Iterator[_Draft]:
    """The bodies one strip can be part of, in every depth the text may have with it."""
    strip = ready.strips[columns][index]
    if not ready.prepared.copy:
        yield from _without_text(strip, columns, index, bounds)
        return
    shallowest = 1 if bounds.loose else bounds.fit.least_depth
    for area in _areas(strip, columns, ready.totals(), bounds):
        depths = strip.text_depths(columns, area)
        if depths and _is_offered(depths, shallowest):
            least = _least_text_cost(ready, depths, bounds)
            if least is not None or bounds.loose:
                price = strip.cost + _proportion_cost(columns, depths, bounds)
                price += _picture_cost(strip, columns, area, depths, bounds.ladder)
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


def _least_text_cost(ready: Ready, depths: Depths, bounds: Bounds) -> int | None:
    """The least that text can cost that fills such columns; None where it cannot."""
    totals, slots, ladder = possible(ready.prepared, ready.measures), sum(depths), bounds.ladder
    short = ready.short(depths, is_level=True)
    costs = [totals[slots - white].cost for white in range(short + 1) if slots - white in totals]
    return ladder.text * (min(costs) - ready.cheapest()) // 100 if costs else None


def _level(ready: Ready, draft: _Draft, bounds: Bounds) -> Body | None:
    """The text set so that all columns are full; a byline explains white in the last."""
    cut = ready.cut(draft.depths, ready.short(draft.depths, is_level=True))
    if cut is None:
        return None
    above = cut.cost - ready.cheapest()
    if not bounds.loose and (above > DEAREST or cut.opening > LOOSEST):
        return None
    text = bounds.ladder.text * above // 100 + bounds.ladder.subhead_white * _deeper(ready, cut)
    return Body(draft.area, draft.strip, draft.price + text)


def _deeper(ready: Ready, cut: Cut) -> int:
    """How many subheads have more white than their style wants."""
    prepared = ready.prepared
    return sum(
        option.slots > options_of(prepared, index, ready.measures)[0].slots
        for index, (piece, option) in enumerate(zip(prepared.copy, cut.options, strict=True))
        if piece.kind == "subhead"
    )


def _unlevel(ready: Ready, draft: _Draft, bounds: Bounds) -> Body | None:
    """The text with white under its last column, or with text left over: faults, and priced so."""
    lines, totals, ladder = sum(draft.depths), ready.totals(), bounds.ladder
    if lines < totals[0]:
        over = totals[0] - lines
        if over > totals[0] // 2 or not bounds.cuts:
            return None
        return Body(draft.area, draft.strip, draft.price + ladder.over * over, 0, over)
    cut = ready.cut(draft.depths, ready.short(draft.depths, is_level=False))
    if cut is None or cut.short == 0:
        return None
    return Body(draft.area, draft.strip, draft.price + ladder.unlevel * cut.short, cut.short)


def _proportion_cost(columns: int, depths: Depths, bounds: Bounds) -> int:
    """What it costs that text is a strip too shallow or a tower too deep to read well."""
    shallow = max(0, bounds.fit.least_depth - depths[0])
    deep = max(0, sum(depths) // columns - TOWER * columns) // 4
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
