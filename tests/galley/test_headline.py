"""Headlines: parts kept together, broken by meaning, never wider than their room."""

import pytest

from galley.setting import EM, PITCH
from ghpress.galley.headcopy import head_copy
from ghpress.galley.headline import HeadCandidate, head_in_style, headline, set_head
from ghpress.galley.headplans import HeadRoom
from ghpress.galley.line import Line
from ghpress.layout.layout import HeadlineSize
from ghpress.layout.styles import Align, Setting, TextStyle
from ghpress.manuscript.text import plain
from ghpress.stock.shelf import Shelf
from ghpress.units import pt

SIZES = tuple(HeadlineSize(pt(size), pt(size) * 5 // 4) for size in (32, 28, 24, 20))
HEADS = [
    ("灯火通明处", "匠心夜夜新"),
    ("把手艺留在车间里", "把故事讲给年轻人", "把日子过出光亮来"),
    ("新就业形态劳动者有了自己的歇脚地",),
    ("“师徒课堂”开讲96次", "年轻人记下20万字笔记"),
    ("和平与发展的时代主题和车间里的夜",),
]


def style(align: Align = "left", condense: int = 850) -> TextStyle:
    return TextStyle(
        "headline", "biaosong", pt(32), pt(40), setting=Setting(align=align), condense=condense
    )


def ways(
    shelf: Shelf,
    wordings: tuple[tuple[str, ...], ...],
    room: HeadRoom,
    own: TextStyle | None = None,
    terms: tuple[str, ...] = (),
) -> tuple[HeadCandidate, ...]:
    made = [head_copy(tuple(map(plain, parts)), own or style(), shelf, terms) for parts in wordings]
    return headline(made, room)


def heads(
    shelf: Shelf, parts: tuple[str, ...], columns: int, terms: tuple[str, ...] = ()
) -> tuple[HeadCandidate, ...]:
    measure = (15 * columns + columns - 1) * EM
    return ways(shelf, (parts,), HeadRoom(measure, PITCH, SIZES), terms=terms)


def set_lines(candidate: HeadCandidate) -> list[Line]:
    return [placed.line for placed in set_head(candidate).lines]


def texts(candidate: HeadCandidate) -> list[str]:
    found = [line.text for line in set_lines(candidate)]
    assert found == candidate.words()
    return found


@pytest.mark.parametrize("parts", HEADS)
@pytest.mark.parametrize("columns", [1, 2, 3, 4, 6])
def test_every_candidate_fits_its_room_and_loses_nothing(
    parts: tuple[str, ...], columns: int, shelf: Shelf
) -> None:
    found = heads(shelf, parts, columns)
    assert 1 <= len(found) <= 6
    measure = (15 * columns + columns - 1) * EM
    for one in found:
        assert "".join(texts(one)) == "".join(parts)
        block = set_head(one)
        assert max(placed.line.width for placed in block.lines) <= measure
        assert block.depth == one.slots * PITCH
        assert 850 <= one.condense <= 1000
        assert not one.remarks
        for placed in block.lines:
            assert placed.line.text[0] not in "的，。！？、”》）"
            assert placed.line.text[-1] not in "和与“《（"
            assert 0 <= placed.y <= block.depth
    assert [one.cost for one in found] == sorted(one.cost for one in found)


def test_parts_are_broken_between_rather_than_within(shelf: Shelf) -> None:
    assert texts(heads(shelf, HEADS[0], 1)[0]) == list(HEADS[0])
    assert texts(heads(shelf, HEADS[1], 2)[0]) == list(HEADS[1])


def test_parts_on_one_line_stand_an_em_apart_without_a_character_between(shelf: Shelf) -> None:
    one = next(one for one in heads(shelf, HEADS[0], 4) if one.lines == 1)
    (line,) = set_lines(one)
    assert line.text == "".join(HEADS[0])
    assert line.xs[5] - line.xs[4] == one.size + one.size
    assert one.condense == 1000


def test_no_word_is_split(shelf: Shelf) -> None:
    for one in heads(shelf, ("新就业形态劳动者有了自己的歇脚地",), 2):
        for text in texts(one):
            assert text[0] not in "业态动者了己"


def test_no_set_term_is_split(shelf: Shelf) -> None:
    term = "新就业形态劳动者"
    found = heads(shelf, (f"{term}有了自己的歇脚地",), 2, terms=(term,))
    assert found
    for one in found:
        assert any(term in text for text in texts(one))


def test_a_head_is_condensed_before_a_smaller_size_is_taken(shelf: Shelf) -> None:
    room = HeadRoom(9 * pt(32), PITCH, SIZES, most_lines=1)
    first = ways(shelf, (("一二三四五六七八九十",),), room)[0]
    assert first.size == pt(32)
    assert first.condense == 900
    run = set_lines(first)[0].runs[0]
    assert run.condense == 900
    assert run.xs[1] - run.xs[0] == pt(32) * 9 // 10


def test_edges_are_trimmed_so_that_centring_uses_bodies(shelf: Shelf) -> None:
    room = HeadRoom(20 * pt(32), PITCH, SIZES[:1])
    block = set_head(ways(shelf, (("“灯火”",),), room, style("centre"))[0])
    (placed,) = block.lines
    assert placed.x == (room.measure - placed.line.width) // 2
    assert placed.line.width <= 3 * pt(32)


def test_what_fits_at_no_size_is_set_and_said(shelf: Shelf) -> None:
    room = HeadRoom(3 * EM, PITCH, SIZES)
    found = ways(shelf, (("一二三四五六七八九十甲乙丙丁戊己庚辛",),), room)
    assert [remark.code for remark in found[0].remarks] == ["head-crowded"]
    assert "".join(texts(found[0])) == "一二三四五六七八九十甲乙丙丁戊己庚辛"


def test_another_wording_is_offered_after_the_first(shelf: Shelf) -> None:
    found = ways(shelf, (("灯火通明处",), ("灯火",)), HeadRoom(40 * EM, PITCH, SIZES))
    assert found[0].wording == 0
    assert {one.wording for one in found} == {0, 1}


def test_a_kicker_takes_the_slots_its_style_names(shelf: Shelf) -> None:
    kicker = TextStyle("kicker", "hei", pt(15), pt(21), setting=Setting(align="left"), slots=(2,))
    room = HeadRoom(40 * EM, PITCH, ())
    found = head_in_style(head_copy((plain("本报特稿"),), kicker, shelf), room)
    assert found[0].slots == 2
    assert found[0].size == pt(15)
    assert head_in_style(head_copy((), kicker, shelf), room) == ()
