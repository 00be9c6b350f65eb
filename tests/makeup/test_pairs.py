"""The prices rank pages as an art director does: every pair of pairs.yaml, the better one cheaper."""

from dataclasses import fields
from pathlib import Path

import pytest

from ghpress.makeup.ladder import LADDER, Ladder
from goldens import held
from makeup.drawn_pairs import drawing
from makeup.ranked import Pair, pairs

PAIRS = pairs()
DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("pair", PAIRS, ids=[pair.name for pair in PAIRS])
def test_the_better_page_costs_less(pair: Pair) -> None:
    assert pair.better.cost() < pair.worse.cost()
    assert pair.why


def test_there_are_twenty_pairs_at_least_each_of_the_same_number_of_stories() -> None:
    assert len({pair.name for pair in PAIRS}) >= 20
    assert all(len(pair.better.ranks) == len(pair.worse.ranks) for pair in PAIRS)


def test_the_pairs_are_drawn_in_the_manual_as_they_are() -> None:
    """With GHPRESS_GOLDEN=write the drawing is made anew, and the test fails once."""
    assert held(DOCS / "makeup-pairs.svg", drawing(PAIRS)) == drawing(PAIRS)


def test_the_manual_gives_every_price_as_it_is_and_every_pair() -> None:
    manual = (DOCS / "makeup.md").read_text(encoding="utf-8")
    for name in fields(Ladder):
        assert f"| `{name.name}` | {getattr(LADDER, name.name)} |" in manual
    for number, pair in enumerate(PAIRS, 1):
        assert f"{number}. {pair.why}" in manual
