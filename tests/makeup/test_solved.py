"""Pages solved before are known again by all they were made from, in no more room than is set."""

import pickle
from collections.abc import Sequence

import numpy as np
import pytest

from ghpress.makeup import memory, solved
from ghpress.makeup.bench import Bench, White
from ghpress.makeup.ladder import LADDER
from ghpress.makeup.makeup import MadeUp, make_up
from ghpress.makeup.shape import Look, Shape, Shapes
from ghpress.makeup.solved import grown, tables_kept
from ghpress.makeup.tables import Tables
from ghpress.makeup.tablesatrest import at_rest
from ghpress.manuscript.story import Issue, Paragraph
from ghpress.manuscript.text import plain
from ghpress.stock.shelf import Shelf
from makeup.sheets import layout
from makeup.stories import house, issue, replaced, story, words

LAYOUT = layout(60)
WHITE = White(least=1, best=2, most=3)


@pytest.fixture(autouse=True)
def nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_KNOWN", type(memory._KNOWN)(maxlen=memory.REMEMBERED))
    monkeypatch.setattr(solved, "_GROWN", {})


def shapes(story: int, *depths: int, cost: int = 0) -> Shapes:
    return {3: {deep: (Shape(story, 3, deep, 0, 0, deep, Look(9, 1), cost),) for deep in depths}}


def bench(every: Sequence[Shapes], **other: object) -> Bench:
    given = {"ranks": [2] * len(every), "columns": 6, "deepest": 60, "white": WHITE, "ladder": LADDER}
    return Bench(every, **{**given, **other})


def solve(of: Bench, slack: int = 200) -> Tables:
    return grown(of, len(of.shapes), (6,), slack, is_page=True)


def test_the_same_shapes_are_solved_once() -> None:
    every = [shapes(0, 20, 21), shapes(1, 20), shapes(2, 30)]
    assert solve(bench(every)) is solve(bench(list(every)))


@pytest.mark.parametrize(
    "other",
    [{"ranks": [1, 2, 2]}, {"deepest": 59}, {"white": White(1, 1, 3)}, {"columns": 5}, {"fold": 3}],
)
def test_anything_else_that_tables_are_made_from_makes_others(other: dict[str, object]) -> None:
    every = [shapes(0, 20, 21), shapes(1, 20), shapes(2, 30)]
    assert solve(bench(every)) is not solve(bench(every, **other))
    assert solve(bench(every)) is not solve(bench(every), slack=300)


def test_shapes_that_are_equal_are_solved_once_whoever_made_them() -> None:
    once, again = shapes(0, 20, 21), shapes(0, 20, 21)
    rest = [shapes(1, 20), shapes(2, 30)]
    assert solve(bench([once, *rest])) is solve(bench([again, *rest]))
    others = [
        shapes(0, 20, 22),
        shapes(0, 20, 21, cost=1),
        {3: {21: once[3][21], 20: once[3][20]}, 2: {}},
    ]
    assert all(solve(bench([other, *rest])) is not solve(bench([once, *rest])) for other in others)


def test_tables_come_out_as_they_were_put_by() -> None:
    every = [shapes(number, 20 + number, 22, 31) for number in range(4)]
    tables = solve(bench(every))
    again = pickle.loads(pickle.dumps(at_rest(tables, tuple(every), "like"))).awake()
    for name in ("cost", "entry", "above", "key", "number", "bound", "edges", "first", "pairs", "bumps"):
        assert np.array_equal(getattr(again, name), getattr(tables, name)), name
    assert np.array_equal(again.entries, tables.entries[: tables.used])
    assert (again.shapes, again.views, again.used) == (tables.shapes, tables.views, tables.used)


def test_tables_kept_are_found_for_equal_shapes_and_those_grown_are_to_be_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    every = [shapes(number, 20 + number, 25) for number in range(5)]
    with tables_kept(lambda: ()) as nothing:
        tables = solve(bench(every))
    kept = pickle.loads(pickle.dumps(nothing.to_keep()))
    assert len(kept) == 1
    monkeypatch.setattr(solved, "_GROWN", {})
    monkeypatch.setattr(solved, "grow", None)  # nothing is grown
    with tables_kept(lambda: kept) as known:
        assert np.array_equal(solve(bench(list(every))).cost, tables.cost)
    assert known.to_keep() == []


def test_of_tables_kept_only_what_a_changed_story_is_in_is_grown_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    every = [shapes(number, 20 + number, 25) for number in range(6)]
    with tables_kept(lambda: ()) as nothing:
        solve(bench(every))
    kept = pickle.loads(pickle.dumps(nothing.to_keep()))
    edited = [*every[:5], shapes(5, 26, 27)]
    monkeypatch.setattr(solved, "_GROWN", {})
    alone = solve(bench(edited))
    monkeypatch.setattr(solved, "_GROWN", {})
    stale = []
    real = solved.grow
    monkeypatch.setattr(solved, "grow", lambda own, on: (stale.append(own.stale.mean()), real(own, on)))
    with tables_kept(lambda: kept) as known:
        tables = solve(bench(edited))
    assert np.array_equal(tables.cost, alone.cost)
    assert len(known.to_keep()) == 1
    assert 0 < stale[0] < 1


def test_ranks_of_other_stories_do_not_matter() -> None:
    every = [shapes(1, 20), shapes(2, 20)]
    one = solve(bench(every, ranks=[1, 2, 2, 1], first=1))
    assert solve(bench(every, ranks=[3, 2, 2, 3], first=1)) is one


def test_no_more_is_kept_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    benches = [bench([shapes(0, 20 + n), shapes(1, 20 + n)]) for n in range(6)]
    first = solve(benches[0])
    monkeypatch.setattr(solved, "MOST_BYTES", 3 * first.bytes_held())
    every = [solve(one) for one in benches]
    assert len(solved._GROWN) == 3
    assert solve(benches[5]) is every[5]
    assert solve(benches[0]) is not first


def made(of: Issue, shelf: Shelf) -> MadeUp:
    return make_up(of, LAYOUT, shelf, house())


def test_an_issue_is_made_up_the_same_whatever_was_made_up_before(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    stories = [story(name, 500 + 90 * n, rank=1 + (n > 0)) for n, name in enumerate("甲乙丙丁")]
    before = issue(*stories)
    more = (*stories[1].blocks, Paragraph(plain(words(45))))
    after = issue(stories[0], replaced(stories[1], blocks=more), *stories[2:])
    alone = made(after, shelf)
    memory._KNOWN.clear()
    monkeypatch.setattr(solved, "_GROWN", {})
    first = made(before, shelf)
    assert made(after, shelf) == alone
    assert made(before, shelf) == first
