"""Prices what neighbours see of one another, every view at the left with every view at the right."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ghpress.makeup.bench import Bench
from ghpress.makeup.prices import View


def pair_prices(views: Sequence[View], bench: Bench) -> NDArray[np.int32]:
    """What a view at the left costs with one at its right."""
    ladder = bench.ladder
    size = np.array([view.look.size for view in views], dtype=np.int64)
    picture = np.array([view.look.picture for view in views], dtype=np.int64)
    rank = np.array([view.rank for view in views], dtype=np.int64)
    filled = np.array([view.filled for view in views], dtype=np.bool_)
    outdone = (size[:, None] < size) & (rank[:, None] <= rank)
    both = (picture[:, None] > 0) & (picture > 0)
    prices = ladder.bumping_heads * bumping(views) + ladder.outdone_head * outdone
    prices += ladder.pictures_meet * (both & filled)
    prices += ladder.pictures_alike * (both & (picture[:, None] == picture))
    return np.asarray(prices, dtype=np.int32)


def bumping(views: Sequence[View]) -> NDArray[np.bool_]:
    """Whether heads of these views read as one line."""
    size = np.array([view.look.size for view in views], dtype=np.int64)
    lines = np.array([view.look.lines for view in views], dtype=np.int64)
    near = 5 * abs(size[:, None] - size) < np.maximum(size[:, None], size)
    same: NDArray[np.bool_] = near & (lines[:, None] == lines)
    return same
