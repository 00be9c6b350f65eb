"""Breaks the paragraphs of a story: those that are alike in step, the others one by one."""

from collections.abc import Hashable, Iterator, Sequence

import numpy as np

from ghpress.galley.arrays import where
from ghpress.galley.candidates import PASSES, alike, lot_of
from ghpress.galley.fit import (
    LINES_KEPT,
    Way,
    Ways,
    best_way,
    cheapest_first,
    ways,
    without_ladder,
    without_ladders,
)
from ghpress.galley.march import NEVER, Marched, Path, can_march, march, paths
from ghpress.galley.sums import Paragraph
from ghpress.units import Length

MARCHING_LINES, MARCHING_TOTALS = 40, 24
"""Paragraphs of so many lines are broken in step with others, of fewer if all their totals are wanted:
longer ones have more of them than are followed."""

MOST_IN_STEP = 10_000
"""Characters that are broken in step: more would not stay in the processor's own memory."""


def best_ways(paragraphs: Sequence[Paragraph], width: Length) -> tuple[Way, ...]:
    """The cheapest way of each paragraph at one measure, whatever its number of lines."""
    found: dict[int, Way] = {}
    for own in _batches(paragraphs, MARCHING_LINES * width):
        found.update(_best_in_step(paragraphs, own, width))
    return tuple(
        without_ladder(paragraph, found[index], width) if index in found else best_way(paragraph, width)
        for index, paragraph in enumerate(paragraphs)
    )


def all_ways(paragraphs: Sequence[Paragraph], width: Length) -> tuple[Ways, ...]:
    """Every number of lines each paragraph can have at one measure, with the cheapest way to each."""
    found: dict[int, Ways] = {}
    for own in _batches(paragraphs, MARCHING_TOTALS * width):
        found.update(_all_in_step(paragraphs, own, width))
    for index, paragraph in enumerate(paragraphs):
        if index in found:
            found[index] = without_ladders(paragraph, found[index], lambda _: width, LINES_KEPT)
        else:
            found[index] = ways(paragraph, lambda _: width)
    return tuple(found[index] for index in range(len(paragraphs)))


def _all_in_step(
    paragraphs: Sequence[Paragraph], own: list[int], width: Length
) -> Iterator[tuple[int, Ways]]:
    """All ways of each paragraph of a batch that the march can break and the search would not prune."""
    for marched, here in _marches(paragraphs, own, width):
        ends = marched.ends()
        ends[:, marched.most_totals() > LINES_KEPT + 1] = NEVER
        rank, text, full = np.nonzero(ends < NEVER)
        by_text: dict[int, dict[int, list[Way]]] = {}
        for path in paths(marched, rank, text, full):
            totals = by_text.setdefault(here[path.text], {})
            totals.setdefault(len(path.ends), []).append(_way_of(path))
        for index, totals in by_text.items():
            yield index, {count: cheapest_first(both[::-1]) for count, both in totals.items()}


def _batches(paragraphs: Sequence[Paragraph], longest: Length) -> Iterator[list[int]]:
    """The paragraphs that are better broken in step: alike and not long, several at a time."""
    by_kind: dict[Hashable, list[int]] = {}
    for index, paragraph in enumerate(paragraphs):
        if paragraph.held is None and 0 < paragraph.sums.natural[-1] < longest:
            by_kind.setdefault(alike(paragraph), []).append(index)
    for own in by_kind.values():
        batch: list[int] = []
        clusters = 0
        for index in own:
            batch.append(index)
            clusters += len(paragraphs[index].measured)
            if clusters > MOST_IN_STEP:
                yield batch
                batch, clusters = [], 0
        if len(batch) > 1:  # a search start by start is done sooner with one
            yield batch


def _best_in_step(
    paragraphs: Sequence[Paragraph], own: list[int], width: Length
) -> Iterator[tuple[int, Way]]:
    """The cheapest way of each paragraph of a batch that the march can break."""
    for marched, here in _marches(paragraphs, own, width):
        ends = marched.ends()
        costs = ends.min(axis=2)
        rank, text = costs.argmin(axis=0), np.arange(len(here))
        full = (ends[rank, text, 1] <= ends[rank, text, 0]).astype(np.int64)
        reached = where(costs[rank, text] < NEVER)
        for path in paths(marched, rank[reached], reached, full[reached]):
            yield here[path.text], _way_of(path)


def _marches(
    paragraphs: Sequence[Paragraph], own: list[int], width: Length
) -> Iterator[tuple[Marched, list[int]]]:
    """The march of a batch, then of what it could not break within the limits, pass after pass."""
    for tolerance in PASSES:
        lot = lot_of([paragraphs[index] for index in own], width, tolerance)
        if not can_march(lot):
            return
        marched = march(lot, width)
        yield marched, own
        broken = marched.ends().min(axis=(0, 2)) < NEVER
        own = [index for index, is_broken in zip(own, broken.tolist(), strict=True) if not is_broken]
        if not own:
            return


def _way_of(path: Path) -> Way:
    ends, own = tuple(path.ends), tuple(path.costs)
    return Way(ends, path.weight, path.opening, path.is_full, own, path.weight)
