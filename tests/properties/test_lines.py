"""What must hold of every composed paragraph, whatever its text and measure."""

from dataclasses import replace
from fractions import Fraction
from itertools import combinations, pairwise

import numpy as np
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from galley.setting import EM, PITCH
from ghpress.galley import costs
from ghpress.galley.breaks import FREE
from ghpress.galley.candidates import PASSES
from ghpress.galley.classes import WESTERN
from ghpress.galley.fit import Way, best_way, ways
from ghpress.galley.prepare import paragraph_of
from ghpress.galley.pricing import hanging_marks
from ghpress.galley.setpiece import SetPiece, set_piece
from ghpress.galley.setpiece import Setting as PieceSetting
from ghpress.galley.sums import Paragraph
from ghpress.galley.tables.characters import Class
from ghpress.galley.tables.pairs import AUTOSPACE, STOP, WORD
from ghpress.galley.tables.prohibitions import NOT_FIRST, NOT_LAST
from ghpress.layout.styles import Punctuation, Setting, Strictness, TextStyle
from ghpress.manuscript.text import Text
from ghpress.remarks import Remark
from ghpress.stock.shelf import Shelf
from ghpress.units import Length

PIECES = [
    *"国家工会劳动者吉林长春一二三的和与了在上",
    *"，。、；：！？“”‘’（）《》【】—…·～/",
    *"—— …… ？！ 。” ，“ 2024 3.7 35% 180余 AI iPhone 5G GDP a 123456789".split(),
    *(" ", "made in China", "one of us", "a to z"),
]
texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=90).map("".join)
measures = st.sampled_from([5, 8, 11, 13, 15, 20, 28]).map(lambda ems: ems * EM)
levels = st.sampled_from(["none", "basic", "gb", "gb+ellipsis", "strict"])
many = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

NEEDS = {"line-overfull", "piece-split", "word-split"}


