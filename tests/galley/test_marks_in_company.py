"""Marks beside what is no Chinese mark: ASCII, other sizes, styles and links, unseen characters."""

import pytest

from galley.setting import EM, lines, space_between, style, width, words
from ghpress.galley.words import set_text
from ghpress.manuscript.text import Span, SpanKind, Text
from ghpress.stock.shelf import Shelf
from ghpress.units import Length

SMALL: Length = round(EM * 3 / 5)


def set_width(text: str, shelf: Shelf, *spans: Span) -> Length:
    block, _ = set_text(Text(text, spans=spans), style(), shelf)
    return block.width


class TestAsciiNeighbours:
    """CSS text-spacing 4: brackets hug across the two widths, others keep their blanks."""

    @pytest.mark.parametrize(
        ("before", "after", "kept"),
        [
            ("）", ")", 0), ("(", "（", 0), ("）", "(", 0.5), (")", "（", 0.5), ("。", ")", 0),
            ("”", "]", 0), ("[", "《", 0), ("）", ",", 0), ("）", "a", 0.5), ("a", "（", 0.5),
            ("，", "a", 0.5), ("(", "国", 0),
        ],
    )  # fmt: skip
    def test_the_blank_between(self, before: str, after: str, kept: float, shelf: Shelf) -> None:
        assert space_between(before, after, shelf) == kept

    def test_straight_quotes_open_and_close_by_turns(self, shelf: Shelf) -> None:
        for phase in range(1, 20):
            for line in words("国" * phase + '"工会"' + "家" * 9, 6, shelf)[:-1]:
                assert not line.endswith('国"')
            for line in words("国" * phase + '"工会"' + "家" * 9, 6, shelf)[1:]:
                assert not line.startswith('"家')

    def test_feet_inches_and_apostrophes_are_no_quotes(self, shelf: Shelf) -> None:
        for phase in range(1, 20):
            broken = words("国" * phase + "6'2\"don't" + "家" * 9, 14, shelf)
            assert any("6'2\"don't" in line for line in broken)


class TestPerCent:
    """UTR #59 class C and clreq discussion 559: a gap after, none before, none about ％ and ℃."""

    @pytest.mark.parametrize(
        ("text", "ems"),
        [("国5%国", 3.5), ("国5‰国", 4.0), ("国5％国", 3.75), ("国5℃国", 3.75), ("国5%，国", 4.25)],
    )
    def test_the_gap(self, text: str, ems: float, shelf: Shelf) -> None:
        # ‰, ％ and ℃ are an em wide in the made-up face.
        assert width(text, shelf) == ems


class TestConnectors:
    @pytest.mark.parametrize("mark", ["-", "~", "－", "‑", "‒", "―", "─"])
    def test_a_hyphen_between_han_never_starts_a_line(self, mark: str, shelf: Shelf) -> None:
        for phase in range(1, 20):
            for line in words("国" * phase + f"京{mark}沪" + "家" * 9, 6, shelf)[1:]:
                assert not line.startswith(mark)

    def test_a_hyphen_behind_a_date_means_to_and_stays_with_it(self, shelf: Shelf) -> None:
        for phase in range(1, 20):
            for line in words("国" * phase + "5月1日-3日" + "家" * 9, 8, shelf)[1:]:
                assert not line.startswith("-")

    def test_a_minus_begins_a_line_with_its_number(self, shelf: Shelf) -> None:
        broken = words("国国国国国国-5℃国国国国", 6, shelf)
        assert broken[1].startswith("-5℃")

    def test_dashes_drawn_with_other_characters_stay_in_pairs(self, shelf: Shelf) -> None:
        for dash in ("──", "――"):
            for phase in range(1, 20):
                for line in words("国" * phase + dash * 2 + "家" * 9, 6, shelf):
                    assert line.count(dash[0]) % 2 == 0

    def test_nothing_opens_beside_a_connector_or_a_solidus(self, shelf: Shelf) -> None:
        for mark, ems in (("～", 1), ("—", 1), ("–", 0.5), ("/", 0.5), ("-", 0.5)):
            first = lines(f"国国{mark}国国1234567890国", 6.5, shelf)[0]
            assert first.text == f"国国{mark}国国"
            taken = [cluster.advance_em for cluster in first.clusters]
            assert taken[1:3] == [1, ems]
            assert taken[0] > 1


