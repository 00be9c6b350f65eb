"""Western words divided, addresses broken: where, with what hyphen, at what price."""

from fractions import Fraction

import pytest

from galley.setting import EM, lines, style, words
from ghpress.galley.addresses import address_breaks, addresses
from ghpress.galley.divide import division_points
from ghpress.galley.fit import best_way, ways
from ghpress.galley.ladders import LADDER, rungs
from ghpress.galley.line import Line
from ghpress.galley.plain import compose
from ghpress.galley.prepare import paragraph_of
from ghpress.galley.words import set_text
from ghpress.layout.styles import Hyphenation
from ghpress.manuscript.text import Span, Text, plain
from ghpress.stock.shelf import Shelf


def shown(text: str, measure: float, shelf: Shelf, **options: object) -> list[str]:
    """The lines as printed, each hyphen shown."""
    return [line.text.rstrip(" ") + "-" * line.hyphen for line in lines(text, measure, shelf, **options)]


def set_lines(text: Text, ems: int, shelf: Shelf, hyphenation: Hyphenation = "en_US") -> list[Line]:
    block, _ = set_text(text, style(hyphenation=hyphenation), shelf, ems * EM)
    return [placed.line for placed in block.lines]


class TestWords:
    def test_a_long_word_is_divided_where_its_patterns_say(self, shelf: Shelf) -> None:
        text = "市总工会引进international certification体系，推动professional development并进。"
        assert shown(text, 12, shelf) == [
            "市总工会引进inter-",
            "national certification体",
            "系，推动professional de-",
            "velopment并进。",
        ]
        assert "".join(words(text, 12, shelf)) == text

    def test_the_hyphen_fills_the_line_and_is_no_part_of_its_text(self, shelf: Shelf) -> None:
        first, second = set_lines(plain("一二三四五compoundings六七八"), 8, shelf)[:2]
        assert (first.text, first.is_hyphenated, second.is_hyphenated) == (
            "一二三四五com",
            True,
            False,
        )
        assert first.width == first.measure == sum(first.advances)
        assert first.notes == ("\u00ad",)
        assert first.runs[-1].clusters == (len(first.starts),)
        assert first.runs[-1].xs[0] == first.measure - EM // 2

    def test_no_more_letters_are_parted_than_two_before_and_three_after(self) -> None:
        for word in ("ability", "Typesetting", "newspaper", "eventually", "photography"):
            points = division_points(word, "en_US")
            assert all(2 <= point <= len(word) - 3 for point in points)
        assert division_points("international", "en_US") == (2, 5, 7)

    @pytest.mark.parametrize(
        "word", ["table", "UNESCO委员会", "GitHub", "iPhones", "Covid19vaccine", "state-of-the-art"]
    )
    def test_short_words_capitals_and_names_of_things_stay_whole(self, word: str, shelf: Shelf) -> None:
        for before in range(14):
            assert not any(line.hyphen for line in lines("国" * before + word + "家" * 20, 8, shelf))

    def test_han_gaps_open_a_little_before_a_word_is_divided(self, shelf: Shelf) -> None:
        opened = "国" * 12 + "，国" + "composition" + "家" * 9
        assert shown(opened, 15, shelf)[0] == "国" * 12 + "，国"
        loose = "国" * 11 + "composition" + "家" * 9
        assert shown(loose, 15, shelf)[0] == "国" * 11 + "compo-"

    def test_a_name_is_divided_less_readily_than_a_word(self, shelf: Shelf) -> None:
        for word, end in (("composition", "com-"), ("Composition", "")):
            text = "国" * 13 + word + "家" * 9
            assert shown(text, 15.25, shelf)[0] == "国" * 13 + end

    def test_a_style_may_divide_none(self, shelf: Shelf) -> None:
        text = plain("国" * 11 + "composition" + "家" * 9)
        assert any(line.is_hyphenated for line in set_lines(text, 15, shelf))
        assert not any(line.is_hyphenated for line in set_lines(text, 15, shelf, "none"))

    def test_plain_text_is_divided_or_not_as_asked(self, shelf: Shelf) -> None:
        text = "国" * 11 + "composition" + "家" * 9
        assert [line.hyphen for line in lines(text, 15, shelf)] == [True, False]
        assert not any(line.hyphen for line in lines(text, 15, shelf, hyphenation="none"))

    def test_a_soft_hyphen_in_the_copy_says_where(self, shelf: Shelf) -> None:
        text = "国" * 5 + "gh\u00adpress" + "家" * 9
        assert shown(text, 7, shelf)[0] == "国" * 5 + "gh\u00ad-"
        assert "".join(words(text, 7, shelf)) == text

    def test_a_name_not_to_be_split_is_not_divided(self, shelf: Shelf) -> None:
        word = "Composition"
        for before in range(12):
            text = Text("国" * before + word + "家" * 20, spans=(Span(before, before + 11, "nobreak"),))
            assert not any(line.is_hyphenated for line in set_lines(text, 9, shelf))

    def test_never_more_than_two_hyphens_in_a_row(self, shelf: Shelf) -> None:
        text = "internationalization professionalization of considerations and a newspaper " * 8
        for measure in (12, 13, 15, 20, 28):
            marks = "".join("-" if line.hyphen else "." for line in lines(text, measure, shelf))
            assert "---" not in marks
            assert "-." in marks


