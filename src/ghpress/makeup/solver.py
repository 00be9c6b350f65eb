"""Fills pages with stories in their order: the cheapest issue, page by page.

What each page costs comes from ``pages.py``, for many runs of stories only as the least it can be. The
issue is chosen by these; the pages chosen that are not known to the end are settled and the issue is
chosen again, until all of its pages are: no other costs less.
"""

from collections.abc import Generator, Iterator, Sequence
from typing import TypeAlias

from ghpress.makeup.alongside import is_in_company
from ghpress.makeup.bench import Run, Task
from ghpress.makeup.hands import is_alone
from ghpress.makeup.pages import Filled, Pages
from ghpress.values import dataclass

NUMBERS_TRIED, FINENESS = 6, 30
"""Numbers of pages weighed for a long issue side by side, from the fewest that hold it by area on, and
the share of these by which each is more than the one before: stories need a seventh more than area."""


@dataclass(frozen=True, slots=True)
class Issued:
    """The pages of an issue chosen, and what they cost."""

    pages: tuple[Filled, ...]
    cost: int


def fill(
    task: Task, most_pages: int, least_pages: int = 1, multiple: int = 1
) -> tuple[Filled, ...] | None:
    """The cheapest filling with the fewest pages that holds every story; None if none does.

    A page less, squeezed, or a page more are taken where that is cheaper. Pages are counted from
    ``least_pages`` in steps of ``multiple``; with both numbers equal the number is given.
    """
    pages = Pages(task)
    with pages.in_many_hands():
        return _fewest(pages, range(least_pages, most_pages + 1, multiple))


def _fewest(pages: Pages, counts: range) -> tuple[Filled, ...] | None:
    """The same with any of these numbers of pages."""
    best: Issued | None = None
    if pages.is_long and (likely := _likely(pages, counts)):
        for count in likely[:2]:
            best = _filled(pages, count, best.cost if best else None) or best
        if best is not None:
            return best.pages
    tried = ((count, _filled(pages, count)) for count in counts)
    count, best = next(((count, one) for count, one in tried if one), (0, None))
    if best is None:
        squeezed = (_filled(pages, count, squeeze=True) for count in counts)
        best = next((one for one in squeezed if one), None)
        return best.pages if best else None
    for other in (count - counts.step, count + counts.step):
        if other in counts:
            best = _filled(pages, other, best.cost, squeeze=other < count) or best
    return best.pages


def _likely(pages: Pages, counts: range) -> list[int]:
    """The numbers of pages a long issue may well have, that with most pages good at once first."""
    fewest = pages.courses.fewest()
    enough = [count for count in counts if count >= fewest][
        :: max(1, fewest // (FINENESS * counts.step))
    ]
    parts = (enough[at : at + NUMBERS_TRIED] for at in range(0, len(enough), NUMBERS_TRIED))
    return next((found for tried in parts if (found := _promising(pages, tried))), [])


def _promising(pages: Pages, tried: Sequence[int]) -> list[int]:
    """Those of some numbers that may hold the issue, that with most pages good at once first."""
    if is_in_company() or not is_alone():
        pages.begin(dict.fromkeys(run for count in tried for run in _courses(pages, count)))
    chosen = zip(tried, _in_step([_choosing(pages, count) for count in tried]), strict=True)
    promised = [
        (sum(pages.page(run) is None for run in one.runs()), one.cost, count)
        for count, one in chosen
        if one
    ]
    return [count for _, _, count in sorted(promised)]


def _courses(pages: Pages, count: int) -> Iterator[Run]:
    """Every run that may come up in the choice of so many pages."""
    starts = {0}
    for number in range(1, count + 1):
        runs = [run for start in sorted(starts) for run in pages.courses.runs(start, number, count)]
        starts = {run.stop for run in runs}
        yield from runs


def _in_step(choosing: Sequence["_Choosing"]) -> list["_Chosen | None"]:
    """What each comes to, all taken through the stories together: tables they passed are done with."""
    chosen: dict[int, _Chosen | None] = {}
    gone = dict.fromkeys(range(len(choosing)), 0.0)
    while gone:
        at = min(gone, key=gone.__getitem__)
        try:
            gone[at] = next(choosing[at])
        except StopIteration as end:
            chosen[at] = end.value
            del gone[at]
    return [chosen[at] for at in range(len(choosing))]


def fill_cheapest(
    task: Task, most_pages: int, least_pages: int = 1, multiple: int = 1
) -> tuple[Filled, ...] | None:
    """The cheapest filling with any number of pages up to the most."""
    pages, best = Pages(task), None
    for count in range(least_pages, most_pages + 1, multiple):
        best = _filled(pages, count, best.cost if best else None, squeeze=True) or best
    return best.pages if best else None


def fill_without(pages: Pages, count: int, banned: Run) -> Issued | None:
    """The cheapest filling of so many pages in which one run does not make a page."""
    return _filled(pages, count, banned=banned)


def _filled(
    pages: Pages,
    count: int,
    below: int | None = None,
    *,
    squeeze: bool = False,
    banned: Run | None = None,
) -> Issued | None:
    """The cheapest filling of so many pages, if it costs less than a given one."""
    while True:
        chosen = _chosen(pages, count, squeeze=squeeze, banned=banned)
        if chosen is None or (below is not None and chosen.cost >= below):
            return None
        runs = chosen.runs()
        if pages.begin_weighed(runs):
            continue
        filled = [pages.page(run) for run in runs]
        if all(filled):
            return Issued(tuple(page for page in filled if page), chosen.cost)
        pages.settle_all([run for run, page in zip(runs, filled, strict=True) if page is None])


@dataclass(frozen=True, slots=True)
class _Chosen:
    """Runs chosen for the first pages, and the least they cost."""

    cost: int
    run: Run | None = None
    before: "_Chosen | None" = None

    def runs(self) -> tuple[Run, ...]:
        """The runs from the first page on."""
        found, at = [], self
        while at.run is not None and at.before is not None:
            found.append(at.run)
            at = at.before
        return tuple(reversed(found))


def _chosen(
    pages: Pages, count: int, *, squeeze: bool = False, banned: Run | None = None
) -> _Chosen | None:
    """The runs that make so many pages at the least cost by what is known so far."""
    return _in_step([_choosing(pages, count, squeeze=squeeze, banned=banned)])[0]


_Choosing: TypeAlias = Generator[float, None, _Chosen | None]


def _choosing(
    pages: Pages, count: int, *, squeeze: bool = False, banned: Run | None = None
) -> _Choosing:
    """The same, page by page; yields what part of the issue is gone through."""
    stories = len(pages.task.bench.shapes)
    begun = {0: _Chosen(0)}
    for number in range(1, count + 1):
        turned: dict[int, _Chosen] = {}
        for start, chosen in sorted(begun.items()):
            for run in pages.courses.runs(start, number, count):
                least = pages.least(run, squeeze=squeeze)
                if least is not None and (banned is None or run != banned):
                    cost = chosen.cost + least
                    if run.stop not in turned or cost < turned[run.stop].cost:
                        turned[run.stop] = _Chosen(cost, run, chosen)
        begun = turned
        yield number / count
    return begun.get(stories)
