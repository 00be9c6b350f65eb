"""Turns a story's pictures into strips over its rightmost columns, whole lines deep, captions under."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TypeAlias

from ghpress.galley.sorts import FaceShelf
from ghpress.layout.layout import Layout
from ghpress.makeup.captions import Caption, captions
from ghpress.makeup.charts.strip import Exhibit, ShownChart, chart_strips
from ghpress.makeup.ladder import Ladder
from ghpress.manuscript.story import Picture
from ghpress.remarks import Remark
from ghpress.units import Length

MOST_CROP = Fraction(15, 100)
"""Of a picture's height or width that may be cut away (a house rule of thumb): beyond it the picture
says another thing. Its focus decides which part goes."""

MOST_DEPTH = Fraction(1, 2)
"""Of the page's lines that a strip may take."""

MOST_OF_CHARTS = Fraction(4, 5)
"""The same of a strip of charts, which may be all there is of a story."""

MOST_CHARTS = 6
"""Charts and tables of one story that are placed: ways to share out columns among them grow fast."""

LEAST_LINES = 4
"""A picture shallower than this shows nothing."""

UNDER = 1
"""White lines under the captions, where text follows."""

USUAL = 2
"""The rank of a story that is neither a lead nor short."""

MOST_ACROSS = 2
"""Columns up to which a strip over the whole story is as good as one with text beside it."""


