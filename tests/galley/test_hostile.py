"""Text nobody should send: nothing crashes, nothing is lost, what is wrong is said."""

from fractions import Fraction

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
