"""Turns what stands beside a story's text into strips: at the head over its right columns, at its foot.

A strip is whole lines deep. The one at the head stands over the n rightmost of the story's m columns,
and text runs under it there and beside it in the others; the one at the foot goes over them all.
"""

from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from fractions import Fraction
from itertools import chain, islice, zip_longest

import numpy as np

from ghpress.layout.grid import LEAST_LEG
from ghpress.makeup.charts.easel import Easel
from ghpress.makeup.exhibits.board import NEVER, Board, Run, costs_of, shown
from ghpress.makeup.exhibits.exhibit import Exhibit, Shown, asked_columns
from ghpress.makeup.exhibits.pictures import Cropping, Sized, cropping
from ghpress.makeup.exhibits.prices import FINE, MANY
from ghpress.makeup.ladder import Ladder
from ghpress.makeup.notch import Notch
from ghpress.units import Length
from ghpress.values import dataclass

MOST_DEPTH = (1, 2)
"""Of the page's lines that the strip of a story's only picture may take."""

MOST_OF_MANY = (4, 5)
"""The same of several pictures, or of charts, which may be all there is of a story."""

MOST_EXHIBITS = 8
"""Pictures, charts, tables and boxes of one story that are placed: ways to share out columns among them
grow fast, and a story with more is two."""

UNDER = 1
"""White lines under the strip at the head, where text follows, and over the one at the foot."""

USUAL = 2
"""The rank of a story that is neither a lead nor short."""

MOST_ACROSS = 2
"""Columns up to which a strip over the whole story is as good as one with text beside it."""

FOOT_COST = 12
"""Price of a strip at the foot, in the ladder's unit: one place is calmer than two."""

KEPT_IN_CORNER = 6
"""Depths tried of a picture in a corner, the least cropped: each wants the text measured anew."""

CORNER_LOST = 150
"""Price of whole columns for a picture whose editor wants it in a corner, in the ladder's unit."""

KEPT_OF_EACH = 8
"""Depths kept, the cheapest, of the strip of many exhibits over each number of columns."""

KEPT_AT_HEAD, KEPT_AT_FOOT = 3, 2
"""The same where one at the head goes with one at the foot."""

MOST_STRIPS = 120
"""Strips kept of many exhibits, of those over each number of columns the cheapest first: every one is
tried with every depth of text."""

NARROW = 13
"""Characters: a picture over one column of fewer is a stamp, and wants a column more."""

WANTED = {1: (2, 3), 2: (1, 2)}
"""Columns that a picture among charts, tables and boxes looks best over: in a lead, in other stories."""


@dataclass(frozen=True, slots=True)
class Strip:
    """Exhibits over ``columns`` of a story's columns, the rightmost, and others at its foot.

    The strip at the head is ``depth`` lines deep with the white under it, ``lines`` of them the
    pictures'; the one at the foot ``foot`` with the white over it. ``has_pictures_only`` tells that
    the room they take is theirs to price (bodies.py).
    """

    columns: int
    lines: int
    depth: int
    cost: int
    foot: int = 0
    has_pictures_only: bool = False
    parted: int = 0
    """The index of the first exhibit that stands at the foot."""
    notch: Notch | None = None
    """The corner its picture takes of the column left of its whole ones."""
    board: Board | None = field(default=None, repr=False, compare=False)

    def text_depths(self, columns: int, area: int) -> tuple[int, ...]:
        """The text lines of each of a story's columns in an area so many lines deep under the head.

        A strip that reaches the foot leaves no column under it; in a story without text, none at all.
        """
        beside = (area - self.foot,) * (columns - self.columns)
        under = area - self.foot - self.depth
        reaches_foot = 0 < self.columns and under == -UNDER
        return beside if reaches_foot else (*beside, *(under,) * self.columns)

    def holds_many(self) -> bool:
        """Whether there are as many exhibits as make a story one of pictures."""
        return self.board is not None and len(self.board.exhibits) >= MANY

    def taken(self, columns: int) -> int:
        """The lines it takes of a story's columns, all columns added up."""
        return self.columns * self.depth + columns * self.foot

    def shown(self, columns: int, area: int) -> tuple[Shown, ...]:
        """Every exhibit in its place, counted in columns and lines from the area under the head."""
        if self.board is None:
            return ()
        if self.notch is not None:
            return (_in_corner(self.board, self.notch, self.columns),)
        at_head = (
            shown(self.board, Run(0, self.parted, self.columns), self.depth - UNDER)
            if self.columns
            else ()
        )
        deep = self.foot - UNDER
        count = len(self.board.exhibits)
        at_foot = shown(self.board, Run(self.parted, count, columns), deep) if self.foot else ()
        return (
            *(one.moved(columns - self.columns, 0) for one in at_head),
            *(one.moved(0, area - deep) for one in at_foot),
        )


NO_STRIP = Strip(0, 0, 0, 0)


