"""Grows tables and remembers them: stories that come again in the same shapes are solved already.

So a long issue is made up anew in a fraction of the time after one story was corrected, and a try that
moves a few stories solves the pages of the others no more. What is remembered changes no result: it is
found only by all that it was made from.
"""

from collections.abc import Hashable, Sequence
from dataclasses import replace

from ghpress.makeup.bench import Bench
from ghpress.makeup.joins import grow
from ghpress.makeup.regrown import taken_over
from ghpress.makeup.shape import Shapes
from ghpress.makeup.tables import Tables, laid_out
from ghpress.values import dataclass

MOST_BYTES = 96 << 20
"""What remembered tables take at the most: those of three hundred stories, and of a few dozen pages."""


MOST_CHANGED = 5
"""Of so many stories one may have changed for tables to be taken over."""


@dataclass(frozen=True, slots=True)
class _Grown:
    """Tables grown, and the shapes they were grown from: held, so that no others have their identity.

    ``like`` is all else that they were made from.
    """

    tables: Tables
    shapes: tuple[Shapes, ...]
    like: Hashable


_GROWN: dict[Hashable, _Grown] = {}
"""Those remembered, the one asked for last at the end."""


def grown(bench: Bench, most: int, pages: Sequence[int], slack: int, *, is_page: bool = False) -> Tables:
    """The tables of a bench full of blocks (see ``laid_out``), grown now or before."""
    like = _like(bench, most, tuple(pages), slack, is_page)
    key = (*map(id, bench.shapes), like)
    known = _GROWN.pop(key, None)
    if known is None:
        tables = laid_out(bench, most, pages, slack, is_page=is_page)
        former = _former(bench, like)
        if former is not None:
            tables = taken_over(former.tables, tables, _changed(former, bench))
        grow(tables, bench)
        known = _Grown(tables, tuple(bench.shapes), like)
    _GROWN[key] = known
    held = sum(one.tables.bytes_held() for one in _GROWN.values())
    while held > MOST_BYTES and len(_GROWN) > 1:
        held -= _GROWN.pop(next(iter(_GROWN))).tables.bytes_held()
    return known.tables


def _like(bench: Bench, *how: Hashable) -> Hashable:
    """All that tables are made from but shapes, which go by identity, for none is ever changed."""
    part = slice(bench.first, bench.first + len(bench.shapes))
    ranks, edges = tuple(bench.ranks[part]), tuple(bench.edges[part])
    return (len(bench.shapes), replace(bench, shapes=(), ranks=ranks, edges=edges), *how)


def _former(bench: Bench, like: Hashable) -> _Grown | None:
    """The tables grown last of which all but a few shapes are those of a bench."""
    for one in reversed(_GROWN.values()):
        if one.like == like and len(_changed(one, bench)) <= len(bench.shapes) // MOST_CHANGED:
            return one
    return None


def _changed(former: _Grown, bench: Bench) -> list[int]:
    """The modules of a bench that have other shapes than they had."""
    both = enumerate(zip(former.shapes, bench.shapes, strict=True))
    return [number for number, (old, new) in both if old is not new]
