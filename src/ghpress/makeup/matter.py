"""Asks the galley how a story's text fills columns of one measure, and remembers what it answered."""

from collections.abc import Iterable, Mapping
from dataclasses import field, replace

from ghpress.galley.block import SetBlock
from ghpress.galley.columns import ColumnRules, Cut, Depths, cut_columns
from ghpress.galley.compose import Depth, Measures, Prepared, options_of, possible
from ghpress.galley.cuts import Asked, cut_all
from ghpress.galley.standing import Option
from ghpress.makeup.notch import Notch
from ghpress.remarks import Remark
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class SetColumns:
    """Text set in columns. ``over`` are the characters that found no room."""

    blocks: tuple[SetBlock, ...]
    lines: int
    over: int
    rungs: tuple[str, ...]
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Matter:
    """A story's text at one measure (the printer's word for type that stands).

    ``possible`` are the totals of lines it can be set in, columns not considered, ``totals`` all from
    the fewest to the most, ``cheapest`` the composer's cost of setting it as well as it can be set.
    ``is_signed`` tells whether a credit ends it, which explains a last column that is not full. With a
    ``notch`` one of its columns has shorter lines in a corner, and what is said of totals is about so.
    """

    prepared: Prepared
    measures: Measures
    is_signed: bool
    possible: Mapping[int, Depth]
    totals: range
    cheapest: int
    notch: Notch | None = None
    cuts: dict[Asked, Cut | None] = field(default_factory=dict, repr=False, compare=False)
    """What the galley was asked, and what it answered."""
    floors: dict[tuple[int, int], int | None] = field(default_factory=dict, repr=False, compare=False)

    def short(self, depths: Depths, *, is_level: bool) -> int:
        """How many lines may stay empty in the last column: a credit explains some, a fault any.

        A credit explains no more than half of a shallow column under a picture.
        """
        if is_level:
            return min(len(depths) - 1, depths[-1] // 2) if depths and self.is_signed else 0
        return max(0, sum(depths) - self.totals[0]) + len(depths)

    def tops(self, columns: int) -> int:
        """How many subheads may begin one of so many columns, and save a line there."""
        return min(columns, sum(piece.kind == "subhead" for piece in self.prepared.copy))

    def floor(self, depths: Depths) -> int | None:
        """What it costs at the least above ``cheapest`` to fill such columns; None where it cannot."""
        slots, short = sum(depths), self.short(depths, is_level=True)
        if (slots, short) not in self.floors:
            totals = range(slots - short, slots + self.tops(len(depths)) + 1)
            costs = [self.possible[total].cost for total in totals if total in self.possible]
            self.floors[slots, short] = min(costs) - self.cheapest if costs else None
        return self.floors[slots, short]

    def cut(self, depths: Depths, *, is_level: bool) -> Cut | None:
        """How the text fills columns of these depths."""
        asked = (depths, self.short(depths, is_level=is_level))
        if asked not in self.cuts:
            self._ask((asked,))
        return self.cuts[asked]

    def cut_ahead(self, every: Iterable[Depths], *, is_level: bool) -> None:
        """Has it cut into all of these columns at once, which is far cheaper than one by one."""
        self._ask((depths, self.short(depths, is_level=is_level)) for depths in every)

    def _ask(self, asked: Iterable[Asked]) -> None:
        wanted = [one for one in dict.fromkeys(asked) if one not in self.cuts]
        if self.notch is None:
            cuts = cut_all(self.prepared, self.measures, wanted, column_rules(0))
            self.cuts.update(zip(wanted, cuts, strict=True))
            return
        for depths, short in wanted:
            measures, rules = self.measures_in(depths), column_rules(short)
            self.cuts[depths, short] = cut_columns(self.prepared, measures, depths, rules)

    def measures_in(self, depths: Depths) -> Measures:
        """The measure of every line of columns so deep."""
        return self.notch.measures(depths, self.measures.rest) if self.notch else self.measures

    def first_choice(self, index: int) -> Option:
        """How the composer would like best to set one piece."""
        return options_of(self.prepared, index, self.measures)[0]


def matter_of(prepared: Prepared, measures: Measures, *, is_signed: bool) -> Matter:
    """A story's text at a measure."""
    depths = possible(prepared, measures)
    totals = range(min(depths), max(depths) + 1)
    cheapest = min(depth.cost for depth in depths.values())
    return Matter(prepared, measures, is_signed, depths, totals, cheapest)


def notched(matter: Matter, notch: Notch) -> Matter:
    """The same text with a corner taken out of a column: it needs about so many lines more."""
    more, depths = notch.more(matter.measures.rest), dict[int, Depth]()
    for slots, depth in matter.possible.items():
        for extra in range(more - 1, more + 3):
            known = depths.get(slots + extra)
            if known is None or depth.cost < known.cost:
                depths[slots + extra] = replace(depth, slots=slots + extra)
    totals = range(min(depths), max(depths) + 1)
    return replace(matter, possible=depths, totals=totals, notch=notch, cuts={}, floors={})


def column_rules(short: int) -> ColumnRules:
    """A story's at column edges: a lone last line only where nothing else fits, white that gapes."""
    return ColumnRules(short=short, lone_last=True, gapes=True)
