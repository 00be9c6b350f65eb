"""Vertical heads: broken by meaning, lines from right to left, marks and Western text as they stand."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from galley.setting import EM, style, vertical_line
from ghpress.galley.block import SetBlock
from ghpress.galley.headline import HeadCandidate, headline
from ghpress.galley.headplans import HeadRoom
from ghpress.galley.line import Line
from ghpress.galley.vertical import set_vertical_head, vertical_copy
from ghpress.layout.layout import HeadlineSize
from ghpress.manuscript.text import plain
from ghpress.stock.shelf import Shelf
from ghpress.units import pt

SIZES = tuple(HeadlineSize(pt(size), pt(size) * 5 // 4) for size in (32, 24))


def ways(
    shelf: Shelf, parts: tuple[str, ...], ems: int, terms: tuple[str, ...] = (), align: str = "left"
) -> tuple[HeadCandidate, ...]:
    copy = vertical_copy(tuple(map(plain, parts)), style(align=align), shelf, terms)
    return headline((copy,), HeadRoom(ems * pt(32), EM, SIZES))


def lines(block: SetBlock) -> list[Line]:
    return [placed.line for placed in block.lines]


def test_parts_stand_side_by_side_the_first_at_the_right(shelf: Shelf) -> None:
    first = ways(shelf, ("灯火通明处", "匠心夜夜新"), 6)[0]
    block = set_vertical_head(first)
    assert [line.text for line in lines(block)] == ["灯火通明处", "匠心夜夜新"]
    right, left = block.lines
    assert right.x - left.x == SIZES[0].leading
    assert (block.width, block.depth) == (2 * SIZES[0].leading, 6 * pt(32))
    assert right.x == block.width - SIZES[0].leading // 2
    assert all(line.vertical for line in lines(block))


def test_parts_on_one_line_stand_an_em_apart(shelf: Shelf) -> None:
    (line,) = lines(set_vertical_head(ways(shelf, ("灯火", "匠心"), 6)[0]))
    assert line.xs == tuple(pt(32) * at for at in (0, 1, 3, 4))


def test_figures_count_as_the_em_they_stand_in(shelf: Shelf) -> None:
    # Level, 12 and 100 take 2.5 em; side by side two.
    first = next(one for one in ways(shelf, ("第12届100人",), 5) if one.lines == 1)
    assert first.size == pt(32)
    (line,) = lines(set_vertical_head(first))
    assert line.width == 5 * pt(32)
    assert [run.condense for run in line.runs if run.upright] == [1000, 666]


@pytest.mark.parametrize("words", ["12", "100", "3.0", "2B", "5G", "A+"])
def test_short_figures_and_signs_stand_side_by_side(words: str, shelf: Shelf) -> None:
    line = vertical_line(f"第{words}版", shelf)
    assert [len(run.glyphs) for run in line.runs if run.upright] == [len(words)]
    assert line.width == 3 * EM


@pytest.mark.parametrize("words", ["AI", "GDP", "AIGC"])
def test_acronyms_stand_upright_one_by_one(words: str, shelf: Shelf) -> None:
    line = vertical_line(f"看{words}课", shelf)
    assert line.width == (2 + len(words)) * EM
    assert not any(run.turned or run.upright for run in line.runs)


@pytest.mark.parametrize("words", ["2025", "87.5%", "Open"])
def test_longer_figures_and_words_are_turned(words: str, shelf: Shelf) -> None:
    line = vertical_line(f"看{words}课", shelf)
    assert {index for run in line.runs if run.turned for index in run.clusters} == set(
        range(1, 1 + len(words))
    )


def test_a_closing_mark_at_the_foot_takes_half_an_em_and_a_colon_a_whole(shelf: Shelf) -> None:
    for words, ems in (("工会”", 2.5), ("工会，", 2.5), ("工会：", 3), ("“工会”", 3)):
        line = vertical_line(words, shelf)
        assert line.width == EM * ems


def test_dashes_and_brackets_have_vertical_forms_or_are_turned(shelf: Shelf) -> None:
    line = vertical_line("（工）——会", shelf)
    face = shelf.face(line.runs[0].face)
    by_cluster = {cluster: run for run in line.runs for cluster in run.clusters}
    for cluster, char in ((0, "（"), (2, "）"), (3, "—")):
        run = by_cluster[cluster]
        level = face.glyph(char)
        glyph = run.glyphs[run.clusters.index(cluster)]
        assert run.turned or glyph != level


@pytest.mark.parametrize(("align", "at"), [("left", 0), ("right", 2), ("centre", 1)])
def test_lines_begin_at_the_top_or_end_at_the_foot_as_they_are_aligned(
    align: str, at: int, shelf: Shelf
) -> None:
    block = set_vertical_head(ways(shelf, ("灯火通明",), 6, align=align)[0])
    assert block.lines[0].y == at * pt(32)


def test_a_vertical_head_is_never_narrowed(shelf: Shelf) -> None:
    for ems in range(3, 12):
        assert {one.condense for one in ways(shelf, ("新就业形态劳动者", "有了歇脚地"), ems)} == {1000}


WORDS = (
    "灯火 匠心 驿站 的 和 2025年 12 三十万人 《夜班》 “师徒” 、 ， ： —— GDP Open 手艺 well-known ！"
).split()
TERM = "驿站手艺"


@given(
    words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=8, unique=True), ems=st.integers(3, 14)
)
@settings(deadline=None, max_examples=100)
def test_whatever_it_says_a_vertical_head_keeps_the_rules(
    words: list[str], ems: int, shelf: Shelf
) -> None:
    said = "".join(words)
    for one in ways(shelf, (said,), ems, (TERM,)):
        block = set_vertical_head(one)
        shown = [line.text for line in lines(block)]
        assert "".join(shown) == said
        assert [placed.x for placed in block.lines] == sorted(
            (placed.x for placed in block.lines), reverse=True
        )
        for line in lines(block):
            assert sum(line.advances) == line.width
            assert sorted({cluster for run in line.runs for cluster in run.clusters})[-1] < len(
                line.starts
            )
        if one.is_crowded:
            continue
        assert all(line.width <= block.depth for line in lines(block))
        for upper, lower in pairwise(shown):
            assert lower[0] not in "的、，：”》—！"
            assert upper[-1] not in "和、“《"
        assert TERM not in said or any(TERM in text for text in shown)
