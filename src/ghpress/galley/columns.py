"""Cuts copy into columns, each as deep as it is given, with each piece in the lines that fill them all.

An exact search over pieces × position: no subhead at a column's foot, no short last line alone at a
column's top (孤行), no byline without what it signs.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt

from ghpress.galley.block import SetBlock
from ghpress.galley.compose import Course, Measures, Prepared, course_of, options_at
from ghpress.galley.galley import Galley, column_block
from ghpress.galley.pieces import FLOWING, Copy, PieceKind
from ghpress.galley.setcopy import Chosen, set_galleys
from ghpress.galley.standing import Option
from ghpress.values import dataclass

_Count = TypeVar("_Count", int, npt.NDArray[np.int64])

LONE_FIRST = 400
"""A paragraph's first line alone at a column's foot: dearer than a line opened by an eighth em at every
gap, or than any step of a subhead's white."""
LONE_LAST_FULL = 1200
"""Its last line alone at the next column's top, when it is nearly full: a line opened by a quarter em is
as bad."""
ENTRY_SPLIT = 2000
"""An entry of a timeline parted by a column's edge, which a reader loses the thread at."""
DATE_TIGHT, DATE_WIDE = 300, 0
"""A date with less white over it than its style wants, or with more; a column's dates share it out."""
AFTER_DATE = 2
"""Lines of its matter that a date keeps under it at the least."""
SHORT = 150
"""Each slot left empty at the end, where that is allowed at all; under a credit each further one costs
as much more as the first: one line nobody sees, four are a hole."""


@dataclass(frozen=True, slots=True)
class ColumnRules:
    """What may happen at a column's edges.

    ``after_subhead`` lines of text stand under a subhead in its column; ``short`` slots may stay empty
    at the end of the last column, and where it ``gapes`` each costs more than the one before. Where
    ``lone_last`` is true a short last line may stand alone at a column's top, at ``lone_cost``: for
    copy that fits no other way.
    """

    after_subhead: int = 3
    short: int = 0
    lone_last: bool = False
    lone_cost: int = 4000
    gapes: bool = False

    def left_empty(self, slots: _Count) -> _Count:
        """What so many slots left empty at the end cost, of one number or of an array of them."""
        return SHORT * slots * (slots + 1) // 2 if self.gapes else SHORT * slots

    def kept(self, copy: Copy, index: int, course: Course) -> int:
        """The lines that stay under a block in its column: text under a subhead, matter under a date.

        No more than there are.
        """
        kind, least = copy[index].kind, course.least
        if index == len(copy) - 1 or kind == "byline":
            return 0
        if kind == "date":
            return min(AFTER_DATE, least[index + 1] - least[index + 2])
        return min(self.after_subhead, least[index + 1] or self.after_subhead)


RULES = ColumnRules()


@dataclass(frozen=True, slots=True)
class Cut:
    """How copy fills columns: an option a piece, the cost, the widest opening, the slots left empty."""

    options: tuple[Option, ...]
    cost: int
    opening: int
    short: int


@dataclass(frozen=True, slots=True)
class Fitted:
    """Copy set in columns: the galley, its columns as blocks, and how it was cut."""

    galley: Galley
    columns: tuple[SetBlock, ...]
    cut: Cut


Depths: TypeAlias = tuple[int, ...]
"""The slots of each column in reading order, every one of them at least one."""


def level(columns: int, depth: int) -> Depths:
    """So many columns of one depth."""
    return (depth,) * columns


@dataclass(frozen=True, slots=True)
class _Edges:
    """Where columns begin and end, by position: the slots before it, counted through all columns.

    ``over`` are the slots of the position's own column above it, ``under`` those from it on; ``lone``
    tells whether the slot before it is the first of a column with more.
    """

    slots: int
    tops: tuple[int, ...]
    over: tuple[int, ...]
    under: tuple[int, ...]
    lone: tuple[bool, ...]


@lru_cache(maxsize=4096)
def _edges(depths: Depths) -> _Edges:
    """The edges of columns of these depths."""
    over = [slot for depth in depths for slot in range(depth)]
    under = [depth - slot for depth in depths for slot in range(depth)]
    lone = [slot == 0 and depth > 1 for depth in depths for slot in range(depth)]
    tops = tuple(accumulate(depths, initial=0))
    return _Edges(tops[-1], tops[:-1], (*over, 0), (*under, 0), (False, *lone))


_Reached: TypeAlias = dict[int, tuple[int, int, int, Option | None]]
"""Position → cost so far, the place of the option it took among the piece's, position before the piece.

Of two ways at one cost the option that comes first is taken, so that all who search find the same.
"""


def fit_columns(
    prepared: Prepared, measures: Measures, depths: Depths, rules: ColumnRules = RULES
) -> Fitted | None:
    """The copy set in columns of these depths, the cheapest way, or None.

    ``measures`` count slots through all columns: one of them may have lines shorter than its others,
    beside a picture that stands in its corner.
    """
    cut = cut_columns(prepared, measures, depths, rules)
    return None if cut is None else set_cut(prepared, measures, depths, cut)


def set_cut(prepared: Prepared, measures: Measures, depths: Depths, cut: Cut) -> Fitted:
    """The copy set as it was cut for columns of these depths."""
    return set_cuts(((prepared, measures, depths, cut),))[0]


def set_cuts(every: Sequence[tuple[Prepared, Measures, Depths, Cut]]) -> list[Fitted]:
    """The same of several stories' copy: far sooner together than apart."""
    galleys = set_galleys(
        [
            Chosen(prepared, measures, cut.options, _edges(depths).tops)
            for prepared, measures, depths, cut in every
        ]
    )
    return [
        Fitted(galley, tuple(column_blocks(galley, depths, measures)), cut)
        for galley, (_, measures, depths, cut) in zip(galleys, every, strict=True)
    ]


