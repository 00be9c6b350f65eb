"""Grows tables and remembers them: stories that come again in the same shapes are solved already.

So a long issue is made up anew in a fraction of the time after one story was corrected, and a try that
moves a few stories solves the pages of the others no more. What is remembered changes no result: it is
found only by all that it was made from.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import field, replace
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from ghpress.makeup.bench import Bench
from ghpress.makeup.joins import grow
from ghpress.makeup.regrown import corrected, is_alike, taken_over
from ghpress.makeup.shape import Shapes
from ghpress.makeup.tables import Tables, laid_out, numbered
from ghpress.makeup.tablesatrest import TablesAtRest, at_rest
from ghpress.values import dataclass

MOST_BYTES = 96 << 20
"""What remembered tables take at the most: those of three hundred stories, and of a few dozen pages."""

MOST_STORIES, FEWER_BYTES = 400, 8 << 20
"""From so many stories on that is pointless: when tables are asked for again, others have taken their
place."""

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

    def awake(self) -> Tables:
        """The tables, as those at rest are asked for them."""
        return self.tables


_GROWN: dict[Hashable, _Grown] = {}
"""Those remembered, the one asked for last at the end."""


@dataclass(slots=True)
class Kept:
    """Tables that another process has grown, looked for with the first not known here.

    ``asked`` are the keys of all that were asked for since.
    """

    look: Callable[[], Sequence[TablesAtRest]]
    asked: dict[Hashable, None] = field(default_factory=dict)
    found: Sequence[TablesAtRest] | None = None

    def tables(self) -> Sequence[TablesAtRest]:
        """Those that are kept."""
        if self.found is None:
            self.found = self.look()
        return self.found

    def to_keep(self) -> list[TablesAtRest]:
        """Those to be kept from now on, the one asked for last at the end; none where all are."""
        every = [_GROWN[key] for key in self.asked if key in _GROWN]
        known = self.found or ()
        if all(any(_holds_as_much(one, own) for one in known) for own in every):
            return []
        return [at_rest(one.tables, one.shapes, one.like) for one in every]


_KEPT: ContextVar[Kept | None] = ContextVar("tables", default=None)
"""Where they are found is said around make-up, as it changes nothing of what comes of it."""


@contextmanager
def tables_kept(look: Callable[[], Sequence[TablesAtRest]]) -> Iterator[Kept]:
    """Lets make-up have tables from elsewhere, and notes which it asks for."""
    kept = Kept(look)
    former = _KEPT.set(kept)
    try:
        yield kept
    finally:
        _KEPT.reset(former)


def grown(bench: Bench, most: int, pages: Sequence[int], slack: int, *, is_page: bool = False) -> Tables:
    """The tables of a bench full of blocks (see ``laid_out``), grown now or before."""
    tables = begun(bench, most, pages, slack, is_page=is_page)
    _fill(tables, bench, tables.stale)
    return tables


def fill_runs(tables: Tables, bench: Bench, runs: Iterable[tuple[int, int]]) -> None:
    """Has the tables of some runs full, each from a module of the tables to before another."""
    asked = np.zeros_like(tables.stale)
    for start, stop in runs:
        for length in range(1, stop - start + 1):
            asked[start : stop - length + 1, length] = True
    _fill(tables, bench, asked & tables.stale)


def _fill(tables: Tables, bench: Bench, due: NDArray[np.bool_]) -> None:
    """Has some tables filled that are stale, and with them what is due."""
    if due[:, 2:].any():
        tables.due |= due
        grow(tables, bench)


def begun(bench: Bench, most: int, pages: Sequence[int], slack: int, *, is_page: bool = False) -> Tables:
    """The tables of a bench with all the blocks that are known already."""
    like = _like(bench, most, tuple(pages), slack, is_page)
    key = (*map(id, bench.shapes), like)
    known = _GROWN.pop(key, None)
    if known is None:
        former = _former(bench, like)
        if former is not None and _are_of(former, like, bench.shapes):
            tables = former.awake()
        else:
            tables = _laid_out(bench, (most, pages, slack, is_page), former)
        known = _Grown(tables, tuple(bench.shapes), like)
    _GROWN[key] = known
    kept = _KEPT.get()
    if kept is not None:
        kept.asked.pop(key, None)
        kept.asked[key] = None
    held = sum(one.tables.bytes_held() for one in _GROWN.values())
    most = MOST_BYTES if len(bench.ranks) < MOST_STORIES else FEWER_BYTES
    while held > most and len(_GROWN) > 1:
        held -= _GROWN.pop(next(iter(_GROWN))).tables.bytes_held()
    return known.tables


_How: TypeAlias = tuple[int, Sequence[int], int, bool]
"""The modules of an interval at the most, the widths of pages, the slack, whether it is one page."""


def _laid_out(bench: Bench, how: _How, former: "_Grown | TablesAtRest | None") -> Tables:
    """Tables with what can stay of former ones of nearly the same shapes."""
    most, pages, slack, is_page = how
    if former is None:
        return laid_out(bench, most, pages, slack, is_page=is_page)
    tables, changed = former.awake(), _changed(former.shapes, bench.shapes)
    if is_alike(tables, numbered(bench, most, pages, is_page=is_page)):
        return corrected(tables, bench, changed, slack)
    return taken_over(tables, laid_out(bench, most, pages, slack, is_page=is_page), changed)


def _like(bench: Bench, *how: Hashable) -> Hashable:
    """All that tables are made from but shapes, which go by identity, for none is ever changed."""
    part = slice(bench.first, bench.first + len(bench.shapes))
    ranks, edges = tuple(bench.ranks[part]), tuple(bench.edges[part])
    return (len(bench.shapes), replace(bench, shapes=(), ranks=ranks, edges=edges), *how)


def _former(bench: Bench, like: Hashable) -> "_Grown | TablesAtRest | None":
    """The tables grown last of which all but a few shapes are those of a bench."""
    most = len(bench.shapes) // MOST_CHANGED
    every = (one for one in _every() if one.like == like)
    return next((one for one in every if len(_changed(one.shapes, bench.shapes)) <= most), None)


def _every() -> "Iterator[_Grown | TablesAtRest]":
    """All tables there are, the last first; those kept elsewhere are read when no other will do."""
    yield from reversed(_GROWN.values())
    kept = _KEPT.get()
    if kept is not None:
        yield from kept.tables()


def _are_of(one: "_Grown | TablesAtRest", like: Hashable, shapes: Sequence[Shapes]) -> bool:
    """Whether tables were made from these shapes and all else like this."""
    return one.like == like and not _changed(one.shapes, shapes)


def _holds_as_much(kept: TablesAtRest, own: _Grown) -> bool:
    """Whether tables at rest are those of the same, and full where these are."""
    if not _are_of(kept, own.like, own.shapes):
        return False
    return not bool((kept.tables.stale & ~own.tables.stale).any())


def _changed(former: Sequence[Shapes], shapes: Sequence[Shapes]) -> list[int]:
    """The modules that have other shapes than they had."""
    both = enumerate(zip(former, shapes, strict=True))
    return [number for number, (old, new) in both if old is not new and not _are_equal(old, new)]


def _are_equal(old: Shapes, new: Shapes) -> bool:
    """Whether shapes are the same in the same order, as they come of most corrections of a word."""
    return old == new and [*old] == [*new]
