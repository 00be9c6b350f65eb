"""Prices many ways of cutting copy into columns at once: the search of columns.py, a row a way.

All ways go through the copy piece by piece together. Before a piece they have used as many slots as the
fewest for what came before, or a few more: a state is that surplus, so rows are short and alike.
"""

from collections.abc import Sequence
from itertools import accumulate

import numpy as np
import numpy.typing as npt

from ghpress.galley.columns import (
    DATE_TIGHT,
    DATE_WIDE,
    ENTRY_SPLIT,
    LONE_FIRST,
    LONE_LAST_FULL,
    ColumnRules,
    Cut,
    Depths,
)
from ghpress.galley.compose import Course, Measures, Prepared, course_of, options_of
from ghpress.galley.pieces import FLOWING
from ghpress.galley.standing import Option
from ghpress.values import dataclass

_Ints = npt.NDArray[np.int64]
_Truths = npt.NDArray[np.bool_]

_UNREACHED = np.int64(1) << 60
"""The cost of a state that nothing reaches; costs added to it stay above every other."""

_NEVER = int(_UNREACHED) >> 1
"""From this cost on a state is not reached."""

Asked = tuple[Depths, int]
"""Columns of these depths, with so many slots allowed to stay empty at the end of the last."""


def cut_all(
    prepared: Prepared, measures: Measures, asked: Sequence[Asked], rules: ColumnRules
) -> list[Cut | None]:
    """What ``cut_columns`` answers for each of these, at a small part of its price.

    The measure is one; the white that may stay is the asked one's, whatever the rules say.
    """
    assert not measures.widths, "where the measure changes, a piece's options change with its place"
    if not asked:
        return []
    bench = _bench(prepared, measures, asked, rules)
    costs = np.zeros((len(asked), 1), np.int64)
    taken: list[_Ints] = []
    for index in range(len(prepared.copy)):
        costs, choice = _placed(bench, index, costs)
        taken.append(choice)
    return _read(bench, costs, taken)


@dataclass(frozen=True, slots=True)
class _Bench:
    """The ways asked for as arrays, a row a way: what stands over and under each position of it.

    ``slots`` and ``short`` are columns of the rows' own numbers; ``first`` is the least position before
    each piece, ``span`` how many there are.
    """

    prepared: Prepared
    rules: ColumnRules
    every: tuple[tuple[Option, ...], ...]
    course: Course
    slots: _Ints
    short: _Ints
    over: _Ints
    under: _Ints
    lone: _Truths
    first: tuple[int, ...]
    span: tuple[int, ...]

    def at(self, index: int) -> slice:
        """The positions before a piece."""
        return slice(self.first[index], self.first[index] + self.span[index])


def _bench(prepared: Prepared, measures: Measures, asked: Sequence[Asked], rules: ColumnRules) -> _Bench:
    """The edges of all columns laid out, and the positions each piece can begin at."""
    course = course_of(prepared, measures)
    first = [course.least[0] - least for least in course.least]
    span = [course.most[0] - most - least + 1 for most, least in zip(course.most, first, strict=True)]
    slots = np.array([[sum(depths)] for depths, _ in asked], np.int64)
    over, under, lone = _edges([depths for depths, _ in asked], course.most[0] + 1)
    return _Bench(
        prepared=prepared,
        rules=rules,
        every=tuple(options_of(prepared, index, measures) for index in range(len(prepared.copy))),
        course=course,
        slots=slots,
        short=np.array([[short] for _, short in asked], np.int64),
        over=over,
        under=under,
        lone=lone,
        first=tuple(first),
        span=tuple(span),
    )


def _edges(ways: Sequence[Depths], count: int) -> tuple[_Ints, _Ints, _Truths]:
    """Slots over and under each of so many positions in its column; whether a first slot is just above.

    Behind the last column there is nothing.
    """
    most = max(len(depths) for depths in ways)
    tops = np.array(
        [[*accumulate(depths, initial=0), *[sum(depths)] * (most - len(depths))] for depths in ways],
        np.int64,
    )
    at = np.arange(count)
    column = (at[None, None, :] >= tops[:, 1:, None]).sum(axis=1)
    inside = column < most
    column = np.minimum(column, max(most - 1, 0))
    rows = np.arange(len(ways))[:, None]
    over = np.where(inside, at - tops[rows, column], 0)
    under = np.where(inside, tops[rows, np.minimum(column + 1, most)] - at, 0)
    lone = np.zeros(over.shape, np.bool_)
    lone[:, 1:] = (over[:, :-1] == 0) & (under[:, :-1] > 1)
    return over, under, lone


def _placed(bench: _Bench, index: int, costs: _Ints) -> tuple[_Ints, _Ints]:
    """The costs one piece further on, and the index of the option that each state took.

    Of options at one cost that is the first.
    """
    begun, ended, shift = bench.at(index), bench.at(index + 1), bench.first[index + 1]
    options = bench.every[index]
    every = np.full((len(options), len(costs), bench.span[index + 1]), _UNREACHED)
    flows = bench.prepared.copy[index].kind in FLOWING
    before = _before_text(bench, index, costs) if flows else _before_block(bench, index, costs)
    price_of = _text if flows else _block
    for number, option in enumerate(options):
        begin = begun.start + option.slots - shift
        every[number, :, begin : begin + costs.shape[1]] = price_of(bench, index, option, before)
    ends = _ends(bench, index, np.arange(ended.start, ended.stop))
    after = np.where(ends, np.minimum(every.min(axis=0), _UNREACHED), _UNREACHED)
    return after, every.argmin(axis=0)


