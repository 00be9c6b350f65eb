"""Sets a value to stand inside its circle, as large as suits the circle it stands in."""

from dataclasses import replace
from fractions import Fraction
from math import isqrt

from ghpress.galley.block import SetBlock
from ghpress.layout.styles import TextStyle
from ghpress.makeup.charts.easel import Easel, lettering, tight
from ghpress.makeup.page import TextFrame
from ghpress.units import Length
from ghpress.values import dataclass

STYLE = "chart-inside"
"""The style of values inside circles, in an ink that shows on them; a layout without it sets none.
A kind's own styles, of as many sizes as the layout likes, are named chart-inside-symbol,
chart-inside-symbol-2 … and chart-inside-place, chart-inside-place-2 …"""

ROOMY, TIGHTEST = Fraction(13, 20), Fraction(9, 10)
"""Of a circle's width that a value may take from corner to corner: with air, so that figures grow
with their circles, and in the smallest of the sizes."""


@dataclass(frozen=True, slots=True)
class Inside:
    """A value for the middle of a circle, in every size it may have, the largest first.

    ``least`` is the radius from which on a size of it goes in.
    """

    blocks: tuple[SetBlock, ...]
    least: Length

    def fits(self, radius: Length) -> bool:
        """Whether any size of it goes into such a circle."""
        return radius >= self.least

    def frame(self, x: Length, y: Length, radius: Length) -> TextFrame:
        """The value about the centre of a circle it fits."""
        block = self._fitting(radius)
        assert block is not None, "a value that does not fit is set outside"
        return lettering(STYLE, x - block.width // 2, y - block.depth // 2, block)

    def _fitting(self, radius: Length) -> SetBlock | None:
        roomy = (block for block in self.blocks if radius >= _radius_for(block, ROOMY))
        return next(roomy, self.blocks[-1] if radius >= self.least else None)


def _radius_for(block: SetBlock, share: Fraction) -> Length:
    """The least radius of a circle whose share, in whole units, holds a block from corner to corner."""
    corners = block.width**2 + block.depth**2
    across = isqrt(corners - 1) + 1 if corners else 0
    return -(-across * share.denominator // (2 * share.numerator))


def inside_styles(kind: str, easel: Easel) -> list[str]:
    """The styles of values in a kind's circles, the largest first."""
    styles = easel.layout.styles
    own = {name for name in styles if f"{name}-".startswith(f"{STYLE}-{kind}-")}
    return sorted(own or {STYLE} & set(styles), key=lambda name: (-styles[name].size, name))


def outside_style(kind: str, easel: Easel) -> TextStyle:
    """The style of a kind's values that go in no circle: no larger than the smallest in one.

    What stands outside has the smallest circle, and is not to look the largest of all.
    """
    style = easel.style("chart-value")
    inside = min(
        (easel.layout.styles[name] for name in inside_styles(kind, easel)), default=style, key=_size
    )
    if inside.size >= style.size:
        return style
    return replace(style, size=inside.size, leading=max(inside.size, inside.leading))


def _size(style: TextStyle) -> Length:
    return style.size


def set_inside(value: str, kind: str, easel: Easel) -> Inside | None:
    """The value set for a circle of a kind; None where there is none, or no style for it."""
    styles, names = easel.layout.styles, inside_styles(kind, easel)
    if not names or not value:
        return None
    blocks = tuple(
        tight(easel.words(value, name)[0], styles[name].size, styles[name].leading) for name in names
    )
    roomy = (_radius_for(block, ROOMY) for block in blocks)
    return Inside(blocks, min(_radius_for(blocks[-1], TIGHTEST), *roomy))
