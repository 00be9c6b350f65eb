"""Stories, texts and blocks for the tests of this room, drawn by hypothesis."""

import string
from dataclasses import replace
from fractions import Fraction

from hypothesis import strategies as st

from ghpress.manuscript.story import (
    Box,
    Chart,
    Columns,
    Datum,
    Entry,
    Head,
    List,
    Paragraph,
    Picture,
    Quote,
    Story,
    Subhead,
    Table,
    Timeline,
)
from ghpress.manuscript.text import Span, Text

HAN = "工会人民建设春风大地一二三"
MARKS = "，。、；：？！“”‘’（）《》——……·"
CHARS = HAN + MARKS + string.ascii_letters + string.digits + string.punctuation + "  \u3000"

words = st.text(CHARS, min_size=1, max_size=30)
names = st.text(HAN + string.ascii_letters, min_size=1, max_size=8)


@st.composite
def texts(draw, plain=False):
    """Text as the reader can give it: emphasis does not touch its like, ruby and scripts stand alone."""
    chars = draw(words.filter(lambda chars: chars.strip()))
    if plain:
        return Text(chars)
    spans = []
    for kind in ("strong", "dots"):
        if draw(st.booleans()):
            start = draw(st.integers(0, len(chars) - 1))
            stop = draw(st.integers(start + 1, len(chars)))
            spans.append(Span(start, stop, kind))
    at = len(chars)
    if draw(st.booleans()):
        kind, base, value = draw(st.sampled_from(ATOMS))
        chars += base
        spans.append(Span(at, len(chars), kind, value))
        at = len(chars)
    if draw(st.booleans()):
        kind, value = draw(st.sampled_from(WRAPS))
        inner = draw(words)
        chars += inner
        spans.append(Span(at, len(chars), kind, value))
    ordered = sorted(spans, key=lambda span: (span.start, -span.stop, span.kind))
    return Text(chars, spans=tuple(ordered))


ATOMS = [
    ("ruby", "汉字", "hàn zì"),
    ("ruby", "字", "a|b{c}\\&amp;"),
    ("ruby", "{|}", "x"),
    ("sup", "2", ""),
    ("sup", "[1]", ""),
    ("sup", "注*", ""),
]
WRAPS = [
    ("link", "https://example.org/a?b=*c*&d=1"),
    ("link", "mailto:a@example.org"),
    ("name", ""),
    ("title", ""),
    ("nobreak", ""),
]

shares = st.fractions(0, 1, max_denominator=50)
pictures = st.builds(
    Picture,
    file=st.sampled_from(["pictures/a.jpg", "pictures/大门 一.png", "p/a(1).svg"]),
    caption=st.none() | texts(),
    credit=st.none() | texts(),
    alt=st.just("") | words.map(str.strip),
    focus=st.just((Fraction(1, 2), Fraction(1, 2))) | st.tuples(shares, shares),
    columns=st.none() | st.integers(1, 12) | st.fractions(Fraction(1, 4), 12, max_denominator=9),
)


@st.composite
def tables(draw):
    columns = draw(st.integers(1, 3))
    row = st.lists(texts() | st.just(Text("")), min_size=columns, max_size=columns).map(tuple)
    rows = draw(st.lists(row, min_size=1, max_size=3).map(tuple))
    has_head = draw(st.booleans()) and any(rows[0])
    some = st.lists(st.sampled_from(["", "left", "centre", "right"]), min_size=columns, max_size=columns)
    sides = draw(st.just(()) | some.filter(any).map(tuple))
    return Table(rows, has_head, draw(st.none() | texts()), sides=sides)


charts = st.builds(
    Chart,
    kind=st.sampled_from(["bars", "symbols", "map"]),
    title=st.none() | texts(),
    data=st.lists(
        st.builds(
            Datum,
            label=texts(),
            value=st.fractions(0, 1000, max_denominator=99),
            unit=st.sampled_from(["", "处", "万人"]),
            at=st.tuples(shares, shares),
        ),
        min_size=1,
        max_size=3,
    ).map(tuple),
    source=st.none() | texts(),
    columns=st.none() | st.integers(1, 12),
    frame=st.fractions(Fraction(1, 3), 3, max_denominator=9),
)
timelines = st.builds(
    Timeline,
    st.lists(st.builds(Entry, texts(), texts(), st.none() | texts()), min_size=1, max_size=3).map(tuple),
)
quotes = st.builds(
    Quote, st.lists(texts(), min_size=1, max_size=3).map(tuple), st.none() | texts(plain=True)
)
lists = st.builds(
    List, st.lists(texts(), min_size=1, max_size=3).map(tuple), st.booleans(), st.integers(1, 2025)
).map(lambda block: block if block.ordered else replace(block, first=1))
flat = texts().map(Paragraph) | texts().map(Subhead) | lists | quotes | pictures | tables() | charts
flat |= timelines
boxes = st.builds(Box, st.none() | texts(), st.lists(flat, min_size=1, max_size=3).map(tuple))
bodies = st.lists(flat | boxes, min_size=1, max_size=5).map(tuple)
heads = st.builds(
    Head,
    headline=st.lists(texts(), min_size=1, max_size=3).map(tuple),
    kicker=st.none() | texts(),
    deck=st.lists(texts(), max_size=2).map(tuple),
    alternatives=st.lists(st.lists(texts(), min_size=1, max_size=2).map(tuple), max_size=2).map(tuple),
    vertical=st.sampled_from((None, "left", "right")),
    deck_optional=st.booleans(),
)
stories = st.builds(
    Story,
    id=names,
    head=heads,
    blocks=bodies,
    file=st.just("stories/01.md"),
    byline=st.none() | texts(),
    dateline=st.none() | texts(),
    city=st.just("") | names,
    rank=st.integers(1, 3),
    columns=st.none() | st.builds(Columns, st.integers(1, 24), st.integers(1, 24)),
)