@dataclass(frozen=True, slots=True)
class Sized:
    """A picture and its own size in pixels."""

    picture: Picture
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture in a strip: from which of the story's columns on, over how many, and its words."""

    picture: Picture
    column: int
    columns: int
    captions: tuple[Caption, ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """Pictures side by side over ``columns`` of a story's columns, the rightmost.

    Each is ``lines`` deep, the strip ``depth`` with captions and white under them. ``step`` are the
    lines away from their own shape, ``crop`` the hundredths cut away for it.
    """

    shown: tuple[Shown, ...]
    columns: int
    lines: int
    depth: int
    cost: int
    step: int = 0
    crop: int = 0
    remarks: tuple[Remark, ...] = ()
    charts: tuple[ShownChart, ...] = ()

    def text_depths(self, columns: int, area: int) -> tuple[int, ...]:
        """The text lines of each of a story's columns in an area so many lines deep under the head.

        A picture that reaches the foot of the area leaves no column under it; charts may leave none
        at all, in a story without text.
        """
        beside = (area,) * (columns - self.columns)
        under = area - self.depth
        reaches_foot = (0 < self.columns < columns or bool(self.charts)) and under == -UNDER
        return beside if reaches_foot else (*beside, *(under,) * self.columns)


NO_STRIP = Strip((), 0, 0, 0, 0)

Stands: TypeAlias = Mapping[int, tuple[Strip, ...]]
"""By the columns a strip takes: every depth it may have there within the limits of cropping."""


def stands(pictures: Sequence[Sized], layout: Layout, shelf: FaceShelf) -> Stands:
    """Every strip of these pictures, over any number of columns, not yet priced or moved right.

    One of no columns where there are no pictures; empty where they go over none.
    """
    if not pictures:
        return {0: (NO_STRIP,)}
    counts = range(len(pictures), layout.grid.columns + 1)
    found = {count: _strips_over(pictures, count, layout, shelf) for count in counts}
    return {count: made for count, made in found.items() if made}


def chart_stands(charts: Sequence[Exhibit], layout: Layout, shelf: FaceShelf) -> Stands:
    """Every strip of these charts and tables, over any columns; empty where they go over none."""
    grid = layout.grid
    deepest = int(grid.lines * MOST_OF_CHARTS)
    found = {
        count: tuple(
            Strip((), count, made.lines, made.lines + UNDER, made.cost, charts=made.shown)
            for made in strips_over
        )
        for count, strips_over in chart_strips(charts, grid.columns, deepest, layout, shelf).items()
    }
    return {count: made for count, made in found.items() if made}


def strips(standing: Stands, story: int, rank: int, ladder: Ladder) -> tuple[Strip, ...]:
    """The strips a story over so many columns may have, at the right of them, the best first.

    A picture that asks for its columns has them, or as many as there are.
    """
    made: list[Strip] = []
    for over in _widths(standing, story):
        price = _width_price(over, story, rank, ladder) if over else 0
        for strip in standing[over]:
            if strip.charts:
                made.append(_at_the_right(strip, story - over))
                continue
            shown = tuple(replace(one, column=one.column + story - over) for one in strip.shown)
            cost = ladder.picture_crop * strip.crop // 10 + price
            made.append(replace(strip, shown=shown, cost=cost))
    return tuple(sorted(made, key=lambda strip: (strip.cost, strip.columns, strip.depth)))


def _at_the_right(strip: Strip, by: int) -> Strip:
    """A strip of charts moved so many columns to the right."""
    return replace(strip, charts=tuple(replace(one, column=one.column + by) for one in strip.charts))


def _widths(standing: Stands, story: int) -> list[int]:
    """The numbers of columns that pictures may take of a story's: all, or what the only one asks for."""
    possible = [over for over in standing if over <= story]
    shown = [strip.shown for strips in standing.values() for strip in strips][:1]
    asked = shown[0][0].picture.columns if shown and len(shown[0]) == 1 else None
    if asked is None:
        return possible
    return [over for over in possible if over <= asked][-1:] or possible[:1]


def _width_price(over: int, story: int, rank: int, ladder: Ladder) -> int:
    """What it costs that pictures are not as wide as the story's rank and width want.

    A story of four columns or more wants half of them, one of two or three one or two, a short story
    a single one. A story that is no lead pays twice for what is more: it outdoes the lead.
    """
    least, most = (1, 2) if story < 4 else (story // 2, story // 2)
    if rank > USUAL:
        least, most = 1, 1
    away = max(0, least - over, over - most)
    outdoes = max(0, over - most) if rank >= USUAL else 0
    across = max(0, over - MOST_ACROSS) if over == story else 0
    return (
        (ladder.lead_picture if rank < USUAL else ladder.picture_columns) * away**2
        + ladder.picture_outdoes * outdoes
        + ladder.picture_across * across
    )


def _strips_over(
    pictures: Sequence[Sized], columns: int, layout: Layout, shelf: FaceShelf
) -> tuple[Strip, ...]:
    """The strips that take exactly so many columns."""
    grid, spans = layout.grid, _spans(columns, len(pictures))
    shown: list[Shown] = []
    remarks: list[Remark] = []
    for sized, (column, wide) in zip(pictures, spans, strict=True):
        said, amiss = captions(sized.picture, grid.measure(wide), layout, shelf)
        shown.append(Shown(sized.picture, column, wide, said))
        remarks += amiss
    asked = [
        _lines_asked(sized, grid.measure(wide), grid.leading)
        for sized, (_, wide) in zip(pictures, spans, strict=True)
    ]
    under = max(-(-_depth_of(one) // grid.leading) for one in shown) + UNDER
    return tuple(
        Strip(
            shown=tuple(shown),
            columns=columns,
            lines=lines,
            depth=lines + under,
            cost=0,
            step=max(round(abs(lines - own)) for own in asked),
            crop=max(round(100 * _crop(lines, own)) for own in asked),
            remarks=tuple(remarks),
        )
        for lines in range(LEAST_LINES, int(grid.lines * MOST_DEPTH) - under + 1)
        if all(_crop(lines, own) <= MOST_CROP for own in asked)
    )


def _spans(columns: int, count: int) -> list[tuple[int, int]]:
    """The columns shared out: where each picture begins and how many it takes, the first ones more."""
    wide = [columns // count + (number < columns % count) for number in range(count)]
    return [(sum(wide[:number]), wide[number]) for number in range(count)]


def _depth_of(shown: Shown) -> Length:
    return max((caption.y + caption.block.depth for caption in shown.captions), default=0)


def _lines_asked(sized: Sized, width: Length, leading: Length) -> Fraction:
    """The lines the picture's own shape asks for at this width."""
    return Fraction(width * sized.height, sized.width * leading)


def _crop(lines: int, asked: Fraction) -> Fraction:
    """The share of the picture that is cut away: of its height where shallower, else of its width."""
    return 1 - min(lines / asked, asked / lines)
