"""Stories beside adverts: the cheapest page against brute force, and where everything stands."""

from dataclasses import replace

from hypothesis import event, given, settings
from hypothesis import strategies as st

from ghpress.makeup.bench import ADVERTS, Bench, Inset, Room, Task
from ghpress.makeup.ladder import LADDER
from ghpress.makeup.pages import Filled
from ghpress.makeup.prices import charges
from ghpress.makeup.solver import fill
from ghpress.makeup.tree import leaves, placed
from makeup.test_solver import WHITE, bench, one_page

Stories = list[dict[int, dict[int, int]]]

LINES, DEEP = 30, 12

PRICES = replace(LADDER, rising_head=0)
"""Stories tell their heads apart by sizes that say nothing: how much larger one is than another."""


def priced(*stories: dict[int, dict[int, int]], columns: int = 6) -> Bench:
    """Stories given as columns → depth → cost."""
    return replace(bench(*stories, columns=columns), ladder=PRICES)


def beside(stories: Stories, inset: Inset, lines: int = LINES) -> Filled | None:
    """The page of all the stories beside a block of adverts."""
    pages = fill(Task(priced(*stories), [[Room(lines, inset=inset)]]), 1)
    return pages[0] if pages else None


def brute(stories: Stories, inset: Inset) -> int | None:
    """What the best page costs: every division of the stories, each part solved by itself."""
    found = []
    narrow = 6 - inset.columns
    fitting = [{wide: own for wide, own in one.items() if wide <= narrow} for one in stories]
    for split in range(1, len(stories)):
        lower = one_page(priced(*fitting[split:], columns=narrow), inset.lines)
        for gap in WHITE.choices():
            upper = one_page(priced(*stories[:split]), LINES - inset.lines - gap)
            if lower is not None and upper is not None and upper.foot == 0:
                found.append(upper.cost + lower.cost + WHITE.cost((gap,), LADDER))
    return min(found, default=None)


def test_stories_stand_over_the_adverts_and_beside_them() -> None:
    page = beside([{6: {16: 0}}, {3: {12: 0}}], Inset(3, DEEP))
    assert page is not None
    assert [(place.shape.story, place.column, place.line) for place in placed(page.tree, 0, 0)] == [
        (0, 0, 0),
        (1, 0, 18),
        (ADVERTS, 3, 18),
    ]
    assert [shape.story for shape in page.shapes()] == [0, 1]


def test_on_a_left_page_the_adverts_stand_at_the_left() -> None:
    page = beside([{6: {16: 0}}, {3: {12: 0}}], Inset(3, DEEP, left=True))
    assert page is not None
    assert [(place.shape.story, place.column) for place in placed(page.tree, 0, 0)] == [
        (0, 0),
        (ADVERTS, 0),
        (1, 3),
    ]


def test_adverts_as_deep_as_the_page_leave_the_columns_beside_them() -> None:
    page = beside([{4: {14: 0}}, {4: {14: 0}}], Inset(2, LINES))
    assert page is not None
    assert [(place.shape.story, place.column) for place in placed(page.tree, 0, 0)] == [
        (0, 0),
        (1, 0),
        (ADVERTS, 4),
    ]


def test_what_beside_the_adverts_is_short_of_them_is_open_at_the_foot() -> None:
    page = beside([{6: {16: 0}}, {3: {9: 0}}], Inset(3, DEEP))
    assert page is not None and page.foot == 3


def test_stories_that_go_nowhere_beside_adverts_make_no_page() -> None:
    assert beside([{6: {16: 0}}, {4: {12: 0}}], Inset(3, DEEP)) is None
    assert beside([{6: {16: 0}}], Inset(3, DEEP)) is None


@st.composite
def pages(draw: st.DrawFn) -> tuple[Stories, Inset]:
    """Adverts, and stories that fill about what they leave, each in every width and some depths."""
    inset = Inset(draw(st.integers(1, 4)), draw(st.integers(8, 16)))
    count = draw(st.integers(2, 4))
    share = (6 * (LINES - 2) - inset.columns * inset.lines) // count
    return [_copy(draw, share + draw(st.integers(-12, 4))) for _ in range(count)], inset


def _copy(draw: st.DrawFn, area: int) -> dict[int, dict[int, int]]:
    """A story of this area."""
    costs = st.integers(0, 60)
    return {wide: {-(-area // wide) + more: draw(costs) for more in range(8)} for wide in range(1, 7)}


@settings(max_examples=80, deadline=None)
@given(pages())
def test_the_page_costs_what_the_best_of_all_divisions_costs(of: tuple[Stories, Inset]) -> None:
    stories, inset = of
    page, wanted = beside(stories, inset), brute(stories, inset)
    event("a page" if page else "none")
    assert (page.cost if page else None) == wanted
    assert page is None or len(leaves(page.tree)) == len(stories) + 1


def test_adverts_have_no_rank_and_outdo_no_lead() -> None:
    page = beside([{6: {16: 0}}, {3: {12: 0}}], Inset(3, DEEP))
    assert page is not None
    named = {
        charge.name
        for ranks in ([2, 1], [1, 2])
        for charge in charges(page.tree, replace(bench({}, {}), ranks=ranks), 6)
    }
    assert not named & {"lead_not_widest", "outdone_head"}
    told = charges(page.tree, replace(bench({}, {}), ranks=[1, 2]), 6)
    assert "lead_outspread" not in {charge.name for charge in told}
