"""What ``ghpress compose --json`` prints, and what characters are in each other's company."""

from fractions import Fraction

import pytest

from galley.setting import EM, lines, style, width
from ghpress.galley.fit import best_way
from ghpress.galley.plain import as_json, compose
from ghpress.galley.prepare import paragraph_of
from ghpress.manuscript.text import plain
from ghpress.stock.shelf import Shelf


def test_the_json_of_a_paragraph(shelf: Shelf) -> None:
    (paragraph,) = compose("（国）国国", 4, shelf)
    assert as_json(paragraph) == {
        "measure_em": 4.0,
        "lines": [
            {
                "text": "（国）国国",
                "width_em": 4.0,
                "last": True,
                "clusters": [
                    {"text": "（", "x_em": 0.0, "advance_em": 0.5},
                    {"text": "国", "x_em": 0.5, "advance_em": 1.0},
                    {"text": "）", "x_em": 1.5, "advance_em": 0.5},
                    {"text": "国", "x_em": 2.0, "advance_em": 1.0},
                    {"text": "国", "x_em": 3.0, "advance_em": 1.0},
                ],
            }
        ],
        "remarks": [],
    }


def test_remarks_are_told_with_their_place(shelf: Shelf) -> None:
    shown = as_json(compose("国\n国" + "a" * 60, 6, shelf)[1])
    assert shown["remarks"][0]["code"] == "word-split"
    assert shown["remarks"][0]["place"].endswith("2:1") or ":2:" in shown["remarks"][0]["place"]


def test_a_mark_in_the_middle_has_its_blank_on_its_own_side(shelf: Shelf) -> None:
    line = lines("国（国），国“国”", 20, shelf)[0]
    taken = [(cluster.text, cluster.x_em, cluster.advance_em) for cluster in line.clusters]
    assert taken[1] == ("（", 1.0, 1.0)
    assert taken[3:5] == [("）", 3.0, 0.5), ("，", 3.5, 1.0)]
    assert taken[6] == ("“", 5.5, 1.0)


def test_ragged_lines_keep_their_own_width(shelf: Shelf) -> None:
    found = lines("国国，国国。国国国国", 4.5, shelf, ragged=True)
    assert all(cluster.advance_em in (0.5, 1.0) for line in found for cluster in line.clusters)


@pytest.mark.parametrize(
    ("text", "ems"),
    [
        ("don’t", 2.5),  # an apostrophe, not a mark of one em
        ("workers’ day", 6.0),
        ("‘don’t’", 3.5),
        ("‘国’国", 3.5),
    ],
)
def test_an_apostrophe_is_told_from_a_quotation_mark(text: str, ems: float, shelf: Shelf) -> None:
    assert width(text, shelf) == ems


def test_a_style_that_welcomes_less_opening_pays_more_for_it(shelf: Shelf) -> None:
    text = plain("国国国国国国国国123456国国国国国国国国国国" * 3)
    usual = paragraph_of(text, style(), shelf)
    tighter = paragraph_of(text, style(most_opening=Fraction(1, 16)), shelf)
    assert best_way(tighter, 11 * EM).cost > best_way(usual, 11 * EM).cost > 0


def test_a_measure_of_fractions_is_exact(shelf: Shelf) -> None:
    for line in lines("国" * 30, Fraction(31, 4), shelf)[:-1]:
        assert line.width_em == 7.75
