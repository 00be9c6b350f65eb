"""Heads over a story: measured once for every width, 长体 said as a rung, a gap to the neighbour."""

from dataclasses import replace

import pytest

from ghpress.galley import headcopy
from ghpress.galley.headline import set_head
from ghpress.galley.headplans import BESIDE_ANOTHER
from ghpress.layout.standins import with_stand_ins
from ghpress.makeup.headforms import HeadForm
from ghpress.makeup.heads import head_forms, may_be_lower, opened, set_part
from ghpress.makeup.ladder import LADDER
from ghpress.makeup.makeup import make_up
from ghpress.makeup.page import TextFrame
from ghpress.manuscript.story import Head
from ghpress.manuscript.text import plain
from ghpress.stock.shelf import Shelf
from makeup.stories import head_pieces, house, issue, replaced, story
from makeup.test_makeup import LAYOUT

NARROWED = replace(
    LAYOUT,
    styles={**LAYOUT.styles, "headline": replace(LAYOUT.styles["headline"], condense=850)},
)


LEAST_WITH_A_GAP = 870
"""Of 长体 that could be stronger by as much as a gap to the neighbour takes."""


def headed(name: str, *parts: str) -> object:
    """A story under a headline of these parts."""
    return replaced(story(name, 560), head=Head(tuple(map(plain, parts))))


def forms(parts: tuple[str, ...], columns: int, shelf: Shelf) -> tuple:
    pieces = head_pieces(headed("甲", *parts), NARROWED, shelf)
    return head_forms(pieces, columns, NARROWED, LADDER)


def test_condensing_is_said_as_a_rung_where_it_was_done_and_nowhere_else(shelf: Shelf) -> None:
    said = set()
    for count in range(12, 17):
        of = issue(*(headed(name, "题" * count) for name in "甲乙丙丁戊己"))
        up = make_up(of, NARROWED, shelf, house())
        heads = {
            frame.story: frame.block.lines[0].line.runs[0].condense
            for page in up.pages
            for frame in page.frames
            if isinstance(frame, TextFrame) and frame.role == "headline"
        }
        for fit in up.fits:
            narrow = heads[fit.story] < 1000
            assert ("主题用长体" in fit.rungs) == narrow
            said.add(narrow)
    assert said == {True, False}