def style_of(size: Length = EM, **setting: object) -> TextStyle:
    return TextStyle("body", "song", size, size * PITCH // EM, setting=Setting(**setting))


def composed(
    text: str, measure: Length, shelf: Shelf, style: TextStyle
) -> tuple[Paragraph, Way, SetPiece]:
    paragraph = paragraph_of(Text(text), style, shelf)
    found = ways(paragraph, lambda _: measure)
    way = min((one[0] for one in found.values()), key=lambda one: one.cost)
    setting = PieceSetting(style, style.leading, way.lines())
    return paragraph, way, set_piece(paragraph, way, lambda _: measure, setting)


def codes(remarks: tuple[Remark, ...]) -> set[str]:
    return {remark.code for remark in remarks}


@many
@given(texts, measures, levels)
def test_lines_partition_the_text_and_justified_ones_sum_to_the_measure(
    shelf: Shelf, text: str, measure: Length, level: Strictness
) -> None:
    style = style_of(strictness=level, indent=Fraction(2))
    _, _, piece = composed(text, measure, shelf, style)
    assert "".join(slot.line.text for slot in piece.lines) == text
    too_full = "line-overfull" in codes(piece.remarks)
    for number, slot in enumerate(piece.lines):
        line = slot.line
        assert sum(line.advances) == line.width
        assert min(line.advances) >= 0
        assert all(
            x + wide == after
            for x, wide, after in zip(line.xs, line.advances, line.xs[1:], strict=False)
        )
        room = measure - (2 * EM if number == 0 else 0)
        assert line.measure == room
        if line.is_justified:
            assert line.width == room
        assert line.width <= room or too_full
        assert line.is_justified or line.is_last or codes(piece.remarks)


@many
@given(texts, measures, levels)
def test_no_prohibited_mark_begins_or_ends_a_line(
    shelf: Shelf, text: str, measure: Length, level: Strictness
) -> None:
    paragraph, way, piece = composed(text, measure, shelf, style_of(strictness=level))
    if codes(piece.remarks) & NEEDS:
        return
    classes = paragraph.measured.classes.tolist()
    for end in way.ends[:-1]:
        last = end
        while classes[last] in (Class.SP, Class.IS) and last:
            last -= 1
        assert classes[end + 1] not in {int(kind) for kind in NOT_FIRST[level]}
        assert classes[last] not in {int(kind) for kind in NOT_LAST[level]} or classes[0] == Class.SP
        assert end in paragraph.hyphens or not paragraph.measured.unit[end]


@many
@given(texts, measures)
def test_a_class_of_space_is_used_only_when_all_before_it_are_exhausted(
    shelf: Shelf, text: str, measure: Length
) -> None:
    paragraph, way, piece = composed(text, measure, shelf, style_of())
    spaces, first = paragraph.spaces, 0
    for slot, end in zip(piece.lines, way.ends, strict=True):
        last = max(int(paragraph.sums.ends[end]), first)
        inside = range(first, last)
        gave = {one.kind: -one.amount for one in slot.line.adjustments if one.amount < 0}
        took = {one.kind: one.amount for one in slot.line.adjustments if one.amount > 0}
        assert not (gave and took)
        rooms = {
            kind: sum(int(spaces.natural[k] - spaces.least[k]) for k in inside if spaces.kind[k] == kind)
            for kind in range(WORD, STOP + 1)
        }
        names = ("gap", "word", "middle", "bracket", "comma", "autospace", "stop")
        used = [kind for kind in rooms if gave.get(names[kind])]
        for kind in range(WORD, max(used, default=WORD)):
            assert gave.get(names[kind], 0) == rooms[kind]
        if "gap" in took:
            for kind in (WORD, AUTOSPACE):
                room = sum(
                    int(spaces.most[k] - spaces.natural[k]) for k in inside if spaces.kind[k] == kind
                )
                assert took.get(names[kind], 0) == room or (kind == WORD and took["word"] >= room)
        first = end + 1


@many
@given(texts, measures)
def test_western_letters_and_figures_are_never_spaced(shelf: Shelf, text: str, measure: Length) -> None:
    paragraph, _, piece = composed(text, measure, shelf, style_of())
    measured, number = paragraph.measured, 0
    for slot in piece.lines:
        line = slot.line
        for k in range(len(line.starts) - 1):
            cluster = number + k
            pair = (measured.classes[cluster], measured.classes[cluster + 1])
            if all(Class(int(kind)) in WESTERN for kind in pair):
                assert line.advances[k] == measured.bodies[cluster]
        number += len(line.starts)


@many
@given(texts, measures)
def test_the_same_text_gives_the_same_lines(shelf: Shelf, text: str, measure: Length) -> None:
    assert composed(text, measure, shelf, style_of())[2] == composed(text, measure, shelf, style_of())[2]


@many
@given(texts, st.sampled_from([5, 8, 13, 20]), st.integers(2, 7))
def test_all_lengths_times_k_give_the_same_breaks(shelf: Shelf, text: str, ems: int, k: int) -> None:
    _, small, _ = composed(text, ems * 8000, shelf, style_of(8000))
    _, large, _ = composed(text, ems * 8000 * k, shelf, style_of(8000 * k))
    assert small.ends == large.ends


@settings(many, max_examples=60)
@given(texts, measures, st.sampled_from([3, 4, 7]), st.sampled_from([40, 300, 2000]))
def test_a_heavier_penalty_never_gives_more_of_the_thing(
    shelf: Shelf, text: str, measure: Length, every: int, weight: int
) -> None:
    paragraph = paragraph_of(Text(text), style_of(), shelf)
    marked = (np.arange(len(paragraph.measured)) % every == 0) & (paragraph.breaks.levels == FREE)
    marked[-1:] = False
    counts = []
    for penalty in (0, weight, 3 * weight):
        costed = replace(paragraph.breaks, costs=paragraph.breaks.costs + penalty * marked)
        way = best_way(replace(paragraph, breaks=costed), measure)
        counts.append(sum(bool(marked[end]) for end in way.ends))
    assert counts == sorted(counts, reverse=True)


@many
@given(texts, measures)
def test_the_cheapest_way_is_the_cheapest_of_all_line_totals(
    shelf: Shelf, text: str, measure: Length
) -> None:
    paragraph = paragraph_of(Text(text), style_of(), shelf)
    found = ways(paragraph, lambda _: measure)
    assert best_way(paragraph, measure).cost == min(both[0].cost for both in found.values())


@many
@given(
    texts,
    measures,
    levels,
    st.sampled_from(["quanjiao", "kaiming", "banjiao", "plain"]),
    st.booleans(),
)
@example(text="国，“——，——", measure=5 * EM, level="basic", punctuation="plain", hanging=False)
def test_marks_at_a_lines_edges_keep_half_an_em_and_one_may_hang(
    shelf: Shelf, text: str, measure: Length, level: Strictness, punctuation: Punctuation, hanging: bool
) -> None:
    style = style_of(strictness=level, punctuation=punctuation, hanging=hanging)
    paragraph, _, piece = composed(text, measure, shelf, style)
    classes, number = paragraph.measured.classes.tolist(), 0
    blank = {Class.CL, Class.PA, Class.ST}
    for slot in piece.lines:
        line = slot.line
        kinds = classes[number : number + len(line.starts)]
        while len(kinds) > 1 and kinds[-1] in (Class.SP, Class.IS):
            kinds.pop()
        last = len(kinds) - 1
        if kinds[last] in blank and last:
            taken = line.xs[last + 1] if last + 1 < len(line.xs) else line.width
            taken -= line.xs[last]
            allowed = {EM if punctuation == "plain" else EM // 2}
            hangs = hanging and kinds[last] != Class.CL and kinds[last - 1] not in blank
            assert taken in (allowed | {0} if hangs else allowed)
        if kinds[0] == Class.OP and last:
            opened = any(one.kind == "gap" for one in line.adjustments)
            own = EM if punctuation == "plain" else EM // 2
            assert line.xs[1] == own or (opened and line.xs[1] > own)
        number += len(line.starts)


@settings(many, max_examples=80)
@given(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join),
    st.sampled_from([4, 5, 6, 8]).map(lambda ems: ems * EM),
    st.booleans(),
)
@example(text="made in China", measure=4 * EM, hanging=False)
def test_total_fit_equals_brute_force(shelf: Shelf, text: str, measure: Length, hanging: bool) -> None:
    paragraph = paragraph_of(Text(text), style_of(hanging=hanging), shelf)
    if len(paragraph.measured) > 15:
        return
    best = by_brute_force(paragraph, measure)
    if best:
        found = ways(paragraph, lambda _: measure)
        assert {count: both[0].cost for count, both in found.items()} == best


def by_brute_force(paragraph: Paragraph, measure: Length) -> dict[int, int]:
    """The least cost for each number of lines, trying every set of free breaks."""
    count = len(paragraph.measured)
    places = [k for k in range(count - 1) if paragraph.breaks.levels[k] == FREE]
    for tolerance in PASSES[:2]:
        best: dict[int, int] = {}
        for number in range(len(places) + 1):
            for cut in combinations(places, number):
                price = price_of(paragraph, (*cut, count - 1), measure, tolerance.opening)
                if price is not None:
                    best[number + 1] = min(price, best.get(number + 1, price))
        if best:
            return best
    return {}


def price_of(paragraph: Paragraph, ends: tuple[int, ...], measure: Length, opening: int) -> int | None:
    total, first, tones = 0, 0, []
    for end in ends:
        price = line_price(paragraph, first, end, measure, opening)
        if price is None:
            return None
        total += price + int(paragraph.breaks.costs[end])
        tones.append(tone(paragraph, first, end, measure))
        first = end + 1
    return total + sum(costs.UNEVEN[abs(a - b)] for a, b in pairwise(tones))


def tone(paragraph: Paragraph, first: int, end: int, measure: Length) -> int:
    """Pressed, even, open or wide open; a last line is not opened."""
    opened = (measure - natural_width(paragraph, first, end, measure)[0]) * 1000 // measure
    if end == len(paragraph.measured) - 1:
        opened = min(opened, 0)
    return sum(opened >= edge for edge in costs.TONE_EDGES)


def natural_width(paragraph: Paragraph, first: int, end: int, measure: Length) -> tuple[Length, int]:
    """The width of a line before it is pressed or opened, and its last cluster that is no space."""
    measured, last = paragraph.measured, end
    while last > first and measured.classes[last] in (Class.SP, Class.IS):
        last -= 1
    natural = sum(int(measured.bodies[k]) for k in range(first, last + 1))
    natural += sum(int(paragraph.spaces.natural[k]) for k in range(first, last))
    if paragraph.hanging and natural > measure and last > first and hanging_marks(paragraph)[last]:
        natural -= int(measured.bodies[last])
    return natural, last


def line_price(paragraph: Paragraph, first: int, end: int, measure: Length, opening: int) -> int | None:
    """A line's price by plain sums, independent of prefix sums and windows."""
    measured, spaces = paragraph.measured, paragraph.spaces
    em = measured.style.size
    natural, last = natural_width(paragraph, first, end, measure)
    rest, price = natural - measure, 0
    for kind in range(WORD, STOP + 1):
        room = sum(
            int(spaces.natural[k] - spaces.least[k])
            for k in range(first, last)
            if spaces.kind[k] == kind
        )
        given_up = min(max(rest, 0), room)
        price += given_up * costs.PRESS[kind] // em
        rest -= given_up
    if rest > 0:
        return None
    is_last = end == len(measured) - 1
    if is_last:
        company = sum(1 for k in range(first, last + 1) if not _is_mark(measured.classes[k]))
        return price + (costs.LONE_LAST if first and company <= 1 else 0)
    slack = -rest
    for kind in (WORD, AUTOSPACE):
        room = sum(
            int(spaces.most[k] - spaces.natural[k]) for k in range(first, last) if spaces.kind[k] == kind
        )
        taken = min(slack, room)
        price += taken * costs.TAKE // em
        slack -= taken
    places = sum(bool(spaces.takes[k]) for k in range(first, last))
    places = places or sum(int(spaces.kind[k] == WORD) for k in range(first, last))
    if not places:
        return None if slack else price
    gap = slack * 1000 // (places * em)
    if gap > opening:
        return None
    return price + gap**3 * costs.OPEN_AT_MOST // 125**3 + slack * costs.OPEN_LINEAR // em


MARKS = {Class[name] for name in "OP CL PA ST LS DS EL SP IS ZW".split()}


def _is_mark(kind: int) -> bool:
    return kind in MARKS


def test_the_generator_meets_pressed_opened_and_impossible_lines_often_enough(shelf: Shelf) -> None:
    seen: set[str] = set()

    @settings(many, max_examples=150, database=None, derandomize=True)
    @given(texts, measures)
    def look(text: str, measure: Length) -> None:
        _, _, piece = composed(text, measure, shelf, style_of())
        seen.update(one.kind for slot in piece.lines for one in slot.line.adjustments)
        seen.update(codes(piece.remarks))

    look()
    assert {"gap", "comma", "bracket", "autospace", "stop", "word", "line-loose"} <= seen
