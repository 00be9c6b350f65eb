"""Grows tables and remembers them: stories that come again in the same shapes are solved already.

So a long issue is made up anew in a fraction of the time after one story was corrected, and a try that
moves a few stories solves the pages of the others no more. What is remembered changes no result: it is
found only by all that it was made from.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace

from ghpress.makeup.bench import Bench
from ghpress.makeup.joins import grow
from ghpress.makeup.shape import Shapes
from ghpress.makeup.tables import Tables, laid_out

MOST_BYTES = 96 << 20
"""What remembered tables take at the most: those of three hundred stories, and of a few dozen pages."""


@dataclass(frozen=True, slots=True)
class _Grown:
    """Tables grown, and the shapes they were grown from: held, so that no others have their identity."""

    tables: Tables
    shapes: tuple[Shapes, ...]


_GROWN: dict[Hashable, _Grown] = {}
"""Those remembered, the one asked for last at the end."""


def grown(bench: Bench, most: int, pages: Sequence[int], slack: int, *, is_page: bool = False) -> Tables:
    """The tables of a bench full of blocks (see ``laid_out``), grown now or before."""
    key = _key(bench, most, tuple(pages), slack, is_page)
    known = _GROWN.pop(key, None)
    if known is None:
        tables = laid_out(bench, most, pages, slack, is_page=is_page)
        grow(tables, bench)
        known = _Grown(tables, tuple(bench.shapes))
    _GROWN[key] = known
    held = sum(one.tables.bytes_held() for one in _GROWN.values())
    while held > MOST_BYTES and len(_GROWN) > 1:
        held -= _GROWN.pop(next(iter(_GROWN))).tables.bytes_held()
    return known.tables


def _key(bench: Bench, *how: Hashable) -> Hashable:
    """All that tables are made from; shapes by identity, for none is ever changed."""
    part = slice(bench.first, bench.first + len(bench.shapes))
    ranks, edges = tuple(bench.ranks[part]), tuple(bench.edges[part])
    rest = replace(bench, shapes=(), ranks=ranks, edges=edges)
    return (*map(id, bench.shapes), rest, *how)
