"""Charts: areas and lengths are to one another as the figures are, and no words touch."""

from dataclasses import replace
from fractions import Fraction
from itertools import combinations, pairwise
from math import hypot, pi

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ghpress.layout.layout import Layout
from ghpress.makeup.charts.apart import FURTHEST, apart, lack
from ghpress.makeup.charts.bars import LEAST_BAR
from ghpress.makeup.charts.beside import Disc, Room, beside
from ghpress.makeup.charts.chart import chart_lines, draw_chart
from ghpress.makeup.charts.easel import LEAST_MARK, Easel, figure, number, unit_of
from ghpress.makeup.exhibits.exhibit import placed
from ghpress.makeup.page import Page, PictureFrame, Rect, RuleFrame, ShapeFrame, TextFrame
from ghpress.makeup.verify import verify
from ghpress.manuscript.story import Chart, Datum, Picture
from ghpress.manuscript.text import plain
from ghpress.stock.shelf import Shelf
from ghpress.units import pt
from goldens import FOLDER, held
from makeup.pagedump import dump
from makeup.sheets import chart_layout, layout, style

LAYOUT = chart_layout()
LABEL = LAYOUT.styles["chart-label"]
NAMES = (
    "上游",
    "柳林市",
    "石桥",
    "南渡口",
    "白沙",
    "东湾开发区",
    "四井",
    "松台",
    "林海",
    "北口",
    "沙岭",
)


def chart(kind: str, *values: Fraction | int | None, **more: object) -> Chart:
    """A chart of these values, places of a map strewn over it."""
    data = tuple(
        Datum(plain(NAMES[at % len(NAMES)]), None if value is None else Fraction(value), "处", _at(at))
        for at, value in enumerate(values)
    )
    return Chart(kind, plain("各站的书"), data, **more)  # type: ignore[arg-type]


def _at(number: int) -> tuple[Fraction, Fraction]:
    return Fraction(15 + 37 * number % 70, 100), Fraction(15 + 61 * number % 70, 100)


def page_of(charts: list[Chart], columns: int, shelf: Shelf) -> Page:
    """The charts one under another, each at its best depth."""
    easel, grid, frames, line = Easel(LAYOUT, shelf), LAYOUT.grid, [], 0
    for count, one in enumerate(charts, 1):
        lines = chart_lines(one, grid.measure(columns), easel)
        assert lines is not None
        drawn = draw_chart(one, grid.measure(columns), lines.best, easel)
        assert drawn.remarks == ()
        frames += placed(drawn, grid.x(0), grid.y(line), f"chart-{count}", "trial")
        line += lines.best + 1
    return Page(1, LAYOUT.sheet.width, LAYOUT.sheet.height, tuple(frames), ("trial",))


def shapes(page: Page) -> list[ShapeFrame]:
    return [frame for frame in page.frames if isinstance(frame, ShapeFrame)]


def said(page: Page) -> list[str]:
    return [frame.block.text() for frame in page.frames if isinstance(frame, TextFrame)]


def test_charts_stand_as_the_golden_says(shelf: Shelf) -> None:
    source = plain("各站提供。")
    charts = [
        chart("bars", 120, 80, 7, source=source),
        chart("symbols", 400, 100, 9),
        chart("map", 50, 20, None),
    ]
    found = dump((page_of(charts, 2, shelf),))
    assert held(FOLDER / "pages" / "charts.txt", found) == found


