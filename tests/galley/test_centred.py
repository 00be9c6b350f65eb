"""居中 setting: marks in the middle of their em, as Taiwan and Hong Kong print them."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from galley.setting import lines, measured_spaces, width
from ghpress.galley.measure import measure
from ghpress.galley.tables.characters import Class
from ghpress.galley.tables.pairs import BRACKET, COMMA, STOP, kinds
from ghpress.layout.styles import Setting, TextStyle
from ghpress.manuscript.text import Text
from ghpress.stock.shelf import Shelf
from ghpress.units import hao, pt

EM = hao("五号")
STYLE = TextStyle("body", "song", EM, pt(14), setting=Setting(punctuation="juzhong"))
TEXT = (
    "館長說：「這座圖書館，一九五二年開門！」他頓了頓，又說：「那時只有三百本書、兩張桌子；讀者呢？"
    "一天十個人。」"
)


@pytest.mark.parametrize("mark", "、，；：。？！")
def test_a_mark_between_han_has_its_full_em_and_stands_in_the_middle(mark: str, shelf: Shelf) -> None:
    (line,) = lines(f"國{mark}國", 20, shelf, punctuation="juzhong")
    assert [(cluster.x_em, cluster.advance_em) for cluster in line.clusters] == [(0, 1), (1, 1), (2, 1)]
    measured = measure(Text(f"國{mark}國"), STYLE, shelf)
    (origin,) = measured.glyph_xs[1:2]
    assert measured.bodies[1] == EM // 2
    assert abs(origin + EM // 4) <= 1


@pytest.mark.parametrize(
    ("pair", "ems"),
    [
        ("」，", 1.5),
        ("」「", 1.5),
        ("。「", 1.5),
        ("：「", 1.5),
        ("。」", 1.75),
        ("？！", 1.5),
        ("！！", 1.5),
    ],
)
def test_of_two_marks_side_by_side_each_gives_a_quarter(pair: str, ems: float, shelf: Shelf) -> None:
    whole = width(f"國{pair}國", shelf, punctuation="juzhong")
    assert whole - 2 == pytest.approx(ems, abs=1e-4)


def test_the_half_em_rule_of_the_mainland_is_not_applied(shelf: Shelf) -> None:
    for pair in ("。」", "，」", "！」"):
        assert width(f"國{pair}國", shelf) - 2 == pytest.approx(1.5, abs=1e-4)
        assert width(f"國{pair}國", shelf, punctuation="juzhong") - 2 > 1.7


@pytest.mark.parametrize("mark", "，。！")
def test_a_mark_at_the_lines_end_takes_three_quarters(mark: str, shelf: Shelf) -> None:
    line, _ = lines(f"{'國' * 7}{mark}{'國' * 5}", 7.75, shelf, punctuation="juzhong")
    assert line.text == "國" * 7 + mark
    assert line.width_em == pytest.approx(7.75)
    assert line.clusters[-1].advance_em == pytest.approx(0.75)


def test_without_prohibition_a_mark_may_begin_a_line_in_its_place(shelf: Shelf) -> None:
    first, second = lines("國國國，國國", 3, shelf, punctuation="juzhong", strictness="none")
    assert (first.text, second.text) == ("國國國", "，國國")
    assert [(one.x_em, one.advance_em) for one in second.clusters] == [(0, 1), (1, 1), (2, 1)]


def test_between_western_text_and_a_mark_stands_the_marks_own_blank_alone(shelf: Shelf) -> None:
    (line,) = lines("國a，b國", 20, shelf, punctuation="juzhong")
    assert line.clusters[2].advance_em == pytest.approx(1, abs=1e-5)
    gaps = width("國a國", shelf), width("國b國", shelf)
    assert line.width_em == pytest.approx(sum(gaps) - 2 - 0.5 + 1, abs=1e-4)


def test_pressing_takes_from_brackets_and_pauses_and_leaves_stops(shelf: Shelf) -> None:
    table = kinds("juzhong")
    assert table[Class.ID, Class.PA] == table[Class.PA, Class.ID] == COMMA
    assert table[Class.ID, Class.ST] == table[Class.CL, Class.ST] == STOP
    assert table[Class.ID, Class.OP] == BRACKET
    # A stop before a comma in line: only the comma's two quarters give, so one character more goes in.
    first = lines("國。國國，國國國國國國國", 8, shelf, punctuation="juzhong")[0]
    stop = first.clusters[1]
    assert stop.advance_em >= 1


@pytest.mark.parametrize("measure_em", [11, 15, 20])
def test_a_paragraph_is_set_full_and_whole(measure_em: int, shelf: Shelf) -> None:
    for strictness in ("none", "basic"):
        found = lines(TEXT, measure_em, shelf, punctuation="juzhong", strictness=strictness)
        assert "".join(line.text for line in found) == TEXT
        assert all(line.width_em == pytest.approx(measure_em, abs=1e-5) for line in found[:-1])
        assert all(abs(space) < 1e-5 for line in found for space in measured_spaces(line))
        if strictness == "basic":
            assert not any(line.text[0] in "，。、；：？！」" for line in found)


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text("國字書館一，。、；：？！「」『』（）a1", min_size=1, max_size=60), st.integers(6, 20))
def test_any_text_is_whole_and_no_two_clusters_stand_on_one_another(
    shelf: Shelf, text: str, measure_em: int
) -> None:
    found = lines(text, measure_em, shelf, punctuation="juzhong")
    assert "".join(line.text for line in found) == text
    for line in found:
        for before, after in pairwise(line.clusters):
            assert after.x_em >= before.x_em + min(before.advance_em, 0.5) - 1e-4
