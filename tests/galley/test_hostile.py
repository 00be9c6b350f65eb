"""Text nobody should send: nothing crashes, nothing is lost, what is wrong is said."""

from fractions import Fraction
from time import process_time

import pytest

from ghpress.galley.plain import compose
from ghpress.stock.shelf import Shelf

TEXTS = {
    "a word of 2,000 letters": "a" * 2000,
    "a number of 1,000 digits": "1" * 1000,
    "only points": "，。！？" * 250,
    "only opening brackets": "（" * 500,
    "joined emoji": "👨‍👩‍👧" * 50,
    "one letter with 1,000 accents": "e" + "\u0301" * 1000,
    "only spaces": " " * 500,
    "only ideographic spaces": "\u3000" * 500,
    "right-to-left words": "שלום עולם " * 30,
    "control characters": "\x00\x01\x02\t" * 50,
    "not characters at all": "\uffff\ud800" * 50,
    "extension B": "𠀀𠀁" * 50,
    "zero-width spaces": "\u200b" * 300,
    "word joiners": "国\u2060" * 300,
    "an odd number of dashes": "—" * 301,
    "nothing": "",
}


@pytest.mark.parametrize("ems", [15, 1, Fraction(3, 10)], ids=str)
@pytest.mark.parametrize("name", TEXTS)
def test_nothing_is_lost(name: str, ems: Fraction, shelf: Shelf) -> None:
    for paragraph in compose(TEXTS[name], ems, shelf):
        assert "".join(line.text for line in paragraph.lines) == TEXTS[name]
        for line in paragraph.lines:
            if line.width_em > float(ems) + 1e-6:
                assert "line-overfull" in {remark.code for remark in paragraph.remarks}


LONG = {
    "a word": ("a" * 10_000, "word-split"),
    "a number": ("1" * 10_000, "piece-split"),
    "points": ("，。！？" * 2500, "piece-split"),
    "opening brackets": ("（" * 10_000, "piece-split"),
    "emoji": ("😀" * 3000, "glyph-missing"),
    "joined emoji": ("👨‍👩‍👧" * 2000, "glyph-missing"),
    "flags": ("🇨🇳" * 3000, "glyph-missing"),
    "accents": ("e" + "\u0301" * 10_000, "marks-unstacked"),
    "right-to-left words": ("שלום עולם " * 1000, "right-to-left"),
    "control characters": ("\x00\x01\x02\x7f" * 2500, "glyph-missing"),
    "no characters": ("\uffff\ufffe" * 3000, "glyph-missing"),
    "rare Han": ("国\u3400" * 3000, "glyph-missing"),
    "nothing to see before a number": ("国" * 20 + "\u200b" * 5000 + "1" * 60, "piece-split"),
    "unseen characters": ("国\u2060" * 5000, "piece-split"),
    "an address": ("https://" + "ab" * 5000, "word-split"),
}


@pytest.mark.parametrize("ems", [15, 1, Fraction(3, 10)], ids=str)
@pytest.mark.parametrize("name", LONG)
def test_ten_thousand_characters_of_trouble_are_set_in_bounded_time_and_said(
    name: str, ems: Fraction, shelf: Shelf
) -> None:
    text, code = LONG[name]
    begun = process_time()
    (paragraph,) = compose(text, ems, shelf)
    assert process_time() - begun < 5
    assert "".join(line.text for line in paragraph.lines) == text
    codes = {remark.code for remark in paragraph.remarks}
    assert code in codes or "line-overfull" in codes
    assert code in codes or ems < 15


def test_one_long_number_breaks_no_rule_elsewhere(shelf: Shelf) -> None:
    text = "国家，工会。" * 8 + "1" * 40 + "，国家。劳动" * 8
    for measure in range(8, 16):
        (paragraph,) = compose(text, measure, shelf)
        assert "piece-split" in {remark.code for remark in paragraph.remarks}
        assert not any(line.text[0] in "，。" for line in paragraph.lines)


def test_one_long_word_splits_no_other(shelf: Shelf) -> None:
    text = "国家工会劳动者iPhone国家工会" * 3 + "a" * 40 + "国家工会GitHub劳动者" * 3
    for measure in range(10, 16):
        (paragraph,) = compose(text, measure, shelf)
        broken = [line.text for line in paragraph.lines]
        assert sum("iPhone" in line for line in broken) == 3
        assert sum(line.count("GitHub") for line in broken) == 3


def test_an_accent_that_makes_one_character_with_its_letter_needs_no_remark(shelf: Shelf) -> None:
    (paragraph,) = compose("国e\u0301国", 15, shelf)
    assert "marks-unstacked" not in {remark.code for remark in paragraph.remarks}


def test_a_very_long_paragraph_is_composed_like_any_other(shelf: Shelf) -> None:
    text = "这一年，厂里办起了12个“师徒课堂”，每周二、周四晚上开课。" * 700
    (paragraph,) = compose(text, 15, shelf)
    assert "".join(line.text for line in paragraph.lines) == text
    assert paragraph.remarks == ()
    assert all(line.width_em == 15 for line in paragraph.lines[:-1])


def test_paragraphs_are_lines_of_the_text(shelf: Shelf) -> None:
    found = compose("一二\r\n\n三四\n", 15, shelf)
    assert ["".join(line.text for line in one.lines) for one in found] == ["一二", "", "三四"]
    assert found[1].lines == ()