class TestInterpunct:
    @pytest.mark.parametrize("mark", "·‧・•")
    def test_half_an_em_whatever_the_face_gives_it(self, mark: str, shelf: Shelf) -> None:
        assert width(f"国{mark}国", shelf) == 2.5
        assert space_between(mark, "（", shelf) == 0


class TestStopPairs:
    @pytest.mark.parametrize(("text", "ems"), [("国！！！国", 4), ("国？！”国", 4), ("国？！“国", 4)])
    def test_in_company(self, text: str, ems: float, shelf: Shelf) -> None:
        assert width(text, shelf) == ems

    def test_at_a_lines_end_the_pair_takes_its_em(self, shelf: Shelf) -> None:
        first = lines("国国国？！国国国国", 4, shelf)[0]
        assert first.text == "国国国？！"
        assert [cluster.advance_em for cluster in first.clusters[-2:]] == [0.5, 0.5]

    def test_plain_setting_adjusts_no_pair(self, shelf: Shelf) -> None:
        assert width("国？！国", shelf, punctuation="plain") == 4


class TestSizes:
    """Of two marks of different sizes the smaller gives its blank."""

    def test_a_small_closing_mark_before_a_full_opening_one(self, shelf: Shelf) -> None:
        taken = set_width("国）（国", shelf, Span(1, 2, "sup"))
        assert taken == EM + SMALL // 2 + EM // 2 + EM // 2 + EM

    def test_a_full_closing_mark_before_a_small_opening_one(self, shelf: Shelf) -> None:
        taken = set_width("国）（国", shelf, Span(2, 3, "sup"))
        assert taken == EM + EM // 2 + EM // 2 + SMALL // 2 + EM


@pytest.mark.parametrize("kind", ["strong", "link", "dots", "name", "title", "nobreak"])
def test_marks_see_each_other_across_any_inline_boundary(kind: SpanKind, shelf: Shelf) -> None:
    text = "国：“家”，国）（国。”国5国"
    alone = set_width(text, shelf)
    for start in range(len(text)):
        for stop in range(start + 1, len(text) + 1):
            assert set_width(text, shelf, Span(start, stop, kind, "x")) == alone


def test_marks_see_each_other_across_a_reading(shelf: Shelf) -> None:
    text = "国：“家”，国"
    assert set_width(text, shelf, Span(3, 4, "ruby", "a")) == set_width(text, shelf)


@pytest.mark.parametrize(
    ("text", "like"), [("国。\u200b”国", "国。”国"), ("国）\u200b（国", "国）（国")]
)
def test_marks_see_each_other_through_a_zero_width_space(text: str, like: str, shelf: Shelf) -> None:
    assert width(text, shelf) == width(like, shelf)


def test_a_mark_before_a_zero_width_space_at_a_lines_end_takes_half_an_em(shelf: Shelf) -> None:
    first = lines("国国国。\u200b国国国国", 3.5, shelf)[0]
    assert first.text == "国国国。\u200b"
    assert first.width_em == 3.5


def test_the_gap_stands_behind_a_word_joiner_and_not_at_a_superscript(shelf: Shelf) -> None:
    assert width("国\u2060a", shelf) == 1.75
    assert set_width("国a国", shelf, Span(1, 2, "sup")) == 2 * EM + round(EM / 2 * 3 / 5)


@pytest.mark.parametrize("unseen", ["\u00ad", "\u200e", "\u2060", "\ufe0f", "\u200c"])
def test_what_is_unseen_takes_no_room_and_no_gap(unseen: str, shelf: Shelf) -> None:
    assert width(f"国{unseen}家", shelf) == 2


class TestWholeCharacters:
    @pytest.mark.parametrize("whole", ["🇨🇳", "👨‍👩‍👧", "👍🏽", "1️⃣", "e\u0301", "葛\U000e0100", "🏃‍♀️"])
    def test_never_split(self, whole: str, shelf: Shelf) -> None:
        for phase in range(1, 12):
            broken = words("国" * phase + whole * 3 + "家" * 6, 6, shelf)
            assert sum(line.count(whole) for line in broken) == 3

    def test_flags_part_between_each_other(self, shelf: Shelf) -> None:
        assert len(words("🇨🇳" * 9, 6, shelf)) > 1
