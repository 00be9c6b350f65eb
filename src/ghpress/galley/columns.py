"""Cuts copy into columns of one depth, each piece in the number of lines that makes all of them full.

An exact search over pieces × position: no subhead at a column's foot, no short last line alone at a
column's top (孤行), no byline without what it signs.
"""

from dataclasses import dataclass

from ghpress.galley.block import SetBlock
from ghpress.galley.compose import Measures, Option, Prepared, options_of, set_options
from ghpress.galley.galley import Galley, column_block

LONE_FIRST = 400
"""A paragraph's first line alone at a column's foot: dearer than a line opened by an eighth em at every
gap, or than any step of a subhead's white."""
LONE_LAST_FULL = 1200
"""Its last line alone at the next column's top, when it is nearly full: a line opened by a quarter em is
as bad."""
SHORT = 150
"""Each slot left empty at the end, where that is allowed at all."""


@dataclass(frozen=True, slots=True)
class ColumnRules:
    """What may happen at a column's edges.

    ``after_subhead`` lines of text stand under a subhead in its column; ``short`` slots may stay empty
    at the end of the last column. Where ``lone_last`` is true a short last line may stand alone at a
    column's top, at ``lone_cost``: for copy that fits no other way.
    """

    after_subhead: int = 3
    short: int = 0
    lone_last: bool = False
    lone_cost: int = 4000


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


@dataclass(frozen=True, slots=True)
class _Columns:
    count: int
    depth: int
    rules: ColumnRules

    def slots(self) -> int:
        return self.count * self.depth


_Reached = dict[int, tuple[int, int, Option | None]]
"""Position → cost so far, position before the piece, the option it took."""


def fit_columns(
    prepared: Prepared, measures: Measures, columns: int, depth: int, rules: ColumnRules = RULES
) -> Fitted | None:
    """The copy set in so many columns of so many slots, the cheapest way, or None.

    The measure is the same in every column; ``measures`` count slots through all of them.
    """
    cut = cut_columns(prepared, measures, columns, depth, rules)
    if cut is None:
        return None
    galley = set_options(prepared, measures, cut.options, depth)
    blocks = tuple(
        column_block(galley, number * depth, depth, measures.at(number * depth))
        for number in range(columns)
    )
    return Fitted(galley, blocks, cut)


def cut_columns(
    prepared: Prepared, measures: Measures, columns: int, depth: int, rules: ColumnRules = RULES
) -> Cut | None:
    """How ``fit_columns`` would cut, without setting a line: what make-up asks hundreds of times."""
    shape = _Columns(columns, depth, rules)
    stages: list[_Reached] = [{0: (0, 0, None)}]
    for index in range(len(prepared.copy)):
        stages.append(_placed(prepared, measures, index, stages[-1], shape))
        if not stages[-1]:
            return None
    ends = [at for at in stages[-1] if shape.slots() - rules.short <= at <= shape.slots()]
    if not ends:
        return None
    end = min(ends, key=lambda at: (stages[-1][at][0] + SHORT * (shape.slots() - at), -at))
    chosen: list[Option] = []
    at = end
    for stage in reversed(stages[1:]):
        _, before, option = stage[at]
        assert option is not None, "every stage after the first was reached by an option"
        chosen.append(option)
        at = before
    chosen.reverse()
    short = shape.slots() - end
    opening = max((option.way.opening for option in chosen), default=0)
    return Cut(tuple(chosen), stages[-1][end][0] + SHORT * short, opening, short)


def _placed(
    prepared: Prepared, measures: Measures, index: int, before: _Reached, shape: _Columns
) -> _Reached:
    """Every position one piece further on, the cheapest way."""
    after: _Reached = {}
    kind = prepared.copy[index].kind
    is_last = index == len(prepared.copy) - 1
    for at, (cost, _, _) in before.items():
        for option in options_of(prepared, index, measures.since(at)):
            end = at + option.slots
            if end > shape.slots():
                continue
            extra = (
                _text_cost(at, option, shape)
                if kind == "text"
                else (_block_cost(at, option, shape, is_byline=kind == "byline", is_last=is_last))
            )
            if extra is None:
                continue
            price = cost + option.cost + extra
            if end not in after or price < after[end][0]:
                after[end] = (price, at, option)
    return after


def _text_cost(at: int, option: Option, shape: _Columns) -> int | None:
    """What a column's edge inside a paragraph costs; None where it may not fall."""
    lines = option.slots
    extra = 0
    if lines > 1 and at % shape.depth == shape.depth - 1:
        extra += LONE_FIRST
    if (at + lines) % shape.depth == 1 and not _stands_alone(lines, shape):
        if option.way.is_full:
            extra += LONE_LAST_FULL
        elif shape.rules.lone_last:
            extra += shape.rules.lone_cost
        else:
            return None
    return extra


def _stands_alone(lines: int, shape: _Columns) -> bool:
    """A paragraph of one line is not the rest of another column's; columns of one line have no top."""
    return lines == 1 or shape.depth == 1


def _block_cost(
    at: int, option: Option, shape: _Columns, *, is_byline: bool, is_last: bool
) -> int | None:
    """A block is not split; a subhead keeps lines under it, and as many slots at a top as elsewhere."""
    top = at % shape.depth
    if top + option.slots > shape.depth:
        return None
    if is_byline:
        return None if at and top == 0 else 0
    under = shape.depth - top - option.slots
    if not is_last and under < shape.rules.after_subhead:
        return None
    return 0
