"""Many ways of cutting priced at once: each as if it had been asked for alone."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from galley.setting import EM
from galley.stories import PARAGRAPHS, copy, styles
from ghpress.galley.columns import ColumnRules, Depths, cut_columns, level
from ghpress.galley.compose import Measures, Prepared, possible, prepare
from ghpress.galley.cuts import cut_all
from ghpress.galley.pieces import Copy, byline_piece, copy_of_blocks, signed
from ghpress.manuscript.story import Block, Entry, List, Paragraph, Quote, Subhead, Timeline
from ghpress.manuscript.text import plain
from ghpress.stock.shelf import Shelf

MEASURE = Measures(13 * EM)

MORE_STYLES = {"timeline-date": "subhead", "timeline-text": "body", "credit": "byline"}


def told_at_once(prepared: Prepared, asked: list[tuple[Depths, int]], rules: ColumnRules) -> None:
    alone = [
        cut_columns(
            prepared,
            MEASURE,
            depths,
            ColumnRules(rules.after_subhead, short, rules.lone_last, rules.lone_cost),
        )
        for depths, short in asked
    ]
    assert cut_all(prepared, MEASURE, asked, rules) == alone
    deepest = max(sum(depths) for depths, _ in asked)
    assert any(alone) or min(possible(prepared, MEASURE)) > deepest, "what goes in is cut"


@st.composite
def blocks(draw: st.DrawFn) -> Copy:
    """Copy of every kind of block, signed or not."""
    text = "".join(PARAGRAPHS)
    made: list[Block] = []
    for number in range(draw(st.integers(1, 7))):
        at, length = draw(st.integers(0, 150)), draw(st.integers(8, 160))
        words = plain(text[at : at + length])
        match draw(st.sampled_from(("paragraph", "paragraph", "subhead", "quote", "list", "timeline"))):
            case "subhead":
                made.append(Subhead(plain(f"第{number}个小标题")))
            case "quote":
                made.append(Quote((words,), draw(st.sampled_from((None, plain("本报编辑部"))))))
            case "list":
                made.append(List((words, words)))
            case "timeline":
                made.append(Timeline((Entry(plain("1948年"), words), Entry(plain("1949年"), words))))
            case _:
                made.append(Paragraph(words))
    whole = copy_of_blocks((Paragraph(plain(text[:60])), *made, Paragraph(plain(text[60:170])))).copy
    return signed(whole, byline_piece(plain("本报编辑部"))) if draw(st.booleans()) else whole


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_ways_priced_together_cost_what_they_cost_alone(shelf: Shelf, data: st.DataObject) -> None:
    draw = data.draw
    named = styles()
    named = {**named, **{new: named[like] for new, like in MORE_STYLES.items() if new not in named}}
    prepared = prepare(draw(blocks()), named, shelf)
    asked = draw(
        st.lists(
            st.tuples(
                st.lists(st.integers(1, 24), min_size=1, max_size=5).map(tuple), st.integers(0, 6)
            ),
            max_size=8,
        )
    )
    deep, white = range(4, 40), (0, 2, 8)
    even = [(level(wide, depth), short) for wide in (1, 2, 3) for depth in deep for short in white]
    told_at_once(prepared, [*asked, *even], ColumnRules(lone_last=draw(st.booleans())))


def test_nothing_asked_nothing_answered(shelf: Shelf) -> None:
    assert cut_all(prepare(copy(), styles(), shelf), MEASURE, [], ColumnRules()) == []
