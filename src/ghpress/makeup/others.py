"""Finds other arrangements of an issue that differ visibly from the best one, the cheapest first."""

from collections.abc import Iterator
from typing import TypeAlias

from ghpress.makeup.bench import Run, Task
from ghpress.makeup.pages import Filled, Pages
from ghpress.makeup.shape import Shape
from ghpress.makeup.solver import fill_without
from ghpress.makeup.tree import Row, Tree

MORE = 600
"""What another page may cost above the best: two faults more and it is no choice."""

_Cut: TypeAlias = tuple[object, ...]
_Issue: TypeAlias = tuple[Filled, ...]


def cut_of(tree: Tree) -> _Cut:
    """How a page is cut, as a reader sees it from afar: stories, their columns, beside or under."""
    if isinstance(tree, Shape):
        return (tree.story, tree.columns)
    return ("row" if isinstance(tree, Row) else "stack", *map(cut_of, tree.parts))


def arrangements(task: Task, best: _Issue, wanted: int) -> tuple[_Issue, ...]:
    """The best arrangement and others, each cut otherwise on some page; fewer if there are no more."""
    pages = Pages(task)
    found = {_cuts(best): best}
    for other in sorted(_others(pages, best), key=_cost):
        found.setdefault(_cuts(other), other)
    return tuple(found.values())[:wanted]


def _others(pages: Pages, best: _Issue) -> Iterator[_Issue]:
    """The best with one page cut otherwise, or with its stories on other pages."""
    for at, run in enumerate(_runs(pages, best)):
        if at + 1 in pages.task.locked:
            continue
        cuts = {cut_of(best[at].tree)}
        for page in pages.variants(run, best[at].cost + MORE):
            if cut_of(page.tree) not in cuts:
                cuts.add(cut_of(page.tree))
                yield (*best[:at], page, *best[at + 1 :])
        other = fill_without(pages, len(best), run)
        if other is not None and other.cost <= _cost(best) + MORE * len(best):
            yield other.pages


def _runs(pages: Pages, issue: _Issue) -> Iterator[Run]:
    """The runs of stories that an arrangement's pages are made of."""
    start = 0
    for number, page in enumerate(issue, 1):
        yield Run(start, page.stop, tuple(pages.task.rooms_of(number)), number == len(issue))
        start = page.stop


def _cuts(issue: _Issue) -> tuple[_Cut, ...]:
    return tuple(cut_of(page.tree) for page in issue)


def _cost(issue: _Issue) -> int:
    return sum(page.cost for page in issue)
