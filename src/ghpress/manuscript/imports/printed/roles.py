"""Finds what every printed line is, by the likeliest way through the whole file.

A hidden Markov model: the states are a line's role and the measure of its column, which may change
anywhere at a price. Viterbi gives the reading, forward–backward how sure each paragraph start is
(Rabiner, A Tutorial on Hidden Markov Models, Proceedings of the IEEE 77/2, 1989).
"""

import numpy as np

from ghpress.manuscript.imports.printed.evidence import (
    BODY,
    INDENT,
    OPENING,
    Ems,
    Habits,
    Role,
    habits_of,
    weigh,
)
from ghpress.manuscript.imports.printed.lines import PrintedLine
from ghpress.manuscript.imports.printed.widths import MARK_STYLES, MarkStyle, Widths, line_widths
from ghpress.values import dataclass

_NEVER = 25.0
"""The price of a step that makes no sense; finite, so that any text has a reading."""

_STEPS: dict[tuple[Role, Role], float] = {
    (Role.FIRST, Role.MIDDLE): 0.3,
    (Role.FIRST, Role.LAST): 1.4,
    (Role.MIDDLE, Role.MIDDLE): 0.2,
    (Role.MIDDLE, Role.LAST): 1.7,
    **{
        (end, start): price
        for end in (Role.LAST, Role.ONLY)
        for start, price in {
            Role.FIRST: 0.5,
            Role.ONLY: 2.5,
            Role.SUBHEAD: 1.6,
            Role.KICKER: 3.0,
            Role.HEADLINE: 7.0,
            Role.NOTE: 3.0,
        }.items()
    },
    (Role.SUBHEAD, Role.FIRST): 0.1,
    (Role.SUBHEAD, Role.ONLY): 2.5,
    (Role.SUBHEAD, Role.SUBHEAD): 5.0,
    (Role.KICKER, Role.HEADLINE): 0.1,
    (Role.KICKER, Role.KICKER): 4.0,
    (Role.HEADLINE, Role.HEADLINE): 3.0,
    (Role.HEADLINE, Role.FIRST): 0.1,
    (Role.HEADLINE, Role.ONLY): 2.5,
    (Role.HEADLINE, Role.SUBHEAD): 4.0,
    (Role.HEADLINE, Role.KICKER): 5.0,
    (Role.HEADLINE, Role.NOTE): 2.0,
    (Role.NOTE, Role.FIRST): 0.1,
    (Role.NOTE, Role.ONLY): 0.5,
}

_BODY_ENDS = {Role.LAST: 3.0, Role.ONLY: 3.0, Role.MIDDLE: 9.0, Role.FIRST: 9.0}

_NEW_MEASURE = {True: 4.0, False: 6.0}
"""The price of a new measure at the start of a paragraph or heading, and within a paragraph."""

_SAMPLE = 400
"""Lines from which the style of marks is found: a page and a half of a broadsheet's."""

_WIDEST = 120.0
"""No column is wider, in em: a broadsheet's whole page holds 95 characters of 五号."""

_HEADS = (Role.KICKER, Role.HEADLINE, Role.NOTE)
_NEW_MEASURE_AFTER_HEAD = 2.0
_HEADINGS = (Role.SUBHEAD, *_HEADS)
_STARTS = tuple(role for role in Role if role not in (Role.MIDDLE, Role.LAST))


@dataclass(frozen=True, slots=True)
class _Order:
    """Which lines a page may begin and end with, and at what price."""

    start: dict[Role, float]
    end: dict[Role, float]


