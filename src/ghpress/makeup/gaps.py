"""Finds where a made-up issue wants copy, by what is said of its pages."""

from collections.abc import Iterator

from ghpress.makeup.makeup import MadeUp
from ghpress.remarks import OnPage
from ghpress.values import dataclass

SHORT = ("page-short", "story-short")
"""What is said of a page that has white where copy is wanting."""


@dataclass(frozen=True, slots=True)
class Gap:
    """White on a page, in characters."""

    page: int
    characters: int


def gaps(made: MadeUp) -> Iterator[Gap]:
    """Where copy is wanting, in the order it is said."""
    for remark in made.remarks:
        if remark.code in SHORT and isinstance(remark.place, OnPage):
            yield Gap(remark.place.page, int(remark.fact("characters")))
