"""Sets a value to stand inside its circle, and says which circles it goes into."""

from dataclasses import dataclass

from ghpress.galley.block import SetBlock
from ghpress.makeup.charts.easel import Easel, lettering, tight
from ghpress.makeup.page import TextFrame
from ghpress.units import Length

STYLE = "chart-inside"
"""The style of values inside circles, in an ink that shows on them; a layout without it sets none."""


@dataclass(frozen=True, slots=True)
class Inside:
    """A value for the middle of a circle."""

    block: SetBlock

    def fits(self, radius: Length) -> bool:
        """Whether its corners lie within a circle, with a tenth of it to spare."""
        width, depth, room = self.block.width, self.block.depth, radius * 9 // 10
        return width * width + depth * depth <= 4 * room * room

    def frame(self, x: Length, y: Length) -> TextFrame:
        """The value about a circle's centre."""
        return lettering(STYLE, x - self.block.width // 2, y - self.block.depth // 2, self.block)


def set_inside(value: str, easel: Easel) -> Inside | None:
    """The value set for its circle; None where there is none, or no style for it."""
    style = easel.layout.styles.get(STYLE)
    if style is None or not value:
        return None
    block, _ = easel.words(value, STYLE)
    return Inside(tight(block, style.size, style.leading))
