"""Draws the rules of a page: in gutters between stories, across gaps between rows."""

from collections.abc import Iterator

from ghpress.layout.layout import Layout
from ghpress.makeup.page import Rect, RuleFrame
from ghpress.units import Length
from ghpress.values import dataclass

BETWEEN_STORIES = "column-rule"
BETWEEN_COLUMNS = "inner-rule"
BETWEEN_ROWS = "cut-off"
"""Roles; a layout that gives a role no thickness has no such rule."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Line slots of a page from ``first`` to before ``stop``."""

    first: int
    stop: int


@dataclass(frozen=True, slots=True)
class Rulings:
    """Rules asked for, numbered as they come; what the layout does not have is left out."""

    layout: Layout
    page: int

    def upright(self, role: str, column: int, lines: Lines) -> Iterator[RuleFrame]:
        """A rule in the gutter left of a column, from the top of the first line's type to the last's."""
        middle = self.layout.grid.x(column) - self.layout.grid.between() // 2
        yield from self.upright_at(f"{role}-{self.page}-{column}-{lines.first}", role, middle, lines)

    def upright_at(self, name: str, role: str, middle: Length, lines: Lines) -> Iterator[RuleFrame]:
        """The same with its middle anywhere on the page, and an id of its own."""
        grid, thickness = self.layout.grid, self._thickness(role)
        if thickness:
            inset = (grid.leading - grid.size) // 2
            top, foot = grid.y(lines.first) + inset, grid.y(lines.stop) - inset
            yield RuleFrame(name, role, Rect(middle - thickness // 2, top, thickness, foot - top))

    def across(self, column: int, columns: int, gap: Lines) -> Iterator[RuleFrame]:
        """A rule over so many columns, in the middle of a gap."""
        grid, thickness = self.layout.grid, self._thickness(BETWEEN_ROWS)
        if not thickness:
            return
        middle = (grid.y(gap.first) + grid.y(gap.stop)) // 2
        rect = Rect(grid.x(column), middle - thickness // 2, grid.measure(columns), thickness)
        yield RuleFrame(f"{BETWEEN_ROWS}-{self.page}-{column}-{gap.first}", BETWEEN_ROWS, rect)

    def _thickness(self, role: str) -> Length:
        return self.layout.rules.get(role, 0)
