"""Least change: what a correction leaves standing, and what it may move."""

from itertools import pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from galley.setting import EM, style
from galley.stories import PARAGRAPHS
from ghpress.galley.compose import Measures
from ghpress.galley.costs import MOST_OPENING, UNFIT
from ghpress.galley.fit import Way, best_way, ways
from ghpress.galley.kept import accepted_of, matched, with_accepted
from ghpress.galley.prepare import paragraph_of
from ghpress.galley.setpiece import Setting, set_piece
from ghpress.galley.sums import Paragraph
from ghpress.manuscript.accepted import Accepted
from ghpress.manuscript.text import plain
from ghpress.stock.shelf import Shelf

BODY = style(indent=2)
TEXT = "".join(PARAGRAPHS)
MEASURES = st.sampled_from((11, 13, 15, 20))
PIECES = st.text("国家人民工厂一二三的是在了，。、", min_size=0, max_size=9)


def accepted(paragraph: Paragraph, way: Way, ems: int) -> Accepted:
    """What an editor accepts: the lines as they were set."""
    piece = set_piece(paragraph, way, Measures(ems * EM).at, Setting(BODY, BODY.leading, way.lines()))
    return accepted_of([slot.line for slot in piece.lines], BODY.size)


def composed(text: str, ems: int, shelf: Shelf) -> Accepted:
    """A text composed afresh."""
    paragraph = paragraph_of(plain(text), BODY, shelf)
    return accepted(paragraph, best_way(paragraph, ems * EM), ems)


def corrected(before: Accepted, text: str, ems: int, shelf: Shelf) -> Accepted:
    """A correction composed with as little change as can be."""
    paragraph = with_accepted(paragraph_of(plain(text), BODY, shelf), before)
    return accepted(paragraph, best_way(paragraph, ems * EM), ems)


def lines(setting: Accepted) -> list[str]:
    """Its lines as text."""
    return [setting.chars[first:stop] for first, stop in pairwise((0, *setting.ends))]


@given(ems=MEASURES, start=st.integers(0, 200), length=st.integers(20, 260))
@settings(max_examples=60, deadline=None)
def test_copy_nobody_touched_keeps_every_line_in_every_number_of_lines(
    ems: int, start: int, length: int, shelf: Shelf
) -> None:
    paragraph = paragraph_of(plain(TEXT[start : start + length]), BODY, shelf)
    for way in (way for both in ways(paragraph, Measures(ems * EM).at).values() for way in both):
        was = accepted(paragraph, way, ems)
        again = with_accepted(paragraph, was)
        assert best_way(again, ems * EM).ends == way.ends
        assert ways(again, Measures(ems * EM).at)[way.lines()][0].ends == way.ends


@given(ems=MEASURES, at=st.integers(0, 290), cut=st.integers(0, 12), put=PIECES)
@settings(max_examples=300, deadline=None)
def test_lines_before_a_correction_stay_unless_a_limit_breaks(
    ems: int, at: int, cut: int, put: str, shelf: Shelf
) -> None:
    before = composed(TEXT, ems, shelf)
    text = TEXT[:at] + put + TEXT[at + cut :]
    after = corrected(before, text, ems, shelf)
    assert after.chars == text
    same = next((i for i, (a, b) in enumerate(zip(TEXT, text, strict=False)) if a != b), len(text))
    held = [end for end in before.ends[:-1] if end <= same]
    assert list(after.ends[: len(held)]) == held or cannot_hold(held, text, ems, shelf)


def cannot_hold(held: list[int], text: str, ems: int, shelf: Shelf) -> bool:
    """Whether the paragraph cannot be broken with these line ends, a limit kept, by any way."""
    paragraph = paragraph_of(plain(text), BODY, shelf)
    starts = paragraph.measured.starts
    if held[-1] >= len(text) or paragraph.breaks.levels[starts.index(held[-1]) - 1]:
        return True
    rest = paragraph_of(plain(text[held[-1] :]), style(), shelf)
    return (
        best_way(rest, ems * EM).opening > MOST_OPENING // 2 or best_way(rest, ems * EM).cost >= 20_000
    )


