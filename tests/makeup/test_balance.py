"""What stories cost by area is the same whether it is taken over from before or weighed from nothing."""

import random

import numpy as np
import pytest

from ghpress.makeup import balance
from ghpress.makeup.balance import Balance
from ghpress.makeup.shape import Look, Shape, Shapes

AREA, WHITE = 300, 1
RUNS = [(start, stop) for start in range(7) for stop in range(start + 1, 8)]


@pytest.fixture(autouse=True)
def nothing_known() -> None:
    balance._LAST.clear()


def shapes(story: int, area: int) -> Shapes:
    """A story at three widths, at a few depths each."""

    def one(wide: int, deep: int) -> tuple[Shape, ...]:
        return (Shape(story, wide, deep, 0, 0, deep, Look(9, 1), 3 * wide + deep % 4),)

    return {
        wide: {deep: one(wide, deep) for deep in range(area // wide, area // wide + 4)}
        for wide in (2, 3, 6)
    }


def weighed(own: list[Shapes], white: int = WHITE) -> list[np.ndarray]:
    of = Balance(own, AREA, white)
    return [of.costs(start, stop) for start, stop in RUNS if stop <= len(own)]


def from_nothing(own: list[Shapes], white: int = WHITE) -> list[np.ndarray]:
    balance._LAST.clear()
    return weighed(own, white)


def test_after_every_correction_stories_weigh_what_they_weigh_from_nothing() -> None:
    chance = random.Random(3)
    own = [shapes(story, chance.randint(20, 60)) for story in range(7)]
    before = [[*own]]
    for story in (3, 0, 6, 3):
        own = [*own]
        own[story] = shapes(story, chance.randint(20, 60))
        before.append(own)
    before += [own[:5], [*own[:2], *own[3:]], own]
    wanted = [from_nothing(one) for one in before]
    balance._LAST.clear()
    for one, expected in zip(before, wanted, strict=True):
        assert all(map(np.array_equal, weighed(one), expected))


def test_with_other_white_nothing_is_taken_over() -> None:
    own = [shapes(story, 40) for story in range(4)]
    weighed(own)
    found = weighed(own, white=2)
    assert all(map(np.array_equal, found, from_nothing(own, white=2)))
