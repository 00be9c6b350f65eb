"""The solver against brute force, and what it does when nothing fits."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from ghpress.makeup.bench import Bench, Room, Task, White
from ghpress.makeup.ladder import LADDER
from ghpress.makeup.pages import Filled
from ghpress.makeup.prices import MOST_ABREAST, charges
from ghpress.makeup.shape import Look, Shape
from ghpress.makeup.solver import fill
from ghpress.makeup.tree import Row, Stack, Tree, depth_of, leaves

WHITE = White(least=1, best=2, most=3)


def shape(story: int, columns: int, depth: int, cost: int = 0, size: int = 0) -> Shape:
    return Shape(story, columns, depth, 0, 0, depth, Look(size, 1), cost)


def bench(*stories: dict[int, dict[int, int]], columns: int = 6) -> Bench:
    """Stories given as columns → depth → cost, each head with a look of its own."""
    shapes = [
        {
            wide: {deep: (shape(story, wide, deep, cost, story),) for deep, cost in by_depth.items()}
            for wide, by_depth in by_columns.items()
        }
        for story, by_columns in enumerate(stories)
    ]
    return Bench(shapes, [2] * len(shapes), columns, 99, WHITE, LADDER)


def task(built: Bench, first: int, other: int) -> Task:
    return Task(built, [[Room(first)], [Room(other)]])


def one_page(built: Bench, lines: int) -> Filled | None:
    pages = fill(task(built, lines, lines), 1)
    return pages[0] if pages else None


def test_two_stories_of_one_depth_stand_side_by_side() -> None:
    page = one_page(bench({3: {20: 0}}, {3: {20: 0}}), 20)
    assert page is not None
    assert isinstance(page.tree, Row)
    assert [part.columns for part in leaves(page.tree)] == [3, 3]


def test_stories_of_unequal_depth_do_not_make_a_row() -> None:
    assert one_page(bench({3: {20: 0}}, {3: {21: 0}}), 40) is None


def test_two_short_stories_stand_one_under_the_other_beside_a_long_one() -> None:
    page = one_page(bench({4: {22: 0}}, {2: {12: 0}}, {2: {8: 0}}), 22)
    assert page is not None
    assert isinstance(page.tree, Row)
    right = page.tree.parts[1]
    assert isinstance(right, Stack)
    assert right.gaps == (2,)


def test_a_stack_may_hold_a_row_beside_a_long_story() -> None:
    """What no page of rows could do: three stories about a fourth, two of them side by side."""
    page = one_page(bench({2: {32: 0}}, {4: {10: 0}}, {2: {20: 0}}, {2: {20: 5}}), 32)
    assert page is not None
    assert isinstance(page.tree, Row)
    right = page.tree.parts[1]
    assert isinstance(right, Stack)
    assert isinstance(right.parts[1], Row)


def test_heads_side_by_side_cost_by_how_they_compare() -> None:
    def cost(left: int, right: int) -> int:
        shapes = [{3: {9: (shape(n, 3, 9, size=size),)}} for n, size in enumerate((left, right))]
        page = one_page(Bench(shapes, [2, 2], 6, 99, WHITE, LADDER), 9)
        assert page is not None
        return page.cost

    assert cost(30, 30) - cost(30, 24) == LADDER.bumping_heads
    assert cost(30, 26) == cost(30, 30)
    assert cost(24, 30) - cost(30, 24) == LADDER.outdone_head


def test_a_lead_beside_an_equal_costs_more_than_beside_a_narrower_story() -> None:
    def cost(lead: int, other: int) -> int:
        shapes = [{lead: {9: (shape(0, lead, 9, size=1),)}}, {other: {9: (shape(1, other, 9),)}}]
        page = one_page(Bench(shapes, [1, 2], 6, 99, WHITE, LADDER), 9)
        assert page is not None
        return page.cost

    assert cost(3, 3) - cost(4, 2) == LADDER.lead_not_widest + LADDER.equal_blocks


def test_white_between_rows_is_shared_out_evenly() -> None:
    built = bench(*({6: {10: 0}} for _ in range(4)))
    (page,) = fill(task(built, 47, 47), 1) or ()
    assert isinstance(page.tree, Stack)
    assert page.tree.gaps == (3, 2, 2)
    assert page.foot == 0


def test_what_the_gaps_cannot_take_stays_open_at_the_foot_at_a_price() -> None:
    built = bench({6: {10: 0}}, {6: {10: 0}})
    (page,) = fill(task(built, 30, 30), 1) or ()
    assert isinstance(page.tree, Stack)
    assert (page.tree.gaps, page.foot) == ((3,), 7)
    assert page.cost == LADDER.row_gap + 7 * LADDER.last_page_short


def test_the_fewest_pages_that_hold_everything_are_taken() -> None:
    built = bench(*({6: {20: 0}} for _ in range(3)))
    assert len(fill(task(built, 42, 42), 9) or ()) == 2


def test_a_given_number_of_pages_is_kept() -> None:
    built = bench(*({6: {20: 0}} for _ in range(3)))
    assert len(fill(task(built, 99, 99), 3, 3) or ()) == 3


def test_a_first_page_is_rather_full_than_the_last() -> None:
    built = bench(*({6: {20: 0}} for _ in range(3)))
    first, second = fill(task(built, 42, 42), 2) or ()
    assert (len(first.shapes()), len(second.shapes())) == (2, 1)


def test_a_first_page_is_rather_full_though_the_last_is_nearly_empty_and_dear() -> None:
    short: dict[int, dict[int, int]] = {1: {95: 0}, 6: {12: 400}}
    built = bench(*({6: {29: 0}} for _ in range(3)), short, short)
    first, second = fill(task(built, 90, 90), 2) or ()
    assert (len(first.shapes()), len(second.shapes())) == (3, 2)


def test_what_goes_into_no_page_gives_none() -> None:
    assert fill(task(bench({6: {50: 0}}), 40, 40), 9) is None


def test_a_page_leaves_room_for_its_furniture() -> None:
    built = bench({6: {10: 0}}, {6: {10: 0}})
    rooms = [Room(22, cost=50, choice=0), Room(20, choice=1)]
    (page,) = fill(Task(built, [rooms]), 1) or ()
    assert page.room.choice == 0


@st.composite
def stories(draw: st.DrawFn) -> dict[int, dict[int, int]]:
    widths = draw(st.lists(st.sampled_from([1, 2, 3]), min_size=1, max_size=3, unique=True))
    depths = st.dictionaries(st.integers(2, 6), st.integers(0, 20), min_size=1, max_size=4)
    return {wide: draw(depths) for wide in widths}


@settings(max_examples=200, deadline=None)
@given(
    st.lists(stories(), min_size=1, max_size=4),
    st.lists(st.integers(1, 2), min_size=4, max_size=4),
    st.integers(5, 16),
)
def test_one_page_costs_what_brute_force_says(
    built: list[dict[int, dict[int, int]]], ranks: list[int], lines: int
) -> None:
    made = replace(bench(*built, columns=3), ranks=ranks[: len(built)])
    found = one_page(made, lines)
    best = brute_force(made, lines)
    assert (found.cost if found else None) == best
    if found is not None:
        assert found.cost == cost_of(found.tree, made) + found.foot * LADDER.last_page_short + front(
            made
        )


@st.composite
def wide_stories(draw: st.DrawFn) -> dict[int, dict[int, int]]:
    widths = draw(st.lists(st.sampled_from([1, 2, 3, 4]), min_size=1, max_size=3, unique=True))
    depths = st.dictionaries(st.integers(2, 6), st.integers(0, 20), min_size=1, max_size=4)
    return {wide: draw(depths) for wide in widths}


@settings(max_examples=100, deadline=None)
@given(st.lists(wide_stories(), min_size=1, max_size=4), st.integers(5, 14))
def test_a_spread_costs_what_brute_force_says(
    built: list[dict[int, dict[int, int]]], lines: int
) -> None:
    made = replace(bench(*built, columns=4), fold=2)
    found = one_page(made, lines)
    assert (found.cost if found else None) == brute_force(made, lines)


def test_stories_beside_one_another_keep_off_the_fold() -> None:
    three = [{4: {20: 0}}, {4: {20: 0}}, {4: {20: 0}}]
    halves = [{**one, 3: {20: 40}, 6: {20: 40}} for one in three]
    flat, folded = bench(*halves, columns=12), replace(bench(*halves, columns=12), fold=6)
    before, after = one_page(flat, 20), one_page(folded, 20)
    assert before is not None and [part.columns for part in leaves(before.tree)] == [4, 4, 4]
    assert after is not None and [part.columns for part in leaves(after.tree)] != [4, 4, 4]
    names = {charge.name for charge in charges(before.tree, folded, 12)}
    assert "fold_crossed" in names
    assert "fold_crossed" not in {charge.name for charge in charges(after.tree, folded, 12)}


def test_a_gutter_runs_on_through_the_fold_at_no_price() -> None:
    built = bench(*({6: {10: 0}} for _ in range(4)), columns=12)
    one, two, three, four = (shape(story, 6, 10) for story in range(4))
    tree = Stack((Row((one, two)), Row((three, four))), (2,))
    folded = replace(built, fold=6)
    assert "same_split" in {charge.name for charge in charges(tree, built, 12)}
    assert "same_split" not in {charge.name for charge in charges(tree, folded, 12)}


def cost_of(tree: Tree, built: Bench) -> int:
    return sum(charge.amount for charge in charges(tree, built, built.columns))


def front(built: Bench) -> int:
    """What the page costs for want of a lead at its head."""
    late = LADDER.late_lead if built.ranks[0] != 1 else 0
    return late if 1 in built.ranks else 0


def brute_force(built: Bench, lines: int) -> int | None:
    """The least cost of one page, by trying every tree, shape and white, with no cleverness."""
    trees = every_tree(built, range(len(built.shapes)), built.columns)
    costs = [
        cost_of(tree, built) + (lines - depth_of(tree)) * LADDER.last_page_short + front(built)
        for tree in trees
        if depth_of(tree) <= lines
    ]
    return min(costs, default=None)


def every_tree(built: Bench, stories: Sequence[int], columns: int) -> list[Tree]:
    """Every tree of these stories in their order, so many columns wide."""
    if len(stories) == 1:
        by_depth = built.shapes[stories[0]].get(columns, {})
        return [one for ones in by_depth.values() for one in ones]
    return [*every_row(built, stories, columns), *every_stack(built, stories, columns)]


def every_row(built: Bench, stories: Sequence[int], columns: int) -> Iterator[Row]:
    for parts in divided(stories):
        for wide in product(range(1, columns), repeat=len(parts)):
            if sum(wide) == columns and len(parts) <= MOST_ABREAST:
                options = [
                    [tree for tree in every_tree(built, part, own) if not isinstance(tree, Row)]
                    for part, own in zip(parts, wide, strict=True)
                ]
                yield from (
                    Row(trees) for trees in product(*options) if len(set(map(depth_of, trees))) == 1
                )


def every_stack(built: Bench, stories: Sequence[int], columns: int) -> Iterator[Stack]:
    for parts in divided(stories):
        options = [
            [tree for tree in every_tree(built, part, columns) if not isinstance(tree, Stack)]
            for part in parts
        ]
        for gaps in product(WHITE.choices(), repeat=len(parts) - 1):
            yield from (Stack(trees, gaps) for trees in product(*options))


def divided(stories: Sequence[int]) -> Iterator[list[Sequence[int]]]:
    """Every way to divide stories into two runs or more."""
    for cut in range(1, len(stories)):
        head, tail = stories[:cut], stories[cut:]
        yield [head, tail]
        yield from ([head, *rest] for rest in divided(tail))


def test_the_same_task_gives_the_same_pages() -> None:
    built = bench(*({2: {20: 1, 21: 0}, 3: {14: 1, 15: 2}, 6: {8: 3}} for _ in range(7)))
    once: tuple[Filled, ...] | None = fill(task(built, 40, 44), 5)
    assert once is not None
    assert once == fill(task(built, 40, 44), 5)


def test_a_story_stands_on_the_page_it_is_pinned_to() -> None:
    built = bench(*({6: {20: 0}} for _ in range(3)))
    rooms = [[Room(42)], [Room(42)]]
    pages = fill(Task(built, rooms, (None, 2, None)), 2) or ()
    assert [page.stop for page in pages] == [1, 3]
    assert fill(Task(built, rooms, (2, None, 1)), 2) is None


def test_the_head_under_a_lead_is_taken_smaller_before_it_outdoes_the_leads() -> None:
    prices = replace(LADDER, rising_head=0)

    def page(ranks: list[int]) -> Filled:
        built = replace(bench({6: {20: 0}}, {6: {20: 0}}), ladder=prices)
        first, second = (own[6][20][0] for own in built.shapes)
        offered = [(first, 20, 0)], [(second, 30, 0), (second, 20, 60)]
        shapes = [
            {6: {20: tuple(replace(one, look=Look(size, 1), cost=cost) for one, size, cost in ways)}}
            for ways in offered
        ]
        (only,) = fill(task(replace(built, shapes=shapes, ranks=ranks), 42, 42), 1) or ()
        return only

    first, second = page([1, 2]).shapes()
    assert first.look.size == second.look.size and page([1, 2]).cost == 60
    assert page([2, 2]).cost == 0 and page([2, 2]).shapes()[1].look.size > first.look.size


def sized(*ways: dict[int, int]) -> Bench:
    """Stories as wide as the page, twenty lines deep: the sizes of their heads → what these cost."""
    shapes = [
        {6: {20: tuple(shape(story, 6, 20, cost, size) for size, cost in own.items())}}
        for story, own in enumerate(ways)
    ]
    return Bench(shapes, [2] * len(shapes), 6, 99, WHITE, LADDER)


def test_a_head_is_taken_smaller_before_it_outdoes_those_of_the_row_over_it() -> None:
    page = one_page(sized({20: 0}, {30: 0, 22: 60}), 42)
    assert page is not None
    assert [one.look.size for one in leaves(page.tree)] == [20, 22] and page.cost == 60


def test_a_head_one_step_larger_than_those_over_it_costs_nothing() -> None:
    pages = [one_page(sized({20: 0}, {size: 0}), 42) for size in (22, 23, 30, 60)]
    over = [0, 5, 40, 50]
    assert [page and page.cost for page in pages] == [LADDER.rising_head * one for one in over]


def test_on_a_page_of_one_row_no_head_outdoes_those_at_its_top() -> None:
    left = Stack((shape(0, 3, 9, size=20), shape(1, 3, 9, size=30)), (2,))
    built = bench(*({3: {20: 0}} for _ in range(3)))
    found = [
        charge.amount
        for top in (20, 30)
        for charge in charges(Row((left, shape(2, 3, 20, size=top))), built, 6)
        if charge.name == "rising_head"
    ]
    assert found == [40 * LADDER.rising_head]


def test_a_page_without_a_lead_or_with_a_late_one_costs_where_there_are_leads() -> None:
    def cost(ranks: list[int]) -> int:
        prices = replace(LADDER, lead_head=0)
        built = replace(bench(*({6: {20: 0}} for _ in range(4))), ranks=ranks, ladder=prices)
        return sum(page.cost for page in fill(task(built, 42, 42), 2, 2) or ())

    best = cost([1, 2, 1, 2])
    assert cost([2, 2, 2, 2]) == best
    assert cost([1, 2, 2, 2]) - best == LADDER.page_without_lead
    assert cost([1, 2, 2, 1]) - best == LADDER.late_lead


def test_pictures_of_neighbours_cost_where_they_meet_and_where_they_are_of_one_width() -> None:
    def cost(left: int, right: int) -> int:
        shapes = [
            {3: {9: (replace(shape(n, 3, 9, size=n), look=Look(n, 1, picture)),)}}
            for n, picture in enumerate((left, right))
        ]
        page = one_page(Bench(shapes, [2, 2], 6, 99, WHITE, LADDER), 9)
        assert page is not None
        return page.cost

    bare = cost(0, 0)
    assert cost(1, 0) == cost(0, 3) == cost(2, 1) == bare
    assert cost(1, 1) - bare == LADDER.pictures_alike
    assert cost(1, 3) - bare == LADDER.pictures_meet
    assert cost(3, 3) - bare == LADDER.pictures_meet + LADDER.pictures_alike
