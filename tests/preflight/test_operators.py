"""Content streams are read as pikepdf reads them, only faster; what is odd is left to pikepdf."""

import io

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ghpress.preflight.content.operators import INLINE, LINES, PATH, operands_of, read_operators
from ghpress.preflight.content.outline import Outline
from preflight.bad_pages import good


def read(content: bytes) -> list[tuple[str, list[object]]]:
    with pikepdf.new() as pdf:
        found = []
        for name, written in read_operators(pdf.make_stream(content)):
            if name == LINES:
                for line in written:
                    font, matrix, text = (list(operands_of(each)) for each in line)
                    shown = "TJ" if isinstance(text[0], list) else "Tj"
                    found += [("BT", []), ("Tf", font), ("Tm", matrix), (shown, text), ("ET", [])]
            else:
                found.append((name, [written] if name == PATH else list(operands_of(written))))
        return found


def spelled(content: bytes) -> list[tuple[str, list[object]]]:
    """The same, with runs of path building taken apart again."""
    found = []
    for name, operands in read(content):
        if name != PATH:
            found.append((name, operands))
            continue
        numbers: list[float] = []
        for word in operands[0].split():
            if word.isalpha():
                found.append((word.decode(), numbers))
                numbers = []
            else:
                numbers.append(float(word))
    return found


def parsed(content: bytes) -> list[tuple[str, list[object]]]:
    """What pikepdf makes of it; dictionaries left out as ours leaves them."""

    def plain(operand):
        if isinstance(operand, pikepdf.Name):
            return str(operand)
        if isinstance(operand, pikepdf.String):
            return bytes(operand)
        if isinstance(operand, pikepdf.Array):
            return [plain(part) for part in operand]
        return operand if isinstance(operand, bool) else float(operand)

    pdf = pikepdf.new()
    stream = pdf.make_stream(content)
    return [
        (
            str(one.operator),
            [plain(each) for each in one.operands if not isinstance(each, pikepdf.Dictionary)],
        )
        for one in pikepdf.parse_content_stream(stream)
    ]


ODD = [
    b"q 1 0 0 -1 0 .5 cm 0 0 m 1. 2 l -3 +4 5 6 7 8 c h f* Q",
    b"BT /F#41 12 Tf (a\\)b\\(c (d) \\101\\n) Tj [(x) -20 <4142 4> 3] TJ (1 2 m 3 4 l S) ' ET",
    b"/Span <</ActualText <FEFF0041> /MCID 0 /On true>> BDC EMC % 1 2 l\n0 0 9 9 re W n",
    b"[1 2] 0 d [] 0 d 0.1 w/GS gs/P scn 0 g f",
    b"1 2 m\r3 4 l\r\nS\n\n",
    b"BX 1 foo EX",
    b"",
    b"BT /F1 12. Tf 1 0 0 1 -.5 9 Tm [<0001>-41.66<02>] TJ ET\nBT/F1 1 Tf 1 0 0 1 0 0 Tm<0001>Tj ET",
    b"BT /F1 12 Tf 1 0 0 1 5 9 Tm [(a\\(b) -41 <41>] TJ ET BT /F1 12 Tf 1 0 0 1 5 9 Tm (c) Tj ET",
]


@pytest.mark.parametrize("content", ODD)
def test_operators_are_read_as_pikepdf_reads_them(content: bytes) -> None:
    assert spelled(content) == parsed(content)


NUMBERS = st.floats(-9999, 9999).map(lambda number: f"{number:.4f}")
STRINGS = st.binary(max_size=12).map(lambda text: f"<{text.hex()}>")
LITERALS = st.text("ab12ml ()\\", max_size=9).map(
    lambda text: "(" + text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"
)
PIECES = st.one_of(
    st.tuples(NUMBERS, NUMBERS, st.sampled_from("ml")).map(" ".join),
    st.tuples(*[NUMBERS] * 6, st.sampled_from(["c", "cm", "Tm"])).map(" ".join),
    st.tuples(*[NUMBERS] * 4, st.sampled_from(["re", "k", "K"])).map(" ".join),
    st.sampled_from(["h", "f", "S", "q", "Q", "BT", "ET", "/GS gs", "/A /B DP", "W n"]),
    st.tuples(st.lists(STRINGS | NUMBERS | LITERALS, max_size=5).map(" ".join)).map(
        lambda p: f"[{p[0]}] TJ"
    ),
    st.one_of(STRINGS, LITERALS).map(lambda text: f"{text} Tj"),
)


@given(st.lists(PIECES, max_size=30).map("\n".join))
def test_any_content_is_read_as_pikepdf_reads_it(content: str) -> None:
    assert spelled(content.encode()) == parsed(content.encode())


def test_a_run_of_path_building_comes_as_one() -> None:
    assert [name for name, _ in read(b"0 0 m 1 1 l h 5 5 m 6 6 l S")] == [PATH, "S"]


def test_an_inline_image_is_left_to_pikepdf() -> None:
    found = read(b"q BI /W 1 /H 1 /BPC 8 /CS /G ID \x7f EI Q 1 2 m 3 4 l S")
    assert [name for name, _ in found] == ["q", INLINE, "Q", PATH, PATH, "S"]


CURVE = (
    "0 0 m 40 0 l 40 1 l 0 1 l h 5 5 m 9 9 12 4 20 6 c h 100 100 m 100.5 100 l 100.5 130 l 100 130 l h "
)


def test_long_paths_are_read_like_short_ones() -> None:
    short, long = Outline(), Outline()
    ctm = (2.0, 0.5, -0.1, 1.0, 3.0, 4.0)
    for _ in range(20):
        short.run(CURVE.encode(), ctm)
    long.run(CURVE.encode() * 20, ctm)
    assert sorted(short.lines) == pytest.approx(sorted(long.lines)) or short.lines == long.lines
    assert short.bounds == pytest.approx(long.bounds)
    assert short.area == pytest.approx(long.area)
    straight = Outline()
    straight.run(CURVE.encode() * 20, (1, 0, 0, 1, 0, 0))
    assert {thick for _, thick in straight.lines} == {0.5, 1.0} and len(straight.lines) == 40


def test_a_path_that_wants_numbers_is_an_error() -> None:
    with pytest.raises(ValueError, match="wanting"):
        Outline().run(b"0 0 m 1 l h", (1, 0, 0, 1, 0, 0))


def test_pages_of_several_streams_are_read_as_one() -> None:
    def split(pdf):
        pdf.pages[0].Contents = pikepdf.Array(
            [pdf.make_stream(b"0 0 0 1"), pdf.make_stream(b"k 9 9 m 20 20 l S")]
        )

    with pikepdf.open(io.BytesIO(good(split))) as pdf:
        assert [name for name, _ in read_operators(pdf.pages[0].obj)] == ["k", PATH, "S"]
