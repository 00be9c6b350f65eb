"""Other arrangements than the best: cut otherwise, dearer, the cheapest first, the same every time."""

from dataclasses import replace

import pytest

from ghpress.makeup.makeup import make_up
from ghpress.makeup.others import arrangements, cut_of
from ghpress.makeup.solver import fill
from ghpress.remarks import Halt
from ghpress.stock.shelf import Shelf
from makeup.sheets import layout
from makeup.stories import house, issue, story
from makeup.test_solver import bench, task


def test_others_are_cut_otherwise_and_cost_no_less() -> None:
    shapes = {2: {20: 1, 21: 0, 22: 1}, 3: {14: 1, 15: 2, 16: 3}, 4: {10: 1, 11: 2}, 6: {7: 3, 8: 3}}
    work = task(bench(*(shapes for _ in range(7))), 40, 44)
    best = fill(work, 5)
    assert best is not None
    found = arrangements(work, best, 4)
    assert found[0] == best
    assert len(found) == 4
    costs = [sum(page.cost for page in one) for one in found]
    assert costs == sorted(costs)
    assert len({tuple(cut_of(page.tree) for page in one) for one in found}) == 4
    for one in found:
        stories = [shape.story for page in one for shape in page.shapes()]
        assert stories == list(range(7))
    assert arrangements(work, best, 4) == found


def test_an_issue_with_one_way_to_stand_has_no_other() -> None:
    work = task(bench({6: {20: 0}}), 20, 20)
    best = fill(work, 1)
    assert best is not None
    assert arrangements(work, best, 3) == (best,)


def test_an_issue_is_made_up_in_the_arrangement_asked_for(shelf: Shelf) -> None:
    of = issue(*(story(name, 420 + 60 * number) for number, name in enumerate("甲乙丙丁戊己庚辛")))
    made = [make_up(replace(of, alternative=n), layout(60), shelf, house(), {}) for n in range(3)]
    assert made[0].cost <= made[1].cost <= made[2].cost
    assert len({one.pages for one in made}) == 3


def test_an_arrangement_that_is_not_there_halts(shelf: Shelf) -> None:
    of = replace(issue(story("甲", 500)), alternative=40)
    with pytest.raises(Halt):
        make_up(of, layout(60), shelf, house(), {})
