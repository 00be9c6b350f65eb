"""Shares out columns and lines among exhibits: side by side, one under another, pictures in rows.

An exact search, by dynamic programming over runs of exhibits in their order: for so many columns, the
least cost of every depth. Whatever stands side by side ends level. Only the way that make-up chooses is
drawn up (``shown``).
"""

from collections.abc import Callable, Iterator
from dataclasses import field
from itertools import accumulate, combinations, pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from ghpress.makeup.charts.easel import Easel
from ghpress.makeup.exhibits.exhibit import Exhibit, Shown, asked_columns
from ghpress.makeup.exhibits.pictures import Cropping, Sized, cropping
from ghpress.makeup.exhibits.prices import (
    FINE,
    FIRST_OVERGROWN,
    LADDER_COST,
    LATER_OVERGROWN,
    MANY,
    OUTDONE_COST,
    leaf_price,
    overgrown,
    row_price,
)
from ghpress.makeup.ladder import Ladder
from ghpress.values import dataclass

STACK_GAP, PICTURE_GAP = 2, 1
"""White lines between exhibits one under another, and between pictures, whose captions part them."""

STACK_COST = 2
"""Price of each exhibit that stands under another instead of beside it, in the ladder's unit."""

MOST_IN_ROW = 4
"""Pictures side by side at one depth at the most."""

MOST_UNEQUAL = 3
"""Times a picture in a row may be as wide as another there."""

NEVER = np.int64(1) << 40
"""The cost of a depth that cannot be had."""

Costs: TypeAlias = NDArray[np.int64]
"""By depth in lines: the least cost, in hundredths of the ladder's unit, or ``NEVER``."""


Way: TypeAlias = tuple[int, int]
"""A depth in lines and its cost."""


@dataclass(frozen=True, slots=True)
class Run:
    """Exhibits from one index to before another over so many columns.

    ``is_whole`` where these are all the columns of the strip: then one that asks for more takes them.
    """

    first: int
    stop: int
    columns: int
    is_whole: bool = True

    def part(self, first: int, stop: int, columns: int) -> "Run":
        """Some of its exhibits over some of its columns."""
        return Run(first, stop, columns, self.is_whole and columns == self.columns)