def _ends(bench: _Bench, index: int, at: _Ints) -> _Truths:
    """Where the piece may end if what follows is to end where the columns do."""
    left = bench.slots - at
    least, most = bench.course.least[index + 1], bench.course.most[index + 1]
    return (left >= least) & (left <= bench.short + most)


_Before = tuple[_Ints, _Ints]
"""The costs before a piece: for one that is split by no edge, and for one that may be."""


def _before_text(bench: _Bench, index: int, costs: _Ints) -> _Before:
    """For a line alone, and for a paragraph's first of several, which is alone at a column's foot."""
    at_foot = bench.under[:, bench.at(index)] == 1
    return costs, costs + LONE_FIRST * at_foot


def _text(bench: _Bench, index: int, option: Option, before: _Before) -> _Ints:
    """What each state costs with a paragraph set this way."""
    begun, rules, lines = bench.at(index), bench.rules, option.own_slots()
    price = before[lines > 1] + option.cost
    if lines > 1:
        lone_last = rules.lone_cost if rules.lone_last else int(_UNREACHED)
        lone = bench.lone[:, begun.start + lines : begun.stop + lines]
        price = price + lone * (LONE_LAST_FULL if option.way.is_full else lone_last)
    if bench.prepared.copy[index].kind == "entry":
        price = price + ENTRY_SPLIT * (bench.under[:, begun] < lines)
    if bench.prepared.copy[index].signature is not None:
        price = np.where(_signs(bench, option, begun), price, _UNREACHED)
    return price


def _signs(bench: _Bench, option: Option, begun: slice) -> _Truths:
    """Whether the last piece's signature may stand where the option puts it."""
    if option.under is None:
        at: _Ints = np.arange(begun.start, begun.stop) + option.slots
        at_end: _Truths = at == bench.slots
        return at_end
    lines, under = option.own_slots(), option.under.slots
    where = slice(begun.start + lines, begun.stop + lines)
    return (bench.over[:, where] > 0) & (bench.under[:, where] >= under)


def _before_block(bench: _Bench, index: int, costs: _Ints) -> _Before:
    """A byline begins no column, and nothing is split."""
    begun = bench.at(index)
    if bench.prepared.copy[index].kind == "byline":
        begins = (bench.over[:, begun] == 0) & (np.arange(begun.start, begun.stop) > 0)
        costs = np.where(begins, _UNREACHED, costs)
    return costs, costs


def _block(bench: _Bench, index: int, option: Option, before: _Before) -> _Ints:
    """What each state costs with a block of so many slots, its kept lines under it in its column."""
    begun = bench.at(index)
    kept = bench.rules.kept(bench.prepared.copy, index, bench.course)
    goes = bench.under[:, begun] >= option.slots + kept
    if option.stands != "anywhere":
        goes &= (bench.over[:, begun] == 0) == (option.stands == "top")
    price = before[0] + option.cost
    if bench.prepared.copy[index].kind == "date":
        price = price + _date_white(bench, index, option)
    return np.where(goes, price, _UNREACHED)


def _date_white(bench: _Bench, index: int, option: Option) -> _Ints:
    """What a date's white costs: at a column's top it has none, elsewhere what all have."""
    every = bench.every[index]
    wanted, least = every[0].slots, min(other.slots for other in every)
    at_top = 0 if option.slots == least else int(_UNREACHED)
    tighter = DATE_TIGHT if option.slots < wanted else DATE_WIDE
    elsewhere = 0 if option.slots == wanted else tighter
    return np.where(bench.over[:, bench.at(index)] == 0, at_top, elsewhere)


def _read(bench: _Bench, costs: _Ints, taken: list[_Ints]) -> list[Cut | None]:
    """The cheapest end of each row, with the options on the way to it, read backward for all at once."""
    count = len(bench.prepared.copy)
    at = np.arange(bench.first[count], bench.first[count] + bench.span[count])
    left = bench.slots - at
    ended = np.where(
        (left >= 0) & (left <= bench.short), costs + bench.rules.left_empty(left), _UNREACHED
    )
    ends = ended.shape[1] - 1 - np.argmin(ended[:, ::-1], axis=1)
    rows = np.flatnonzero(ended[np.arange(len(ended)), ends] < _NEVER)
    state = ends[rows]
    chosen = np.zeros((count, len(rows)), np.int64)
    for index in range(count - 1, -1, -1):
        chosen[index] = taken[index][rows, state]
        slots = np.array([option.slots for option in bench.every[index]])
        state = state + bench.first[index + 1] - slots[chosen[index]] - bench.first[index]
    cuts: list[Cut | None] = [None] * len(ended)
    for row, end, numbers in zip(rows.tolist(), ends[rows].tolist(), chosen.T.tolist(), strict=True):
        options = tuple(every[number] for every, number in zip(bench.every, numbers, strict=True))
        opening = max((option.way.opening for option in options), default=0)
        cuts[row] = Cut(options, int(ended[row, end]), opening, int(left[row, end]))
    return cuts
