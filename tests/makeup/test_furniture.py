from ghpress.layout.layout import Furniture, PagePlan
from ghpress.makeup.furniture import dressings, plan_for
from ghpress.makeup.ladder import LADDER
from ghpress.units import pt
from makeup.sheets import layout

LAYOUT = layout(40)


def test_the_first_page_has_the_plan_named_first_and_every_other_the_other() -> None:
    assert [plan_for(number, LAYOUT).pages for number in (1, 2, 9)] == ["first", "other", "other"]


def test_furniture_stands_from_the_edges_inwards_and_leaves_the_rest_to_stories() -> None:
    best = dressings(plan_for(1, LAYOUT), (), LAYOUT.grid, LADDER)[0]
    masthead, credits_line = best.pieces
    assert (best.top, best.bottom) == (6, 38)
    assert masthead.rect.y == LAYOUT.grid.top
    assert credits_line.rect.bottom() == LAYOUT.grid.top + LAYOUT.grid.depth(40)
    assert best.room(0).lines == 32


def test_a_folio_strip_stands_over_the_type_area_and_takes_no_lines() -> None:
    (only,) = dressings(plan_for(2, LAYOUT), (), LAYOUT.grid, LADDER)
    assert only.pieces[0].rect.bottom() == LAYOUT.grid.top
    assert only.pieces[0].rect.height == pt(28)
    assert only.room(0).lines == 40


def test_every_depth_of_the_masthead_and_every_form_of_the_note_is_a_choice() -> None:
    made = dressings(plan_for(1, LAYOUT), (7, 9), LAYOUT.grid, LADDER)
    assert sorted(choice.room(0).lines for choice in made) == [22, 23, 24, 24, 25, 26]
    assert (made[0].room(0).lines, made[0].steps) == (25, ())
    assert [choice.cost for choice in made] == sorted(choice.cost for choice in made)
    assert ("furniture-depth", "note-columns") in [choice.steps for choice in made]


def test_a_note_shares_in_the_white_of_the_page() -> None:
    assert dressings(plan_for(1, LAYOUT), (7,), LAYOUT.grid, LADDER)[0].room(0).gaps == 1
    assert dressings(plan_for(1, LAYOUT), (), LAYOUT.grid, LADDER)[0].room(0).gaps == 0


def test_a_weighty_piece_changes_depth_only_where_the_others_have_no_more_to_give() -> None:
    sink = Furniture("sink", "top", (0, 7), weight=9)
    foot = Furniture("foot", "bottom", tuple(range(2, 12)))
    plan = PagePlan("other", "page.html", (sink, foot))
    made = dressings(plan, (), LAYOUT.grid, LADDER)
    best = {choice.room(0).lines: choice for choice in reversed(made)}
    assert [best[lines].top for lines in (38, 31, 29)] == [0, 0, 0]
    assert [best[lines].top for lines in (28, 22)] == [7, 7]