@settings(max_examples=40, deadline=None)
@given(
    values=st.lists(st.fractions(0, 100_000, max_denominator=10), min_size=1, max_size=9),
    columns=st.integers(1, 6),
    share=st.fractions(0, 1),
)
@pytest.mark.parametrize("kind", ["bars", "symbols", "map"])
def test_a_chart_fills_the_lines_it_is_given_and_no_words_touch(
    kind: str, values: list[Fraction], columns: int, share: Fraction, shelf: Shelf
) -> None:
    easel, width = Easel(LAYOUT, shelf), LAYOUT.grid.measure(columns)
    one = chart(kind, *values, source=plain("各站提供的累计数，到四月底为止。"))
    lines = chart_lines(one, width, easel)
    if lines is None:
        assert columns == 1
        return
    assert lines.least <= lines.best <= lines.most
    deep = lines.least + int(share * (lines.most - lines.least))
    drawn = draw_chart(one, width, deep, easel)
    box = Rect(0, 0, width, deep * LAYOUT.grid.leading)
    for part in drawn.parts:
        assert part.rect.x >= 0 and part.rect.right() <= box.right()
        assert part.rect.y >= 0 and part.rect.bottom() <= box.bottom()
    if not drawn.remarks:
        words = [part for part in drawn.parts if isinstance(part, TextFrame)]
        assert [pair for pair in combinations(words, 2) if overlap(pair[0].rect, pair[1].rect)] == []


@pytest.mark.parametrize("kind", ["bars", "symbols", "map"])
def test_words_corrected_under_a_chart_change_its_depth_by_their_lines_alone(
    kind: str, shelf: Shelf
) -> None:
    easel, width = Easel(LAYOUT, shelf), LAYOUT.grid.measure(3)
    one = chart(kind, 120, 80, 7, source=plain("各站提供。"))
    longer = replace(one, source=plain("各站提供的累计数，到四月底为止。" * 12))
    short, long = chart_lines(one, width, easel), chart_lines(longer, width, easel)
    assert short is not None and long is not None
    more = long.least - short.least
    assert more > 0
    assert (long.best, long.most) == (short.best + more, short.most + more)


def overlap(one: Rect, other: Rect) -> bool:
    across = min(one.right(), other.right()) - max(one.x, other.x)
    down = min(one.bottom(), other.bottom()) - max(one.y, other.y)
    return across > 0 and down > 0


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_bars_begin_at_zero_and_end_at_their_scale(columns: int, shelf: Shelf) -> None:
    values = (120, 80, 7, 60)
    page = page_of([chart("bars", *values)], columns, shelf)
    bars = shapes(page)
    (baseline,) = (frame for frame in page.frames if frame.role == "chart-baseline")
    assert {one.rect.x for one in bars} == {baseline.rect.right()}
    for one, value in zip(bars, values, strict=True):
        assert abs(one.rect.width - Fraction(bars[0].rect.width * value, 120)) <= 1
    ends = max(frame.rect.right() for frame in page.frames if frame.role == "chart-value")
    right = LAYOUT.grid.x(0) + LAYOUT.grid.measure(columns)
    assert 0 <= right - ends <= 1
    assert [one.role for one in bars] == ["chart-bar-most", *["chart-bar"] * 3]


@pytest.mark.parametrize("kind", ["symbols", "map"])
def test_areas_of_circles_are_to_one_another_as_the_figures(kind: str, shelf: Shelf) -> None:
    values = (400, 100, 25, 1)
    circles = shapes(page_of([chart(kind, *values)], 4, shelf))
    assert all(one.is_round and one.rect.width == one.rect.height for one in circles)
    areas = [pi * (one.rect.width / 2) ** 2 for one in circles]
    for area, value in zip(areas, values, strict=True):
        assert area / areas[0] == pytest.approx(value / 400, rel=1e-4)


def test_the_least_figure_is_still_seen_and_nothing_is_drawn_for_none(shelf: Shelf) -> None:
    for kind in ("bars", "symbols", "map"):
        marks = shapes(page_of([chart(kind, 1_000_000, 1, 0)], 2, shelf))
        assert [one.rect.width >= LEAST_MARK for one in marks] == [True, True]


