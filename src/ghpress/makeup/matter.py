"""Asks the galley how a story's text fills columns of one measure, and remembers what it answered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ghpress.galley.columns import ColumnRules, Cut, Depths
from ghpress.galley.compose import Depth, Measures, Option, Prepared, options_of, possible
from ghpress.galley.cuts import Asked, cut_all


@dataclass(frozen=True, slots=True)
class Matter:
    """A story's text at one measure (the printer's word for type that stands).

    ``is_signed`` tells whether a credit ends it, which explains a last column that is not full.
    ``cuts`` remembers what the galley was asked.
    """

    prepared: Prepared
    measures: Measures
    is_signed: bool
    cuts: dict[Asked, Cut | None] = field(default_factory=dict, repr=False, compare=False)

    def possible(self) -> Mapping[int, Depth]:
        """Every total of lines it can be set in, columns not considered."""
        return possible(self.prepared, self.measures)

    def totals(self) -> range:
        """From the fewest lines it can be set in to the most, all that lies between."""
        totals = self.possible()
        return range(min(totals), max(totals) + 1)

    def cheapest(self) -> int:
        """The composer's cost of setting it as well as it can be set."""
        return min(depth.cost for depth in self.possible().values())

    def short(self, depths: Depths, *, is_level: bool) -> int:
        """How many lines may stay empty in the last column: a credit explains some, a fault any.

        A credit explains no more than half of a shallow column under a picture.
        """
        if is_level:
            return min(len(depths) - 1, depths[-1] // 2) if depths and self.is_signed else 0
        return max(0, sum(depths) - self.totals()[0]) + len(depths)

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
        cuts = cut_all(self.prepared, self.measures, wanted, column_rules(0))
        self.cuts.update(zip(wanted, cuts, strict=True))

    def first_choice(self, index: int) -> Option:
        """How the composer would like best to set one piece."""
        return options_of(self.prepared, index, self.measures)[0]


def column_rules(short: int) -> ColumnRules:
    """The galley's rules at column edges: a lone last line only where nothing else fits."""
    return ColumnRules(short=short, lone_last=True)