def _in_corner(board: Board, notch: Notch, columns: int) -> Shown:
    """The picture over its whole columns and what it takes of the one left of them."""
    grid, words = board.easel.layout.grid, _corner_cropping(board, notch.measure, columns).words
    inset, lines = notch.measure + grid.between(), notch.lines - UNDER - words
    return Shown(board.exhibits[0], notch.column, columns + 1, 0, lines, board.easel, inset)


def _corner_cropping(board: Board, left: Length, columns: int) -> Cropping:
    """How deep the picture may be if it leaves so much of the column left of its whole ones."""
    grid, (one,) = board.easel.layout.grid, board.exhibits
    assert isinstance(one, Sized), "only a picture stands in a corner"
    return cropping(one, grid.measure(columns + 1) - left - grid.between(), board.easel)


def corner_strips(board: Board, story: int, ladder: Ladder) -> tuple[Strip, ...]:
    """The only picture of a story in its upper right corner, where its editor wants it 1.5 columns wide.

    None where the column it cuts into would have too few characters beside it.
    """
    asked = _corner_asked(board)
    if asked is None or story <= int(asked):
        return ()
    grid, columns = board.easel.layout.grid, int(asked)
    pitch = grid.characters * grid.size + grid.between()
    left = grid.characters - round((asked - columns) * pitch / grid.size)
    if left < LEAST_LEG:
        return ()
    crop = _corner_cropping(board, left * grid.size, columns)
    ways = sorted(range(crop.least, crop.most + 1), key=lambda lines: (crop.percent(lines), lines))
    return tuple(
        Strip(
            columns=columns,
            lines=lines,
            depth=lines + crop.words + UNDER,
            cost=ladder.picture_crop * crop.percent(lines) // 10,
            parted=1,
            notch=Notch(story - columns - 1, lines + crop.words + UNDER, left * grid.size),
            board=board,
        )
        for lines in ways[:KEPT_IN_CORNER]
    )


def _corner_asked(board: Board) -> Fraction | None:
    """The width in columns that the only picture is to have, where these are not whole."""
    one = board.exhibits[0] if len(board.exhibits) == 1 else None
    asked = one.picture.columns if isinstance(one, Sized) else None
    return Fraction(asked) if asked is not None and asked != int(asked) else None


def board_of(exhibits: Sequence[Exhibit], rank: int, easel: Easel, ladder: Ladder) -> Board:
    """The exhibits of a story ready to be shared out; their depths are worked out when asked for."""
    are_pictures = all(isinstance(one, Sized) for one in exhibits)
    more = _more_columns(easel)
    least, most = (1, easel.layout.grid.columns) if are_pictures else WANTED[min(rank, USUAL)]
    above, below = MOST_DEPTH if are_pictures and len(exhibits) == 1 else MOST_OF_MANY
    return Board(
        exhibits=tuple(exhibits),
        deepest=easel.layout.grid.lines * above // below,
        ladder=ladder,
        pictures_want=(least + more, most + more),
        easel=easel,
    )


def _more_columns(easel: Easel) -> int:
    """The columns more that a picture wants where they are narrow."""
    return int(easel.layout.grid.characters < NARROW)


def goes(board: Board) -> bool:
    """Whether there is any number of the page's columns over which all the exhibits go."""
    count, most = len(board.exhibits), board.easel.layout.grid.columns
    usual_first = (*range(2, most + 1), 1)
    runs = (Run(0, count, columns) for columns in usual_first)
    return not count or (
        count <= MOST_EXHIBITS and any(bool((costs_of(board, run) < NEVER).any()) for run in runs)
    )


def strips(board: Board, story: int, rank: int, ladder: Ladder) -> tuple[Strip, ...]:
    """The strips a story over so many columns may have, the best first; none where they do not go.

    A picture that asks for its columns has them, or as many as there are.
    """
    if not board.exhibits:
        return (NO_STRIP,)
    over = _Over(story, rank, ladder)
    made = [*_at_the_head(board, over)]
    if _corner_asked(board) is not None:
        made = [replace(strip, cost=strip.cost + CORNER_LOST) for strip in made]
    if len(board.exhibits) >= MANY:
        made = _fewer([*made, *_in_two_places(board, over)], story)
    return tuple(sorted(_off_the_fold(made, story), key=_order))


def _off_the_fold(made: list[Strip], story: int) -> list[Strip]:
    """Those in which no words of a chart, a table, a box cross a spread's fold, if there are any.

    A story wider than a page is one over all of a spread.
    """
    board = made[0].board if made else None
    page = board.easel.layout.grid.columns if board else story
    if story <= page or made[0].has_pictures_only:
        return made
    return [strip for strip in made if not _crosses(strip, story, page)] or made


def _crosses(strip: Strip, story: int, fold: int) -> bool:
    return any(
        one.column < fold < one.column + one.columns and not isinstance(one.exhibit, Sized)
        for one in strip.shown(story, strip.depth + strip.foot)
    )