def test_equal_figures_are_all_the_largest_and_a_lone_one_is_not_singled_out(shelf: Shelf) -> None:
    roles = [one.role for one in shapes(page_of([chart("bars", 5, 5, 2)], 2, shelf))]
    assert roles == ["chart-bar-most", "chart-bar-most", "chart-bar"]
    assert [one.role for one in shapes(page_of([chart("bars", 5)], 2, shelf))] == ["chart-bar"]


def test_a_place_without_a_value_is_a_point_with_its_name(shelf: Shelf) -> None:
    page = page_of([chart("map", 50, 20, None)], 3, shelf)
    assert [one.role for one in shapes(page)] == ["chart-place-most", "chart-place", "chart-point"]
    assert "石桥" in said(page)


def test_the_unit_is_said_once_and_what_is_rounded_down_says_so(shelf: Shelf) -> None:
    data = (Datum(plain("甲"), Fraction(130), "余个"), Datum(plain("乙"), Fraction(86), "个"))
    one = Chart("bars", plain("工作室"), data)
    assert unit_of(one) == "个"
    assert said(page_of([one], 2, shelf)) == ["工作室（个）", "甲", "130余", "乙", "86"]


def test_where_units_differ_each_figure_has_its_own() -> None:
    data = (Datum(plain("甲"), Fraction(130), "人"), Datum(plain("乙"), Fraction(86), "次"))
    one = Chart("bars", None, data)
    assert [figure(datum, unit_of(one)) for datum in data] == ["130人", "86次"]


def test_a_long_label_goes_on_two_lines_and_a_value_too_wide_asks_for_more_columns(shelf: Shelf) -> None:
    easel, width = Easel(LAYOUT, shelf), LAYOUT.grid.measure(1)
    long = Chart("bars", None, (Datum(plain("名字很长很长的一个服务点的驿站"), Fraction(5), "处"),))
    lines = chart_lines(long, width, easel)
    assert lines is not None
    parts = draw_chart(long, width, lines.best, easel).parts
    (label,) = (part for part in parts if part.role == "chart-label")
    assert isinstance(label, TextFrame) and len(label.block.lines) > 1
    unit = "万件（含代办、帮办、转办，不含电话里答复的）"
    wide = Chart(
        "bars", None, (Datum(plain("甲"), Fraction(5), unit), Datum(plain("乙"), Fraction(5), "人"))
    )
    assert chart_lines(wide, width, easel) is None
    assert LEAST_BAR > 0


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("0", "0"),
        ("12345", "12345"),
        ("12.50", "12.5"),
        ("1/3", "0.33"),
        ("0.05", "0.05"),
        ("2/3", "0.67"),
    ],
)
def test_values_are_printed_exactly_or_to_two_decimals(value: str, printed: str) -> None:
    assert number(Fraction(value)) == printed


def test_made_up_pages_with_charts_are_without_fault(shelf: Shelf) -> None:
    charts = [chart("map", *range(3, 40, 4)), chart("bars", 9, 4, 4), chart("symbols", 4, 3)]
    assert verify((page_of(charts, 3, shelf),), LAYOUT) == ()


def test_a_layout_without_chart_styles_and_rules_draws_them_all_the_same(shelf: Shelf) -> None:
    easel = Easel(layout(60), shelf)
    parts = draw_chart(chart("bars", 3, 2), easel.layout.grid.measure(2), 8, easel).parts
    assert [part.role for part in parts if isinstance(part, RuleFrame)] == []
    assert [part.role for part in parts if isinstance(part, ShapeFrame)] == [
        "chart-bar-most",
        "chart-bar",
    ]


