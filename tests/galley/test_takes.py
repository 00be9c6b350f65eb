"""Texts measured together are what they are alone: nothing looks beyond its own text."""

from dataclasses import astuple, replace
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from galley.setting import style, words
from ghpress.galley.prepare import TEXT, Manner, paragraph_of, paragraphs_of
from ghpress.galley.sorts import Case
from ghpress.galley.sums import Paragraph, full_table
from ghpress.manuscript.text import Span, Text
from ghpress.stock.shelf import Shelf

PIECES = (
    "国 人 。 ， “ ” ‘ ’ ？！ —— …… · （ ） A- -5 12 .5 % 3.0 年 个 don’t internationalization"
    " e\u0301 www.example.com/a-b . / \" '"
    " \u200d \u0301 \u2060 \u200b \u00a0 \u3000 \ufe0f \U0001f1e8 \U0001f1f3 \n"
).split(" ")
SPANS = ("strong", "dots", "ruby", "sup", "sub", "name", "nobreak")


@st.composite
def texts(draw: st.DrawFn) -> Text:
    chars = "".join(draw(st.lists(st.sampled_from([*PIECES, " "]), max_size=9)))
    places = st.integers(0, len(chars))
    spans = []
    for kind in draw(st.lists(st.sampled_from(SPANS), max_size=2)) if chars else ():
        start, stop = sorted((draw(places), draw(places)))
        if start < stop:
            spans.append(Span(start, stop, kind, "dú" if kind == "ruby" else ""))
    return Text(chars, spans=tuple(spans))


@settings(max_examples=150, deadline=None)
@given(
    copy=st.lists(texts(), min_size=1, max_size=4),
    punctuation=st.sampled_from(("quanjiao", "kaiming", "plain", "juzhong")),
)
def test_a_text_among_others_is_prepared_as_it_is_alone(
    copy: list[Text], punctuation: str, shelf: Shelf
) -> None:
    own = style(punctuation=punctuation)
    together = paragraphs_of(Case(shelf, own), [(text, TEXT) for text in copy])
    for text, one in zip(copy, together, strict=True):
        assert plain_of(one) == plain_of(paragraph_of(text, own, shelf))


def test_display_and_text_keep_their_order(shelf: Shelf) -> None:
    manners = (TEXT, Manner(display=True), TEXT, Manner(display=True))
    copy = [(Text(f"国 人{number}"), manner) for number, manner in enumerate(manners)]
    together = paragraphs_of(Case(shelf, style()), copy)
    assert [one.measured.text for one in together] == [text for text, _ in copy]
    alone = [paragraph_of(text, style(), shelf, manner) for text, manner in copy]
    assert [plain_of(one) for one in together] == [plain_of(one) for one in alone]


def test_a_mark_that_served_a_word_still_serves_han(shelf: Shelf) -> None:
    alone = words("他说‘走’了", 20, shelf)
    assert words("don’t", 20, shelf) == ["don’t"]
    assert words("他说‘走’了", 20, shelf) == alone
    after = paragraphs_of(Case(shelf, style()), [(Text("don’t"), TEXT), (Text("‘走’了"), TEXT)])[1]
    assert plain_of(after) == plain_of(paragraph_of(Text("‘走’了"), style(), shelf))


def plain_of(paragraph: Paragraph) -> Any:
    """A paragraph as plain values; remarks are left out: a case makes each but once."""
    measured = replace(paragraph.measured, remarks=(), fonts=(), glyph_fonts=())
    fonts = [paragraph.measured.fonts[font] for font in paragraph.measured.glyph_fonts]
    # How lean sums are kept depends on the company; what they say does not.
    sums = replace(paragraph.sums, rows=(), table=full_table([paragraph.sums]))
    return _plain((fonts, astuple(replace(paragraph, measured=measured, sums=sums))))


def _plain(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        return value.tolist()
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value
