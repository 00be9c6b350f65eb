"""Set terms and names: not split if it can be helped, and said where it cannot."""

from fractions import Fraction

import pytest

from galley.setting import style
from ghpress.galley.plain import ComposeOptions, compose
from ghpress.galley.terms import held
from ghpress.galley.words import set_text
from ghpress.manuscript.text import Span, Text
from ghpress.stock.shelf import Shelf

NAME = "欧阳晓月"


def test_every_occurrence_is_held_the_longer_term_first() -> None:
    text = held(Text("总工会和省总工会，省总工会"), ("总工会", "省总工会"))
    assert [(span.start, span.stop) for span in text.spans] == [(0, 3), (4, 8), (9, 13)]
    assert {span.kind for span in text.spans} == {"nobreak"}


def test_spans_there_are_stay_and_nothing_is_held_for_no_terms() -> None:
    strong = Text("总工会", spans=(Span(0, 2, "strong"),))
    assert held(strong, ("总工会",)).spans[0] == Span(0, 2, "strong")
    assert held(strong, ()) is strong
    assert held(strong, ("会",)) is strong


def test_a_name_is_kept_whole_at_every_phase(shelf: Shelf) -> None:
    options = ComposeOptions(kept=(NAME,))
    for phase in range(1, 41):
        text = "国" * phase + NAME + "家" * 20
        for measure in (11, 13, 15, 20):
            (paragraph,) = compose(text, measure, shelf, options)
            if any(NAME in line.text for line in paragraph.lines):
                continue
            assert "term-split" in {remark.code for remark in paragraph.remarks}
            pytest.fail(f"split without need at {phase}, {measure}")


def test_a_line_opens_by_up_to_half_an_em_for_a_name(shelf: Shelf) -> None:
    options = ComposeOptions(kept=(NAME,))
    # Seven Han in ten em: six gaps of half an em each.
    (paragraph,) = compose("国国国国国国国" + NAME + "家家家家家家", 10, shelf, options)
    assert paragraph.lines[0].text == "国国国国国国国"


def test_beyond_half_an_em_it_is_split_and_said_with_its_place(shelf: Shelf) -> None:
    options = ComposeOptions(kept=(NAME,))
    (paragraph,) = compose("国国" + NAME + "家" * 12, 5, shelf, options)
    assert NAME not in paragraph.lines[0].text
    (remark,) = [remark for remark in paragraph.remarks if remark.code == "term-split"]
    assert remark.place.line == 1
    assert max(cluster.advance_em for line in paragraph.lines[:-1] for cluster in line.clusters) <= 1.5


def test_only_the_name_that_must_is_split(shelf: Shelf) -> None:
    # The first cannot be kept at this measure; the second can, by opening its line by 0.4 em.
    text = "国国" + NAME + "家家家家家家家家" + NAME + "国国国国"
    (paragraph,) = compose(text, Fraction(5), shelf, ComposeOptions(kept=(NAME,)))
    broken = "|".join(line.text for line in paragraph.lines)
    assert broken.count(NAME) == 1


def test_a_terms_own_hyphen_is_no_place_to_break_it(shelf: Shelf) -> None:
    text = Text("国" * 8 + "well-known国国国", spans=(Span(8, 18, "nobreak"),))
    block, _ = set_text(text, style(), shelf, 11 * style().size)
    assert not any(placed.line.text.endswith("well-") for placed in block.lines)


class TestSetTerms:
    """Dearer to split than a line opened by a fifth of an em, cheaper than one that looks loose."""

    def broken(self, text: str, ems: int, shelf: Shelf) -> list[str]:
        own = style()
        block, remarks = set_text(held(Text(text), (), (NAME,)), own, shelf, ems * own.size)
        assert "term-split" not in {remark.code for remark in remarks}
        return [placed.line.text for placed in block.lines]

    def test_kept_whole_where_the_line_opens_by_a_fifth(self, shelf: Shelf) -> None:
        assert self.broken("国" * 14 + NAME + "家" * 20, 16, shelf)[0] == "国" * 14

    def test_split_where_the_line_would_look_loose(self, shelf: Shelf) -> None:
        assert self.broken("国" * 10 + NAME + "家" * 20, 13, shelf)[0] != "国" * 10
