"""Tables taken over where a story changed hold what tables grown from nothing hold."""

import random

import numpy as np
import pytest

from ghpress.makeup import solved
from ghpress.makeup.bench import Bench, White
from ghpress.makeup.joins import grow
from ghpress.makeup.ladder import LADDER
from ghpress.makeup.shape import Look, Shape, Shapes
from ghpress.makeup.solved import grown
from ghpress.makeup.tables import Tables, laid_out
from ghpress.makeup.tree import Tree

MOST, SLACK = 5, 250
COUNT = 8


@pytest.fixture(autouse=True)
def nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solved, "_GROWN", {})


def shapes(story: int, area: int, *, size: int = 0) -> Shapes:
    """A story at three widths, at a few depths each, its head small and large."""
    sizes = (size or 9 + story % 3, 14)

    def heads(wide: int, deep: int) -> tuple[Shape, ...]:
        looks = [Look(one, 1 + (wide < 3)) for one in sizes]
        costs = (abs(wide - 3), 20 + abs(wide - 3))
        own = zip(looks, costs, strict=True)
        return tuple(
            Shape(story, wide, deep, n, 0, deep, look, cost) for n, (look, cost) in enumerate(own)
        )

    return {
        wide: {deep: heads(wide, deep) for deep in range(area // wide, area // wide + 5)}
        for wide in (2, 3, 6)
    }


def every(seed: int) -> list[Shapes]:
    chance = random.Random(seed)
    return [shapes(number, chance.randint(30, 80)) for number in range(COUNT)]


def bench(own: list[Shapes]) -> Bench:
    return Bench(own, [1, *[2] * (COUNT - 1)], 6, 60, White(1, 2, 3), LADDER)


def from_nothing(of: Bench) -> Tables:
    tables = laid_out(of, MOST, (6,), SLACK)
    grow(tables, of)
    return tables


def blocks(tables: Tables) -> list[tuple[int, int, Tree]]:
    """Every block: its table and depth, its cost, its tree, in their order."""
    places = np.argwhere(tables.entry.transpose(1, 2, 0) >= 0).tolist()
    return [
        (
            table,
            depth,
            int(tables.cost[rank, table, depth]),
            int(tables.key[rank, table, depth]),
            int(tables.above[rank, table, depth]),
            tables.tree(int(tables.entry[rank, table, depth])),
        )
        for table, depth, rank in places
    ]


def test_after_each_correction_they_hold_what_tables_from_nothing_hold() -> None:
    own = every(1)
    grown(bench(own), MOST, (6,), SLACK)
    for number in (4, 0, 7, 4, 5, 2):
        own = [*own]
        own[number] = shapes(number, 30 + 7 * number)
        tables = grown(bench(own), MOST, (6,), SLACK)
        assert not tables.stale.all(), "some of them stay"
        fresh = from_nothing(bench(own))
        assert blocks(tables) == blocks(fresh)
        assert tables.used == fresh.used, "nothing is kept of what is no longer used"


def test_a_story_that_neighbours_see_otherwise_leaves_the_others_as_they_were() -> None:
    own = every(2)
    grown(bench(own), MOST, (6,), SLACK)
    own = [*own[:3], shapes(3, 50, size=31), *own[4:]]
    tables = grown(bench(own), MOST, (6,), SLACK)
    assert not tables.stale.all()
    assert blocks(tables) == blocks(from_nothing(bench(own)))


def test_where_many_stories_changed_nothing_is_taken_over() -> None:
    grown(bench(every(3)), MOST, (6,), SLACK)
    assert grown(bench(every(3)), MOST, (6,), SLACK).stale.all()
