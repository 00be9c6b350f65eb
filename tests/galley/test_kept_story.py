"""Least change in a whole story: paragraphs found again, columns filled with the lines they had."""

from dataclasses import replace

import pytest

from galley.setting import EM, depths
from galley.stories import copy, styles
from ghpress.galley.columns import Fitted, fit_columns, level
from ghpress.galley.compose import Measures, possible, prepare
from ghpress.galley.galley import Galley
from ghpress.galley.kept import accepted_paragraphs
from ghpress.galley.pieces import Copy, Piece
from ghpress.galley.setcopy import set_copy
from ghpress.manuscript.accepted import Accepted
from ghpress.manuscript.text import plain
from ghpress.stock.shelf import Shelf

MEASURES = Measures(13 * EM)


def cheapest(story: Copy, shelf: Shelf, accepted: tuple[Accepted, ...] = ()) -> Galley:
    """The story in its cheapest total."""
    prepared = prepare(story, styles(), shelf, accepted)
    best = min(depths(prepared, MEASURES), key=lambda depth: depth.cost)
    galley = set_copy(prepared, MEASURES, best.slots)
    assert galley is not None
    return galley


def accept(galley: Galley) -> tuple[Accepted, ...]:
    """The galley's lines as accepted."""
    return accepted_paragraphs((slot.line for slot in galley.lines), EM)


def edited(story: Copy, index: int, old: str, new: str) -> Copy:
    """The story with one correction."""
    piece = story[index]
    assert piece.text.chars.count(old) == 1
    changed = replace(piece, text=plain(piece.text.chars.replace(old, new)))
    return (*story[:index], changed, *story[index + 1 :])


@pytest.mark.parametrize("more", [-2, -1, 0, 1, 2])
def test_an_accepted_total_is_the_cheapest_afterwards_and_has_the_same_lines(
    more: int, shelf: Shelf
) -> None:
    prepared = prepare(copy(), styles(), shelf)
    best = min(depths(prepared, MEASURES), key=lambda depth: depth.cost)
    galley = set_copy(prepared, MEASURES, best.slots + more)
    assert galley is not None
    assert cheapest(copy(), shelf, accept(galley)).text() == galley.text()


@pytest.mark.parametrize("depth", [13, 14, 15, 16])
def test_columns_are_filled_with_the_lines_they_had(depth: int, shelf: Shelf) -> None:
    was = fit(copy(), depth, shelf)
    assert was is not None
    again = fit(copy(), depth, shelf, accept(was.galley))
    assert again is not None
    # The same values, not only the same words: no page is printed anew for being accepted.
    assert again.columns == was.columns


def fit(story: Copy, depth: int, shelf: Shelf, accepted: tuple[Accepted, ...] = ()) -> Fitted | None:
    return fit_columns(prepare(story, styles(), shelf, accepted), MEASURES, level(2, depth))


def test_a_correction_leaves_all_other_paragraphs_as_they_were(shelf: Shelf) -> None:
    was = cheapest(copy(), shelf)
    now = cheapest(edited(copy(), 2, "大道理", "大"), shelf, accept(was))
    assert others(now, 2) == others(was, 2)


def others(galley: Galley, index: int) -> list[str]:
    """Lines of all paragraphs but one."""
    return [slot.line.text for slot in galley.lines if slot.paragraph != index]


def test_paragraphs_after_a_new_one_are_as_they_were(shelf: Shelf) -> None:
    was = cheapest(copy(), shelf)
    new = Piece("body", plain("这一段是后来加上的，前面没有，后面也没有。"))
    now = cheapest((*copy()[:2], new, *copy()[2:]), shelf, accept(was))
    assert others(now, 2) == [slot.line.text for slot in was.lines]


def test_a_cut_saves_the_lines_that_the_count_promised(shelf: Shelf) -> None:
    whole = copy()
    was = cheapest(whole, shelf)
    full = was.slots
    for characters in range(1, 40):
        text = whole[1].text.chars
        short = (
            whole[0],
            replace(whole[1], text=plain(text[:30] + text[30 + characters :])),
            *whole[2:],
        )
        prepared = prepare(short, styles(), shelf, accept(was))
        totals = possible(prepared, MEASURES)
        for slots in range(full - 4, full + 1):
            galley = set_copy(prepared, MEASURES, slots)
            assert (galley is not None) == (slots in totals)
            assert galley is None or galley.slots == slots
        assert min(totals) <= full - characters // 13


def test_subheads_are_not_taken_for_text(shelf: Shelf) -> None:
    was = cheapest(copy(), shelf)
    prepared = prepare(copy(), styles(), shelf, accept(was))
    kept = [paragraph.held is not None for paragraph in prepared.paragraphs]
    assert kept == [piece.kind == "text" for piece in prepared.copy]