def column_blocks(galley: Galley, depths: Depths, measures: Measures) -> Iterator[SetBlock]:
    """The galley's lines, column by column."""
    for top, depth in zip(_edges(depths).tops, depths, strict=True):
        width = max(measures.at(slot) for slot in range(top, top + depth)) if depth else measures.rest
        yield column_block(galley, top, depth, width)


def cut_columns(
    prepared: Prepared, measures: Measures, depths: Depths, rules: ColumnRules = RULES
) -> Cut | None:
    """How ``fit_columns`` would cut, without setting a line: what make-up asks hundreds of times."""
    edges = _edges(depths)
    stages: list[_Reached] = [{0: (0, 0, 0, None)}]
    for index in range(len(prepared.copy)):
        stages.append(_placed(_Piece(prepared, measures, index, edges, rules), stages[-1]))
        if not stages[-1]:
            return None
    ends = [at for at in stages[-1] if edges.slots - rules.short <= at <= edges.slots]
    if not ends:
        return None
    end = min(ends, key=lambda at: (stages[-1][at][0] + rules.left_empty(edges.slots - at), -at))
    chosen = _chosen(stages, end)
    short = edges.slots - end
    opening = max((option.way.opening for option in chosen), default=0)
    return Cut(chosen, stages[-1][end][0] + rules.left_empty(short), opening, short)


def _chosen(stages: list[_Reached], end: int) -> tuple[Option, ...]:
    """The options on the way to this end."""
    chosen: list[Option] = []
    for stage in reversed(stages[1:]):
        _, _, end, option = stage[end]
        assert option is not None, "every stage after the first was reached by an option"
        chosen.append(option)
    return tuple(reversed(chosen))


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of copy about to be placed in columns."""

    prepared: Prepared
    measures: Measures
    index: int
    edges: _Edges
    rules: ColumnRules

    def options(self, at: int) -> tuple[Option, ...]:
        """What it can do from a position on."""
        return options_at(self.prepared, self.index, self.measures, at)

    def ends(self) -> range:
        """The positions it may end at if what follows is to end where the columns do."""
        course = course_of(self.prepared, self.measures)
        least, most = course.least[self.index + 1], course.most[self.index + 1]
        slots = self.edges.slots
        return range(max(0, slots - self.rules.short - most), slots - least + 1)

    def kind(self) -> PieceKind:
        """What kind of piece it is."""
        return self.prepared.copy[self.index].kind

    def kept(self) -> int:
        """The lines that stay under it in its column."""
        course = course_of(self.prepared, self.measures)
        return self.rules.kept(self.prepared.copy, self.index, course)

    def may_sign(self, option: Option, end: int) -> bool:
        """Whether a piece's signature may stand where the option puts it.

        Never at a column's top, nor cut by its foot; on the last line only where that is the last of
        the columns: a signature under it explains white, one beside it does not.
        """
        if self.prepared.copy[self.index].signature is None:
            return True
        if option.under is None:
            return end == self.edges.slots
        under, edges = option.under.slots, self.edges
        at = end - under
        return edges.over[at] > 0 and under <= edges.under[at]

    def extra(self, option: Option, over: int) -> int | None:
        """What its place costs a block, None where it does not go: a date's white, none at a top."""
        if not option.goes(at_top=not over):
            return None
        if self.kind() != "date":
            return 0
        every = self.options(0)
        if not over:
            return None if option.slots > min(other.slots for other in every) else 0
        if option.slots == every[0].slots:
            return 0
        return DATE_TIGHT if option.slots < every[0].slots else DATE_WIDE


def _placed(piece: _Piece, before: _Reached) -> _Reached:
    """Every position one piece further on, the cheapest way."""
    if piece.kind() in FLOWING:
        return _text_placed(piece, before)
    return _block_placed(piece, before)


def _text_placed(piece: _Piece, before: _Reached) -> _Reached:
    """A paragraph: lines run on from column to column, at a price where an edge parts off one."""
    after: _Reached = {}
    edges, ends = piece.edges, piece.ends()
    lone_last = piece.rules.lone_cost if piece.rules.lone_last else None
    split = ENTRY_SPLIT if piece.kind() == "entry" else 0
    for at, (cost, *_) in before.items():
        at_foot = edges.under[at] == 1
        for number, option in enumerate(piece.options(at)):
            end = at + option.slots
            if not ends.start <= end < ends.stop or not piece.may_sign(option, end):
                continue
            lines = option.own_slots()
            price = cost + option.cost + (split if lines > edges.under[at] else 0)
            if lines > 1:
                price += LONE_FIRST if at_foot else 0
                is_lone = edges.lone[at + lines]
                extra = (LONE_LAST_FULL if option.way.is_full else lone_last) if is_lone else 0
                if extra is None:
                    continue
                price += extra
            if end not in after or (price, number) < after[end][:2]:
                after[end] = (price, number, at, option)
    return after


def _block_placed(piece: _Piece, before: _Reached) -> _Reached:
    """A block is not split; a subhead keeps lines under it, and at a top has no white over it."""
    after: _Reached = {}
    edges, ends = piece.edges, piece.ends()
    is_byline, keeps = piece.kind() == "byline", piece.kept()
    for at, (cost, *_) in before.items():
        if is_byline and at and not edges.over[at]:
            continue
        for number, option in enumerate(piece.options(at)):
            end = at + option.slots
            extra = piece.extra(option, edges.over[at])
            goes = option.slots + keeps <= edges.under[at] and ends.start <= end < ends.stop
            if extra is None or not goes:
                continue
            price = cost + option.cost + extra
            if end not in after or (price, number) < after[end][:2]:
                after[end] = (price, number, at, option)
    return after
