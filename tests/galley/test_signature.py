"""署名: at the right of the last line where it goes there, else under it, never alone at a top."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from galley.setting import EM, PITCH
from galley.stories import PARAGRAPHS, styles
from ghpress.galley.columns import ColumnRules, cut_columns, fit_columns
from ghpress.galley.compose import Measures, Prepared, options_of, possible, prepare
from ghpress.galley.galley import Galley, Slot
from ghpress.galley.pieces import Piece, byline_piece, copy_of_blocks, signed
from ghpress.galley.setcopy import set_copy
from ghpress.manuscript.story import List, Paragraph, Quote
from ghpress.manuscript.text import plain
from ghpress.stock.shelf import Shelf
from oracles.column_cutter import least_cost

TEXT = "".join(PARAGRAPHS)
MEASURE = 15
many = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
ends = st.integers(20, 230)
few, slots = st.integers(20, 60), st.integers(2, 6)
names = st.sampled_from(["本报编辑部", "记者　本报编辑部", "文/图　本报编辑部摄影报道组", "编"])


def sign_of(name: str) -> Piece:
    return replace(byline_piece(plain(name)), style="credit")


def story(shelf: Shelf, name: str, *ends_at: int) -> Prepared:
    blocks = tuple(Paragraph(plain(TEXT[at : at + end])) for at, end in enumerate(ends_at))
    return prepare(signed(copy_of_blocks(blocks).copy, sign_of(name)), styles(), shelf)


def sides(galley: Galley) -> tuple[Slot, Slot]:
    """The story's last line of text, and its signature."""
    return galley.lines[-2], galley.lines[-1]


@many
@given(ends, ends, names, st.integers(15, 20))
def test_a_signature_stands_flush_right_an_em_from_the_text_or_in_the_next_slot(
    shelf: Shelf, first: int, last: int, name: str, ems: int
) -> None:
    prepared, measures = story(shelf, name, first, last), Measures(ems * EM)
    for total in possible(prepared, measures):
        galley = set_copy(prepared, measures, total)
        assert galley is not None
        text, sign = sides(galley)
        assert (text.role, sign.role, sign.line.text) == ("body", "credit", name)
        assert sign.x + sign.line.width == ems * EM
        if sign.slot == text.slot:
            assert sign.drop == text.drop
            assert sign.x - text.x - text.line.width >= EM
        else:
            assert sign.slot == text.slot + 1
        assert galley.slots == total == sign.slot + 1


def test_a_short_last_line_is_signed_beside_and_a_line_more_is_on_offer(shelf: Shelf) -> None:
    prepared = story(shelf, "本报编辑部", 18)
    found = options_of(prepared, 0, Measures(MEASURE * EM))
    assert [(option.slots, option.under is None) for option in found[:2]] == [(2, True), (3, False)]
    assert found[0].cost < found[1].cost
    beside, under = (set_copy(prepared, Measures(MEASURE * EM), total) for total in (2, 3))
    assert beside is not None and under is not None
    assert [slot.line.text for slot in beside.lines] == [slot.line.text for slot in under.lines]


def test_a_last_line_with_less_than_an_em_to_spare_is_signed_under(shelf: Shelf) -> None:
    # indent 2 and 7 of text leave 6 of 15: 5 of name and the em; one more leaves less.
    for length, goes in ((7, True), (8, False)):
        prepared = prepare(
            signed((Piece("body", plain("国" * length)),), sign_of("本报编辑部")),
            styles(),
            shelf,
        )
        least = options_of(prepared, 0, Measures(MEASURE * EM))[0]
        assert (least.under is None) == goes
        assert least.slots == (1 if goes else 2)


def test_what_ends_in_a_quotation_or_a_list_is_signed_on_a_line_of_its_own(shelf: Shelf) -> None:
    for block in (List((plain("一项"),)), Quote((plain("一句话。"),))):
        copy = signed(copy_of_blocks((block,)).copy, sign_of("本报编辑部"))
        galley = set_copy(prepare(copy, styles(), shelf), Measures(MEASURE * EM), 2)
        assert galley is not None
        assert [slot.slot for slot in galley.lines] == [0, 1]


@many
@given(ends, ends, names, st.lists(st.integers(2, 14), min_size=1, max_size=3), st.integers(0, 3))
def test_in_columns_no_signature_stands_at_a_top_and_only_one_under_the_text_explains_white(
    shelf: Shelf, first: int, last: int, name: str, depths: list[int], short: int
) -> None:
    prepared, measures = story(shelf, name, first, last), Measures(MEASURE * EM)
    fitted = fit_columns(
        prepared, measures, tuple(depths), ColumnRules(short=min(short, depths[-1] - 1), lone_last=True)
    )
    if fitted is None:
        return
    text, sign = sides(fitted.galley)
    assert text.line.text + sign.line.text == TEXT[1 : 1 + last][-len(text.line.text) :] + name
    column = fitted.columns[-1]
    assert [placed.role for placed in column.lines][-2:] == ["body", "credit"]
    assert column.lines[-1].y - column.lines[-2].y in (0, PITCH)
    if sign.slot == text.slot:
        assert fitted.cut.short == 0


@many
@given(ends, names)
def test_the_line_saved_fills_columns_that_a_line_of_its_own_would_overfill(
    shelf: Shelf, length: int, name: str
) -> None:
    prepared, measures = story(shelf, name, length), Measures(MEASURE * EM)
    found = options_of(prepared, 0, measures)
    beside = [option for option in found if option.under is None]
    for option in beside:
        fitted = fit_columns(prepared, measures, (option.slots,))
        assert fitted is not None
        assert fitted.cut.cost <= option.cost


@many
@given(
    st.integers(20, 60), st.integers(20, 60), names, st.integers(2, 6), st.integers(2, 6), st.booleans()
)
def test_columns_are_cut_as_cheaply_as_trying_every_choice_does(
    shelf: Shelf, first: int, last: int, name: str, left: int, right: int, lone: bool
) -> None:
    prepared, measures = story(shelf, name, first, last), Measures(MEASURE * EM)
    rules = ColumnRules(short=2, lone_last=lone)
    cut = cut_columns(prepared, measures, (left, right), rules)
    wanted = least_cost(prepared, measures, (left, right), rules)
    assert (None if cut is None else cut.cost) == wanted
