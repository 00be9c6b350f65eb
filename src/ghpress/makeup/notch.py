"""Takes a corner out of a column: its lines are shorter beside a picture not whole columns wide."""

from ghpress.galley.columns import Depths
from ghpress.galley.compose import Measures
from ghpress.units import Length
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class Notch:
    """The first ``lines`` slots of a column, counted from 0, have this shorter measure."""

    column: int
    lines: int
    measure: Length

    def measures(self, depths: Depths, full: Length) -> Measures:
        """The measure of every slot of columns so deep, the others' being full."""
        above = sum(depths[: self.column])
        return Measures(full, (full,) * above + (self.measure,) * min(self.lines, depths[self.column]))

    def more(self, full: Length) -> int:
        """About how many slots more the text takes than where no corner is cut out."""
        return self.lines * (full - self.measure) // full
