"""The solver against brute force, and what it does when nothing fits."""

from dataclasses import replace
from itertools import combinations, pairwise, product

from hypothesis import given, settings
from hypothesis import strategies as st

from ghpress.makeup.ladder import LADDER
from ghpress.makeup.rows import Bench, Cellar, White, rows_from
from ghpress.makeup.shape import Cell, Look, Row, Shape, cell_of, row_of
from ghpress.makeup.solver import Filled, Room, Task, fill

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


def test_two_stories_of_one_depth_stand_side_by_side() -> None:
    built = bench({3: {20: 0}}, {3: {20: 0}})
    assert [row.split for row in rows_from(0, Cellar(built))] == [(3, 3)]


def test_stories_of_unequal_depth_do_not_make_a_row() -> None:
    assert rows_from(0, Cellar(bench({3: {20: 0}}, {3: {21: 0}}))) == ()


def test_two_short_stories_stand_one_under_the_other_beside_a_long_one() -> None:
    built = bench({4: {22: 0}}, {2: {12: 0}}, {2: {8: 0}})
    (row,) = rows_from(0, Cellar(built))
    assert [len(cell.shapes) for cell in row.cells] == [1, 2]
    assert row.cells[1].gaps == (2,)


def test_heads_side_by_side_cost_by_how_they_compare() -> None:
    def cost(left: int, right: int) -> int:
        shapes = [{3: {9: (shape(n, 3, 9, size=size),)}} for n, size in enumerate((left, right))]
        return rows_from(0, Cellar(Bench(shapes, [2, 2], 6, 99, WHITE, LADDER)))[0].cost

    assert cost(30, 30) - cost(30, 26) == LADDER.bumping_heads
    assert cost(26, 30) - cost(30, 26) == LADDER.outdone_head


def test_a_lead_beside_an_equal_costs_more_than_beside_a_narrower_story() -> None:
    shapes = [{4: {9: (shape(0, 4, 9, size=1),)}, 3: {9: (shape(0, 3, 9, size=1),)}}]
    shapes += [{2: {9: (shape(1, 2, 9),)}, 3: {9: (shape(1, 3, 9),)}}]
    rows = {
        row.split: row.cost for row in rows_from(0, Cellar(Bench(shapes, [1, 2], 6, 99, WHITE, LADDER)))
    }
    assert rows[(3, 3)] - rows[(4, 2)] == LADDER.lead_not_widest + LADDER.equal_blocks


def test_white_between_rows_is_shared_out_evenly() -> None:
    built = bench(*({6: {10: 0}} for _ in range(4)))
    (page,) = fill(task(built, 47, 47), 1) or ()
    assert page.gaps == (3, 2, 2)
    assert page.foot == 0


def test_what_the_gaps_cannot_take_stays_open_at_the_foot_at_a_price() -> None:
    built = bench({6: {10: 0}}, {6: {10: 0}})
    (page,) = fill(task(built, 30, 30), 1) or ()
    assert (page.gaps, page.foot) == ((3,), 7)
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
    assert (len(first.rows), len(second.rows)) == (2, 1)


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


@settings(max_examples=120, deadline=None)
@given(st.lists(stories(), min_size=1, max_size=4), st.integers(5, 14))
def test_one_page_costs_what_brute_force_says(
    built: list[dict[int, dict[int, int]]], lines: int
) -> None:
    work = task(bench(*built, columns=3), lines, lines)
    found = fill(work, 1)
    best = brute_force(work, lines)
    assert (found[0].cost if found else None) == best


def brute_force(work: Task, lines: int) -> int | None:
    """The least cost of one page, by trying every row break, shape and white, with no cleverness."""
    count = len(work.bench.shapes)
    costs = []
    for breaks in range(count):
        for cuts in combinations(range(1, count), breaks):
            bounds = list(zip((0, *cuts), (*cuts, count), strict=True))
            for rows in product(*(every_row(work.bench, first, stop) for first, stop in bounds)):
                costs += every_white(rows, lines)
    return min(costs, default=None)


