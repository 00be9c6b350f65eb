"""Opening a spread at its fold: what crosses it parts, widens or moves whole; no glyph stands in it."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ghpress.galley.block import SetBlock
from ghpress.galley.headcopy import head_copy
from ghpress.galley.words import set_text
from ghpress.layout.grid import Grid
from ghpress.makeup.crease import crease_of
from ghpress.makeup.fold import is_clear, opened
from ghpress.makeup.page import Frame, GroundFrame, PictureFrame, Rect, RuleFrame, TextFrame
from ghpress.manuscript.story import Picture
from ghpress.manuscript.text import plain
from ghpress.stock.shelf import Shelf
from ghpress.units import hao, mm, pt
from makeup.sheets import style

EM = hao("五号")
GRID = Grid(12, 15, 1, EM, 100, pt(14), mm(20), mm(20), fold_after=6, fold=4 * EM, safe=3 * EM)
FLAT = GRID.flat()
HEAD = style("headline", "40", "48", align="left")


def over(column: int, columns: int, lines: int = 10) -> Rect:
    """A rectangle on the flat grid."""
    return Rect(FLAT.x(column), FLAT.y(0), FLAT.measure(columns), FLAT.depth(lines))


def head(shelf: Shelf, words: str, column: int, columns: int, role: str = "headline") -> TextFrame:
    """A line of words at the left of so many columns."""
    block, _ = set_text(plain(words), HEAD, shelf)
    rect = over(column, columns, 4)
    return TextFrame("甲-headline", role, rect, SetBlock(rect.width, rect.height, block.lines), "甲")


def one(frame: Frame) -> Frame:
    """What becomes of a single frame, no remark being made."""
    made = opened((frame,), GRID, 2)
    assert made.remarks == ()
    (found,) = made.frames
    return found


def test_what_stands_left_of_the_fold_stays_and_what_stands_right_of_it_moves_over() -> None:
    assert one(GroundFrame("a", "note-ground", over(0, 6))).rect == over(0, 6)
    moved = one(GroundFrame("b", "note-ground", over(6, 3))).rect
    assert (moved.x, moved.width) == (GRID.x(6), GRID.measure(3))


def test_a_picture_over_the_fold_reaches_from_column_to_column() -> None:
    wide = one(PictureFrame("甲-picture-1", "picture", over(4, 4), Picture("a.svg"), "甲")).rect
    assert (wide.x, wide.right()) == (GRID.x(4), GRID.x(7) + GRID.measure(1))


def test_a_rule_across_is_drawn_through_the_fold_and_one_in_it_goes() -> None:
    across = replace(over(0, 12), height=pt(1))
    assert one(RuleFrame("a", "cut-off", across)).rect.width == GRID.width()
    upright = Rect(GRID.crease() - pt("0.15"), FLAT.y(0), pt("0.3"), FLAT.depth(20))
    assert opened((RuleFrame("b", "column-rule", upright),), GRID, 2).frames == ()


@given(first=st.integers(0, 5), before=st.integers(0, 40), length=st.integers(1, 30))
def test_a_head_over_the_fold_parts_between_two_glyphs(
    shelf: Shelf, first: int, before: int, length: int
) -> None:
    frame = head(shelf, "春" * before + "到松江万象新" * length, first, 12 - first)
    if frame.block.lines[0].line.width > frame.rect.width:
        return
    made = one(frame)
    assert isinstance(made, TextFrame)
    assert is_clear(made, GRID)
    line, former = made.block.lines[0].line, frame.block.lines[0].line
    assert line.text == former.text
    assert sum(line.advances) == line.width <= made.rect.width
    assert made.rect.right() == GRID.x(11) + GRID.measure(1)
    steps = [a - b for a, b in zip(line.advances, former.advances, strict=True)]
    assert sum(step > 0 for step in steps) <= 1


def test_both_parts_of_a_head_keep_clear_of_the_fold_by_half_the_safe_zone(shelf: Shelf) -> None:
    made = one(head(shelf, "春到松江万象新" * 4, 0, 12))
    assert isinstance(made, TextFrame)
    line, crease = made.block.lines[0].line, crease_of(GRID)
    parted = max(range(len(line.xs)), key=lambda at: line.advances[at])
    left_end = made.rect.x + line.xs[parted] + pt(40)
    right_start = made.rect.x + line.xs[parted + 1]
    assert left_end <= crease.left < crease.right <= right_start
    assert right_start - left_end < GRID.safe + GRID.fold + pt(40)


def test_a_head_that_fills_its_columns_closes_up_rather_than_run_over(shelf: Shelf) -> None:
    frame = head(shelf, "春到松江万象新" * 7, 0, 12)
    tight = replace(frame, rect=replace(frame.rect, width=frame.block.lines[0].line.width))
    made = one(replace(tight, block=replace(tight.block, width=tight.rect.width)))
    assert isinstance(made, TextFrame)
    assert made.block.lines[0].line.width <= made.rect.width
    assert is_clear(made, GRID)


def test_a_head_that_ends_before_the_fold_is_left_alone(shelf: Shelf) -> None:
    frame = head(shelf, "春到松江", 0, 12)
    made = one(frame)
    assert isinstance(made, TextFrame)
    assert made.block.lines == frame.block.lines


def test_a_chart_moves_whole_to_where_none_of_its_words_is_in_the_fold(shelf: Shelf) -> None:
    label, _ = set_text(plain("长春"), style("chart-label", "9"), shelf)
    at = [GRID.crease() - pt(40), GRID.crease() + pt(15)]
    rects = [Rect(x, FLAT.y(2), label.width, label.depth) for x in at]
    frames: tuple[Frame, ...] = (
        RuleFrame("甲-chart-1-1", "chart-rule", replace(over(4, 4), height=pt(1)), "甲"),
        *(
            TextFrame(f"甲-chart-1-{n}", "chart-label", rect, label, "甲")
            for n, rect in enumerate(rects, 2)
        ),
    )
    made = opened(frames, GRID, 2)
    assert made.remarks == ()
    moves = {after.rect.x - before.rect.x for before, after in zip(frames, made.frames, strict=True)}
    assert len(moves) == 1
    assert 0 <= moves.pop() <= GRID.fold
    crease = crease_of(GRID)
    for frame in made.frames[1:]:
        assert frame.rect.right() <= crease.left or frame.rect.x >= crease.right


def test_words_of_a_chart_that_cannot_keep_clear_are_told(shelf: Shelf) -> None:
    words, _ = set_text(plain("据各地总工会的资料" * 6), style("chart-source", "9"), shelf)
    rect = Rect(FLAT.x(4), FLAT.y(2), FLAT.measure(4), words.depth)
    made = opened((TextFrame("甲-chart-1-1", "chart-source", rect, words, "甲"),), GRID, 2)
    assert [remark.code for remark in made.remarks] == ["words-in-fold"]


def test_a_column_of_text_across_the_fold_is_an_error(shelf: Shelf) -> None:
    frame = head(shelf, "春到松江万象新" * 4, 5, 2, role="column")
    assert [remark.code for remark in opened((frame,), GRID, 2).remarks] == ["column-in-fold"]


@pytest.mark.parametrize("columns", [1, 2, 6])
def test_columns_on_either_side_stand_on_the_opened_grid(columns: int, shelf: Shelf) -> None:
    for column in (0, 6 - columns, 6, 12 - columns):
        frame = head(shelf, "春", column, columns, role="column")
        assert one(frame).rect.x == GRID.x(column)


def test_the_grid_of_the_tests_adds_up() -> None:
    assert GRID.crease() - FLAT.x(5) - FLAT.measure(1) == Fraction(EM, 2)
    assert GRID.x(6) - GRID.x(5) - GRID.measure(1) == 5 * EM


def parted_at(
    shelf: Shelf,
    parts: tuple[str, ...],
    fold_at: float,
    *,
    terms: tuple[str, ...] = (),
    columns: int = 12,
) -> str:
    """The words of a head with a ｜ where the fold parts it that lay after so many ems of it."""
    copy = head_copy(tuple(map(plain, parts)), HEAD, shelf, terms)
    assert copy is not None
    block, _ = set_text(copy.text, HEAD, shelf)
    (placed,) = block.lines
    left = GRID.crease() - int(fold_at * HEAD.size)
    rect = Rect(left, FLAT.y(0), FLAT.x(columns - 1) + FLAT.measure(1) - left, FLAT.depth(4))
    frame = TextFrame(
        "甲-headline", "headline", rect, SetBlock(rect.width, rect.height, (placed,)), "甲"
    )
    (made,) = opened((frame,), GRID, 2, {frame.id: copy.gaps()}).frames
    assert isinstance(made, TextFrame)
    assert is_clear(made, GRID)
    (after,) = made.block.lines
    assert after.x + after.line.width <= made.rect.width
    right = crease_of(GRID).right - made.rect.x - after.x
    first = next(at for at, x in enumerate(after.line.xs) if x >= right)
    start = after.line.starts[first]
    return f"{after.line.text[:start]}｜{after.line.text[start:]}"


@pytest.mark.parametrize("fold_at", [2.5, 3.5, 4.5])
def test_a_head_parts_between_words_wherever_the_fold_lies(shelf: Shelf, fold_at: float) -> None:
    assert parted_at(shelf, ("一碗热汤面",), fold_at) == "一碗｜热汤面"


@pytest.mark.parametrize("fold_at", [4.5, 5.5, 6.5])
def test_a_head_parts_between_its_parts_rather_than_between_words(shelf: Shelf, fold_at: float) -> None:
    assert parted_at(shelf, ("渡口添灯", "一碗热汤面"), fold_at) == "渡口添灯｜一碗热汤面"


def test_the_right_part_of_a_flush_head_begins_with_the_columns_of_its_page(shelf: Shelf) -> None:
    copy = head_copy((plain("一碗热汤面"),), HEAD, shelf)
    assert copy is not None
    frame = head(shelf, "一碗热汤面", 5, 7)
    rect = replace(frame.rect, x=GRID.crease() - 3 * HEAD.size)
    (made,) = opened((replace(frame, rect=rect),), GRID, 2, {frame.id: copy.gaps()}).frames
    assert isinstance(made, TextFrame)
    (after,) = made.block.lines
    assert made.rect.x + after.x + after.line.xs[2] == GRID.x(6)


def test_a_head_parts_before_or_after_a_set_term_never_in_it(shelf: Shelf) -> None:
    words = ("走进松江渡口看灯",)
    loose = {parted_at(shelf, words, at / 2) for at in range(6, 14)}
    whole = {parted_at(shelf, words, at / 2, terms=("松江渡口",)) for at in range(6, 14)}
    assert any("松江渡口" not in one for one in loose)
    assert all("松江渡口" in one for one in whole)


def test_a_head_parts_where_it_must_if_no_gap_is_in_reach(shelf: Shelf) -> None:
    assert parted_at(shelf, ("松江渡口码头",), 3.5, terms=("松江渡口码头",)) == "松江渡｜口码头"


def test_a_head_with_no_room_for_a_better_gap_parts_where_it_must(shelf: Shelf) -> None:
    copy = head_copy((plain("渡口添灯一碗热汤面"),), HEAD, shelf)
    assert copy is not None
    block, _ = set_text(copy.text, HEAD, shelf)
    (placed,) = block.lines
    rect = Rect(
        GRID.crease() - 5 * HEAD.size - HEAD.size // 2, FLAT.y(0), placed.line.width, FLAT.depth(4)
    )
    frame = TextFrame(
        "甲-headline", "headline", rect, SetBlock(rect.width, rect.height, (placed,)), "甲"
    )
    (made,) = opened((frame,), GRID, 2, {frame.id: copy.gaps()}).frames
    assert isinstance(made, TextFrame)
    assert is_clear(made, GRID)
    assert made.block.lines[0].line.width <= made.rect.width


def test_a_head_in_the_middle_closes_up_to_the_fold_at_both_sides(shelf: Shelf) -> None:
    copy = head_copy((plain("一碗热汤面"),), HEAD, shelf)
    assert copy is not None
    frame = head(shelf, "一碗热汤面", 0, 12)
    (placed,) = frame.block.lines
    middle = replace(placed, x=(frame.rect.width - placed.line.width) // 2)
    block = replace(frame.block, lines=(middle,))
    (made,) = opened((replace(frame, block=block),), GRID, 2, {frame.id: copy.gaps()}).frames
    assert isinstance(made, TextFrame)
    (after,) = made.block.lines
    crease, start = crease_of(GRID), made.rect.x + after.x
    assert start + after.line.xs[1] + HEAD.size == crease.left
    assert start + after.line.xs[2] == crease.right
