"""Paragraphs broken in step are broken as each is alone, and lines set together as each alone."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from galley.setting import EM, PITCH, style
from ghpress.galley.fit import Way, best_way, ways
from ghpress.galley.instep import all_ways, best_ways
from ghpress.galley.kept import accepted_of, with_accepted
from ghpress.galley.plain import SIZE
from ghpress.galley.prepare import TEXT, Manner, paragraphs_of
from ghpress.galley.setpiece import Due, Setting, set_piece, set_pieces
from ghpress.galley.sorts import Case
from ghpress.galley.sums import Paragraph
from ghpress.manuscript.text import Span, Text, plain
from ghpress.stock.shelf import Shelf

PIECES = [
    *"国人民大会，。、“”（）！…·5A ",
    *("——", "3.5%", "12个", "internationalization ", "www.example.com/a-b/c_d ", "don’t ", "？！"),
]
MANNERS = (TEXT, Manner(ragged=True), Manner(rest=1, label=1))
copies = st.lists(st.lists(st.sampled_from(PIECES), max_size=60).map("".join), min_size=1, max_size=5)
settings_of = st.fixed_dictionaries(
    {"hanging": st.booleans(), "push_in_first": st.booleans(), "indent": st.sampled_from((0, 2))}
)
some = settings(max_examples=60, deadline=None)


def story(copy: list[str], setting: dict[str, object], shelf: Shelf) -> tuple[Paragraph, ...]:
    texts = [(plain(chars), MANNERS[number % 3]) for number, chars in enumerate(copy)]
    return paragraphs_of(Case(shelf, style(**setting)), texts)


@some
@given(copy=copies, setting=settings_of, measure=st.sampled_from((1, 4, 7, 11, 15)))
def test_ways_found_in_step_are_those_of_each_paragraph_alone(
    copy: list[str], setting: dict[str, object], measure: int, shelf: Shelf
) -> None:
    paragraphs, width = story(copy, setting, shelf), measure * EM
    assert best_ways(paragraphs, width) == tuple(best_way(one, width) for one in paragraphs)
    alone = tuple(ways(one, lambda _: width) for one in paragraphs)
    assert all_ways(paragraphs, width) == alone


def test_long_paragraphs_and_accepted_ones_are_broken_beside_the_others(shelf: Shelf) -> None:
    width = 6 * EM
    short, long = "国人民大会，" * 6, "国人民大会。“人民”，" * 60
    first, middle, last = story([short, long, short], {}, shelf)
    held = with_accepted(last, accepted_of(lines_of(last, width), EM))
    assert held.held is not None
    paragraphs = (first, held, middle, story([""], {}, shelf)[0])
    assert best_ways(paragraphs, width) == tuple(best_way(one, width) for one in paragraphs)
    alone = tuple(ways(one, lambda _: width) for one in paragraphs)
    assert all_ways(paragraphs, width) == alone


def lines_of(paragraph: Paragraph, width: int) -> list:
    way = best_way(paragraph, width)
    place = Setting(style(), PITCH, way.lines())
    return [slot.line for slot in set_piece(paragraph, way, lambda _: width, place).lines]


@some
@given(copy=copies, setting=settings_of, measure=st.sampled_from((1, 4, 7, 15)))
def test_lines_set_together_are_those_set_alone(
    copy: list[str], setting: dict[str, object], measure: int, shelf: Shelf
) -> None:
    width = measure * EM
    texts = [Text(chars, spans=(Span(0, 2, "dots"),)) for chars in copy]
    paragraphs = paragraphs_of(Case(shelf, style(**setting)), [(text, TEXT) for text in texts])
    due = [
        Due(one, way, lambda _: width, Setting(style(**setting), PITCH, way.lines()))
        for one, way in zip(paragraphs, best_ways(paragraphs, width), strict=True)
    ]
    assert set_pieces(due) == [set_pieces((one,))[0] for one in due]


def test_a_line_of_two_thousand_em_is_pressed_to_the_unit(shelf: Shelf) -> None:
    huge, width = replace(style(), size=SIZE), 2000 * SIZE
    (paragraph,) = paragraphs_of(Case(shelf, huge), [(plain("国，" * 1200), TEXT)])
    whole = Way((len(paragraph.measured) - 1,), 0, 0, is_full=True)
    piece = set_piece(paragraph, whole, lambda _: width, Setting(huge, SIZE, 1))
    (line,) = [slot.line for slot in piece.lines]
    assert line.width == width == sum(line.advances)
    marks = line.advances[1:-1:2]
    assert max(marks) - min(marks) <= 1
