"""Tables: every cell in its place, figures level by their digits, rows and foot on the grid."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ghpress.makeup.charts.cells import composed
from ghpress.makeup.charts.chart import chart_lines, draw_chart, wanted_columns
from ghpress.makeup.charts.easel import Easel, Lines
from ghpress.makeup.charts.widths import Wish, shared
from ghpress.makeup.exhibits.exhibit import placed
from ghpress.makeup.ladder import LADDER
from ghpress.makeup.makeup import make_up
from ghpress.makeup.page import Page, RuleFrame, TextFrame
from ghpress.makeup.strips import UNDER, board_of, strips
from ghpress.makeup.verify import verify
from ghpress.makeup.whole import check_text
from ghpress.manuscript.story import Table
from ghpress.manuscript.text import plain
from ghpress.stock.shelf import Shelf
from ghpress.units import pt
from goldens import FOLDER, held
from makeup.pagedump import dump
from makeup.sheets import chart_layout, style
from makeup.stories import house, issue, replaced, story
from makeup.test_charts import chart

BARE = chart_layout()
TABLE_STYLES = {
    name: style(name, size, align=align)
    for name, size, align in (
        ("table", "9", "left"),
        ("table-head", "9", "left"),
        ("table-caption", "10.5", "centre"),
    )
}
RULES = {"table-rule": pt(1), "table-line": pt("0.5"), "table-row": pt("0.3")}
LAYOUT = replace(BARE, styles={**BARE.styles, **TABLE_STYLES}, rules={**BARE.rules, **RULES})
GRID = LAYOUT.grid


def table(*rows: str, has_head: bool = True, caption: str = "") -> Table:
    """A table written with bars between its cells."""
    cells = tuple(tuple(plain(cell.strip()) for cell in row.split("|")) for row in rows)
    return Table(cells, has_head, plain(caption) if caption else None)


FIGURES = table(
    "站名|借出|归还率|同比",
    "上游|1,204|9.75%|+3",
    "柳林市|96|100%|-12",
    "东湾开发区|—|88.5%|",
    caption="各站借书",
)
WORDS = table(
    "课|内容|人数",
    "水电|认识家里的水阀和电闸，学会换龙头、换插座；手套自带，工具由夜校出借|24",
    "朗读|每周一篇，期末办朗读会，家属可以到场（提前一周登记）|130",
)


def drawn(
    one: Table, columns: int, shelf: Shelf, depth: int | None = None
) -> tuple[TextFrame | RuleFrame, ...]:
    easel, width = Easel(LAYOUT, shelf), GRID.measure(columns)
    lines = lines_of(one, columns, shelf)
    made = draw_chart(one, width, depth or lines.best, easel)
    assert made.remarks == ()
    return made.parts  # type: ignore[return-value]


def lines_of(one: Table, columns: int, shelf: Shelf) -> Lines:
    lines = chart_lines(one, GRID.measure(columns), Easel(LAYOUT, shelf))
    assert lines is not None
    return lines


def texts(parts: tuple[TextFrame | RuleFrame, ...], role: str) -> list[TextFrame]:
    return [part for part in parts if isinstance(part, TextFrame) and part.role == role]


def rules(parts: tuple[TextFrame | RuleFrame, ...], role: str) -> list[RuleFrame]:
    return [part for part in parts if isinstance(part, RuleFrame) and part.role == role]


def said(frame: TextFrame) -> str:
    return "".join(placed.line.text for placed in frame.block.lines)


def page_of(tables: list[Table], columns: int, shelf: Shelf) -> Page:
    frames, line = [], 0
    for count, one in enumerate(tables, 1):
        lines = lines_of(one, columns, shelf)
        made = draw_chart(one, GRID.measure(columns), lines.best, Easel(LAYOUT, shelf))
        frames += placed(made, GRID.x(0), GRID.y(line), f"table-{count}", "trial")
        line += lines.best + 1
    return Page(1, LAYOUT.sheet.width, LAYOUT.sheet.height, tuple(frames), ("trial",))


def test_tables_stand_as_the_golden_says(shelf: Shelf) -> None:
    page = page_of(
        [FIGURES, WORDS, table("热线|0000-12345", "地址|和平路三号", has_head=False)], 2, shelf
    )
    assert verify((page,), LAYOUT) == ()
    assert held(FOLDER / "pages" / "tables.txt", dump((page,))) == dump((page,))


def test_cells_are_read_row_by_row(shelf: Shelf) -> None:
    parts = drawn(FIGURES, 2, shelf)
    assert [said(part) for part in parts if isinstance(part, TextFrame)] == [
        "各站借书",
        *("站名", "借出", "归还率", "同比"),
        *("上游", "1,204", "9.75%", "+3"),
        *("柳林市", "96", "100%", "-12"),
        *("东湾开发区", "—", "88.5%"),
    ]


def test_figures_stand_under_one_another_by_their_decimal_point(shelf: Shelf) -> None:
    cells = {said(part): part for part in texts(drawn(FIGURES, 2, shelf), "table")}

    def point(words: str, index: int) -> int:
        line, part = cells[words].block.lines[0].line, cells[words]
        return part.rect.x + (line.xs[index] if index < len(line.xs) else line.width)

    assert point("9.75%", 1) == point("100%", 3) == point("88.5%", 2)
    assert point("1,204", 5) == point("96", 2) == point("—", 1)
    assert cells["上游"].rect.x == cells["柳林市"].rect.x == cells["东湾开发区"].rect.x


def test_the_last_column_ends_at_the_right_and_heads_over_figures_with_it(shelf: Shelf) -> None:
    parts = drawn(FIGURES, 2, shelf)
    inset = LAYOUT.styles["table"].size // 2
    ends = {
        said(part): part.rect.right() for part in (*texts(parts, "table"), *texts(parts, "table-head"))
    }
    assert ends["-12"] == ends["同比"] == GRID.measure(2) - inset


def test_rows_are_whole_half_lines_and_the_foot_is_on_the_grid(shelf: Shelf) -> None:
    for one in (FIGURES, WORDS):
        for depth in lines_of(one, 2, shelf).steps:
            parts = drawn(one, 2, shelf, depth)
            top, foot = rules(parts, "table-rule")
            assert foot.rect.bottom() == depth * GRID.leading
            edges = [
                top.rect.y,
                *(r.rect.y for r in (*rules(parts, "table-line"), *rules(parts, "table-row"))),
            ]
            assert len(edges) == len(one.rows)
            assert all(2 * edge % GRID.leading in (0, 1, GRID.leading - 1) for edge in edges)


def test_rows_open_alike(shelf: Shelf) -> None:
    for depth in lines_of(FIGURES, 2, shelf).steps:
        parts = drawn(FIGURES, 2, shelf, depth)
        edges = [r.rect.y for r in (*rules(parts, "table-line"), *rules(parts, "table-row"))]
        steps = [after - before for before, after in pairwise(edges)]
        assert max(steps) - min(steps) <= 1


def test_words_that_want_more_room_are_broken_and_figures_are_not(shelf: Shelf) -> None:
    parts = drawn(WORDS, 1, shelf)
    lines = {said(part): len(part.block.lines) for part in texts(parts, "table")}
    assert lines["24"] == lines["130"] == lines["水电"] == 1
    assert all(count > 1 for words, count in lines.items() if "，" in words)


def edges(parts: tuple[TextFrame | RuleFrame, ...], column: int, columns: int) -> list[tuple[int, int]]:
    """Where the ink of a column's cells begins and ends, row by row."""
    cells = [part for part in parts if part.role in ("table", "table-head")]
    own = cells[column::columns]
    return [
        (
            min(part.rect.x + placed.x for placed in part.block.lines),
            max(part.rect.x + placed.x + placed.line.width for placed in part.block.lines),
        )
        for part in own
        if isinstance(part, TextFrame)
    ]