def test_the_land_under_a_map_is_as_wide_by_high_as_its_frame_and_its_places_lie_on_it(
    shelf: Shelf,
) -> None:
    land = Picture("land.svg")
    page = page_of([chart("map", 9, 5, 4, frame=Fraction(13, 10), ground=land)], 3, shelf)
    (ground,) = [frame for frame in page.frames if isinstance(frame, PictureFrame)]
    assert ground.picture is land
    assert abs(ground.rect.width * 10 - ground.rect.height * 13) < 26
    for at, dot in enumerate(shapes(page)):
        across, down = _at(at)
        middle = (dot.rect.x + dot.rect.width // 2, dot.rect.y + dot.rect.height // 2)
        meant = (ground.rect.x + ground.rect.width * across, ground.rect.y + ground.rect.height * down)
        assert all(abs(one - other) <= 2 for one, other in zip(middle, meant, strict=True))
    assert verify((page,), LAYOUT) == ()
    assert not [frame for frame in page.frames if frame.role == "chart-graticule"]


def test_the_land_under_a_map_goes_to_the_edge_of_its_ground(shelf: Shelf) -> None:
    page = page_of([chart("map", 9, 5, 4, frame=Fraction(13, 10), ground=Picture("land.svg"))], 3, shelf)
    (land,) = [frame for frame in page.frames if isinstance(frame, PictureFrame)]
    ground = next(frame for frame in page.frames if frame.role == "chart-ground")
    assert land.rect.width == ground.rect.width or land.rect.height == ground.rect.height


def test_words_stand_where_no_other_circle_is_nearly_as_close() -> None:
    left, right = Disc(500, 500, 50), Disc(716, 500, 50)
    words, others = beside((left, right), ((100, 20), (100, 20)), Room(Rect(0, 0, 1200, 1000), 8))
    assert (words.overlap, others.overlap) == (0, 0)
    assert words.rect.right() < left.x  # right of its circle it would be between the two
    assert others.rect.x > right.x


def test_a_datum_may_be_printed_otherwise_than_its_value_and_is_drawn_by_it(shelf: Shelf) -> None:
    data = (
        Datum(plain("甲"), Fraction(500), "万元", said="近500"),
        Datum(plain("乙"), Fraction(250), "万元"),
    )
    page = page_of([Chart("bars", plain("钱"), data)], 2, shelf)
    assert said(page) == ["钱（万元）", "甲", "近500", "乙", "250"]
    first, second = shapes(page)
    assert abs(first.rect.width - 2 * second.rect.width) <= 2


def test_bars_grow_with_their_room_to_a_limit_and_reach_from_head_to_foot(shelf: Shelf) -> None:
    easel, width = Easel(LAYOUT, shelf), LAYOUT.grid.measure(2)
    one = replace(
        chart("bars", 120, 80, 40, 30, 7),
        title=None,
        data=tuple(replace(datum, unit="") for datum in chart("bars", 120, 80, 40, 30, 7).data),
    )
    lines = chart_lines(one, width, easel)
    assert lines is not None
    thick = []
    for deep in (lines.best, lines.most):
        bars = [
            part for part in draw_chart(one, width, deep, easel).parts if isinstance(part, ShapeFrame)
        ]
        thick.append(bars[0].rect.height)
        gaps = [below.rect.y - above.rect.bottom() for above, below in pairwise(bars)]
        assert max(gaps) - min(gaps) <= 1 and 0 < max(gaps) <= easel.leading
        assert deep * easel.leading - bars[-1].rect.bottom() <= 1
    assert thick[0] < thick[1] <= 2 * easel.leading


def test_values_in_circles_grow_with_their_circles(shelf: Shelf) -> None:
    sizes = {"": "40", "-2": "18", "-3": "9"}
    own = {f"chart-inside-symbol{end}": size for end, size in sizes.items()}
    made = {name: style(name, size, size, align="left") for name, size in own.items()}
    easel = Easel(replace(LAYOUT, styles={**LAYOUT.styles, **made}), shelf)
    width = LAYOUT.grid.measure(4)
    one = chart("symbols", 90, 20, 4)
    lines = chart_lines(one, width, easel)
    assert lines is not None
    parts = draw_chart(one, width, lines.most, easel).parts
    depths = [part.rect.height for part in parts if part.role == "chart-inside"]
    assert depths == sorted(depths, reverse=True) and len(set(depths)) > 1
    assert set(depths) <= {pt(size) for size in sizes.values()}


def test_circles_that_would_overlap_on_a_map_are_moved_apart_and_the_others_keep_their_places(
    shelf: Shelf,
) -> None:
    places = ((40, Fraction(2, 5)), (20, Fraction(9, 20)), (10, Fraction(4, 5)))
    data = tuple(Datum(plain("甲"), Fraction(value), "年", (at, at)) for value, at in places)
    one = Chart("map", None, data, frame=Fraction(1), ground=Picture("land.svg"))
    page = page_of([one], 4, shelf)
    land = next(frame.rect for frame in page.frames if isinstance(frame, PictureFrame))
    meant = [(land.x + int(land.width * at), land.y + int(land.height * at)) for _, at in places]
    marks = [one.rect for one in shapes(page)]
    assert [one.role for one in shapes(page)] == ["chart-place-most", "chart-place", "chart-place"]
    off = [
        hypot(rect.x + rect.width // 2 - x, rect.y + rect.height // 2 - y) / (rect.width / 2)
        for rect, (x, y) in zip(marks, meant, strict=True)
    ]
    assert 0 < off[0] <= FURTHEST and off[1] == pytest.approx(off[0], rel=0.01)
    assert off[2] < 0.001
    large, small = marks[:2]
    apart_by = hypot(
        large.x - small.x + (large.width - small.width) // 2,
        large.y - small.y + (large.height - small.height) // 2,
    )
    assert apart_by - (large.width + small.width) / 2 == pytest.approx(LABEL.size / 8, abs=10)


@settings(max_examples=40, deadline=None)
@given(
    drawn=st.lists(
        st.tuples(st.integers(0, 900), st.integers(0, 900), st.integers(1, 200)), min_size=1, max_size=8
    ),
    gap=st.integers(0, 20),
)
def test_no_circle_leaves_its_place_far_and_none_that_stands_free_moves(
    drawn: list[tuple[int, int, int]], gap: int
) -> None:
    discs = [Disc(1000 * x, 1000 * y, 1000 * radius) for x, y, radius in drawn]
    moved = apart(discs, 1000 * gap)
    for home, now in zip(discs, moved, strict=True):
        assert hypot(now.x - home.x, now.y - home.y) <= home.radius * FURTHEST + 2
        assert now.radius == home.radius
    if not any(lack(one, other, 1000 * gap) for one, other in combinations(discs, 2)):
        assert list(moved) == discs


@pytest.mark.parametrize("ground", [None, Picture("land.svg")])
@pytest.mark.parametrize("columns", [2, 3, 4, 6])
def test_words_on_a_map_keep_their_distance_from_one_another_from_circles_and_from_the_frame(
    columns: int, ground: Picture | None, shelf: Shelf
) -> None:
    one = chart("map", 80, 77, 33, 19, None, 60, 45, frame=Fraction(1), ground=ground)
    easel, width = Easel(LAYOUT, shelf), LAYOUT.grid.measure(columns)
    lines = chart_lines(one, width, easel)
    assert lines is not None and not lines.is_crowded
    parts = draw_chart(one, width, lines.best, easel).parts
    space = next(part.rect for part in parts if part.role == "chart-ground")
    labels = [part for part in parts if part.role in ("chart-label", "chart-value")]
    circles_ = [part.rect for part in parts if isinstance(part, ShapeFrame)]
    air = LABEL.size * 2 // 5
    for label in labels:
        rect = label.rect
        assert rect.x >= space.x + air and rect.right() <= space.right() - air
        assert rect.y >= space.y + air and rect.bottom() <= space.bottom() - air
        assert min(_between(rect, circle) for circle in circles_) >= air - 2
        patches = [part.rect for part in parts if part.role == "chart-ground"][1:]
        assert any(_holds(patch, rect) for patch in patches)
    names = [part.rect for part in labels if part.role == "chart-label"]
    for first, second in combinations(names, 2):
        grown = Rect(first.x - air, first.y - air, first.width + 2 * air, first.height + 2 * air)
        assert not overlap(grown, second)


def _between(rect: Rect, circle: Rect) -> float:
    """From a rectangle to the edge of a circle."""
    x, y = circle.x + circle.width // 2, circle.y + circle.height // 2
    across = max(rect.x - x, x - rect.right(), 0)
    down = max(rect.y - y, y - rect.bottom(), 0)
    return hypot(across, down) - circle.width / 2


def _holds(outer: Rect, inner: Rect) -> bool:
    return (
        outer.x <= inner.x
        and outer.y <= inner.y
        and outer.right() >= inner.right()
        and outer.bottom() >= inner.bottom()
    )


@pytest.mark.parametrize("kind", ["place", "symbol"])
def test_a_value_outside_its_circle_is_no_larger_than_the_smallest_inside_one(
    kind: str, shelf: Shelf
) -> None:
    made = {
        "chart-value": style("chart-value", "16", "18", align="left"),
        f"chart-inside-{kind}": style(f"chart-inside-{kind}", "14", "14", align="left"),
        f"chart-inside-{kind}-2": style(f"chart-inside-{kind}-2", "11", "11", align="left"),
    }
    easel = Easel(replace(LAYOUT, styles={**LAYOUT.styles, **made}), shelf)
    width = LAYOUT.grid.measure(3)
    one = chart("map" if kind == "place" else "symbols", 400, 390, 1)
    lines = chart_lines(one, width, easel)
    assert lines is not None
    parts = draw_chart(one, width, lines.best, easel).parts
    assert any(part.role == "chart-inside" for part in parts)
    assert [part.rect.height for part in parts if part.role == "chart-value"] == [pt(11)]


def test_circles_stand_in_as_many_rows_as_fill_the_depth(shelf: Shelf) -> None:
    easel, width = Easel(LAYOUT, shelf), LAYOUT.grid.measure(2)
    one = chart("symbols", 500, 260, 256, 60)
    lines = chart_lines(one, width, easel)
    assert lines is not None
    for deep in range(lines.least, lines.most + 1):
        parts = draw_chart(one, width, deep, easel).parts
        title = next(part.rect for part in parts if part.role == "chart-title")
        rest = [part.rect for part in parts if part.role in ("chart-value", "chart-inside")]
        rest += [part.rect for part in parts if isinstance(part, ShapeFrame)]
        hole = min(rect.y for rect in rest) - title.bottom()
        largest = max(rect.width for rect in rest)
        assert hole <= max(largest, 6 * LABEL.size), deep


def test_words_composed_ahead_are_those_composed_one_by_one(shelf: Shelf) -> None:
    ahead, one_by_one = Easel(LAYOUT, shelf), Easel(LAYOUT, shelf)
    said = ["甲站", "第二个名目", "12345", "近500", ""]
    ahead.ahead(said, "chart-label")
    for words_ in said[:-1]:
        assert ahead.words(words_, "chart-label") == one_by_one.words(words_, "chart-label")


def test_a_map_whose_words_touch_says_so_once(shelf: Shelf) -> None:
    crowd = [
        Datum(plain("长长的地名" + name), Fraction(5), "处", _near(at)) for at, name in enumerate(NAMES)
    ]
    one, easel = Chart("map", plain("各站的书"), tuple(crowd)), Easel(LAYOUT, shelf)
    drawn = draw_chart(one, LAYOUT.grid.measure(1), 8, easel)
    frames = placed(drawn, LAYOUT.grid.x(0), LAYOUT.grid.y(0), "chart-1", "trial")
    page = Page(1, LAYOUT.sheet.width, LAYOUT.sheet.height, tuple(frames), ("trial",))
    assert [remark.code for remark in drawn.remarks] == ["chart-crowded"]
    assert "frames-overlap" in {remark.code for remark in verify((page,), LAYOUT)}
    assert "frames-overlap" not in {remark.code for remark in verify((page,), LAYOUT, drawn.remarks)}


def _near(number: int) -> tuple[Fraction, Fraction]:
    return Fraction(48 + number % 3, 100), Fraction(48 + number // 3, 100)


def test_a_chart_asked_for_again_is_as_deep_as_before_and_another_layout_has_its_own_answer(
    shelf: Shelf,
) -> None:
    one, width = chart("bars", 5, 8, 13, 21), LAYOUT.grid.measure(2)
    larger = replace(LAYOUT.styles["chart-label"], size=pt(20), leading=pt(24))
    other = replace(LAYOUT, styles={**LAYOUT.styles, "chart-label": larger})
    first = chart_lines(one, width, Easel(LAYOUT, shelf))
    deeper = chart_lines(one, width, Easel(other, shelf))
    again = chart_lines(one, width, Easel(LAYOUT, shelf))
    assert first == again
    assert deeper is not None and first is not None
    assert deeper.least > first.least


@pytest.mark.parametrize("kind", ["bars", "symbols", "map"])
def test_a_chart_drawn_again_has_its_own_words_figures_and_layout(kind: str, shelf: Shelf) -> None:
    def drawn(one: Chart, easel: Easel) -> tuple[list[str], int]:
        found = draw_chart(one, LAYOUT.grid.measure(3), 30, easel).parts
        words = [part.block.text() for part in found if isinstance(part, TextFrame)]
        return words, sum(isinstance(part, RuleFrame) for part in found)

    def labels(one: Chart, easel: Easel) -> list[Rect]:
        found = draw_chart(one, LAYOUT.grid.measure(3), 30, easel).parts
        return [
            part.rect for part in found if isinstance(part, TextFrame) and part.block.text() in NAMES
        ]

    easel = Easel(LAYOUT, shelf)
    first = chart(kind, 40, 20, source=plain("各站提供。"))
    words, rules = drawn(first, easel)
    corrected, _ = drawn(replace(first, source=plain("各站校订。")), easel)
    assert corrected == [word.replace("提供", "校订") for word in words] != words
    others, _ = drawn(chart(kind, 40, 30, source=plain("各站提供。")), easel)
    assert others != words
    larger = {**LAYOUT.styles, "chart-label": style("chart-label", "11", "14")}
    other = Easel(replace(LAYOUT, styles=larger), shelf)
    assert labels(first, other) and labels(first, other) != labels(first, easel)
    assert drawn(first, easel) == (words, rules)


def test_a_title_is_broken_by_meaning_or_condensed_to_one_line(shelf: Shelf) -> None:
    data = (Datum(plain("甲"), Fraction(5), "万元"),)
    one = Chart("bars", plain("四个地方一年帮扶的钱，口径有所不同"), data)
    assert _title_lines(one, LAYOUT, shelf) == ["四个地方一年帮扶的钱，", "口径有所不同（万元）"]
    narrow = style("chart-title", "12", "16", align="left", condense=830)
    condensing = replace(LAYOUT, styles={**LAYOUT.styles, "chart-title": narrow})
    short = Chart("bars", plain("四个地方一年帮扶的钱款"), data)
    assert len(_title_lines(short, condensing, shelf)) == 1
    assert len(_title_lines(short, LAYOUT, shelf)) == 2


def _title_lines(one: Chart, of: Layout, shelf: Shelf) -> list[str]:
    """The lines of a chart's title over one column, none of them wider than it."""
    width = of.grid.measure(1)
    title = draw_chart(one, width, 12, Easel(of, shelf)).parts[1]
    assert isinstance(title, TextFrame) and title.role == "chart-title"
    assert all(placed.line.width <= width for placed in title.block.lines)
    return [placed.line.text for placed in title.block.lines]
