"""Turns a sample into a composed block, and a block into lines a person can read."""

from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import accumulate

from tools.specimens.sample import SIZE, Head, Passage, Sample, Upright

from ghpress.galley.block import Placed, SetBlock
from ghpress.galley.dump import dump_line
from ghpress.galley.fit import Way
from ghpress.galley.galley import Galley, column_block
from ghpress.galley.headcopy import head_copy
from ghpress.galley.headline import headline, set_head
from ghpress.galley.headplans import HeadRoom
from ghpress.galley.line import Line
from ghpress.galley.prepare import paragraph_of
from ghpress.galley.setpiece import Setting as PieceSetting
from ghpress.galley.setpiece import aligned, set_piece
from ghpress.galley.sums import Paragraph
from ghpress.galley.terms import held
from ghpress.galley.vertical import set_vertical_head, vertical_copy
from ghpress.galley.words import set_text
from ghpress.layout.layout import HeadlineSize
from ghpress.layout.styles import Setting, TextStyle
from ghpress.manuscript.inline import read_inline
from ghpress.manuscript.text import Text, plain
from ghpress.stock.shelf import Shelf
from ghpress.units import Length, em, pt

FINE: Length = pt("0.5")
"""The pitch of heads, so fine that a head takes what its lines take."""

DIGITS = 8
"""Hexadecimal digits that stand for a block's positions: a change is seen, none is spelt out."""


@dataclass(frozen=True, slots=True)
class SetSample:
    """A sample composed: its block, the size of its type, the measure it was set to, if it has one."""

    block: SetBlock
    size: Length
    measure: Length
    text: str


def set_sample(sample: Sample, shelf: Shelf) -> SetSample:
    """The sample set as it says."""
    match sample:
        case Passage():
            return _passage(sample, shelf)
        case Head():
            return _head(sample, shelf)
        case Upright():
            return _upright(sample, shelf)


def read(sample: SetSample) -> str:
    """The sample's lines with what was done to them, and a sign for where everything stands."""
    rows = [dump_line(placed.line, sample.size) for placed in sample.block.lines]
    places = repr([_places(placed) for placed in sample.block.lines])
    return "\n".join([*rows, f"  # {sha256(places.encode()).hexdigest()[:DIGITS]}"]) + "\n"


def _places(placed: Placed) -> tuple[object, ...]:
    """Where all that a line prints stands; not which glyph of which font file it is."""
    line = placed.line
    runs = [(run.size, run.ink, run.xs, run.rise, run.condense, run.turned) for run in line.runs]
    return (placed.x, placed.y, line.width, runs, line.marks, line.notes)


def _passage(sample: Passage, shelf: Shelf) -> SetSample:
    style = TextStyle("specimen", sample.face, SIZE, sample.leading, setting=Setting(**sample.setting))
    text = held(read_inline(Text(sample.text)).text, sample.kept)
    measure = em(SIZE, sample.measure)
    if not sample.lines:
        return SetSample(set_text(text, style, shelf, measure)[0], SIZE, measure, text.chars)
    assert "".join(sample.lines) == text.chars, f"lines by hand say what the text says: {text.chars}"
    paragraph = paragraph_of(text, style, shelf)
    ends = _ends(paragraph, sample.lines)
    if ends is None:
        return SetSample(_apart(sample.lines, style, shelf, measure), SIZE, measure, text.chars)
    way = Way(ends, 0, 0, is_full=True)
    place = PieceSetting(style, style.leading, way.lines())
    lines = set_piece(paragraph, way, lambda _: measure, place).lines
    if sample.evenly:
        lines = tuple(replace(slot, line=_evenly(slot.line)) for slot in lines)
    block = column_block(Galley(lines, way.lines(), style.leading), 0, way.lines(), measure)
    return SetSample(block, SIZE, measure, text.chars)


def _ends(paragraph: Paragraph, lines: tuple[str, ...]) -> tuple[int, ...] | None:
    """The last cluster of each line broken by hand; None if one is to be broken inside a cluster."""
    stops = list(accumulate(map(len, lines)))
    starts = [*paragraph.measured.starts, len(paragraph.measured.text.chars)]
    if any(stop not in starts for stop in stops):
        return None
    return tuple(starts.index(stop) - 1 for stop in stops)