@given(ems=MEASURES, at=st.integers(0, 200), cut=st.integers(0, 6), put=PIECES)
@settings(max_examples=200, deadline=None)
def test_once_the_old_lines_come_round_again_they_stay(
    ems: int, at: int, cut: int, put: str, shelf: Shelf
) -> None:
    before = composed(TEXT, ems, shelf)
    text = TEXT[:at] + put + TEXT[at + cut :]
    after = corrected(before, text, ems, shelf)
    shift = len(text) - len(TEXT)
    old = {end + shift for end in before.ends if end > at + cut}
    met = [end for end in after.ends if end in old and end >= at + len(put)]
    tail = [end for end in after.ends if end >= met[0]]
    assert tail == sorted(end for end in old if end >= met[0])


def test_an_exchanged_character_changes_no_other_line(shelf: Shelf) -> None:
    before = composed(TEXT, 13, shelf)
    at = TEXT.index("课堂不讲")
    after = corrected(before, TEXT[:at] + "学" + TEXT[at + 1 :], 13, shelf)
    assert after.ends == before.ends


def test_composed_afresh_more_lines_change_than_need_be(shelf: Shelf) -> None:
    kept = fresh = 0
    before = composed(TEXT, 13, shelf)
    old = set(lines(before))
    for at in range(0, len(TEXT), 7):
        text = TEXT[:at] + "新的" + TEXT[at:]
        kept += sum(line not in old for line in lines(corrected(before, text, 13, shelf)))
        fresh += sum(line not in old for line in lines(composed(text, 13, shelf)))
    assert kept < fresh


@given(ems=MEASURES, at=st.integers(0, 280), cut=st.integers(1, 40))
@settings(max_examples=100, deadline=None)
def test_a_cut_reaches_every_total_that_it_reaches_afresh(
    ems: int, at: int, cut: int, shelf: Shelf
) -> None:
    before = composed(TEXT, ems, shelf)
    fresh = paragraph_of(plain(TEXT[:at] + TEXT[at + cut :]), BODY, shelf)
    assume(len(fresh.measured))
    again = with_accepted(fresh, before)
    totals, reached = ways(fresh, Measures(ems * EM).at), ways(again, Measures(ems * EM).at)
    cheap = {count for count, both in totals.items() if both[0].cost < UNFIT}
    assert cheap <= set(reached)
    assert all(way.lines() == count for count, both in reached.items() for way in both)


def test_another_measure_frees_every_line(shelf: Shelf) -> None:
    before = composed(TEXT, 13, shelf)
    assert lines(corrected(before, TEXT, 15, shelf)) == lines(composed(TEXT, 15, shelf))


def test_two_corrections_leave_the_lines_between_them(shelf: Shelf) -> None:
    before = composed(TEXT, 20, shelf)
    first, second = lines(before)[0], lines(before)[-2]
    text = TEXT.replace(first[3], "甲", 1)
    at = text.index(second)
    after = corrected(before, text[:at] + "乙" + text[at + 1 :], 20, shelf)
    assert after.ends == before.ends


def accept(text: str) -> Accepted:
    return Accepted(text, (len(text),), (13_000,))


def test_paragraphs_are_found_again_among_new_and_lost_ones() -> None:
    one, two, three, four = PARAGRAPHS
    was = tuple(accept(text) for text in (one, two, three, four))
    changed = two[:20] + "（改）" + two[24:]
    now = ("新的一段，从前没有。", one, changed, four)
    assert [None if found is None else found.chars for found in matched(now, was)] == [
        None, one, two, four,
    ]  # fmt: skip


def test_a_paragraph_cut_in_half_is_still_that_paragraph() -> None:
    half = PARAGRAPHS[0][:50]
    assert matched((half,), (accept(PARAGRAPHS[0]),)) == (accept(PARAGRAPHS[0]),)


def test_a_paragraph_written_anew_is_a_new_one() -> None:
    assert matched(("另起炉灶，一个字也不相同。",), (accept(PARAGRAPHS[3]),)) == (None,)