def _order(strip: Strip) -> tuple[int, int, int, int]:
    return strip.cost, strip.columns, strip.depth, strip.foot


def _fewer(made: list[Strip], story: int) -> list[Strip]:
    """The cheapest of each number of columns, with some at the foot and without, then the next.

    Of those over all of the story every depth is kept: it may have no text to make up for any.
    """
    whole = [strip for strip in made if strip.columns == story and not strip.foot]
    made = [strip for strip in made if strip.columns < story or strip.foot]
    by_place: dict[tuple[int, bool], list[Strip]] = {}
    for strip in sorted(made, key=_order):
        by_place.setdefault((strip.columns, strip.foot > 0), []).append(strip)
    in_turn = chain.from_iterable(zip_longest(*by_place.values()))
    return [*whole, *islice((strip for strip in in_turn if strip is not None), MOST_STRIPS)]


@dataclass(frozen=True, slots=True)
class _Over:
    """The story's columns and rank, and what departures cost."""

    columns: int
    rank: int
    ladder: Ladder


def _at_the_head(board: Board, story: _Over) -> Iterator[Strip]:
    """All exhibits in one strip over the right columns, at every depth it may have."""
    count = len(board.exhibits)
    for over in _widths(board, story.columns):
        run = Run(0, count, over)
        every = count < MANY or over == story.columns
        ways = _ways(board, run) if every else _cheapest(board, run, KEPT_OF_EACH)
        for way in ways:
            yield _strip(board, run, way, story)


def _ways(board: Board, run: Run) -> Iterator[tuple[int, int]]:
    """Depth and cost of every way a run can stand."""
    costs = costs_of(board, run)
    for depth in np.flatnonzero(costs < NEVER).tolist():
        yield depth, int(costs[depth]) // FINE


def _in_two_places(board: Board, story: _Over) -> Iterator[Strip]:
    """The first ones at the head, the others in a strip over all columns at the foot."""
    count = len(board.exhibits)
    for parted in range(1, count):
        at_foot = _cheapest(board, Run(parted, count, story.columns), KEPT_AT_FOOT)
        for over in range(1, story.columns + 1) if at_foot else ():
            run = Run(0, parted, over)
            for way in _cheapest(board, run, KEPT_AT_HEAD):
                head = _strip(board, run, way, story)
                for depth, cost in at_foot:
                    yield replace(head, foot=depth + UNDER, cost=head.cost + cost + FOOT_COST)


def _cheapest(board: Board, run: Run, most: int) -> tuple[tuple[int, int], ...]:
    ways = sorted(_ways(board, run), key=lambda way: (way[1], way[0]))
    return tuple(islice(ways, most))


def _strip(board: Board, run: Run, way: tuple[int, int], story: _Over) -> Strip:
    """The strip of a run at the head, at one depth and cost."""
    depth, cost = way
    are_pictures = board.are_pictures(0, len(board.exhibits))
    count = run.stop - run.first
    words = (
        max(board.cropping(at, max(1, run.columns // count)).words for at in range(run.first, run.stop))
        if are_pictures
        else 0
    )
    return Strip(
        columns=run.columns,
        lines=max(0, depth - words),
        depth=depth + UNDER,
        cost=cost + (_width_price(board, run, story) if are_pictures else 0),
        has_pictures_only=are_pictures,
        parted=run.stop,
        board=board,
    )


def _widths(board: Board, story: int) -> list[int]:
    """The numbers of columns exhibits may take of a story's: all, or what the only one asks for."""
    asked = asked_columns(board.exhibits[0]) if len(board.exhibits) == 1 else None
    return list(range(1, story + 1)) if asked is None else [min(asked, story)]


def _width_price(board: Board, run: Run, story: _Over) -> int:
    """What it costs that pictures are not as wide as the story's rank and width want.

    A story of four columns or more wants half of them, one of two or three one or two, a short story
    a single one. A story that is no lead pays twice for what is more: it outdoes the lead. Three
    pictures or more want half of the story at the least.
    """
    over, columns, rank, ladder = run.columns, story.columns, story.rank, story.ladder
    if run.stop - run.first >= MANY:
        return ladder.picture_columns * max(0, -(-columns // 2) - over) ** 2
    least, most = (1, 2) if columns < 4 else (columns // 2, columns // 2)
    if rank > USUAL:
        least, most = 1, 1
    least, most = least + _more_columns(board.easel), most + _more_columns(board.easel)
    if len(board.exhibits) >= MANY:
        most = max(most, columns - 1)
    away = max(0, least - over, over - most)
    outdoes = max(0, over - most) if rank >= USUAL else 0
    across = max(0, over - MOST_ACROSS) if over == columns else 0
    return (
        (ladder.lead_picture if rank < USUAL else ladder.picture_columns) * away**2
        + ladder.picture_outdoes * outdoes
        + ladder.picture_across * across
    )
