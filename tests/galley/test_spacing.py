"""Spaces between neighbours and at line edges, as clreq 6.3 and GB/T 15834 have them."""

from fractions import Fraction

import pytest

from galley.setting import EM, lines, space_between, style, width
from ghpress.galley.classes import classify
from ghpress.galley.tables.characters import Class
from ghpress.galley.words import set_text
from ghpress.manuscript.text import Span, Text
from ghpress.stock.shelf import Shelf

OPENING = "“‘（《〈「『【〔"
CLOSING = "”’）》〉」』】〕"
PAUSES = "、，；："
STOPS = "。？！．"

KEPT_TABLE = """
ID|OP .5  ID|CL 0  ID|PA 0  ID|ST 0  ID|MD 0  ID|DS 0  ID|ID 0  ID|LA .25
OP|ID 0  OP|OP 0  OP|CL 0  OP|PA 0  OP|LA 0  OP|DS 0
CL|ID .5  CL|OP .5  CL|CL 0  CL|PA 0  CL|ST 0  CL|DS .5  CL|CN .5  CL|LA .5  CL|MD 0
PA|ID .5  PA|OP .5  PA|CL 0  PA|DS .5  PA|CN .5  PA|LA .5
ST|ID .5  ST|OP .5  ST|CL 0  ST|DS .5  ST|LA .5
MD|ID 0  MD|OP 0  MD|CL 0
DS|ID 0  DS|OP .5  DS|CL 0  DS|PA 0
CN|ID 0  CN|OP .5  CN|CL 0
LA|ID .25  LA|OP .5  LA|CL 0  LA|PA 0  LA|ST 0
"""
"""Blank kept between the bodies, in em."""

KEPT = dict(zip(KEPT_TABLE.split()[::2], map(float, KEPT_TABLE.split()[1::2]), strict=True))

MEMBERS = {
    "ID": "国", "OP": OPENING, "CL": CLOSING, "PA": PAUSES, "ST": STOPS,
    "MD": "·", "DS": ["——", "……"], "CN": "～", "LA": "aZ5",
}  # fmt: skip


@pytest.mark.parametrize(("pair", "kept"), KEPT.items(), ids=KEPT)
def test_every_pair_of_classes_keeps_the_blank_of_the_table(
    pair: str, kept: float, shelf: Shelf
) -> None:
    left, right = pair.split("|")
    for before in MEMBERS[left]:
        for after in MEMBERS[right]:
            if before.isdigit() and after in "．：，":
                continue  # a number may go on
            assert space_between(before, after, shelf) == kept, before + after


@pytest.mark.parametrize(
    ("text", "ems"),
    [
        ("国。」）国", 4.0),  # .5 + .5 + 1.0
        ("国：“《国", 4.0),  # 1.0 + .5 + .5
        ("国（（（国", 4.0),  # 1 + .5 + .5
        ("国（）国", 4.0),  # nothing inside
        ("国？！国", 3.0),  # GB/T 15834 5.1.2: the pair takes one em
        ("国！！国", 3.0),
        ("国！！！国", 4.0),  # three take two
        ("国？国", 3.0),
        ("国——国", 4.0),
        ("国…………国", 6.0),
        ("国·国", 2.5),
        ("国—国", 3.0),
        ("国–国", 2.5),
        ("国/国", 2.5),
    ],
)
def test_runs_of_marks_take_so_many_em(text: str, ems: float, shelf: Shelf) -> None:
    assert width(text, shelf) == ems


