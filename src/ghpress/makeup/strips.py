"""Turns a story's pictures into strips across the story, whole lines deep, captions under them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TypeAlias

from ghpress.galley.block import SetBlock
from ghpress.galley.sorts import FaceShelf
from ghpress.galley.words import set_text
from ghpress.layout.layout import Layout
from ghpress.makeup.ladder import Ladder
from ghpress.manuscript.story import Picture
from ghpress.manuscript.text import Text
from ghpress.remarks import Remark
from ghpress.units import Length

MOST_CROP = Fraction(15, 100)
"""Of a picture's height or width that may be cut away (a house rule of thumb): beyond it the picture
says another thing. Its focus decides which part goes."""

MOST_DEPTH = Fraction(1, 2)
"""Of the page's lines that a strip may take."""

LEAST_LINES = 4
"""A picture shallower than this shows nothing."""

UNDER = 1
"""White lines under the captions."""


@dataclass(frozen=True, slots=True)
class Sized:
    """A picture and its own size in pixels."""

    picture: Picture
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Caption:
    """Words under a picture, from the picture's lower left corner."""

    role: str
    x: Length
    y: Length
    block: SetBlock


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture in a strip: from which of the story's columns on, over how many, and its words."""

    picture: Picture
    column: int
    columns: int
    captions: tuple[Caption, ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """Pictures side by side over a story: each ``lines`` deep, ``depth`` with captions and white."""

    shown: tuple[Shown, ...]
    lines: int
    depth: int
    cost: int
    step: int = 0
    remarks: tuple[Remark, ...] = ()


NO_STRIP = Strip((), 0, 0, 0)


def strips(
    pictures: Sequence[Sized], columns: int, layout: Layout, shelf: FaceShelf, ladder: Ladder
) -> tuple[Strip, ...]:
    """Every depth such a strip may have within the limits of cropping, the best first.

    Pictures may take fewer columns than the story, at the price of the white beside them.
    One strip of nothing where there are no pictures; none at all where they go over no columns.
    """
    if not pictures:
        return (NO_STRIP,)
    made: list[Strip] = []
    for over in range(_widest(pictures, columns), len(pictures) - 1, -1):
        white = ladder.picture_white * (columns - over)
        made += (
            replace(one, cost=ladder.picture_crop * one.step + white)
            for one in _strips_over(pictures, over, layout, shelf)
        )
    return tuple(sorted(made, key=lambda strip: (strip.cost, strip.depth)))


def _widest(pictures: Sequence[Sized], columns: int) -> int:
    """The columns a strip has at the most: the story's, or what its only picture asks for."""
    asked = pictures[0].picture.columns if len(pictures) == 1 else None
    return columns if asked is None else max(1, min(columns, asked))


def _strips_over(
    pictures: Sequence[Sized], columns: int, layout: Layout, shelf: FaceShelf
) -> list[Strip]:
    """The strips that take exactly so many columns, not yet priced."""
    grid, spans = layout.grid, _spans(columns, len(pictures))
    shown: list[Shown] = []
    remarks: list[Remark] = []
    for sized, (column, wide) in zip(pictures, spans, strict=True):
        captions, amiss = _captions(sized.picture, grid.measure(wide), layout, shelf)
        shown.append(Shown(sized.picture, column, wide, captions))
        remarks += amiss
    asked = [
        _lines_asked(sized, grid.measure(wide), grid.leading)
        for sized, (_, wide) in zip(pictures, spans, strict=True)
    ]
    under = max(-(-_depth_of(one) // grid.leading) for one in shown) + UNDER
    return [
        Strip(
            shown=tuple(shown),
            lines=lines,
            depth=lines + under,
            cost=0,
            step=max(round(abs(lines - own)) for own in asked),
            remarks=tuple(remarks),
        )
        for lines in range(LEAST_LINES, int(grid.lines * MOST_DEPTH) - under + 1)
        if all(_crop(lines, own) <= MOST_CROP for own in asked)
    ]


def _spans(columns: int, count: int) -> list[tuple[int, int]]:
    """The columns shared out: where each picture begins and how many it takes, the first ones more."""
    wide = [columns // count + (number < columns % count) for number in range(count)]
    return [(sum(wide[:number]), wide[number]) for number in range(count)]


_Words: TypeAlias = tuple[tuple[Caption, ...], tuple[Remark, ...]]


def _captions(picture: Picture, measure: Length, layout: Layout, shelf: FaceShelf) -> _Words:
    """Caption and credit: on one line where both go on it, else one under the other."""
    if picture.caption and picture.credit:
        return _on_one_line(picture.caption, picture.credit, measure, layout, shelf) or _stacked(
            (picture.caption, picture.credit), measure, layout, shelf
        )
    return _stacked((picture.caption, picture.credit), measure, layout, shelf)


def _on_one_line(
    caption: Text, credit: Text, measure: Length, layout: Layout, shelf: FaceShelf
) -> _Words | None:
    """Caption at the left, credit at the right of one line; None where they do not go on it."""
    style = layout.styles["caption"]
    signed, amiss = set_text(credit, layout.styles["picture-credit"], shelf)
    room = measure - signed.width - style.size
    said, more = set_text(caption, style, shelf, room) if room > 0 else (None, ())
    if said is None or len(said.lines) > 1:
        return None
    baseline = said.lines[0].y
    level = tuple(replace(placed, y=baseline) for placed in signed.lines)
    signed = SetBlock(signed.width, said.depth, level)
    words = (Caption("caption", 0, 0, said), Caption("caption", measure - signed.width, 0, signed))
    return words, (*more, *amiss)


def _stacked(
    texts: tuple[Text | None, Text | None], measure: Length, layout: Layout, shelf: FaceShelf
) -> _Words:
    """Caption and credit over the picture's width, one under the other."""
    captions: list[Caption] = []
    remarks: tuple[Remark, ...] = ()
    y = 0
    for text, style in zip(texts, ("caption", "picture-credit"), strict=True):
        if text:
            block, amiss = set_text(text, layout.styles[style], shelf, measure)
            captions.append(Caption("caption", 0, y, block))
            remarks += amiss
            y += block.depth
    return tuple(captions), remarks


def _depth_of(shown: Shown) -> Length:
    return max((caption.y + caption.block.depth for caption in shown.captions), default=0)


def _lines_asked(sized: Sized, width: Length, leading: Length) -> Fraction:
    """The lines the picture's own shape asks for at this width."""
    return Fraction(width * sized.height, sized.width * leading)


def _crop(lines: int, asked: Fraction) -> Fraction:
    """The share of the picture that is cut away: of its height where shallower, else of its width."""
    return 1 - min(lines / asked, asked / lines)
