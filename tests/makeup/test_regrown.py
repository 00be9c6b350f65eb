"""Tables taken over where a story changed hold what tables grown from nothing hold."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ghpress.makeup import solved
from ghpress.makeup.bench import Bench, White
from ghpress.makeup.joins import grow
from ghpress.makeup.ladder import LADDER
from ghpress.makeup.regrown import MOST_WASTE
from ghpress.makeup.shape import Look, Shape, Shapes
from ghpress.makeup.solved import begun, fill_runs, grown
from ghpress.makeup.tables import Tables, laid_out
from ghpress.makeup.tablesatrest import at_rest
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
    tables.due = tables.stale.copy()
    grow(tables, of)
    return tables


@pytest.fixture
def shares(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How much of each set of tables was still to be filled: 1 where nothing of it stayed."""
    found: list[float] = []

    def telling(tables: Tables, of: Bench) -> None:
        found.append(float(tables.stale.mean()))
        grow(tables, of)

    monkeypatch.setattr(solved, "grow", telling)
    return found


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


def test_after_each_correction_they_hold_what_tables_from_nothing_hold(shares: list[float]) -> None:
    own = every(1)
    grown(bench(own), MOST, (6,), SLACK)
    for number in (4, 0, 7, 4, 5, 2):
        own = [*own]
        own[number] = shapes(number, 30 + 7 * number)
        tables = grown(bench(own), MOST, (6,), SLACK)
        assert all(share < 1 for share in shares[1:]), "some of them stay"
        fresh = from_nothing(bench(own))
        assert blocks(tables) == blocks(fresh)
        assert tables.used <= MOST_WASTE * fresh.used, "little is kept of what is no longer used"


def test_a_story_that_neighbours_see_otherwise_leaves_the_others_as_they_were(
    shares: list[float],
) -> None:
    own = every(2)
    grown(bench(own), MOST, (6,), SLACK)
    own = [*own[:3], shapes(3, 50, size=31), *own[4:]]
    tables = grown(bench(own), MOST, (6,), SLACK)
    assert shares.pop() < 1
    assert blocks(tables) == blocks(from_nothing(bench(own)))


def test_where_many_stories_changed_nothing_is_taken_over(shares: list[float]) -> None:
    grown(bench(every(3)), MOST, (6,), SLACK)
    grown(bench(every(6)), MOST, (6,), SLACK)
    assert shares == [1, 1]


def by_interval(tables: Tables) -> dict[tuple[int, int], list[tuple[int, int, Tree]]]:
    """The blocks of every interval that is filled, by its first module and length."""
    place = {
        int(tables.number[at]): (at[1], at[2])
        for at in map(tuple, np.argwhere(tables.number >= 0).tolist())
    }
    found: dict[tuple[int, int], list[tuple[int, int, Tree]]] = {}
    for block in blocks(tables):
        found.setdefault(place[block[0]], []).append(block)
    return {at: own for at, own in found.items() if at[1] > 1}


def test_runs_asked_for_hold_what_they_hold_where_all_are() -> None:
    of = bench(every(4))
    whole = by_interval(from_nothing(of))
    tables = begun(of, MOST, (6,), SLACK)
    for runs in ([(3, 6)], [(5, 7), (0, 2)], [(1, 6)]):
        fill_runs(tables, of, runs)
        some = by_interval(tables)
        assert {at: whole[at] for at in some} == some
        assert not any(tables.stale[start, stop - start] for start, stop in runs)
    assert tables.stale[3, 4], "nobody asked for it"


def test_tables_at_rest_stay_as_they_are_when_what_they_were_is_filled_further() -> None:
    of = bench(every(4))
    tables = begun(of, MOST, (6,), SLACK)
    fill_runs(tables, of, [(3, 6)])
    kept = at_rest(tables, tuple(of.shapes), "these")
    whole = by_interval(from_nothing(of))
    for runs in ([(0, 4)], [(2, 5)]):
        awake = kept.awake()
        fill_runs(awake, of, [(0, 2)])
        fill_runs(awake, of, runs)
        some = by_interval(awake)
        assert {at: whole[at] for at in some} == some
        assert awake.stale[4, 4] and not awake.stale[runs[0][0], 3]


@settings(max_examples=12, deadline=None)
@given(st.lists(st.tuples(st.integers(0, COUNT - 1), st.integers(30, 80)), min_size=1, max_size=5))
def test_runs_asked_for_after_any_corrections_hold_what_they_hold_in_fresh_tables(
    edits: list[tuple[int, int]],
) -> None:
    solved._GROWN.clear()
    own = every(5)
    fill_runs(begun(bench(own), MOST, (6,), SLACK), bench(own), [(0, 4), (4, 8)])
    for number, area in edits:
        own = [*own[:number], shapes(number, area), *own[number + 1 :]]
        tables, start = begun(bench(own), MOST, (6,), SLACK), min(number, COUNT - 3)
        fill_runs(tables, bench(own), [(start, start + 3)])
    whole, some = by_interval(from_nothing(bench(own))), by_interval(tables)
    assert {at: whole[at] for at in some} == some
    asked = [(0, 4), (4, 8), (start, start + 3)]
    assert not any(tables.stale[first, stop - first] for first, stop in asked if stop <= COUNT)