def test_marks_see_each_other_across_spans(shelf: Shelf) -> None:
    text = Text("他说：“好”。", spans=(Span(3, 5, "strong"), Span(2, 3, "link", "x")))
    block, _ = set_text(text, style(), shelf)
    assert block.width == 7 * EM - 3 * (EM // 2)  # two pairs of marks and the line's end


class TestLineEdges:
    def test_an_opening_mark_at_a_lines_start_loses_its_blank(self, shelf: Shelf) -> None:
        first = lines("国国国国（国国）国", 4, shelf)[1].clusters[0]
        assert (first.text, first.x_em, first.advance_em) == ("（", 0, 0.5)

    def test_after_an_indent_of_two_a_quotation_starts_at_two_and_its_text_at_two_and_a_half(
        self, shelf: Shelf
    ) -> None:
        line = lines("“国国”国国国", 10, shelf, indent=Fraction(2))[0]
        assert [cluster.x_em for cluster in line.clusters[:2]] == [2, 2.5]

    @pytest.mark.parametrize("mark", "。？！，、；：”）》")
    def test_a_mark_at_a_lines_end_takes_half_an_em(self, mark: str, shelf: Shelf) -> None:
        first = lines(f"国国国{mark}国国国国", 3.5, shelf)[0]
        assert first.clusters[-1].text == mark
        assert first.clusters[-1].advance_em == 0.5
        assert first.width_em == 3.5

    def test_edge_widths_are_known_while_breaking(self, shelf: Shelf) -> None:
        # Four glyphs fit 3.6 em only because the mark at the edge counts half (as WPT has it).
        assert lines("国国国。国国国", 3.6, shelf)[0].text == "国国国。"
        assert lines("（国国国国国国", 3.6, shelf)[0].text == "（国国国"


class TestHanLatinGap:
    @pytest.mark.parametrize("text", ["国a", "a国", "国5", "5国", "国Ω", "国é", "𠀀a", "国e\u0301"])
    def test_a_quarter_em_between_han_and_western(self, text: str, shelf: Shelf) -> None:
        classes = classify(text).classes
        assert set(classes.tolist()) <= {Class.ID, Class.LA, Class.DI}
        assert space_between(text[0], text[1:], shelf) == 0.25

    @pytest.mark.parametrize("text", ["国，a", "a，国", "（a）", "国。a"])
    def test_none_beside_a_mark(self, text: str, shelf: Shelf) -> None:
        halves = {"，": 1, "（": 0.5, "）": 0.5, "。": 1, "国": 1, "a": 0.5}
        assert width(text, shelf) == sum(halves[char] for char in text)

    def test_a_typed_space_is_replaced_by_the_gap(self, shelf: Shelf) -> None:
        assert width("国 a", shelf) == width("国a", shelf) == 1.75
        assert width("a  国", shelf) == 1.75

    @pytest.mark.parametrize("sign", ["+", ")", '"', "=", "*"])
    def test_a_typed_space_beside_a_sign_that_takes_no_gap_is_as_wide(
        self, sign: str, shelf: Shelf
    ) -> None:
        assert width(f"a{sign} 国", shelf) - width(f"a{sign}国", shelf) == 0.25

    def test_it_vanishes_at_a_break(self, shelf: Shelf) -> None:
        first, second = lines("国国国国ab", 4, shelf)
        assert first.width_em == 4
        assert second.clusters[0].x_em == 0

    def test_none_beside_full_width_letters_and_signs(self, shelf: Shelf) -> None:
        assert width("国Ａ国", shelf) == 3
        assert width("国℃国", shelf) == 3

    def test_a_zero_width_space_suppresses_it(self, shelf: Shelf) -> None:
        assert width("国\u200ba", shelf) == 1.5

    def test_the_style_may_set_it_to_nothing(self, shelf: Shelf) -> None:
        assert width("国a国", shelf, autospace=Fraction(0)) == 2.5


class TestHouseLimits:
    """What a house may allow less of than clreq does; the order stays."""

    def adjusted(self, text: str, ems: float, shelf: Shelf, **setting: object) -> dict[str, float]:
        """By kind, how far each of its places on the first line went, in em."""
        block, _ = set_text(Text(text), style(**setting), shelf, round(ems * EM))
        line = block.lines[0].line
        return {one.kind: round(one.amount / one.places / EM, 3) for one in line.adjustments}

    def test_the_han_latin_gap_opens_to_a_half_or_as_far_as_the_house_says(self, shelf: Shelf) -> None:
        text = "国国5国国" + "1234567890" + "国国国国国"
        usual = self.adjusted(text, 6, shelf)
        house = self.adjusted(text, 6, shelf, autospace_most=Fraction(1, 3))
        assert usual["autospace"] == 0.25
        assert house["autospace"] == 0.083
        assert house["gap"] > usual["gap"]

    def test_a_gap_wider_than_its_limit_stays_as_it_is(self, shelf: Shelf) -> None:
        text = "国国5国国" + "1234567890" + "国国国国国"
        fixed = self.adjusted(text, 6, shelf, autospace_most=Fraction(0))
        assert "autospace" not in fixed

    def test_firm_stops_are_not_pressed_where_others_are(self, shelf: Shelf) -> None:
        text = "国国。国国，国！国国国国国国国国国"
        pressed = self.adjusted(text, 8, shelf)
        assert pressed["comma"] == -0.5
        assert pressed["stop"] < 0
        assert "stop" not in self.adjusted(text, 8, shelf, firm_stops=True)

    @pytest.mark.parametrize("mark", ["，", "、", "：", "；", "）", "”"])
    def test_pauses_and_brackets_keep_the_blank_the_house_says(self, mark: str, shelf: Shelf) -> None:
        text = f"国国国{mark}国国国国国国国国"
        assert min(self.adjusted(text, 7.5, shelf).values()) == -0.5
        kept = self.adjusted(text, 7.625, shelf, least_blank=Fraction(1, 8))
        assert min(kept.values()) == -0.375
        refused = self.adjusted(text, 7.5, shelf, least_blank=Fraction(1, 8))
        assert min(refused.values(), default=0) >= 0

    def test_a_stop_that_may_be_pressed_gives_all_its_blank(self, shelf: Shelf) -> None:
        text = "国国国。国国国国国国国国"
        assert self.adjusted(text, 7.5, shelf, least_blank=Fraction(1, 8)) == {"stop": -0.5}


class TestPunctuationStyles:
    @pytest.mark.parametrize(
        ("punctuation", "ems"),
        [("quanjiao", 9.0), ("kaiming", 7.5), ("banjiao", 7.0), ("plain", 9.0)],
    )
    def test_single_marks_between_han(self, punctuation: str, ems: float, shelf: Shelf) -> None:
        assert width("国，国“国”国。国", shelf, punctuation=punctuation) == ems

    def test_kaiming_stop_followed_by_a_mark_is_half(self, shelf: Shelf) -> None:
        assert width("国。”国", shelf, punctuation="kaiming") == 3

    def test_plain_marks_keep_all_their_blank_at_edges_and_beside_each_other(self, shelf: Shelf) -> None:
        assert width("（国）。", shelf, punctuation="plain") == 4
        assert width("“国”", shelf, punctuation="plain") == 3