def test_beside_another_story_a_head_keeps_clear_of_it_over_the_whole_page_it_need_not(
    shelf: Shelf,
) -> None:
    whole = LAYOUT.grid.columns
    for columns in (2, 3, whole):
        measure = LAYOUT.grid.measure(columns)
        fullest = 0
        for count in range(4, 40):
            for form in forms(("题" * count,), columns, shelf):
                (part,) = form.parts
                if part.candidate.condense > LEAST_WITH_A_GAP and not part.candidate.is_crowded:
                    width = max(placed.line.width for placed in set_head(part.candidate).lines)
                    fullest = max(fullest, width * 1000 // measure)
        assert (fullest >= BESIDE_ANOTHER) == (columns == whole)


def test_a_head_is_measured_once_for_every_width(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    measured = []
    one, many = headcopy.paragraph_of, headcopy.paragraphs_of
    monkeypatch.setattr(headcopy, "paragraph_of", lambda *given: measured.append(1) or one(*given))
    monkeypatch.setattr(
        headcopy, "paragraphs_of", lambda case, copy: measured.extend(copy) or many(case, copy)
    )
    pieces = head_pieces(headed("甲", "一句在前", "一句在后"), LAYOUT, shelf)
    for columns in range(1, LAYOUT.grid.columns + 1):
        assert head_forms(pieces, columns, LAYOUT, LADDER)
    assert len(measured) == 1


def test_without_white_under_it_a_head_still_stands_clear_of_the_text(shelf: Shelf) -> None:
    bare = replace(NARROWED, fit=replace(NARROWED.fit, head_white=(0, 1)))
    for count in range(2, 30):
        pieces = head_pieces(headed("甲", "题" * count), bare, shelf)
        for form in head_forms(pieces, 2, bare, LADDER):
            lowest = max(part.y + set_part(part).depth for part in form.parts)
            assert lowest <= form.depth * bare.grid.leading


def test_the_head_of_a_rest_takes_no_more_lines_than_it_must(shelf: Shelf) -> None:
    whole = headed("甲", "从清早头一班车", "到夜里最后一盏灯")
    rest = replaced(whole, turns_from=plain("上接第2版"))
    within = replace(NARROWED, styles=with_stand_ins(NARROWED.styles))
    for columns in (1, 2, 3):
        lines = [
            {form.look.lines for form in head_forms(pieces, columns, within, LADDER)}
            for pieces in (head_pieces(one, within, shelf) for one in (whole, rest))
        ]
        assert lines[1] == {min(lines[0])}


def test_a_head_that_one_line_holds_is_no_stack_of_three_in_a_corner(shelf: Shelf) -> None:
    """Measured by what is set: three lines fill a third of the story's width at the least."""
    seen = set()
    for columns in range(1, LAYOUT.grid.columns + 1):
        measure = LAYOUT.grid.measure(columns)
        found = forms(("四十年老厂房办起夜校",), columns, shelf)
        lines = {form.look.lines for form in found}
        for form in found:
            wide = max(placed.line.width for placed in set_head(form.parts[0].candidate).lines)
            assert 1 not in lines or form.look.lines < 3 or 3 * wide >= measure
        seen |= {(columns, many) for many in lines}
    assert (6, 3) not in seen and (6, 1) in seen
    assert any(many == 3 for _, many in seen), "a narrow story still has its head in three lines"


def test_white_to_spare_opens_a_head_and_leaves_its_headline_level_with_its_neighbours(
    shelf: Shelf,
) -> None:
    grid = LAYOUT.grid
    found = forms(("五百工匠结成盟", "二百难题逐个破"), 2, shelf)
    spared = [form for form in found if form.spare >= 2 * grid.leading and form.look.lines == 2]
    assert spared
    for form in spared:
        (plain_head,), (beside,) = form.parts, opened(form, grid)
        lower = may_be_lower(form, grid)
        (alone,) = opened(form, grid, lower)
        assert beside.y == plain_head.y
        assert 0 < beside.opened <= grid.leading // 2
        assert alone.y == plain_head.y + lower
        white = form.depth * grid.leading - alone.y - set_part(alone).depth
        wanted = LAYOUT.fit.head_white[0] * grid.leading
        assert wanted < white <= wanted + grid.leading // 2 + 1
        assert lower + form.spare // 4 >= form.spare // 2 >= grid.leading


def test_a_line_more_under_each_of_three_heads_is_cheaper_than_two_under_one_and_one_under_another(
    shelf: Shelf,
) -> None:
    """So white is shared out: what is twice as far from the layout's choice is four times as dear."""
    grid, by_white = LAYOUT.grid, dict[int, HeadForm]()
    for form in forms(("五百工匠结成盟",), 3, shelf):
        if form.look.size == LAYOUT.fit.headlines[2][0].size and form.look.lines == 1:
            by_white.setdefault(form.white, form)
    none, one, two = (by_white[white] for white in range(3))
    assert none.depth + 2 == one.depth + 1 == two.depth
    assert [form.cost - form.aired for form in (none, one, two)] == [none.cost - none.aired] * 3
    assert 3 * one.aired < two.aired + one.aired + none.aired
    assert (one.spare - none.spare, two.spare - one.spare) == (grid.leading, grid.leading)


def test_what_is_told_of_a_head_before_it_is_made_is_so_when_it_is(shelf: Shelf) -> None:
    found = forms(("五百工匠结成盟", "二百难题逐个破"), 3, shelf)
    assert len({(form.depth, form.look) for form in found}) == len(found) > 1
    assert [form.cost for form in found] == sorted(form.cost for form in found)
    assert found.facts == [
        (index, form.cost, form.depth, form.look.size, form.look.lines)
        for index, form in enumerate(found)
    ]
