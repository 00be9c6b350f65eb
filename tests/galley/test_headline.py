"""Headlines: parts kept together, broken by meaning, never wider than their room."""

from dataclasses import replace
from fractions import Fraction
from itertools import accumulate, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from galley.setting import EM, PITCH
from ghpress.galley import headcopy
from ghpress.galley.headcopy import head_copy
from ghpress.galley.headline import HeadCandidate, head_in_style, headline, set_head
from ghpress.galley.headplans import BESIDE_ANOTHER, BRIM, STEP, HeadRoom
from ghpress.galley.line import Line
from ghpress.galley.words import set_text
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


LONG = (
    "全市工会系统深入开展送温暖活动走访慰问困难职工一千二百余户发放慰问金三百六十万元"
    "并为户外劳动者新建驿站一百二十处服务不断"
)


def test_a_long_head_over_a_narrow_measure_takes_more_lines_and_is_broken_by_meaning_still(
    shelf: Shelf,
) -> None:
    best = ways(shelf, ((LONG,),), HeadRoom(13 * EM, PITCH, (HeadlineSize(pt(16), pt(21)),)))[0]
    assert not best.is_crowded and best.lines > 5
    assert texts(best) == [
        "全市工会系统",
        "深入开展送温暖活动",
        "走访慰问困难职工",
        "一千二百余户",
        "发放慰问金",
        "三百六十万元",
        "并为户外劳动者",
        "新建驿站",
        "一百二十处",
        "服务不断",
    ]


def test_every_part_of_a_long_head_begins_a_line_of_its_own(shelf: Shelf) -> None:
    parts = (LONG[:19], LONG[19:38], LONG[38:])
    best = ways(shelf, (parts,), HeadRoom(16 * EM, PITCH, (HeadlineSize(pt(16), pt(21)),)))[0]
    begun = "".join(texts(best)).index(parts[1]), len(parts[0])
    assert begun[0] == begun[1]
    starts = list(accumulate(map(len, texts(best)), initial=0))
    assert {len(parts[0]), len(parts[0] + parts[1])} <= set(starts)


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


