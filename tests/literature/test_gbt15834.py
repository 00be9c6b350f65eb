"""GB/T 15834-2011, section 5.1: where punctuation stands and what it takes, clause by clause.

The wording of the clauses is that of the partial translation in the W3C's clreq discussions; the
examples are ours.
"""

import pytest

from galley.setting import lines, width, words
from ghpress.stock.shelf import Shelf

NOT_FIRST = "。？！，、；："


@pytest.mark.parametrize("mark", NOT_FIRST)
def test_5_1_1_a_point_takes_one_em_and_never_starts_a_line(mark: str, shelf: Shelf) -> None:
    assert width(f"国{mark}国", shelf) == 3
    for phase in range(4, 13):
        assert not any(line.startswith(mark) for line in words("国" * phase + mark + "家" * 9, 6, shelf))


@pytest.mark.parametrize("pair", ["？！", "！？", "？？", "！！"])
def test_5_1_2_two_stops_in_succession_take_one_em(pair: str, shelf: Shelf) -> None:
    assert width(f"国{pair}国", shelf) == 3


@pytest.mark.parametrize("three", ["！！！", "？？？"])
def test_5_1_2_three_stops_in_succession_take_two_em(three: str, shelf: Shelf) -> None:
    assert width(f"国{three}国", shelf) == 4


@pytest.mark.parametrize("pair", ["“”", "‘’", "（）", "《》", "【】", "〔〕"])
def test_5_1_3_an_opening_mark_never_ends_and_a_closing_one_never_starts_a_line(
    pair: str, shelf: Shelf
) -> None:
    opening, closing = pair
    for phase in range(1, 13):
        for line in words("国" * phase + f"{opening}工会{closing}" + "家" * 9, 6, shelf):
            assert not line.endswith(opening)
            assert not line.startswith(closing)


def test_5_1_4_a_dash_takes_two_em_and_is_never_split(shelf: Shelf) -> None:
    assert width("国——国", shelf) == 4
    for phase in range(1, 13):
        assert all(line.count("—") in (0, 2) for line in words("国" * phase + "——" + "家" * 9, 6, shelf))


def test_5_1_5_an_ellipsis_takes_two_em_and_two_take_four(shelf: Shelf) -> None:
    assert width("国……国", shelf) == 4
    assert width("国…………国", shelf) == 6


def test_5_1_6_a_short_connector_takes_half_an_em_and_a_line_or_wave_one(shelf: Shelf) -> None:
    assert width("国–国", shelf) == 2.5
    assert width("国—国", shelf) == 3
    assert width("国～国", shelf) == 3


def test_5_1_7_an_interpunct_takes_half_an_em_and_never_starts_a_line(shelf: Shelf) -> None:
    assert width("国·国", shelf) == 2.5
    for phase in range(1, 13):
        assert not any(line.startswith("·") for line in words("国" * phase + "·" + "家" * 9, 6, shelf))


def test_5_1_9_a_solidus_takes_half_an_em_and_neither_starts_nor_ends_a_line(shelf: Shelf) -> None:
    assert width("国/国", shelf) == 2.5
    for phase in range(1, 13):
        for line in words("国" * phase + "/" + "家" * 9, 6, shelf):
            assert not line.startswith("/")
            assert not line.endswith("/")


@pytest.mark.parametrize("mark", "。？！，、；：”’）》")
def test_5_1_10_a_mark_at_a_lines_end_takes_half_an_em(mark: str, shelf: Shelf) -> None:
    for line in lines("国国国国" + mark + "国国国国", 4.5, shelf):
        if line.text.endswith(mark):
            assert line.clusters[-1].advance_em == 0.5
            return
    pytest.fail("the mark never stood at a line's end")