def test_cells_stand_at_the_side_their_editor_says(shelf: Shelf) -> None:
    said = table("左|中|右|数|数右", "甲|一二三|乙|128|7", "甲甲甲|一|乙乙|96|12")
    one = replace(said, sides=("left", "centre", "right", "centre", "left"))
    parts = drawn(one, 2, shelf)
    assert len({left for left, _ in edges(parts, 0, 5)}) == 1
    assert len({left + right for left, right in edges(parts, 1, 5)}) == 1
    assert len({right for _, right in edges(parts, 2, 5)}) == 1
    assert len({left for left, _ in edges(parts, 4, 5)}) == 1
    figures = edges(parts, 3, 5)
    assert figures[1][1] == figures[2][1], "figures stay level by their digits"
    assert abs(sum(figures[0]) - sum(figures[1])) <= 1, "and stand in the middle together"


def test_a_table_too_wide_is_set_smaller_before_it_takes_more_columns(shelf: Shelf) -> None:
    wide = table("|".join(["各站各月的数"] * 10), "|".join(["12345"] * 10))
    small = {**LAYOUT.styles, "table-small": style("table-small", "7", "12", align="left")}
    usual, smaller = Easel(LAYOUT, shelf), Easel(replace(LAYOUT, styles=small), shelf)
    fewest = [
        next(n for n in range(1, 7) if chart_lines(wide, GRID.measure(n), easel) is not None)
        for easel in (usual, smaller)
    ]
    assert fewest[1] < fewest[0]
    made = draw_chart(wide, GRID.measure(fewest[1]), _best(wide, fewest[1], smaller), smaller)
    assert made.remarks == ()
    styles = {p.role for part in made.parts if isinstance(part, TextFrame) for p in part.block.lines}
    assert styles == {"table-small"}
    roomy = draw_chart(FIGURES, GRID.measure(3), _best(FIGURES, 3, smaller), smaller)
    styles = {p.role for part in roomy.parts if isinstance(part, TextFrame) for p in part.block.lines}
    assert styles == {"table", "table-head", "table-caption"}


