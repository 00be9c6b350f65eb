"""What the painter left unmarked in a stream becomes a figure between points, and else an artifact."""

import pikepdf
import pytest

from ghpress.press.reading.points import TO_POINT, from_point, mark_all


def marked(content: str) -> str:
    with pikepdf.new() as pdf:
        stream = pdf.make_stream(content.encode())
        mark_all(stream)
        return " ".join(stream.read_bytes().decode().split())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("0 0 9 9 re f", "/Artifact BMC 0 0 9 9 re f EMC"),
        ("q 1 0 0 rg 0 0 9 9 re f Q", "q 1 0 0 rg /Artifact BMC 0 0 9 9 re f EMC Q"),
        ("0 0 m 9 9 l S 1 1 m 2 2 l S", "/Artifact BMC 0 0 m 9 9 l S 1 1 m 2 2 l S EMC"),
        ("0 0 1 1 re f 1 w 2 w n", "/Artifact BMC 0 0 1 1 re f EMC 1 w 2 w n"),
        ("0 0 1 1 re f 1 w /Im Do", "/Artifact BMC 0 0 1 1 re f EMC 1 w /Artifact BMC /Im Do EMC"),
        ("0 0 9 9 re W n /Im Do", "0 0 9 9 re W n /Artifact BMC /Im Do EMC"),
        ("BT (a) Tj ET", "/Artifact BMC BT (a) Tj ET EMC"),
    ],
)
def test_whatever_paints_is_marked(before: str, after: str) -> None:
    assert marked(before) == after


def test_what_is_marked_is_left_alone() -> None:
    content = "/Span << /MCID 0 >> BDC BT (a) Tj ET 0 0 1 1 re f EMC"
    assert marked(content) == content


def test_a_picture_is_one_stretch_whatever_it_is_painted_with() -> None:
    painted = "0 0 5 5 re f q /Im Do Q 1 0 0 RG 0 0 m 1 1 l S"
    between = f"q q 1 0 0 1 5 5 cm {from_point(7)} Q Q q {painted} Q q q 2 0 0 2 0 0 cm {TO_POINT} Q Q"
    assert marked(between) == (
        f"q q 1 0 0 1 5 5 cm Q Q /Figure << /MCID 7 >> BDC q {painted} Q EMC q q 2 0 0 2 0 0 cm Q Q"
    )


def test_what_stands_round_a_picture_is_an_artifact_still() -> None:
    content = f"0 0 1 1 re f {from_point(0)} /Im Do {TO_POINT} 0 0 2 2 re f"
    before, picture, after = marked(content).split(" EMC ")
    assert (before, after) == ("/Artifact BMC 0 0 1 1 re f", "/Artifact BMC 0 0 2 2 re f EMC")
    assert picture == "/Figure << /MCID 0 >> BDC /Im Do"


def test_a_picture_that_painted_nothing_leaves_no_stretch() -> None:
    assert marked(f"q {from_point(0)} Q {TO_POINT} 0 0 2 2 re f") == "q Q /Artifact BMC 0 0 2 2 re f EMC"
