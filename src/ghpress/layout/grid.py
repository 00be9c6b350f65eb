"""The grid of a page, counted in characters and lines (版心: columns × characters × lines)."""

from dataclasses import replace
from fractions import Fraction
from functools import cache

from ghpress.units import Length, em
from ghpress.values import dataclass

HAN_DESCENT = Fraction(12, 100)
"""How far the Han frame goes below the baseline, in em: 0.12 in the faces we set (ideographic
em-box of Source Han and its kin, BASE table ideo −120/880)."""

LEAST_LEG = 6
"""Characters that a story's own columns (破栏) need at the least; narrower ones cannot be justified."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Basic columns of whole characters, gutters in characters, lines of one pitch.

    ``left`` and ``top`` place the type area from the trim's top left corner. ``gap`` is the gutter's
    width where it is no whole characters: between the columns of a story of its own measure (破栏).
    On a spread the gutter after column ``fold_after`` is wider by ``fold``; ``safe`` is the width about
    the fold that no glyph may touch.
    """

    columns: int
    characters: int
    gutter: int
    size: Length
    lines: int
    leading: Length
    left: Length
    top: Length
    gap: Length | None = None
    fold_after: int = 0
    fold: Length = 0
    safe: Length = 0

    def between(self) -> Length:
        """The width of a gutter."""
        return self.gutter * self.size if self.gap is None else self.gap

    def characters_over(self, columns: int) -> int:
        """Characters in a line over n basic columns: n·characters + (n−1)·gutter."""
        return columns * self.characters + (columns - 1) * self.gutter

    def measure(self, columns: int) -> Length:
        """The width of n basic columns with the gutters between them, none of which is the fold's."""
        return columns * self.characters * self.size + (columns - 1) * self.between()

    def x(self, column: int) -> Length:
        """The left edge of a column, counted from 0."""
        nominal = self.left + column * (self.characters * self.size + self.between())
        return nominal + self.fold if self.fold_after and column >= self.fold_after else nominal

    def span(self, column: int, columns: int) -> Length:
        """The width from the left edge of a column over so many, the fold's gutter as wide as it is."""
        return self.x(column + columns - 1) + self.characters * self.size - self.x(column)

    def width(self) -> Length:
        """The width of the type area, the fold's gutter as wide as it is."""
        return self.measure(self.columns) + self.fold

    def flat(self) -> "Grid":
        """The same grid with all gutters alike, as if it were not to be folded."""
        return replace(self, fold_after=0, fold=0, safe=0)

    def crease(self) -> Length:
        """Where on the flat grid the fold is: the middle of the gutter after ``fold_after``."""
        return self.flat().x(self.fold_after) - self.between() // 2

    def broken(self, over: int, count: int, left: Length = 0, taken: Length = 0) -> "Grid":
        """So many columns of text over n basic columns (破栏), as a grid of their own from ``left`` on.

        Every column has (measure − gutters) ÷ count whole characters; what is over widens the gutters.
        ``taken`` is what the story's head takes of the measure. One column of text may stand over
        several basic ones (长栏). No character is left for a column where there are too many.
        """
        measure = self.measure(over) - taken
        characters = max(0, (measure - (count - 1) * self.between()) // count // self.size)
        spare = measure - count * characters * self.size
        gap = spare // (count - 1) if count > 1 else self.between()
        own = replace(self.flat(), columns=count, characters=characters)
        return replace(own, left=left, top=0, gap=gap)

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