def _best(one: Table, columns: int, easel: Easel) -> int:
    lines = chart_lines(one, GRID.measure(columns), easel)
    assert lines is not None
    return lines.best


def test_a_table_takes_the_columns_it_needs(shelf: Shelf) -> None:
    easel = Easel(LAYOUT, shelf)
    assert wanted_columns(table("甲|乙", "一|二"), easel) == (1, 1)
    assert wanted_columns(FIGURES, easel) == (1, 1)
    assert wanted_columns(WORDS, easel)[0] > 1
    wide = table("|".join(["各站各月的数"] * 9), "|".join(["12345"] * 9))
    assert composed(wide, GRID.measure(1), easel) is None
    best = strips(board_of([wide], 2, easel, LADDER), 6, 2, LADDER)[0]
    assert best.shown(6, 60)[0].columns == wanted_columns(wide, easel)[0] == 4


def test_too_many_columns_for_the_page_are_said_and_nothing_is_lost(shelf: Shelf) -> None:
    one = table("|".join("月份与数目" for _ in range(60)), "|".join(f"{n}00000" for n in range(60)))
    easel = Easel(LAYOUT, shelf)
    lines = chart_lines(one, GRID.measure(6), easel)
    assert lines is not None
    made = draw_chart(one, GRID.measure(6), lines.best, easel)
    assert "table-crowded" in {remark.code for remark in made.remarks}
    whole = "".join(said(part) for part in made.parts if isinstance(part, TextFrame))
    assert whole == "".join(text.chars for row in one.rows for text in row)


def test_tables_and_charts_stand_in_one_strip_level_at_the_foot(shelf: Shelf) -> None:
    board = board_of([FIGURES, chart("bars", 120, 80, 7)], 2, Easel(LAYOUT, shelf), LADDER)
    found = strips(board, 4, 2, LADDER)
    assert found
    for strip in found:
        by_column: dict[int, int] = {}
        for shown in strip.shown(4, 60):
            by_column[shown.column] = max(by_column.get(shown.column, 0), shown.line + shown.lines)
        assert set(by_column.values()) == {strip.depth - UNDER}


def test_a_story_with_a_table_is_made_up_whole(shelf: Shelf) -> None:
    told = story("表", 1600)
    told = replaced(told, blocks=(*told.blocks[:2], FIGURES, *told.blocks[2:]), rank=1)
    whole = issue(told, story("乙", 1500), story("丙", 1400), pages=1)
    up = make_up(whole, LAYOUT, shelf, house())
    assert [remark.code for remark in up.remarks if remark.code != "page-short"] == []
    (page,) = up.pages
    assert sum(frame.role == "table" for frame in page.frames) == 11
    gone = next(frame for frame in page.frames if frame.role == "table")
    less = replace(page, frames=tuple(frame for frame in page.frames if frame is not gone))
    assert check_text((page,), whole, frozenset()) == ()
    assert [one.code for one in check_text((less,), whole, frozenset())] == ["text-not-whole"]


wishes = st.lists(
    st.builds(
        lambda cells, least: Wish(tuple(cells), min(max(cells), least)),
        st.lists(st.integers(0, 60), min_size=3, max_size=3),
        st.integers(1, 8),
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(wishes, st.integers(1, 150))
def test_widths_fit_the_room_and_give_each_column_its_least(columns: list[Wish], room: int) -> None:
    widths = shared(columns, room, 1)
    if widths is None:
        assert sum(min(wish.least, wish.natural()) for wish in columns) > room
        return
    assert sum(widths) <= room
    assert all(given_ >= wish.least for given_, wish in zip(widths, columns, strict=True))
    if sum(wish.natural() for wish in columns) <= room:
        assert widths == tuple(wish.natural() for wish in columns)
    else:
        assert sum(widths) == room