def _apart(lines: tuple[str, ...], style: TextStyle, shelf: Shelf, measure: Length) -> SetBlock:
    """Lines set each for itself, for the composer does not part what is one piece of type."""
    placed, first = [], 0
    for number, words in enumerate(lines):
        one = set_text(plain(words), style, shelf)[0].lines[0]
        line = replace(one.line, first=first)
        placed.append(replace(one, line=line, y=one.y + number * style.leading))
        first += len(words)
    return SetBlock(measure, len(lines) * style.leading, tuple(placed))


def _evenly(line: Line) -> Line:
    """A short line opened by as much between any two characters, its last line left as it is."""
    gaps, rest = len(line.starts) - 1, line.measure - line.width
    if line.is_last or gaps < 1 or rest <= 0:
        return line
    moved = tuple(x + rest * number // gaps for number, x in enumerate(line.xs))
    runs = tuple(
        replace(
            run,
            xs=tuple(x + rest * at // gaps for x, at in zip(run.xs, run.clusters, strict=True)),
        )
        for run in line.runs
    )
    advances = tuple(after - x for x, after in zip(moved, [*moved[1:], line.measure], strict=True))
    return replace(line, runs=runs, xs=moved, advances=advances, width=line.measure)


def _head(sample: Head, shelf: Shelf) -> SetSample:
    first = sample.sizes[0]
    given = {"condense": 1000, **sample.style}
    setting = Setting(**{"align": "left", **sample.setting})
    style = TextStyle("specimen", "biaosong", first, _leading(first), setting=setting, **given)
    words = "".join(sample.parts)
    if sample.lines:
        return SetSample(_by_hand(sample, style, shelf), first, sample.measure, words)
    sizes = tuple(HeadlineSize(size, _leading(size)) for size in sample.sizes)
    copy = head_copy(tuple(map(plain, sample.parts)), style, shelf, sample.terms)
    best = headline((copy,), HeadRoom(sample.measure, FINE, sizes))[0]
    return SetSample(set_head(best), best.size, sample.measure, words)


def _by_hand(sample: Head, style: TextStyle, shelf: Shelf) -> SetBlock:
    """A head broken by hand, each line at its own width as text is set."""
    block = _apart(sample.lines, style, shelf, sample.measure)
    room = sample.measure
    placed = tuple(
        replace(one, x=aligned(style.setting.align, room, one.line.width)) for one in block.lines
    )
    return replace(block, lines=placed)


def _upright(sample: Upright, shelf: Shelf) -> SetSample:
    leading = _leading(sample.size)
    style = TextStyle("specimen", "biaosong", sample.size, leading, setting=Setting(align="left"))
    words = "".join(sample.parts)
    if sample.stacked:
        stack = _stack(sample, style, shelf)
        return SetSample(stack, sample.size, stack.width, words)
    copy = vertical_copy(tuple(map(plain, sample.parts)), style, shelf)
    room = HeadRoom(sample.depth, leading, (HeadlineSize(sample.size, leading),))
    block = set_vertical_head(headline((copy,), room)[0])
    return SetSample(block, sample.size, block.width, words)


def _stack(sample: Upright, style: TextStyle, shelf: Shelf) -> SetBlock:
    """Level characters one under another, each in the middle of the column, parts side by side."""
    placed, width, first = [], len(sample.parts) * style.leading, 0
    for column, part in enumerate(sample.parts):
        middle = width - style.leading // 2 - column * style.leading
        for row, char in enumerate(part):
            block = set_text(plain(char), replace(style, setting=_PLAIN), shelf)[0]
            one = block.lines[0]
            drop = row * style.size + round(0.88 * style.size)
            line = replace(one.line, first=first)
            placed.append(replace(one, line=line, x=middle - block.width // 2, y=drop))
            first += 1
    deepest = max(map(len, sample.parts)) * style.size
    return SetBlock(width, max(sample.depth, deepest), tuple(placed))


_PLAIN = Setting(align="left", punctuation="plain")


def _leading(size: Length) -> Length:
    return size * 5 // 4
