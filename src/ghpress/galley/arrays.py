"""Small turns of arrays into arrays that the composer makes everywhere, without numpy's detours.

What is reckoned with is whole numbers of 64 bits. What is kept of every paragraph for as long as the
issue lies open is kept ``lean``, and ``widened`` again where paragraphs are put end to end.
"""

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


def widened(parts: Sequence[npt.NDArray[Any]]) -> Ints:
    """Whole numbers end to end, in 64 bits however lean they were kept."""
    wide: Ints = np.concatenate(parts, dtype=np.int64)
    return wide


def lean(values: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Whole numbers in 32 bits if they fit; those that are all the same take no room at all.

    Few are left as they are: it takes longer than it is worth.
    """
    if values.size < _MANY:
        return values
    least, most = int(np.minimum.reduce(values, axis=None)), int(np.maximum.reduce(values, axis=None))
    if max(-least, most) >= _MOST:
        return values
    if least == most:
        return np.broadcast_to(np.int32(least), values.shape)
    return values.astype(np.int32)


_MANY = 256
_MOST = 1 << 30
"""Half of what 32 bits hold, so that a sum or difference of two holds as well."""


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
