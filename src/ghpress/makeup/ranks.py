"""Finds the rank a layout has rules for that is nearest to a story's own."""

from collections.abc import Iterable


def nearest_rank(known: Iterable[int], rank: int) -> int:
    """The known rank nearest to this one, of two as near the higher-placed (smaller number)."""
    return min(known, key=lambda other: (abs(other - rank), other))