@dataclass(frozen=True, slots=True)
class Board:
    """Exhibits of one story, and what is known of the ways they go together.

    ``deepest`` are the lines of the deepest strip; ``pictures_want`` between how many columns each of
    its pictures looks best.
    """

    exhibits: tuple[Exhibit, ...]
    deepest: int
    ladder: Ladder
    pictures_want: tuple[int, int]
    easel: Easel = field(repr=False, compare=False)
    costs: dict[tuple[str, Run], Costs] = field(default_factory=dict, repr=False, compare=False)
    crops: dict[tuple[int, int], Cropping] = field(default_factory=dict, repr=False, compare=False)
    prices: dict[tuple[int, int], tuple[Way, ...]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def alone(self, index: int, columns: int) -> tuple[Way, ...]:
        """Every depth one exhibit may have over so many columns, with its cost."""
        if (index, columns) not in self.prices:
            ways = leaf_price(self.exhibits[index], columns, self.easel)
            self.prices[index, columns] = tuple(way for way in ways if way[0] <= self.deepest)
        return self.prices[index, columns]

    def cropping(self, index: int, columns: int) -> Cropping:
        """How deep one of its pictures may be over so many columns."""
        if (index, columns) not in self.crops:
            one = self.exhibits[index]
            assert isinstance(one, Sized), "only pictures are cropped"
            width = self.easel.layout.grid.measure(columns)
            self.crops[index, columns] = cropping(one, width, self.easel)
        return self.crops[index, columns]

    def are_pictures(self, first: int, stop: int) -> bool:
        """Whether all exhibits of a run are pictures."""
        return all(isinstance(one, Sized) for one in self.exhibits[first:stop])

    def gap(self, index: int) -> int:
        """The white lines over an exhibit that stands under the one before it."""
        return PICTURE_GAP if self.are_pictures(index - 1, index + 1) else STACK_GAP

    def goes(self, index: int, run: Run) -> bool:
        """Whether an exhibit may have the columns of a run: those it asks for, if it asks."""
        asked = asked_columns(self.exhibits[index])
        return asked is None or run.columns == asked or (run.is_whole and run.columns < asked)


def costs_of(board: Board, run: Run) -> Costs:
    """What every depth of a run costs at the least."""
    return _least(board, run, ("alone", "row", "stack", "beside"))


def _least(board: Board, run: Run, kinds: tuple[str, ...]) -> Costs:
    found = _of_kind(board, kinds[0], run)
    for kind in kinds[1:]:
        found = np.minimum(found, _of_kind(board, kind, run))
    return found


def _of_kind(board: Board, kind: str, run: Run) -> Costs:
    """The same of one way to stand, worked out once."""
    key = (kind, run)
    if key not in board.costs:
        board.costs[key] = _KINDS[kind](board, run)
    return board.costs[key]


def _nothing(board: Board) -> Costs:
    return np.full(board.deepest + 1, NEVER)


def _alone(board: Board, run: Run) -> Costs:
    """One exhibit that is no picture."""
    found = _nothing(board)
    if run.stop - run.first == 1 and not board.are_pictures(run.first, run.stop):
        if board.goes(run.first, run):
            for depth, cost in board.alone(run.first, run.columns):
                found[depth] = cost
    return found


def _row(board: Board, run: Run) -> Costs:
    """A picture, or pictures side by side, all of one depth, their words level under them."""
    found = _nothing(board)
    for spans in _row_spans(board, run):
        for lines, words, cost in _row_ways(board, run, spans):
            depth = lines + words
            if depth <= board.deepest and cost < found[depth]:
                found[depth] = cost
    return found


def _row_spans(board: Board, run: Run) -> Iterator[tuple[int, ...]]:
    """Every division of the columns among the pictures of a row, the first ones wide first."""
    count = run.stop - run.first
    if count > MOST_IN_ROW or not board.are_pictures(run.first, run.stop):
        return
    for spans in sorted(_shares(run.columns, count), reverse=True):
        if max(spans) > MOST_UNEQUAL * min(spans):
            continue
        parts = [run.part(run.first, run.stop, wide) for wide in spans]
        if all(board.goes(run.first + at, part) for at, part in enumerate(parts)):
            yield spans


def _row_ways(board: Board, run: Run, spans: tuple[int, ...]) -> Iterator[tuple[int, int, int]]:
    """The lines of such a row's pictures, those of the words under them, and the cost."""
    crops = [board.cropping(run.first + at, wide) for at, wide in enumerate(spans)]
    words = max(crop.words for crop in crops)
    price = row_price(spans, board.pictures_want) + _rung_price(board, run)
    most = LATER_OVERGROWN if run.first else FIRST_OVERGROWN
    for lines in range(max(crop.least for crop in crops), min(crop.most for crop in crops) + 1):
        cut = max(crop.percent(lines) for crop in crops)
        grown = overgrown(max(spans), lines, board.easel, most)
        yield lines, words, board.ladder.picture_crop * cut * (FINE // 10) + price + grown


def _rung_price(board: Board, run: Run) -> int:
    """What it costs that a later one of many pictures is as wide as the whole strip."""
    is_rung = run.is_whole and run.first and run.stop - run.first == 1
    return FINE * LADDER_COST * run.columns if is_rung and len(board.exhibits) >= MANY else 0


def _shares(columns: int, count: int) -> Iterator[tuple[int, ...]]:
    """Every division of columns into so many parts."""
    for cuts in combinations(range(1, columns), count - 1):
        yield tuple(after - before for before, after in pairwise((0, *cuts, columns)))


def _stack(board: Board, run: Run) -> Costs:
    """One part over another, the upper no stack itself."""
    found = _nothing(board)
    for over, under, gap in _stacked(board, run):
        uppers, lowers = _uppers(board, over, under), costs_of(board, under)
        for depth in np.flatnonzero(uppers < NEVER).tolist():
            start = depth + gap
            if start <= board.deepest:
                tried = lowers[: board.deepest + 1 - start] + uppers[depth]
                np.minimum(found[start:], tried, out=found[start:])
    return np.minimum(found, NEVER)


def _stacked(board: Board, run: Run) -> Iterator[tuple[Run, Run, int]]:
    """Every way to part a run in two, one over the other, with the white between."""
    for cut in range(run.first + 1, run.stop):
        yield (
            run.part(run.first, cut, run.columns),
            run.part(cut, run.stop, run.columns),
            board.gap(cut),
        )


def _uppers(board: Board, over: Run, under: Run) -> Costs:
    """What the upper part costs, and that another stands under it."""
    price = STACK_COST
    is_outdone = over.stop - over.first > 1 == under.stop - under.first
    if is_outdone and board.are_pictures(over.first, under.stop):
        price += OUTDONE_COST
    return _least(board, over, _UNSTACKED) + FINE * price


def _beside(board: Board, run: Run) -> Costs:
    """Parts side by side, of one depth; the left has nothing side by side but a row of pictures."""
    return _least(board, run, ("block-beside", "row-beside"))


def _block_beside(board: Board, run: Run) -> Costs:
    return _side_by_side(board, run, "block-beside")


def _row_beside(board: Board, run: Run) -> Costs:
    """Pictures beside something else; pictures beside pictures are a row."""
    return _side_by_side(board, run, "row-beside")


def _side_by_side(board: Board, run: Run, kind: str) -> Costs:
    found, (left, right) = _nothing(board), _SIDES[kind]
    for one, other in _parted(run):
        both = _least(board, one, left) + _least(board, other, right)
        np.minimum(found, both + _beside_price(board, one, other), out=found)
    return np.minimum(found, NEVER)


def _beside_price(board: Board, left: Run, right: Run) -> int:
    """What it costs that pictures at the right are wider than the first at the left."""
    is_picture = board.are_pictures(left.first, left.first + 1) and board.are_pictures(
        right.first, right.stop
    )
    return FINE * OUTDONE_COST * max(0, right.columns - left.columns) if is_picture else 0


def _parted(run: Run) -> Iterator[tuple[Run, Run]]:
    """Every way to part a run in two side by side."""
    for cut in range(run.first + 1, run.stop):
        for wide in range(1, run.columns):
            yield run.part(run.first, cut, wide), run.part(cut, run.stop, run.columns - wide)


_BLOCKS = ("alone", "stack")
_UNSTACKED = ("alone", "row", "beside")
_ANY = ("alone", "row", "stack", "beside")

_SIDES = {
    "block-beside": (_BLOCKS, _ANY),
    "row-beside": (("row",), (*_BLOCKS, "block-beside")),
}

_KINDS: dict[str, Callable[[Board, Run], Costs]] = {
    "alone": _alone,
    "row": _row,
    "stack": _stack,
    "beside": _beside,
    "block-beside": _block_beside,
    "row-beside": _row_beside,
}


def shown(board: Board, run: Run, depth: int) -> tuple[Shown, ...]:
    """The exhibits of a run as they stand in the cheapest way of this depth, in their order."""
    return _drawn_up(board, run, depth, _ANY)


def _drawn_up(board: Board, run: Run, depth: int, kinds: tuple[str, ...]) -> tuple[Shown, ...]:
    """The first of these ways that has the least cost."""
    kind = min(kinds, key=lambda kind: int(_of_kind(board, kind, run)[depth]))
    match kind:
        case "alone":
            one = board.exhibits[run.first]
            return (Shown(one, 0, run.columns, 0, depth, board.easel),)
        case "row":
            return _row_shown(board, run, depth)
        case "stack":
            return _stack_shown(board, run, depth)
        case "beside":
            return _drawn_up(board, run, depth, ("block-beside", "row-beside"))
        case "block-beside":
            return _beside_shown(board, run, depth, "block-beside")
        case _:
            return _beside_shown(board, run, depth, "row-beside")


def _row_shown(board: Board, run: Run, depth: int) -> tuple[Shown, ...]:
    least = int(_of_kind(board, "row", run)[depth])
    for spans in _row_spans(board, run):
        starts = tuple(accumulate(spans, initial=0))
        for lines, words, cost in _row_ways(board, run, spans):
            if (lines + words, cost) == (depth, least):
                return tuple(
                    Shown(board.exhibits[run.first + at], starts[at], wide, 0, lines, board.easel)
                    for at, wide in enumerate(spans)
                )
    raise AssertionError("a cost that is known was worked out")


def _stack_shown(board: Board, run: Run, depth: int) -> tuple[Shown, ...]:
    least = int(_of_kind(board, "stack", run)[depth])
    for over, under, gap in _stacked(board, run):
        uppers, lowers = _uppers(board, over, under), costs_of(board, under)
        for deep in np.flatnonzero(uppers < NEVER).tolist():
            left = depth - deep - gap
            if left > 0 and uppers[deep] + lowers[left] == least:
                below = shown(board, under, left)
                return (
                    *_drawn_up(board, over, deep, _UNSTACKED),
                    *(one.moved(0, deep + gap) for one in below),
                )
    raise AssertionError("a cost that is known was worked out")


def _beside_shown(board: Board, run: Run, depth: int, kind: str) -> tuple[Shown, ...]:
    least, (left, right) = int(_of_kind(board, kind, run)[depth]), _SIDES[kind]
    for one, other in _parted(run):
        both = _least(board, one, left)[depth] + _least(board, other, right)[depth]
        if both + _beside_price(board, one, other) == least:
            beside = _drawn_up(board, other, depth, right)
            return (
                *_drawn_up(board, one, depth, left),
                *(shown.moved(one.columns, 0) for shown in beside),
            )
    raise AssertionError("a cost that is known was worked out")
