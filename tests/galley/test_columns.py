"""Copy in depths and columns: every total fills, every column ends as it should."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from galley.setting import EM, PITCH, depths
from galley.stories import PARAGRAPHS, copy, styles
from ghpress.galley.columns import ColumnRules, Fitted, cut_columns, fit_columns, level
from ghpress.galley.compose import Measures, Prepared, options_of, possible, prepare
from ghpress.galley.galley import column_block
from ghpress.galley.pieces import Piece, byline_piece, copy_of_blocks
from ghpress.galley.setcopy import set_copy
from ghpress.galley.standing import in_galley
from ghpress.layout.grid import baseline_drop
from ghpress.manuscript.story import Box, List, Paragraph, Picture, Subhead
from ghpress.manuscript.text import plain
from ghpress.stock.shelf import Shelf
from oracles.column_cutter import least_cost

MEASURE = Measures(13 * EM)


@pytest.fixture(scope="module")
def prepared(shelf: Shelf) -> Prepared:
    return prepare(copy(), styles(), shelf)


@pytest.fixture(scope="module")
def fitted(prepared: Prepared) -> list[Fitted]:
    found = (fit_columns(prepared, MEASURE, level(2, depth)) for depth in range(6, 24))
    return [one for one in found if one]


@pytest.fixture(scope="module")
def short(shelf: Shelf) -> Prepared:
    """A story small enough to try every way of cutting it."""
    return prepare((*copy()[:5], byline_piece(plain("本报编辑部"))), styles(), shelf)


class TestDepths:
    def test_a_thousand_characters_have_six_totals_or_more_with_small_openings(
        self, shelf: Shelf
    ) -> None:
        text = "".join(PARAGRAPHS) * 3
        blocks = tuple(Paragraph(plain(text[at : at + 150])) for at in range(0, 1000, 150))
        story = prepare(copy_of_blocks(blocks).copy, styles(), shelf)
        tight = [depth for depth in depths(story, MEASURE) if depth.opening <= 120]
        assert 6 <= len(tight) <= 12

    def test_every_depth_can_be_set_and_loses_nothing(self, prepared: Prepared) -> None:
        wanted = "".join(piece.text.chars for piece in prepared.copy)
        for depth in depths(prepared, MEASURE):
            galley = set_copy(prepared, MEASURE, depth.slots)
            assert galley is not None
            assert galley.slots == depth.slots
            assert "".join(slot.line.text for slot in galley.lines) == wanted

    def test_what_is_no_depth_cannot_be_set(self, prepared: Prepared) -> None:
        reachable = possible(prepared, MEASURE)
        assert set_copy(prepared, MEASURE, min(reachable) - 1) is None
        assert set_copy(prepared, MEASURE, max(reachable) + 1) is None

    def test_a_wider_measure_makes_it_shallower(self, prepared: Prepared) -> None:
        assert min(possible(prepared, Measures(20 * EM))) < min(possible(prepared, MEASURE))

    def test_measures_may_change_from_slot_to_slot(self, prepared: Prepared) -> None:
        beside_a_picture = Measures(13 * EM, (7 * EM,) * 10)
        best = min(depths(prepared, beside_a_picture), key=lambda depth: depth.cost)
        galley = set_copy(prepared, beside_a_picture, best.slots)
        assert galley is not None
        for slot in galley.lines:
            if slot.line.is_justified:
                assert slot.x + slot.line.width == beside_a_picture.at(slot.slot)


class TestColumns:
    def test_many_depths_fit(self, fitted: list[Fitted]) -> None:
        assert len(fitted) >= 2

    def test_all_columns_are_full_and_nothing_is_lost(self, fitted: list[Fitted]) -> None:
        wanted = "".join(piece.text.chars for piece in copy())
        for one in fitted:
            assert one.cut.short == 0
            assert "".join(line.line.text for block in one.columns for line in block.lines) == wanted
            depth = one.columns[0].depth // PITCH
            for block in one.columns:
                body = [placed for placed in block.lines if placed.role == "body"]
                last = depth * PITCH - PITCH + baseline_drop(EM, PITCH)
                assert body[-1].y == last  # the foot of every column is a line of text

    def test_every_body_line_stands_on_the_grid(self, fitted: list[Fitted]) -> None:
        for one in fitted:
            for block in one.columns:
                for placed in block.lines:
                    if placed.role == "body":
                        assert (placed.y - baseline_drop(EM, PITCH)) % PITCH == 0

    def test_a_subhead_keeps_three_lines_under_it_in_its_column(self, fitted: list[Fitted]) -> None:
        for one in fitted:
            for block in one.columns:
                roles = [placed.role for placed in block.lines]
                for at, role in enumerate(roles):
                    if role == "subhead":
                        assert roles[at + 1 : at + 4] == ["body"] * 3

    def test_no_short_last_line_stands_at_a_columns_top(self, fitted: list[Fitted]) -> None:
        for one in fitted:
            for block in one.columns[1:]:
                top, following = block.lines[0], block.lines[1]
                if top.line.is_last and top.paragraph != following.paragraph and top.role == "body":
                    assert top.line.width * 5 >= 13 * EM * 4

    @pytest.mark.parametrize("price", ["LONE_FIRST", "LONE_LAST_FULL"])
    def test_lone_lines_at_columns_edges_are_fewer_for_their_price(
        self, price: str, short: Prepared, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        priced = lone_lines(short)
        monkeypatch.setattr(f"ghpress.galley.columns.{price}", 0)
        free = lone_lines(short)
        assert priced[price] < free[price]

    def test_lines_may_stay_empty_only_where_that_is_allowed(self, prepared: Prepared) -> None:
        depth = next(d for d in range(6, 30) if not cut_columns(prepared, MEASURE, level(4, d)))
        assert cut_columns(prepared, MEASURE, level(4, depth)) is None
        loose = [cut_columns(prepared, MEASURE, level(4, d), ColumnRules(short=3)) for d in range(6, 30)]
        assert any(cut and cut.short for cut in loose)
        assert all(cut.short <= 3 for cut in loose if cut)

    def test_a_cut_costs_what_the_set_galley_shows(self, fitted: list[Fitted]) -> None:
        for one in fitted:
            lines = sum(slot.line.cost for slot in one.galley.lines)
            assert 0 <= lines <= one.cut.cost

    def test_copy_too_long_does_not_fit(self, prepared: Prepared) -> None:
        assert cut_columns(prepared, MEASURE, level(2, 5)) is None


def lone_lines(short: Prepared) -> dict[str, int]:
    """How many first lines stand alone at a foot, and full last ones at a top, cut in two anywhere."""
    found = {"LONE_FIRST": 0, "LONE_LAST_FULL": 0}
    for total in possible(short, MEASURE):
        for first in range(4, total - 3):
            fitted = fit_columns(short, MEASURE, (first, total - first))
            if fitted:
                foot = fitted.columns[0].lines[-1].line
                top = fitted.columns[1].lines[0].line
                found["LONE_FIRST"] += foot.first == 0 and not foot.is_last
                found["LONE_LAST_FULL"] += top.first > 0 and top.is_last
    return found


UNEVEN = ((14, 6, 6), (9, 9, 8), (11, 4, 11), (6, 20), (3, 7, 16), (1, 12, 13), (26,))


class TestColumnsOfDifferentDepths:
    """What stands beside a picture is deeper than what stands under it."""

    @settings(
        max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    @given(data=st.data())
    def test_the_cut_costs_what_trying_every_way_finds(
        self, short: Prepared, data: st.DataObject
    ) -> None:
        total = data.draw(st.sampled_from(sorted(possible(short, MEASURE))))
        count = data.draw(st.integers(1, 4))
        edges = sorted(
            data.draw(st.sets(st.integers(1, total - 1), min_size=count - 1, max_size=count - 1))
        )
        cuts = tuple(stop - start for start, stop in pairwise((0, *edges, total)))
        spare = data.draw(st.integers(0, 2))
        depths = (*cuts[:-1], cuts[-1] + spare)
        rules = ColumnRules(
            short=data.draw(st.integers(0, 2)),
            lone_last=data.draw(st.booleans()),
            gapes=data.draw(st.booleans()),
        )
        cut = cut_columns(short, MEASURE, depths, rules)
        assert (cut.cost if cut else None) == least_cost(short, MEASURE, depths, rules)

    @pytest.mark.parametrize("depths", UNEVEN)
    def test_every_column_holds_its_own_lines_from_its_own_top(
        self, short: Prepared, depths: tuple[int, ...]
    ) -> None:
        rules = ColumnRules(short=8, lone_last=True)
        one = fit_columns(short, MEASURE, depths, rules)
        if one is None:
            assert least_cost(short, MEASURE, depths, rules) is None
            return
        wanted = "".join(piece.text.chars for piece in short.copy)
        assert "".join(line.line.text for block in one.columns for line in block.lines) == wanted
        for block, depth in zip(one.columns, depths, strict=True):
            assert block.depth == depth * PITCH
            assert all(0 < line.y <= block.depth for line in block.lines)
            assert not block.lines or block.lines[0].y == baseline_drop(EM, PITCH)

    def test_equal_columns_are_a_kind_of_them(self, prepared: Prepared) -> None:
        assert level(3, 9) == (9, 9, 9)

    def test_a_subhead_near_the_end_keeps_the_lines_there_are(self, shelf: Shelf) -> None:
        blocks = (
            Paragraph(plain(PARAGRAPHS[0])),
            Subhead(plain("灯下的图纸")),
            Paragraph(plain("完了。")),
        )
        story = prepare(copy_of_blocks(blocks).copy, styles(), shelf)
        (total, *_) = sorted(possible(story, MEASURE))
        assert cut_columns(story, MEASURE, (total,)) is not None


class TestSubheads:
    def test_white_is_shared_out_over_and_under_it(self, shelf: Shelf) -> None:
        story = prepare(copy(), styles(), shelf)
        best = min(depths(story, MEASURE), key=lambda depth: depth.cost)
        galley = set_copy(story, MEASURE, best.slots)
        assert galley is not None
        subhead = galley.lines[0]
        over = subhead.slot * PITCH + subhead.drop - baseline_drop(EM, PITCH)
        under = galley.lines[1].slot * PITCH - over - PITCH
        assert 0 < under < over < 2 * under

    def test_at_a_columns_top_it_stands_on_the_first_line_with_no_more_white_under_it(
        self, prepared: Prepared
    ) -> None:
        rules = ColumnRules(short=3)
        tries = (fit_columns(prepared, MEASURE, level(2, depth), rules) for depth in range(6, 40))
        tops = [block for one in tries if one for block in one.columns if block.lines]
        begun = [block for block in tops if block.lines[0].role == "subhead"]
        assert len({block.lines[0].line.text for block in begun}) == 2  # in first and later columns
        first = baseline_drop(EM, PITCH)
        for block in begun:
            head, following = block.lines[:2]
            assert head.y == first
            assert following.y - first == PITCH

    @pytest.mark.parametrize("elsewhere", [1, 2, 3, 4, 5])
    def test_at_a_top_text_stands_right_under_it_however_deep_it_is_elsewhere(
        self, elsewhere: int, shelf: Shelf
    ) -> None:
        own = {**styles(), "subhead": replace(styles()["subhead"], slots=(elsewhere,))}
        story = prepare(copy(), own, shelf)
        tries = (
            fit_columns(story, MEASURE, level(2, depth), ColumnRules(short=9)) for depth in range(6, 40)
        )
        begun = [b for one in tries if one for b in one.columns if b.lines[0].role == "subhead"]
        assert begun
        assert {block.lines[1].y for block in begun} == {baseline_drop(EM, PITCH) + PITCH}

    @pytest.mark.parametrize("slots", [3, 4, 5])
    def test_white_it_is_given_more_stands_over_it(self, slots: int, shelf: Shelf) -> None:
        own = {**styles(), "subhead": replace(styles()["subhead"], slots=(slots,))}
        story = prepare(copy(), own, shelf)
        galley = set_copy(story, MEASURE, min(possible(story, MEASURE)))
        assert galley is not None
        subheads = [slot for slot in galley.lines if slot.role == "subhead"]
        assert subheads
        for subhead in subheads:
            following = galley.lines[galley.lines.index(subhead) + 1]
            baseline = subhead.slot * PITCH + subhead.drop
            under = following.slot * PITCH + following.drop - baseline - PITCH
            assert PITCH // 3 < under <= PITCH // 2 + 1

    def test_a_galley_uncut_has_no_tops(self, shelf: Shelf) -> None:
        own = {**styles(), "subhead": replace(styles()["subhead"], slots=(2,))}
        story = prepare(copy(), own, shelf)
        every = [options_of(story, n, MEASURE) for n in range(len(story.copy))]
        galley = [min(option.slots for option in in_galley(options)) for options in every]
        assert min(possible(story, MEASURE)) == sum(galley)
        assert sum(galley) > sum(min(option.slots for option in options) for options in every)

    def test_one_too_wide_is_condensed_and_a_longer_one_broken_by_meaning(self, shelf: Shelf) -> None:
        wide = replace(styles()["subhead"], size=EM * 11 // 10, condense=850)
        own = {**styles(), "subhead": wide}
        heads = (
            Subhead(plain("把手艺留在车间里面不走样")),
            Subhead(plain("把手艺留在车间里 把日子过出光亮来")),
        )
        story = prepare(copy_of_blocks(heads).copy, own, shelf)
        galley = set_copy(story, Measures(12 * EM), 3)
        assert galley is not None
        texts = [slot.line.text for slot in galley.lines]
        assert texts == ["把手艺留在车间里面不走样", "把手艺留在车间里 ", "把日子过出光亮来"]
        assert galley.lines[0].line.runs[0].condense == 905
        assert galley.lines[0].line.width <= 12 * EM

    def test_one_of_two_lines_has_the_white_of_one_of_one_and_keeps_its_words(
        self, shelf: Shelf
    ) -> None:
        heads = (Subhead(plain("一张卡，一个节，两声问候")), Subhead(plain("一张卡一个节")))
        own = {**styles(), "subhead": replace(styles()["subhead"], slots=(2, 3))}
        story = prepare(copy_of_blocks(heads).copy, own, shelf)
        galley = set_copy(story, Measures(11 * EM), min(possible(story, Measures(11 * EM))))
        assert galley is not None
        assert [slot.line.text for slot in galley.lines] == [
            "一张卡，",
            "一个节，两声问候",
            "一张卡一个节",
        ]
        assert [slot.slot for slot in galley.lines] == [0, 1, 3]
        assert galley.slots == 3 + 2

    def test_it_is_centred(self, shelf: Shelf) -> None:
        story = prepare(copy(), styles(), shelf)
        galley = set_copy(story, MEASURE, min(possible(story, MEASURE)))
        assert galley is not None
        assert galley.lines[0].x == (13 * EM - 5 * EM) // 2


class TestPieces:
    def test_a_list_hangs_behind_its_labels(self, shelf: Shelf) -> None:
        items = (plain("学手艺，先学做人，再学做事，一样也不能少。"), plain("多做一遍。"))
        story = prepare(copy_of_blocks((List(items, ordered=True),)).copy, styles(), shelf)
        galley = set_copy(story, MEASURE, min(possible(story, MEASURE)))
        assert galley is not None
        first, second = galley.lines[:2]
        assert first.line.text.startswith("1.学")
        assert first.line.xs[2] == second.x == EM + EM // 2

    def test_a_byline_stands_flush_right_and_never_alone_at_a_columns_top(self, shelf: Shelf) -> None:
        pieces: tuple[Piece, ...] = (*copy()[1:3], byline_piece(plain("本报编辑部")))
        story = prepare(pieces, styles(), shelf)
        for depth in range(4, 30):
            one = fit_columns(story, MEASURE, level(2, depth), ColumnRules(short=1))
            if one:
                byline = one.galley.lines[-1]
                assert byline.x + byline.line.width == 13 * EM
                assert byline.slot % depth != 0

    def test_what_is_no_copy_is_returned_apart(self) -> None:
        picture, box = Picture("a.jpg"), Box(None, (Paragraph(plain("字")),))
        copied = copy_of_blocks((Paragraph(plain("一")), picture, Subhead(plain("二")), box))
        assert [(aside.before, aside.block) for aside in copied.asides] == [(1, picture), (2, box)]
        assert [piece.style for piece in copied.copy] == ["body", "subhead"]


def test_a_columns_block_begins_at_its_own_top(prepared: Prepared) -> None:
    galley = set_copy(prepared, MEASURE, min(possible(prepared, MEASURE)))
    assert galley is not None
    block = column_block(galley, 4, 5, 13 * EM)
    assert block.depth == 5 * PITCH
    assert block.lines[0].y == baseline_drop(EM, PITCH)
    assert len(block.lines) == 5
