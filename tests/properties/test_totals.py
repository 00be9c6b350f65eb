"""Line totals of paragraphs and stories, their costs, and what makes a composer pay them."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, pairwise
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from galley.setting import EM, depths
from ghpress.galley import costs
from ghpress.galley.breaks import FREE
from ghpress.galley.candidates import PASSES
from ghpress.galley.columns import cut_columns, level
from ghpress.galley.compose import Measures, Prepared, possible, prepare
from ghpress.galley.fit import Way, best_way
from ghpress.galley.kept import with_accepted
from ghpress.galley.pieces import Copy, Piece
from ghpress.galley.prepare import paragraph_of
from ghpress.galley.setcopy import set_copy
from ghpress.galley.sums import Paragraph
from ghpress.manuscript.accepted import Accepted
from ghpress.manuscript.text import Text, plain
from ghpress.stock.shelf import Shelf
from ghpress.units import Length
from properties.test_lines import PIECES, line_price, style_of, texts, tone

few = st.lists(st.sampled_from(PIECES[:40]), min_size=1, max_size=9).map("".join)
stories = st.lists(few, min_size=1, max_size=3)
some = settings(max_examples=60, deadline=None)
MEASURES = st.one_of(
    st.sampled_from((4, 5, 8)).map(lambda ems: Measures(ems * EM)),
    st.lists(st.sampled_from((4, 5, 6)), min_size=1, max_size=4).map(
        lambda ems: Measures(5 * EM, tuple(one * EM for one in ems))
    ),
)


@some
@given(paragraphs=stories, measures=MEASURES)
def test_totals_of_a_story_and_their_costs_are_those_of_brute_force(
    paragraphs: list[str], measures: Measures, shelf: Shelf
) -> None:
    prepared = story_of(paragraphs, shelf)
    if any(len(one.measured) > 12 for one in prepared.paragraphs):
        return
    wanted = {0: 0}
    for paragraph in prepared.paragraphs:
        reached: dict[int, int] = {}
        for slots, cost in wanted.items():
            own = by_brute_force(paragraph, measures.since(slots))
            if not own:
                return  # a pass beyond half an em: no free break will do
            for lines, price in own.items():
                there = slots + lines
                reached[there] = min(cost + price, reached.get(there, cost + price))
        wanted = reached
    assert {slots: depth.cost for slots, depth in possible(prepared, measures).items()} == wanted


def story_of(paragraphs: list[str], shelf: Shelf) -> Prepared:
    copy: Copy = tuple(Piece("body", plain(text)) for text in paragraphs)
    return prepare(copy, {"body": style_of()}, shelf)


def by_brute_force(paragraph: Paragraph, measures: Measures) -> dict[int, int]:
    """The least cost for each number of lines, whatever the measure of each."""
    for tolerance in PASSES[:2]:
        best: dict[int, int] = {}
        for ends in every_way(paragraph):
            price = price_of(paragraph, ends, measures, tolerance.opening)
            if price is not None:
                best[len(ends)] = min(price, best.get(len(ends), price))
        if best:
            return best
    return {}


def every_way(paragraph: Paragraph) -> Iterator[tuple[int, ...]]:
    """Every set of free breaks."""
    last = len(paragraph.measured) - 1
    places = [at for at in range(last) if paragraph.breaks.levels[at] == FREE]
    for number in range(len(places) + 1):
        for cut in combinations(places, number):
            yield (*cut, last)


def price_of(
    paragraph: Paragraph, ends: tuple[int, ...], measures: Measures, opening: int
) -> int | None:
    total, tones = 0, []
    for number, (first, end) in enumerate(spans(ends)):
        price = line_price(paragraph, first, end, measures.at(number), opening)
        if price is None:
            return None
        total += price + int(paragraph.breaks.costs[end])
        tones.append(tone(paragraph, first, end, measures.at(number)))
    return total + sum(costs.UNEVEN[abs(a - b)] for a, b in pairwise(tones))


def spans(ends: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """The first and last cluster of each line."""
    return zip((0, *(end + 1 for end in ends)), ends, strict=False)


@some
@given(paragraphs=st.lists(texts, min_size=1, max_size=3), measures=MEASURES)
def test_a_story_can_be_set_in_its_totals_and_in_no_others(
    paragraphs: list[str], measures: Measures, shelf: Shelf
) -> None:
    prepared = story_of(paragraphs, shelf)
    totals = possible(prepared, measures)
    assert [depth.slots for depth in depths(prepared, measures)] == sorted(totals)
    for total in range(min(totals) - 1, max(totals) + 2):
        galley = set_copy(prepared, measures, total)
        assert (galley is not None) == (total in totals)
        if galley is not None:
            assert galley.slots == total
            assert galley.text().replace("\n", "") == "".join(paragraphs)


@some
@given(paragraphs=st.lists(texts, min_size=1, max_size=3), ems=st.sampled_from((8, 13, 20)))
def test_one_column_costs_what_its_total_costs(paragraphs: list[str], ems: int, shelf: Shelf) -> None:
    prepared, measures = story_of(paragraphs, shelf), Measures(ems * EM)
    for total, depth in possible(prepared, measures).items():
        cut = cut_columns(prepared, measures, level(1, total))
        assert cut is not None
        assert cut.cost == depth.cost


class TestAHeavierPenaltyNeverGivesMoreOfTheThing:
    """For each the weight grows and everything else stays: the exchange argument is exact."""

    @some
    @given(text=texts, ems=st.sampled_from((5, 8, 11, 13)))
    def test_lone_last_characters(self, text: str, ems: int, shelf: Shelf) -> None:
        paragraph = paragraph_of(Text(text), style_of(), shelf)
        lone = []
        for weight in (0, 100, 1_000, 20_000):
            with patch.object(costs, "LONE_LAST", weight):
                lone.append(is_alone(paragraph, best_way(paragraph, ems * EM)))
        assert lone == sorted(lone, reverse=True)

    @some
    @given(text=texts, ems=st.sampled_from((5, 8, 11, 13)))
    def test_opened_gaps(self, text: str, ems: int, shelf: Shelf) -> None:
        paragraph = paragraph_of(Text(text), style_of(), shelf)
        measure, opened = ems * EM, []
        if best_way(paragraph, measure).opening > costs.MOST_OPENING:
            return  # beyond it other prices come in
        for most_opening in (500, 125, 60, 30):
            way = best_way(replace(paragraph, most_opening=most_opening), measure)
            opened.append(sum(opening**3 for opening in openings(paragraph, way, measure)))
        slack = [rounding(way.lines(), most) for most in (500, 125, 60)]
        assert all(
            after <= before + off for (before, after), off in zip(pairwise(opened), slack, strict=True)
        )

    @some
    @given(text=texts, ems=st.sampled_from((5, 8, 11, 13)))
    def test_pressed_marks(self, text: str, ems: int, shelf: Shelf) -> None:
        paragraph = paragraph_of(Text(text), style_of(), shelf)
        usual, pressed = costs.PRESS, []
        for times in (1, 4, 16, 64):
            with patch.object(costs, "PRESS", tuple(one * times for one in usual)):
                way = best_way(paragraph, ems * EM)
            pressed.append(sum(press_of(paragraph, way, ems * EM)))
        assert all(after <= before + 2 * len(text) for before, after in pairwise(pressed))


def rounding(lines: int, most_opening: int) -> int:
    """Prices are whole: by how much Σ opening³ may be off, in per mille cubed."""
    return 4 * (lines + 2) * most_opening**3 // costs.OPEN_AT_MOST


def is_alone(paragraph: Paragraph, way: Way) -> bool:
    """Whether the last line is one character and its marks, under others."""
    first = way.ends[-2] + 1 if way.lines() > 1 else 0
    solids = paragraph.sums.solids
    return first > 0 and int(solids[way.ends[-1] + 1] - solids[first]) <= 1


def openings(paragraph: Paragraph, way: Way, measure: Length) -> Iterator[int]:
    """How far each line but the last opens, in per mille of an em."""
    for first, end in list(spans(way.ends))[:-1]:
        low, high = 0, 1 << 14
        while low < high:  # the least tolerance at which the line has a price
            middle = (low + high) // 2
            fits = line_price(paragraph, first, end, measure, middle) is not None
            low, high = (low, middle) if fits else (middle + 1, high)
        yield low


def press_of(paragraph: Paragraph, way: Way, measure: Length) -> Iterator[int]:
    """What pressing each line costs at the usual price."""
    for first, end in spans(way.ends):
        bodies, spaces = paragraph.measured.bodies, paragraph.spaces
        last = max(int(paragraph.sums.ends[end]), first)
        rest = int(bodies[first : last + 1].sum() + spaces.natural[first:last].sum()) - measure
        price = 0
        for kind in range(1, len(costs.PRESS)):
            own = spaces.kind[first:last] == kind
            room = int((spaces.natural - spaces.least)[first:last][own].sum())
            given_up = min(max(rest, 0), room)
            price += given_up * costs.PRESS[kind] // EM
            rest -= given_up
        yield price


@some
@given(text=few, put=few, at=st.integers(0, 8), ems=st.sampled_from((4, 5, 6)))
def test_no_way_changes_fewer_lines_before_a_correction(
    text: str, put: str, at: int, ems: int, shelf: Shelf
) -> None:
    was = paragraph_of(Text(text), style_of(), shelf)
    ends = best_way(was, ems * EM).ends
    starts = (*was.measured.starts, len(text))
    stops = tuple(starts[end + 1] for end in ends)
    before = Accepted(text, stops, (ems * 1000,) * len(stops))
    now = with_accepted(paragraph_of(Text(text[:at] + put + text[at:]), style_of(), shelf), before)
    if now.held is None or len(now.measured) > 13:
        return
    best = best_way(now, ems * EM)
    if best.weight >= costs.LONE_LAST * 1_000 or not by_brute_force(now, Measures(ems * EM)):
        return
    changed = [
        changed_before(now, way)
        for way in every_way(now)
        if price_of(now, way, Measures(ems * EM), PASSES[0].opening) is not None
        and not is_alone(now, Way(way, 0, 0, is_full=False))
    ]
    assert changed_before(now, best.ends) <= min(changed, default=len(best.ends))


def changed_before(paragraph: Paragraph, ends: tuple[int, ...]) -> int:
    """Lines that begin before the corrected one and are not as they were."""
    held = paragraph.held
    assert held is not None
    kept = {(line.first, line.last) for line in held.lines}
    return sum(first < held.edited and (first, end) not in kept for first, end in spans(ends))
