"""Terminal columns: a Chinese character takes two."""

from hypothesis import given
from hypothesis import strategies as st

from ghpress.cli.columns import pad, table, width, wrap

TEXT = st.text(st.sampled_from("版面abc ，。、—12（）"), max_size=60)


def test_han_take_two_columns_and_accents_none() -> None:
    assert width("版A") == 3
    assert width("，") == 2
    assert width("e\u0301") == 1


def test_a_table_lines_up_under_mixed_scripts() -> None:
    lines = table([("名", "n"), ("broadsheet", "12"), ("对开", "3")], figures=frozenset({1}))
    assert lines == ["名           n", "broadsheet  12", "对开         3"]
    assert {width(line) for line in lines} == {14}


def test_figures_stand_flush_right() -> None:
    assert pad("7", 3, right=True) == "  7"
    assert pad("版", 4) == "版  "


def test_a_line_never_begins_with_a_mark_that_may_not() -> None:
    lines = wrap("版面，版面，版面。版面；版面、版面：", 10)
    assert len(lines) > 2
    assert [line for line in lines if line[0] in "，。；、："] == []


@given(TEXT, st.integers(8, 40))
def test_wrapping_loses_no_word_and_keeps_the_width(text: str, columns: int) -> None:
    lines = wrap(text, columns)
    assert "".join("".join(lines).split()) == "".join(text.split())
    unbroken = [piece for line in lines for piece in [line] if width(piece) > columns]
    assert all(width(line) <= columns or " " not in line for line in unbroken)
