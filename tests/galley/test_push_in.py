"""Pushing in before pushing out: what a style that asks for it opens less, and what it still holds."""

from itertools import pairwise

import pytest

from galley.setting import EM, lines, style
from ghpress.galley.breaks import TERM
from ghpress.galley.words import set_text
from ghpress.manuscript.text import Span, Text
from ghpress.stock.shelf import Shelf

COPY = (
    "工会的人把名册一页一页翻给他看，说这些年走的、来的都在上头；“哪一个不认得？”他点点头，没有说话，"
    "只把那盏旧灯往前挪了挪。灯下的字是用毛笔写的，墨色深浅不一，有的地方洇开了，"
    "看得出写的人手有些抖。"
)


def openings(text: str, measure: float, shelf: Shelf, **options: object) -> list[float]:
    """How far every two Han of the justified lines stand apart."""
    return [
        round(before.advance_em - 1, 6)
        for line in lines(text, measure, shelf, **options)
        if not line.last
        for before, after in pairwise(line.clusters)
        if {before.text, after.text}.isdisjoint("，。、；：“”？")
    ]


@pytest.mark.parametrize("measure", [11, 13, 15, 20])
def test_han_stand_closer_than_where_the_least_change_is_sought(measure: int, shelf: Shelf) -> None:
    pressing = [sum(openings(COPY[start:], measure, shelf)) for start in range(24)]
    either = [sum(openings(COPY[start:], measure, shelf, least_adjustment=True)) for start in range(24)]
    assert sum(pressing) < sum(either)


def test_two_lines_opened_a_little_are_better_than_one_opened_twice_as_much(shelf: Shelf) -> None:
    widest = [max(openings(COPY[start:], 13, shelf)) for start in range(24)]
    either = [max(openings(COPY[start:], 13, shelf, least_adjustment=True)) for start in range(24)]
    assert sum(widest) < sum(either)


@pytest.mark.parametrize("push_in_first", [False, True])
def test_a_set_term_is_held_as_firmly_whichever_way_a_style_fills_its_lines(
    push_in_first: bool, shelf: Shelf
) -> None:
    # Two of fifteen em are lacking before the term, then four: gaps of a sixth, of two fifths.
    for before, is_split in ((13, False), (11, True)):
        term = Span(before, before + 5, "nobreak", TERM)
        text = Text("国" * before + "劳动者港湾" + "家" * 20, spans=(term,))
        block, _ = set_text(text, style(push_in_first=push_in_first), shelf, EM * 15)
        assert (block.lines[0].line.text != "国" * before) == is_split
