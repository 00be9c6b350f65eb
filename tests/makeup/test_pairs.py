"""The prices rank pages as an art director does: every pair of pairs.yaml, the better one cheaper."""

import pytest

from makeup.ranked import Pair, pairs

PAIRS = pairs()


@pytest.mark.parametrize("pair", PAIRS, ids=[pair.name for pair in PAIRS])
def test_the_better_page_costs_less(pair: Pair) -> None:
    assert pair.better.cost() < pair.worse.cost()
    assert pair.why


def test_there_are_twenty_pairs_at_least_each_of_the_same_number_of_stories() -> None:
    assert len({pair.name for pair in PAIRS}) >= 20
    assert all(len(pair.better.ranks) == len(pair.worse.ranks) for pair in PAIRS)
