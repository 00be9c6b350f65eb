"""Turns a trim and its bleed into the sheet round it: where boxes stand, and what room marks have."""

from ghpress.units import Length, in_pt, mm
from ghpress.values import dataclass

SLUG: Length = mm(12)
"""What stands beyond the bleed on every side: room for a strip of 5 mm and a line of type."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points, y up."""

    left: float
    bottom: float
    right: float
    top: float

    def grown(self, by: float) -> "Box":
        """The rectangle, so much larger on every side."""
        return Box(self.left - by, self.bottom - by, self.right + by, self.top + by)


@dataclass(frozen=True, slots=True)
class Stage:
    """A sheet with room for marks, its media beginning at 0, 0.

    ``upright`` and ``level`` are the places of folds, in points from the trim's left and lower edge.
    """

    trim: Box
    bleed: float
    slug: float
    upright: tuple[float, ...] = ()
    level: tuple[float, ...] = ()

    @property
    def bled(self) -> Box:
        """The bleed's outer edge."""
        return self.trim.grown(self.bleed)

    @property
    def media(self) -> Box:
        """All of it."""
        return self.bled.grown(self.slug)


def stage(
    width: float,
    height: float,
    bleed: float,
    folds: tuple[tuple[float, ...], tuple[float, ...]] = ((), ()),
    slug: Length = SLUG,
) -> Stage:
    """The stage of a trim of this size in points; ``folds`` are upright ones, then level ones."""
    margin = bleed + in_pt(slug)
    trim = Box(margin, margin, margin + width, margin + height)
    return Stage(trim, bleed, in_pt(slug), *folds)
