"""Requirements for Chinese Text Layout (clreq, W3C), the clauses the composer claims, by name.

Sections are numbered as in the Group Draft Note of May 2026; the examples are ours.
"""

from fractions import Fraction

import pytest

from galley.setting import lines, space_between, width, words
from ghpress.stock.shelf import Shelf


class TestAdjustmentOfPunctuation:
    """6.3.2.2 and 6.3.2.3: adjacent marks, marks at a line's edges."""

    @pytest.mark.parametrize(
        "pair", ["（（", "））", "，”", "。」", "）。", "》、", "」「", "，“", "：“", "。“"]
    )
    def test_two_marks_of_an_em_that_face_or_follow_each_other_take_an_em_and_a_half(
        self, pair: str, shelf: Shelf
    ) -> None:
        assert width(f"国{pair}国", shelf) == 3.5

    def test_an_opening_and_a_closing_mark_that_hug_nothing_keep_their_outer_blanks(
        self, shelf: Shelf
    ) -> None:
        assert width("国（）国", shelf) == 4

    def test_a_paragraphs_first_opening_mark_is_trimmed_behind_its_indent(self, shelf: Shelf) -> None:
        line = lines("“国国”", 10, shelf, indent=Fraction(2))[0]
        assert (line.clusters[0].x_em, line.clusters[0].advance_em) == (2, 0.5)


class TestPushInBeforePushOut:
    """6.2.2: 先挤进，后推出."""

    def test_a_mark_that_would_start_a_line_is_brought_back_by_pressing(self, shelf: Shelf) -> None:
        # Six Han, a comma and a stop at seven em: the comma gives, the stop stays.
        first = lines("国国，国国国国。家家家家家家家家家家", 7, shelf)[0]
        assert first.text == "国国，国国国国。"
        assert first.clusters[2].advance_em == 0.5

    def test_where_nothing_can_be_pressed_the_last_character_goes_over(self, shelf: Shelf) -> None:
        first, second = words("国国国国国国。家家家家家家", 6, shelf)[:2]
        assert (first, second[:2]) == ("国国国国国", "国。")


class TestOrderOfCompression:
    """6.2.2.3 (挤压): brackets, then pauses, then Han-Latin gaps, then stops."""

    def test_brackets_give_before_commas(self, shelf: Shelf) -> None:
        first = lines("国（国）国，国国国家家家家家", 8.5, shelf)[0]
        taken = {cluster.text: cluster.advance_em for cluster in first.clusters}
        assert first.text == "国（国）国，国国国"
        assert (taken["（"], taken["）"], taken["，"]) == (0.75, 0.75, 1)

    def test_commas_give_before_gaps_and_stops(self, shelf: Shelf) -> None:
        first = lines("国，国国a国。国国国国家家家家家家家家", 7.5, shelf)[0]
        taken = [(cluster.text, cluster.advance_em) for cluster in first.clusters]
        assert taken[1] == ("，", 0.5)
        assert taken[3:7] == [("国", 1.25), ("a", 0.75), ("国", 1), ("。", 1)]

    def test_han_are_never_set_closer(self, shelf: Shelf) -> None:
        for measure in range(3, 20):
            for line in lines("国家，工会。劳动者（好）" * 4, measure, shelf):
                for cluster in line.clusters:
                    if cluster.text not in "，。（）":
                        assert cluster.advance_em >= 1


class TestOrderOfExpansion:
    """6.2.2.4 (拉伸): word spaces and Han-Latin gaps to half an em, then everything else evenly."""

    def test_the_gap_opens_to_half_an_em_before_han_are_spaced(self, shelf: Shelf) -> None:
        first = lines("国国a国12345国国国国国国国", 5, shelf)[0]
        assert first.text == "国国a国"
        assert [cluster.advance_em for cluster in first.clusters] == [1.5, 1.5, 1, 1]

    def test_western_letters_are_never_spaced(self, shelf: Shelf) -> None:
        for measure in range(5, 12):
            for line in lines("国国GDP国国2024国国", measure, shelf):
                for before, after in zip(line.clusters, line.clusters[1:], strict=False):
                    if before.text.isascii() and after.text.isascii():
                        assert before.advance_em == 0.5


class TestHanWestern:
    """6.3.3: a quarter em between Han and Western text, none beside a mark."""

    @pytest.mark.parametrize(
        ("before", "after", "space"),
        [("国", "a", 0.25), ("7", "国", 0.25), ("）", "a", 0.5), ("（", "a", 0)],
    )
    def test_the_gap(self, before: str, after: str, space: float, shelf: Shelf) -> None:
        assert space_between(before, after, shelf) == space


def test_6_1_2_numbers_with_sign_point_and_per_cent_stay_whole(shelf: Shelf) -> None:
    for number in ("-12.5%", "￥1,200", "3.14", "37℃"):
        for phase in range(1, 13):
            assert any(number in line for line in words("国" * phase + number + "家" * 9, 7, shelf))