def every_row(built: Bench, first: int, stop: int) -> list[Row]:
    rows = []
    for sizes in product((1, 2), repeat=stop - first):
        for used in range(1, len(sizes) + 1):
            if sum(sizes[:used]) == stop - first and sizes[used:].count(1) == len(sizes) - used:
                starts = [first + sum(sizes[:n]) for n in range(used)]
                options = [every_cell(built, at, size) for at, size in zip(starts, sizes, strict=False)]
                rows += [row for cells in product(*options) if (row := as_row(cells, built.columns))]
    return rows


def every_cell(built: Bench, story: int, size: int) -> list[Cell]:
    upper = every_shape(built, story)
    if size == 1:
        return [cell_of((one,), ()) for one in upper]
    return [
        cell_of((one, two), (gap,), LADDER.stack + LADDER.row_gap * abs(gap - WHITE.best))
        for one, two in product(upper, every_shape(built, story + 1))
        for gap in range(WHITE.least, WHITE.most + 1)
        if one.columns == two.columns < built.columns
    ]


def every_shape(built: Bench, story: int) -> list[Shape]:
    by_columns = built.shapes[story].values()
    return [one for by_depth in by_columns for ones in by_depth.values() for one in ones]


def as_row(cells: tuple[Cell, ...], columns: int) -> Row | None:
    widths = [cell.columns for cell in cells]
    if sum(widths) != columns or len({cell.depth for cell in cells}) > 1:
        return None
    pairs = [(one.columns, len(one.shapes)) for one in cells]
    equal = sum(left == right for left, right in pairwise(pairs))
    outdone = sum(left.look.size < right.look.size for left, right in pairwise(cells))
    twins = sum(len(left.shapes) == len(right.shapes) == 2 for left, right in pairwise(cells))
    beside = LADDER.equal_blocks * equal + LADDER.outdone_head * outdone + LADDER.twin_stacks * twins
    return row_of(cells, sum(cell.cost for cell in cells) + beside)


def every_white(rows: tuple[Row, ...], lines: int) -> list[int]:
    costs = []
    between = 0
    for above, below in pairwise(rows):
        gutters = [{sum(row.split[:n]) for n in range(1, len(row.cells))} for row in (above, below)]
        alike = above.split == below.split and len(above.cells) > 1
        between += LADDER.same_split if alike else LADDER.through_gutter * len(gutters[0] & gutters[1])
    for gaps in product(range(WHITE.least, WHITE.most + 1), repeat=len(rows) - 1):
        foot = lines - sum(row.depth for row in rows) - sum(gaps)
        if foot == 0 or (foot > 0 and all(gap == WHITE.most for gap in gaps)):
            white = LADDER.row_gap * sum(abs(gap - WHITE.best) for gap in gaps)
            costs.append(sum(row.cost for row in rows) + between + white + foot * LADDER.last_page_short)
    return costs


def test_the_same_task_gives_the_same_pages() -> None:
    built = bench(*({2: {20: 1, 21: 0}, 3: {14: 1, 15: 2}, 6: {8: 3}} for _ in range(7)))
    once: tuple[Filled, ...] | None = fill(task(built, 40, 44), 5)
    assert once is not None
    assert once == fill(task(built, 40, 44), 5)


def test_a_story_stands_on_the_page_it_is_pinned_to() -> None:
    built = bench(*({6: {20: 0}} for _ in range(3)))
    rooms = [[Room(42)], [Room(42)]]
    pages = fill(Task(built, rooms, (None, 2, None)), 2) or ()
    assert [page.stop() for page in pages] == [1, 3]
    assert fill(Task(built, rooms, (2, None, 1)), 2) is None


def test_a_page_without_a_lead_or_with_a_late_one_costs_where_there_are_leads() -> None:
    def cost(ranks: list[int]) -> int:
        built = replace(bench(*({6: {20: 0}} for _ in range(4))), ranks=ranks)
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
        return rows_from(0, Cellar(Bench(shapes, [2, 2], 6, 99, WHITE, LADDER)))[0].cost

    bare = cost(0, 0)
    assert cost(1, 0) == cost(0, 3) == cost(2, 1) == bare
    assert cost(1, 1) - bare == LADDER.pictures_alike
    assert cost(1, 3) - bare == LADDER.pictures_meet
    assert cost(3, 3) - bare == LADDER.pictures_meet + LADDER.pictures_alike