def test_a_head_that_misses_its_line_by_six_per_cent_is_condensed_by_as_much(shelf: Shelf) -> None:
    room = HeadRoom(15 * pt(32) * 94 // 100, PITCH, SIZES, most_lines=1)
    first = ways(shelf, (("风口上添一件衣", "没路处迈头一步"),), room)[0]
    assert (first.size, first.condense) == (pt(32), 940)
    assert first.cost < STEP


def test_beside_another_head_a_gap_is_left_if_a_hair_of_condensing_makes_it(shelf: Shelf) -> None:
    measure = 10 * pt(32)
    for brimful, condense in ((1001, 1000), (BESIDE_ANOTHER, 980)):
        room = HeadRoom(measure, PITCH, SIZES[:1], most_lines=1, brimful=brimful)
        (one,) = ways(shelf, (("一二三四五六七八九十",),), room)
        assert one.condense == condense
    stiff = ways(shelf, (("一二三四五六七八九十",),), room, style(condense=1000))
    assert [(one.condense, one.cost) for one in stiff] == [(1000, BRIM)]


def test_flattened_only_where_the_style_allows_it(shelf: Shelf) -> None:
    room = HeadRoom(16 * pt(32), PITCH, SIZES[:1])
    wide = replace(style(), expand=1200)
    assert [one.condense for one in ways(shelf, (("灯火通明处匠心",),), room)][:1] == [1000]
    first = ways(shelf, (("灯火通明处匠心",),), room, wide)[0]
    assert first.condense == 1200
    (line,) = set_lines(first)
    assert line.runs[0].condense == 1200
    assert line.xs[2] - line.xs[1] == pt(32) * 12 // 10


@pytest.mark.parametrize(("words", "gap"), [("春耕", 2), ("忙春耕", 1), ("家家春耕", Fraction(1, 2))])
def test_a_very_short_head_is_spaced_by_positions(words: str, gap: Fraction, shelf: Shelf) -> None:
    own = replace(style(), spaced=(Fraction(2), Fraction(1), Fraction(1, 2)))
    (line,) = set_lines(ways(shelf, ((words,),), HeadRoom(20 * pt(32), PITCH, SIZES[:1]), own)[0])
    assert line.text == words
    xs = line.runs[0].xs
    assert {after - before for before, after in pairwise(xs)} == {own.size + own.size * gap}


@pytest.mark.parametrize("words", ["春", "春耕时节到", "3月", "春耕！"])
def test_no_other_head_is_spaced(words: str, shelf: Shelf) -> None:
    room = HeadRoom(20 * pt(32), PITCH, SIZES[:1])
    own = replace(style(), spaced=(Fraction(2), Fraction(1), Fraction(1, 2)))
    (plainly,) = set_lines(ways(shelf, ((words,),), room)[0])
    (spaced,) = set_lines(ways(shelf, ((words,),), room, own)[0])
    assert spaced == plainly


def test_a_label_is_spaced_as_a_head_is(shelf: Shelf) -> None:
    own = replace(style(), spaced=(Fraction(2),))
    block, _ = set_text(plain("导读"), own, shelf)
    assert block.lines[0].line.text == "导读"
    assert block.width == 4 * own.size


def ink_left(line: Line, shelf: Shelf) -> int:
    """Where a line's ink begins."""
    run = line.runs[0]
    face = shelf.face(run.face)
    return run.xs[0] + face.bounds(run.glyphs[0])[0] * run.size * run.condense // (face.upem * 1000)


@pytest.mark.parametrize("words", ["灯火通明处", "“灯火”通明处", "《灯火》", "12盏灯"])
def test_the_ink_of_a_flush_left_head_begins_at_the_columns_edge(words: str, shelf: Shelf) -> None:
    (line,) = set_lines(ways(shelf, ((words,),), HeadRoom(20 * pt(32), PITCH, SIZES[:1]))[0])
    assert abs(ink_left(line, shelf)) <= 1
    assert line.xs[0] == 0


def test_han_of_a_head_stand_under_each_other_though_a_mark_goes_to_the_edge(shelf: Shelf) -> None:
    room = HeadRoom(6 * pt(32), PITCH, SIZES[:1])
    marked, first, second = set_lines(ways(shelf, (("“灯火”处", "匠心夜夜新", "手艺代代传"),), room)[0])
    assert abs(ink_left(marked, shelf)) <= 1
    assert first.runs[0].xs == second.runs[0].xs


def test_a_flush_right_head_ends_with_the_ink_of_its_last_mark(shelf: Shelf) -> None:
    room = HeadRoom(20 * pt(32), PITCH, SIZES[:1])
    (placed,) = set_head(ways(shelf, (("灯火通明？",),), room, style("right"))[0]).lines
    run = placed.line.runs[-1]
    face = shelf.face(run.face)
    ink = run.xs[-1] + face.bounds(run.glyphs[-1])[2] * run.size // face.upem
    assert abs(placed.x + ink - room.measure) <= 1


def test_copy_is_measured_once_for_every_width(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    one, many = headcopy.paragraph_of, headcopy.paragraphs_of
    monkeypatch.setattr(headcopy, "paragraph_of", lambda *given: asked.append(1) or one(*given))
    monkeypatch.setattr(
        headcopy, "paragraphs_of", lambda case, copy: asked.extend(copy) or many(case, copy)
    )
    copy = head_copy(tuple(map(plain, HEADS[1])), style(), shelf)
    for columns in range(1, 7):
        headline((copy,), HeadRoom((16 * columns - 1) * EM, PITCH, SIZES))
    assert len(asked) == 1


WORDS = (
    "灯火 匠心 驿站 的 和 与 了 在 职工 车间 20万 三十万人 6.5% 《夜班》 “师徒” "
    "、 ， ： —— GDP 手艺 地 得 及 书屋"
)
TERMS = ("驿站职工", "匠心车间", "手艺灯火")


@given(
    words=st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=9, unique=True),
    ems=st.integers(6, 60),
)
@settings(deadline=None, max_examples=150)
def test_whatever_a_head_says_its_lines_keep_the_rules(words: list[str], ems: int, shelf: Shelf) -> None:
    said = "".join(words)
    for one in ways(shelf, ((said,),), HeadRoom(ems * EM, PITCH, SIZES), terms=TERMS):
        lines = set_lines(one)
        assert "".join(line.text for line in lines) == said
        if one.is_crowded:
            continue
        assert all(line.width <= ems * EM for line in lines)
        assert 850 <= one.condense <= 1000
        shown = [line.text for line in lines]
        for upper, lower in pairwise(shown):
            assert lower[0] not in "的得地了、，：”》—%"
            assert upper[-1] not in "和与及、“《"
            assert not (upper[-1].isdigit() and (lower[0].isdigit() or lower[0] in ".万%"))
        at = set(accumulate(map(len, shown)))
        for term in (*TERMS, "三十万人", "20万", "6.5%"):
            starts = [i for i in range(len(said)) if said.startswith(term, i)]
            assert not at & {inner for start in starts for inner in range(start + 1, start + len(term))}
