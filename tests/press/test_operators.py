"""A painted stream read operator by operator, and the marks it makes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ghpress.press.finish.operators import LINE, LINES, RUN, each_line, operations
from ghpress.press.finish.walk import BLACK, State, Walk

NUMBERS = st.integers(-2_000_000, 2_000_000).map(lambda thousandths: f"{thousandths / 1000:g}")
WORDS = st.sampled_from(
    [
        "q", "Q", "/a1 gs", "0 0 0 1 k", "/DeviceCMYK cs", "0 1 1 0 scn", "BT", "ET", "W", "n", "f*",
        "[<0a1b>-31.25<0c>] TJ", "[(a\\)b) 3 (Q f)] TJ", "(q 1 k) Tj", "/F1 9 Tf", "[] 0 d",
        "/Span <</MCID 3/ActualText <feff>>> BDC", "EMC", "true ri",
    ]
)  # fmt: skip
PATHS = st.lists(
    st.one_of(
        st.tuples(NUMBERS, NUMBERS, st.sampled_from("ml")),
        st.tuples(NUMBERS, NUMBERS, NUMBERS, NUMBERS, st.sampled_from("vy")),
        st.tuples(*[NUMBERS] * 6, st.just("c")),
    ).map(" ".join),
    min_size=1,
    max_size=4,
).map("\n".join)


def marks(content, **begin):
    return list(Walk(State(**begin)).through(content.encode()))


@given(st.lists(st.one_of(WORDS, PATHS), min_size=1))
def test_what_is_read_is_the_whole_stream_and_every_place_is_right(words):
    content = "\n".join([*words, ""]).encode()
    found = list(operations(content))
    starts = [each.start for each in found]
    pieces = [content[a:b] for a, b in zip(starts, [*starts[1:], len(content)], strict=True)]
    assert b"".join(pieces) == content
    for operation, piece in zip(found, pieces, strict=True):
        ends = operation.operands if operation.name == RUN else operation.operands + operation.name
        assert piece.split() == ends.split()


WRITTEN = (
    "BT /ABCDEF 10.5 Tf 1 0 0 1 3 278.1983 Tm [<0ac0>-35.71<0942>12<1b77>] TJ ET",
    "BT /ABCDEF 36 Tf 85 Tz 1 0 0 1 0 5.6 Tm [<0011>-250<0015>] TJ ET 100 Tz",
    "BT /ABCDEF 9 Tf 0 -1 1 0 -.5 40 Tm [<>] TJ ET",
)


def apart(line):
    """The line written so that it is read operator by operator."""
    return line.replace("BT ", "BT\n")


def test_a_line_read_in_one_go_is_what_its_operators_are():
    for begun in ("", "90 Tz ", "2 0 0 -2 10 100 cm "):
        content, other = (begun + "\n".join(map(how, WRITTEN)) + "\n" for how in (str, apart))
        (lines,) = (each for each in operations(content.encode()) if each.name == LINES)
        assert [each.name for each in each_line(lines)] == [LINE] * 3
        assert not {LINE, LINES} & {each.name for each in operations(other.encode())}
        for once, many in zip(marks(content), marks(other), strict=True):
            assert (once.start, once.state) == (many.start, many.state)
            assert list(once.parts()) == [pytest.approx(part) for part in many.parts()]


@pytest.mark.parametrize("begun", ["", "90 Tz ", "0 0 0 1 k "])
@pytest.mark.parametrize("lines", [WRITTEN, WRITTEN[::-2]])
def test_lines_taken_as_one_are_the_largest_of_them_and_leave_the_state_that_each_would(begun, lines):
    content = (begun + "\n".join(lines) + "\nBT /F 7 Tf (a) Tj ET").encode()
    asked, each, joined = [], Walk(State()), Walk(State())
    *apart, last = each.through(content)
    one, after = joined.through(content, lambda mark: not asked.append(mark))
    assert asked == [one]
    assert one.start == apart[0].start
    assert one.state.size == max(mark.state.size for mark in apart)
    assert one.state.fill == apart[0].state.fill
    assert after.state == last.state
    assert each.state == joined.state


def test_a_scale_ends_with_its_line():
    *_, last = marks(WRITTEN[1] + " BT /F 9 Tf (a) Tj ET")
    assert last.state.stretch == 1


def test_a_stream_that_is_none_is_our_fault():
    with pytest.raises(AssertionError, match="no operator at byte 4"):
        list(operations(b"q Q >>"))


def test_colours_are_followed_through_saved_states():
    text = "0 0 0 1 k q 0 1 1 0 k (a) Tj Q (b) Tj /DeviceCMYK cs 0 0 0 1 scn (c) Tj 0 0 0 rg (d) Tj"
    assert [mark.state.fill == BLACK for mark in marks(text)] == [False, True, True, False]


def test_a_mark_stands_where_matrices_carry_it():
    (mark,) = marks("2 0 0 -2 10 100 cm 5 5 10 20 re f")
    assert list(mark.parts()) == [(20, 50, 40, 90)]


def test_pieces_of_a_path_are_told_apart():
    (mark,) = marks("0 0 m 10 0 l 10 1 l h 20 20 m 20 60 l 21 60 l h f")
    assert list(mark.parts()) == [(0, 0, 10, 1), (20, 20, 21, 60)]


def test_operators_go_in_before_a_path_begins_and_before_its_text_object():
    text = "q 1 0 0 1 0 0 cm 0 0 5 5 re W n 0 0 5 5 re f Q BT /F 9 Tf 1 0 0 1 0 0 Tm <01> Tj <02> Tj ET"
    found = marks(text)
    assert [text[mark.start :][:4] for mark in found] == ["0 0 ", "BT /", "<02>"]
    assert text[: found[0].start].endswith("W n ")