class TestAddresses:
    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("见https://www.example.org/a/b.html，请看", "https://www.example.org/a/b.html"),
            ("（www.example.cn）", "www.example.cn"),
            ("写信到editor@example.org。", "editor@example.org"),
            ("(see https://example.org/a_(b)).", "https://example.org/a_(b)"),
            ("at example.org/news, daily", "example.org/news"),
        ],
    )
    def test_an_address_ends_before_the_marks_of_the_sentence(self, text: str, found: str) -> None:
        assert [text[start:stop] for start, stop in addresses(text)] == [found]

    @pytest.mark.parametrize(
        "text", ["3.5/2.0", "a.b", "第1.2.3条", "e.g. this", "12:30-14:00", "@所有人"]
    )
    def test_other_points_and_signs_make_no_address(self, text: str) -> None:
        assert list(addresses(text)) == []

    def test_it_breaks_behind_its_marks_only(self) -> None:
        address = "https://www.example.org/a-b/c_d?e=f&g=h.html"
        breaks = list(address_breaks(address, 0, len(address)))
        assert [address[: at + 1][-5:] for at in breaks] == [
            "ps://", "/www.", "mple.", ".org/", "rg/a-", "/a-b/", "-b/c_", "/c_d?", "_d?e=", "?e=f&",
            "=f&g=", "&g=h.",
        ]  # fmt: skip

    @pytest.mark.parametrize("measure", [9, 10, 13, 15, 20, 28])
    def test_a_long_address_is_broken_without_hyphen_and_loses_nothing(
        self, measure: int, shelf: Shelf
    ) -> None:
        address = "https://www.example.org/news/2024/05/annual-report/index.html?id=12&lang=zh_CN"
        text = f"全文登在{address}，欢迎阅读。"
        set_in = lines(text, measure, shelf)
        assert "".join(line.text for line in set_in) == text
        assert not any(line.hyphen for line in set_in)
        inside = [line.text[-1] for line in set_in[:-1] if line.text[-1].isascii()]
        assert inside
        assert set(inside) <= set("/.-_?&=")

    def test_one_of_ten_thousand_characters_breaks_behind_its_marks_without_a_remark(
        self, shelf: Shelf
    ) -> None:
        text = "https://" + "a/b?c=d&" * 1200
        (paragraph,) = compose(text, 15, shelf)
        assert "".join(line.text for line in paragraph.lines) == text
        assert {line.text[-1] for line in paragraph.lines[:-1]} <= set("/?=&")
        assert paragraph.remarks == ()

    def test_its_marks_are_set_as_letters(self, shelf: Shelf) -> None:
        (line,) = lines("https://a.org/~b-c?d=1:2%", 30, shelf)
        assert {cluster.advance_em for cluster in line.clusters} == {0.5}


def test_a_division_costs_less_than_a_gap_of_a_quarter_em_everywhere(shelf: Shelf) -> None:
    text = "国" * 9 + "，composition" + "家" * 9
    first = set_lines(plain(text), 13, shelf)[0]
    gaps = [done for done in first.adjustments if done.kind == "gap"]
    assert all(Fraction(done.amount, done.places * EM) < Fraction(1, 4) for done in gaps)


@pytest.mark.parametrize("ems", [15, 20])
def test_no_total_of_lines_has_a_ladder(ems: int, shelf: Shelf) -> None:
    text = "Participants of the international conference discussed apprenticeship, certification, "
    paragraph = paragraph_of(plain(text * 9), style(), shelf)
    found = ways(paragraph, lambda _: ems * EM)
    assert found
    for both in found.values():
        for way in both:
            marks = "".join("-" if end in paragraph.hyphens else "." for end in way.ends)
            assert "---" not in marks
    assert min(way.cost for both in found.values() for way in both) == best_way(paragraph, ems * EM).cost


ENGLISH = (
    "International cooperation and professional communication between organizations representing "
    "manufacturing workers require considerable understanding, administrative responsibility and "
    "extraordinary determination."
)


def test_hyphens_too_many_are_weighed_against_loose_lines_at_every_measure(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    paragraph = paragraph_of(plain(ENGLISH), style(), shelf)
    weighed = {ems: best_way(paragraph, ems * EM) for ems in range(6, 31)}
    monkeypatch.setattr("ghpress.galley.fit.rungs", lambda *_: 0)
    plain_ways = {ems: best_way(paragraph, ems * EM) for ems in range(6, 31)}
    stacked = [
        (rungs(paragraph, weighed[ems].ends), rungs(paragraph, plain_ways[ems].ends)) for ems in weighed
    ]
    assert all(few <= many for few, many in stacked)
    assert sum(few for few, _ in stacked) < sum(many for _, many in stacked) / 3
    assert all(few == 0 for few, _ in stacked[8:])
    for ems, way in weighed.items():
        assert way.weight <= plain_ways[ems].weight + LADDER * rungs(paragraph, plain_ways[ems].ends)


@pytest.mark.parametrize("ems", [8, 10, 12, 15])
def test_a_word_that_can_be_divided_is_split_nowhere_else(ems: int, shelf: Shelf) -> None:
    paragraph = paragraph_of(plain("参加" + ENGLISH), style(), shelf)
    way = best_way(paragraph, ems * EM)
    chars = paragraph.measured.text.chars
    inside = [end for end in way.ends[:-1] if chars[end].isalpha() and chars[end + 1].isalpha()]
    latin = [end for end in inside if chars[end].isascii() and chars[end + 1].isascii()]
    assert set(latin) <= set(paragraph.hyphens)


def test_a_line_with_nothing_to_open_is_left_as_full_as_may_be(shelf: Shelf) -> None:
    # A line of one short word is avoided: a wide word space or a third hyphen is better.
    for line in lines(ENGLISH, 20, shelf)[:-1]:
        assert line.width_em > 10, line.text
