"""Sets a value to stand inside its circle, as large as suits the circle it stands in."""

from dataclasses import dataclass
from fractions import Fraction
from itertools import chain

from ghpress.galley.block import SetBlock
from ghpress.makeup.charts.easel import Easel, lettering, tight
from ghpress.makeup.page import TextFrame
from ghpress.units import Length

STYLE = "chart-inside"
"""The style of values inside circles, in an ink that shows on them; a layout without it sets none.
A kind's own styles, of as many sizes as the layout likes, are named chart-inside-symbol,
chart-inside-symbol-2 … and chart-inside-place, chart-inside-place-2 …"""

ROOMY, TIGHTEST = Fraction(13, 20), Fraction(9, 10)
"""Of a circle's width that a value may take from corner to corner: with air, so that figures grow
with their circles, and in the smallest of the sizes."""


@dataclass(frozen=True, slots=True)
class Inside:
    """A value for the middle of a circle, in every size it may have, the largest first."""

    blocks: tuple[SetBlock, ...]

    def fits(self, radius: Length) -> bool:
        """Whether any size of it goes into such a circle."""
        return self._fitting(radius) is not None

    def frame(self, x: Length, y: Length, radius: Length) -> TextFrame:
        """The value about the centre of a circle it fits."""
        block = self._fitting(radius)
        assert block is not None, "a value that does not fit is set outside"
        return lettering(STYLE, x - block.width // 2, y - block.depth // 2, block)

    def _fitting(self, radius: Length) -> SetBlock | None:
        roomy = (block for block in self.blocks if _goes(block, int(2 * radius * ROOMY)))
        least = (block for block in self.blocks[-1:] if _goes(block, int(2 * radius * TIGHTEST)))
        return next(chain(roomy, least), None)


def _goes(block: SetBlock, across: Length) -> bool:
    """Whether a block's corners lie within a circle so wide."""
    return block.width**2 + block.depth**2 <= across**2


def set_inside(value: str, kind: str, easel: Easel) -> Inside | None:
    """The value set for a circle of a kind; None where there is none, or no style for it."""
    styles = easel.layout.styles
    own = {name for name in styles if f"{name}-".startswith(f"{STYLE}-{kind}-")}
    names = sorted(own or {STYLE} & set(styles), key=lambda name: (-styles[name].size, name))
    if not names or not value:
        return None
    blocks = (
        tight(easel.words(value, name)[0], styles[name].size, styles[name].leading) for name in names
    )
    return Inside(tuple(blocks))
