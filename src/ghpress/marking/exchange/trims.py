"""Turns places of a PDF page, in points from its origin, into mm from its trim's corner, and back."""

from collections.abc import Sequence

from ghpress.marking.exchange.annotation import Area
from ghpress.values import dataclass

MM = 72 / 25.4
"""Points to a millimetre."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of a PDF: where its trim's left and top edges are, in points."""

    left: float = 0.0
    top: float = 0.0

    def box(self, area: Area) -> tuple[float, float, float, float]:
        """The area as a rectangle of PDF: left, bottom, right, top."""
        return (
            self.left + area.left * MM,
            self.top - area.bottom * MM,
            self.left + area.right * MM,
            self.top - area.top * MM,
        )

    def corners(self, area: Area) -> tuple[float, ...]:
        """The area as QuadPoints in the order readers use: the upper corners, then the lower."""
        left, bottom, right, top = self.box(area)
        return left, top, right, top, left, bottom, right, bottom

    def area(self, points: Sequence[float]) -> Area:
        """The area round these points, each two an x and a y."""
        across, up = points[0::2], points[1::2]
        return Area(
            (min(across) - self.left) / MM,
            (self.top - max(up)) / MM,
            (max(across) - self.left) / MM,
            (self.top - min(up)) / MM,
        )
