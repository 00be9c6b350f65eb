"""A timeline is copy: dates in lines of their own that keep with what happened, set in from the edge."""

from itertools import pairwise

import pytest

from ghpress.galley.columns import ColumnRules, fit_columns, level
from ghpress.galley.compose import Measures, prepare
from ghpress.galley.pieces import copy_of_blocks
from ghpress.manuscript.story import Entry, Paragraph, Timeline
from ghpress.manuscript.text import plain
from ghpress.stock.shelf import Shelf
from ghpress.units import hao, pt
from makeup.sheets import STYLES, style
from makeup.stories import words

TIMELINE_STYLES = (
    style("timeline-date", align="left", slots=(2, 1)),
    style("timeline-text"),
)
ALL = {made.name: made for made in (*STYLES, *TIMELINE_STYLES)}
MEASURES = Measures(15 * hao("五号"))
EM = hao("五号")
PLACES = (None, plain("河边"))
LOOSE = ColumnRules(short=9, lone_last=True)


def timeline(*lengths: int) -> Timeline:
    """Entries of so many characters each."""
    return Timeline(
        tuple(
            Entry(
                plain(f"19{50 + at}年"), plain(words(length, 7 * at)), plain("河边") if at % 2 else None
            )
            for at, length in enumerate(lengths)
        )
    )


Columns = list[list[tuple[str, str, int]]]
"""Style, words and place of each line, by column."""


def columns(shelf: Shelf, count: int, depth: int, *lengths: int) -> Columns:
    """The timeline of such entries in so many columns."""
    copy = copy_of_blocks((timeline(*lengths),)).copy
    fitted = fit_columns(prepare(copy, ALL, shelf), MEASURES, level(count, depth), LOOSE)
    assert fitted is not None
    return [
        [(placed.role, placed.line.text, placed.x) for placed in block.lines] for block in fitted.columns
    ]


def test_a_date_stands_over_its_entry_with_the_place_after_it() -> None:
    pieces = copy_of_blocks((timeline(9, 9),)).copy
    assert [(piece.kind, piece.style) for piece in pieces] == [
        ("date", "timeline-date"),
        ("entry", "timeline-text"),
    ] * 2
    assert [piece.text.chars for piece in pieces][::2] == ["1950年", "1951年　河边"]


def test_dates_and_entries_stand_an_em_in(shelf: Shelf) -> None:
    found = columns(shelf, 1, 3, 26)
    assert [(role, x) for role, _, x in found[0]] == [
        ("timeline-date", EM),
        ("timeline-text", EM),
        ("timeline-text", EM),
    ]


def test_white_stands_over_a_date_but_not_at_a_columns_top(shelf: Shelf) -> None:
    copy = copy_of_blocks((timeline(26, 26),)).copy
    fitted = fit_columns(prepare(copy, ALL, shelf), MEASURES, level(1, 7))
    assert fitted is not None
    steps = [placed.y for placed in fitted.columns[0].lines]
    assert [(after - before) // pt(14) for before, after in pairwise(steps)] == [
        1,
        1,
        2,
        1,
        1,
    ]
    assert {(y - steps[0]) % pt(14) for y in steps} == {0}


@pytest.mark.parametrize("depth", range(10, 14))
def test_no_date_stands_alone_at_a_foot(depth: int, shelf: Shelf) -> None:
    for column in columns(shelf, 2, depth, 26, 40, 26, 13, 40):
        assert column[-1][0] == "timeline-text"


def test_an_entry_is_not_parted_where_columns_can_end_between_entries(shelf: Shelf) -> None:
    found = columns(shelf, 2, 7, 26, 26, 26, 26)
    assert [column[0][0] for column in found] == ["timeline-date", "timeline-date"]


def test_a_timeline_counts_as_copy_and_stands_with_paragraphs(shelf: Shelf) -> None:
    blocks = (Paragraph(plain(words(30))), timeline(26))
    kinds = [piece.kind for piece in copy_of_blocks(blocks).copy]
    assert kinds == ["text", "date", "entry"]


def test_in_a_narrow_column_a_date_or_a_place_is_not_split_the_line_ends_between_them(
    shelf: Shelf,
) -> None:
    entry = Entry(plain("1945年10月18日"), plain(words(60)), plain("吉林市"))
    prepared = prepare(copy_of_blocks((Timeline((entry,)),)).copy, ALL, shelf)
    every = (fit_columns(prepared, Measures(11 * EM), level(1, depth), LOOSE) for depth in range(7, 12))
    (column,) = next(fitted.columns for fitted in every if fitted)
    dates = [placed.line.text for placed in column.lines if placed.role == "timeline-date"]
    assert [text.strip("　") for text in dates] == ["1945年10月18日", "吉林市"]
