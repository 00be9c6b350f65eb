"""Turns four plates in pixels into how much ink lies where: the mean of every small square."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class InkMap:
    """Total ink in per cent of a plate, pixel by pixel, at so many pixels to the inch."""

    total: NDArray[np.float32]
    ppi: float
    by: str

    def means(self, window_mm: float) -> NDArray[np.float64]:
        """The mean of each square of this side, by its top left corner (an integral image)."""
        side = max(1, round(window_mm / 25.4 * self.ppi))
        side = min(side, *self.total.shape)
        table = np.zeros(tuple(length + 1 for length in self.total.shape))
        table[1:, 1:] = self.total.cumsum(axis=0, dtype=np.float64).cumsum(axis=1)
        sums = table[side:, side:] - table[:-side, side:] - table[side:, :-side] + table[:-side, :-side]
        return np.asarray(sums / side**2)

    def heaviest(self, window_mm: float) -> tuple[float, float, float]:
        """The heaviest square's mean, and its centre in points from the map's top left."""
        means = self.means(window_mm)
        row, column = np.unravel_index(int(means.argmax()), means.shape)
        half = window_mm / 25.4 * 36
        return float(means[row, column]), column / self.ppi * 72 + half, row / self.ppi * 72 + half


def ink_map(plates: NDArray[np.uint8], ppi: float, by: str) -> InkMap:
    """The map of plates stacked last, 255 full ink; ``by`` names the program that made them."""
    return InkMap(plates.sum(axis=2, dtype=np.float32) / np.float32(2.55), ppi, by)