_ORDERS = (
    # Headings stand after their copy; a note may come last.
    _Order({Role.FIRST: 0.7, Role.ONLY: 2.5, Role.NOTE: 2.0}, {Role.HEADLINE: 0.3, **_BODY_ENDS}),
    # Headings stand over their copy, or there are none.
    _Order(
        {Role.KICKER: 0.7, Role.HEADLINE: 1.5, Role.NOTE: 2.0, Role.FIRST: 4.0, Role.ONLY: 5.0},
        {role: price - 3.0 for role, price in _BODY_ENDS.items()},
    ),
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What every line is: its role, its column's measure in em, and whether it fills its line.

    ``starts`` is how likely a paragraph or heading begins there, ``headings`` how likely
    the line is a heading.
    """

    roles: tuple[Role, ...]
    measures: tuple[float, ...]
    full: tuple[bool, ...]
    starts: tuple[float, ...]
    headings: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class _Weighed:
    """The lines weighed in one style of marks: costs are line × role × measure of the grid."""

    widths: tuple[Widths, ...]
    grid: Ems
    costs: Ems


@dataclass(frozen=True, slots=True)
class _Way:
    """A way through the lines in an order of headings: roles, indexes of measures, and its price."""

    roles: tuple[Role, ...]
    at: tuple[int, ...]
    price: float
    order: _Order


def read_roles(lines: tuple[PrintedLine, ...]) -> Reading:
    """The likeliest reading of these lines, in the style of marks that fits them best."""
    if not lines:
        return Reading((), (), (), (), ())
    habits = habits_of(lines)
    weighed = _weighed(lines, habits, _style_of(lines[:_SAMPLE], habits))
    best = min((_likeliest(weighed, order) for order in _ORDERS), key=lambda way: way.price)
    measures = tuple(float(weighed.grid[index]) for index in best.at)
    full = tuple(map(_is_full, weighed.widths, measures, best.roles))
    chances = _chances(weighed.costs, best.order)
    return Reading(
        best.roles,
        measures,
        (False,) * len(lines) if habits.typed else full,
        tuple(chances[:, list(_STARTS)].sum(axis=1).tolist()),
        tuple(chances[:, list(_HEADINGS)].sum(axis=1).tolist()),
    )


def _style_of(lines: tuple[PrintedLine, ...], habits: Habits) -> MarkStyle:
    """The style of marks these lines fit best."""

    def price(style: MarkStyle) -> float:
        weighed = _weighed(lines, habits, style)
        return min(_likeliest(weighed, order).price for order in _ORDERS)

    return min(MARK_STYLES, key=price)


def _weighed(lines: tuple[PrintedLine, ...], habits: Habits, style: MarkStyle) -> _Weighed:
    """The lines weighed in this style."""
    followers = [line.chars for line in lines[1:]] + [""]
    widths = tuple(
        line_widths(line.chars, follower, style) for line, follower in zip(lines, followers, strict=True)
    )
    widest = 10.0 if habits.typed else min(max(width.natural for width in widths), _WIDEST)
    grid = np.arange(5.0, widest + 3.0, 0.5)
    costs = [weigh(line, width, grid, habits) for line, width in zip(lines, widths, strict=True)]
    return _Weighed(widths, grid, np.stack(costs))


def _is_full(widths: Widths, measure: float, role: Role) -> bool:
    """Whether nothing more would have gone onto the line."""
    room = measure - (INDENT if role in OPENING else 0.0)
    return role in BODY and widths.natural > room - max(widths.next_unit, 1.0)


def _prices() -> tuple[Ems, Ems]:
    """The price of each step at the same measure, and what a new measure adds to it."""
    steps = np.full((len(Role), len(Role)), _NEVER)
    for (before, after), price in _STEPS.items():
        steps[before, after] = price
    jumps = np.empty_like(steps)
    for before in Role:
        for after in Role:
            jumps[before, after] = (
                _NEW_MEASURE_AFTER_HEAD if before in _HEADS else _NEW_MEASURE[after in _STARTS]
            )
    return steps, jumps + 3.0  # one of some twenty measures


def _edge(prices: dict[Role, float]) -> Ems:
    """The prices at the file's first or last line, by role."""
    return np.array([prices.get(role, _NEVER / 2) for role in Role])[:, None]


def _likeliest(weighed: _Weighed, order: _Order) -> _Way:
    """The cheapest way through in this order of headings (Viterbi)."""
    steps, jumps = _prices()
    costs = weighed.costs
    best = costs[0] + _edge(order.start)
    trail: list[tuple[Ems, Ems, Ems]] = []
    for cost in costs[1:]:
        stay = best[:, None, :] + steps[:, :, None]
        nearest = best.argmin(axis=1)
        leap = best.min(axis=1)[:, None] + steps + jumps
        ways = np.minimum(stay, leap[:, :, None])
        came = ways.argmin(axis=0)
        leapt = np.take_along_axis(leap[:, :, None] < stay, came[None], axis=0)[0]
        trail.append((came, leapt, nearest))
        best = ways.min(axis=0) + cost
    best = best + _edge(order.end)
    role, at = np.unravel_index(int(best.argmin()), best.shape)
    path = [(int(role), int(at))]
    for came, leapt, nearest in reversed(trail):
        now, where = path[-1]
        before = int(came[now, where])
        path.append((before, int(nearest[before]) if leapt[now, where] else where))
    path.reverse()
    roles, indexes = zip(*path, strict=True)
    return _Way(tuple(map(Role, roles)), indexes, float(best.min()), order)


def _chances(costs: Ems, order: _Order) -> Ems:
    """How likely each line has each role: line × role (forward–backward)."""
    steps, jumps = _prices()
    onward, hopping = np.exp(-steps), np.exp(-steps - jumps)
    likely = np.exp(-(costs - costs.min(axis=(1, 2), keepdims=True)))
    ahead = [likely[0] * np.exp(-_edge(order.start))]
    for here in likely[1:]:
        before = ahead[-1] / ahead[-1].sum()
        ahead.append((onward.T @ before + (hopping.T @ before.sum(axis=1))[:, None]) * here)
    behind = np.broadcast_to(np.exp(-_edge(order.end)), likely[0].shape)
    chances = np.empty(costs.shape[:2])
    for index in range(len(likely) - 1, -1, -1):
        chance = (ahead[index] * behind).sum(axis=1)
        chances[index] = chance / chance.sum()
        after = likely[index] * behind
        behind = onward @ after + (hopping @ after.sum(axis=1))[:, None]
        behind = behind / behind.max()
    return chances
