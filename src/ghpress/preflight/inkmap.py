"""Turns four plates in pixels into how much ink lies where: the mean of every small square."""

from itertools import pairwise
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray

from ghpress.values import dataclass

ESTIMATE = "estimate"
"""What a map says it was made by where no program drew the plates."""


@dataclass(frozen=True, slots=True)
class InkMap:
    """Four plates of a page's media, 255 full ink, stacked last, at so many pixels to the inch.

    ``by`` names the program that drew them.
    """

    plates: NDArray[np.uint8]
    ppi: float
    by: str

    @property
    def is_estimate(self) -> bool:
        """Whether no program drew the plates."""
        return self.by == ESTIMATE

    def without(self, x_pt: float, y_pt: float, width_pt: float, height_pt: float) -> "InkMap":
        """The map with a rectangle left white, in points from its top left."""
        x, y = x_pt * self.ppi / 72, y_pt * self.ppi / 72
        right, low = x + width_pt * self.ppi / 72, y + height_pt * self.ppi / 72
        plates = self.plates.copy()
        plates[max(0, floor(y)) : max(0, ceil(low)), max(0, floor(x)) : max(0, ceil(right))] = 0
        return InkMap(plates, self.ppi, self.by)

    def part(self, x_pt: float, y_pt: float, width_pt: float, height_pt: float) -> "InkMap":
        """What stands in a rectangle, in points from the map's top left."""
        across, down, wide, deep = (
            round(length * self.ppi / 72) for length in (x_pt, y_pt, width_pt, height_pt)
        )
        cut = self.plates[max(0, down) : down + deep, max(0, across) : across + wide]
        return InkMap(cut if cut.size else self.plates, self.ppi, self.by)

    def means(self, window_mm: float) -> NDArray[np.float32]:
        """All inks in per cent, the mean of each square of this side, by its top left corner."""
        return np.asarray(self._sums(window_mm) * self._share(window_mm))

    def heaviest(self, window_mm: float) -> tuple[float, float, float]:
        """The heaviest square's mean, and its centre in points from the map's top left."""
        sums = self._sums(window_mm)
        row, column = np.unravel_index(int(sums.argmax()), sums.shape)
        mean = float(sums[row, column] * self._share(window_mm))
        half = window_mm / 25.4 * 36
        return mean, column / self.ppi * 72 + half, row / self.ppi * 72 + half

    def _side(self, window_mm: float) -> int:
        """The side of a square in pixels; none is larger than the map."""
        height, width = self.plates.shape[:2]
        return int(min(max(1, round(window_mm / 25.4 * self.ppi)), height, width))

    def _share(self, window_mm: float) -> np.float32:
        """What a square's sum is multiplied with to become its mean in per cent."""
        return np.float32(1 / 2.55 / self._side(window_mm) ** 2)

    def _sums(self, window_mm: float) -> NDArray[np.uint32]:
        """All inks of each square added up.

        By an integral image in whole numbers; where it runs over, differences come out right again.
        """
        side = self._side(window_mm)
        inked = np.zeros(self.plates.shape[:2], np.uint16)
        for plate in range(self.plates.shape[2]):
            inked += self.plates[:, :, plate]
        table = np.zeros([length + 1 for length in self.plates.shape[:2]], np.uint32)
        np.cumsum(inked, axis=1, out=table[1:, 1:])
        # Row by row: down the columns numpy itself goes one after the other, in four times the time.
        for above, row in pairwise(table):
            row += above
        sums = table[side:, side:] - table[:-side, side:]
        sums -= table[side:, :-side]
        sums += table[:-side, :-side]
        return sums
