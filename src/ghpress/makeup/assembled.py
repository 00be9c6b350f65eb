"""Keeps pages as they were assembled last: one of the same stories, shapes and furniture is the same.

So where one story was corrected only its page is assembled anew. What is kept changes no page.
"""

from collections.abc import Sequence

from ghpress.makeup.assemble import Assembled, Chase, assemble
from ghpress.makeup.pages import Filled
from ghpress.makeup.ready import Ready
from ghpress.values import dataclass

MOST_KEPT = 12
"""Pages kept: each takes a megabyte."""


@dataclass(frozen=True, slots=True, eq=False)
class _Before:
    """A page assembled before, and all that it was assembled of."""

    filled: Filled
    stories: tuple[Ready, ...]
    chase: Chase
    made: Assembled


_BEFORE: dict[int, _Before] = {}
"""Those assembled last, by their numbers."""


def assembled(filled: Filled, stories: Sequence[Ready], chase: Chase) -> Assembled:
    """The page assembled (see ``assemble``), now or before."""
    before = _BEFORE.get(chase.number)
    if before is not None and has_stood(filled, stories, chase.number) and before.chase == chase:
        return before.made
    made = assemble(filled, stories, chase)
    _BEFORE.pop(chase.number, None)
    while len(_BEFORE) >= MOST_KEPT:
        del _BEFORE[next(iter(_BEFORE))]
    _BEFORE[chase.number] = _Before(filled, _of(filled, stories), chase, made)
    return made


def has_stood(filled: Filled, stories: Sequence[Ready], number: int) -> bool:
    """Whether the page of this number held the same stories, just as ready, in the same shapes."""
    before = _BEFORE.get(number)
    if before is None or before.filled != filled:
        return False
    return all(one is other for one, other in zip(before.stories, _of(filled, stories), strict=True))


def _of(filled: Filled, stories: Sequence[Ready]) -> tuple[Ready, ...]:
    """The stories of a page, in reading order."""
    return tuple(stories[shape.story] for shape in filled.shapes())
