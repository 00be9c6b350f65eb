"""The grid of a page, counted in characters and lines (版心: columns × characters × lines)."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from ghpress.units import Length, em

HAN_DESCENT = Fraction(12, 100)
"""How far the Han frame goes below the baseline, in em: 0.12 in the faces we set (ideographic
em-box of Source Han and its kin, BASE table ideo −120/880)."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Basic columns of whole characters, gutters in characters, lines of one pitch.

    ``left`` and ``top`` place the type area from the trim's top left corner.
    """

    columns: int
    characters: int
    gutter: int
    size: Length
    lines: int
    leading: Length
    left: Length
    top: Length

    def characters_over(self, columns: int) -> int:
        """Characters in a line over n basic columns: n·characters + (n−1)·gutter."""
        return columns * self.characters + (columns - 1) * self.gutter

    def measure(self, columns: int) -> Length:
        """The width of n basic columns with the gutters between them."""
        return self.characters_over(columns) * self.size

    def x(self, column: int) -> Length:
        """The left edge of a column, counted from 0."""
        return self.left + column * (self.characters + self.gutter) * self.size

    def y(self, line: int) -> Length:
        """The upper edge of a line slot, counted from 0."""
        return self.top + line * self.leading

    def depth(self, lines: int) -> Length:
        """The depth of so many line slots."""
        return lines * self.leading

    def drop(self) -> Length:
        """From the upper edge of a slot to the baseline of body text, its frame centred in the slot."""
        return baseline_drop(self.size, self.leading)

    def baseline(self, line: int) -> Length:
        """The baseline of body text in a line slot, counted from 0."""
        return self.y(line) + self.drop()


@cache
def baseline_drop(size: Length, slot: Length) -> Length:
    """From the top of a slot to the baseline of type of this size whose Han frame is centred in it."""
    return (slot + size) // 2 - em(size, HAN_DESCENT)
