"""The grid's arithmetic: columns of whole characters, and a story's own columns (破栏)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ghpress.layout.grid import Grid
from ghpress.units import hao, mm, pt

CLASSIC = Grid(8, 13, 1, hao("小五"), 100, pt(12), mm(20), mm(30))


def test_a_measure_of_n_columns_is_13n_and_the_gutters() -> None:
    assert [CLASSIC.characters_over(n) for n in (1, 2, 5, 8)] == [13, 27, 69, 111]
    assert CLASSIC.measure(5) == 69 * hao("小五")


@pytest.mark.parametrize(
    ("over", "count", "characters", "gap"),
    [
        (5, 3, 22, 1.5),  # (69 − 2) ÷ 3 = 22, 1 over: half a character more to each of two gaps
        (5, 4, 16, 5 / 3),  # (69 − 3) ÷ 4 = 16, 2 over
        (3, 2, 20, 1),  # (41 − 1) ÷ 2 = 20, none over
        (4, 3, 17, 2),  # (55 − 2) ÷ 3 = 17, 2 over
        (2, 3, 8, 1.5),  # more columns than basic ones
        (2, 1, 27, 1),  # one long column
        (5, 5, 13, 1),  # the basic columns themselves
    ],
)
def test_columns_of_text_have_whole_characters_and_the_gaps_the_rest(
    over: int, count: int, characters: int, gap: float
) -> None:
    broken = CLASSIC.broken(over, count)
    assert (broken.columns, broken.characters) == (count, characters)
    assert broken.between() / hao("小五") == pytest.approx(gap, abs=1e-4)


@given(over=st.integers(1, 8), count=st.integers(1, 12), taken=st.integers(0, 20))
def test_columns_of_text_fill_the_measure_to_a_hair(over: int, count: int, taken: int) -> None:
    size = hao("小五")
    broken = CLASSIC.broken(over, count, left=mm(3), taken=taken * size)
    if broken.characters >= 1 and count > 1:
        wide = CLASSIC.measure(over) - taken * size
        assert 0 <= wide - broken.measure(count) < count
        assert CLASSIC.between() <= broken.between() <= CLASSIC.between() + size + size // (count - 1)
        assert broken.x(0) == mm(3)
        assert broken.x(count - 1) + broken.characters * size == mm(3) + broken.measure(count)
