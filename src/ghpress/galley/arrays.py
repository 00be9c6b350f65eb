"""Small turns of arrays into arrays that the composer makes everywhere, without numpy's detours."""

from collections.abc import Sequence
from typing import Any, TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt

Ints: TypeAlias = npt.NDArray[np.int64]
Scalar = TypeVar("Scalar", bound=np.generic)


def where(flags: npt.NDArray[Any]) -> Ints:
    """The places of what is true or not 0."""
    return flags.nonzero()[0]


def joined(parts: Sequence[npt.NDArray[Scalar]], axis: int = 0) -> npt.NDArray[Scalar]:
    """Arrays end to end; a single one is handed on as it is, so what is joined is not to be changed."""
    return parts[0] if len(parts) == 1 else np.concatenate(parts, axis=axis)


def prefix(values: npt.NDArray[Any]) -> Ints:
    """The sums of everything before each value, and of all."""
    sums = np.zeros(len(values) + 1, dtype=np.int64)
    values.cumsum(out=sums[1:])
    return sums


def steps(values: Ints) -> Ints:
    """From each value to the next."""
    return values[1:] - values[:-1]


def ranges(firsts: Ints, counts: Ints) -> tuple[Ints, Ints]:
    """So many numbers from each first on, all in a row, and the number of the range each is of."""
    owners = np.arange(len(counts)).repeat(counts)
    return np.arange(len(owners)) + (firsts - counts.cumsum() + counts)[owners], owners
