"""Makes a story ready for make-up: copy prepared, heads and picture strips composed at every width."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from ghpress.galley.columns import ColumnRules, Cut, Depths
from ghpress.galley.compose import Measures, Prepared, possible, prepare
from ghpress.galley.cuts import Asked, cut_all
from ghpress.galley.pieces import Aside, Piece, byline_piece, copy_of, signed
from ghpress.galley.sorts import FaceShelf
from ghpress.layout.layout import Layout
from ghpress.makeup.charts.easel import Easel
from ghpress.makeup.exhibits.board import Board
from ghpress.makeup.exhibits.exhibit import Exhibit
from ghpress.makeup.exhibits.pictures import Sized
from ghpress.makeup.heads import HeadForm, HeadPieces, head_forms, head_pieces
from ghpress.makeup.ladder import Ladder
from ghpress.makeup.strips import MOST_EXHIBITS, Strip, board_of, goes, strips
from ghpress.manuscript.story import Box, Chart, Picture, Story, Table
from ghpress.manuscript.text import Text
from ghpress.remarks import Remark, error

PixelSizes: TypeAlias = Mapping[str, tuple[int, int]]
"""Width and height of each picture file in pixels, by its name in the issue."""


@dataclass(frozen=True, slots=True)
class Materials:
    """What stories are made ready with."""

    layout: Layout
    shelf: FaceShelf
    ladder: Ladder
    sizes: PixelSizes
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ready:
    """A story ready for make-up.

    ``heads`` and ``strips`` are by column count, made when first asked for; ``board`` holds what stands
    beside its text. ``cuts`` remembers what the galley was asked.
    """

    number: int
    story: Story
    prepared: Prepared
    measures: Measures
    head: HeadPieces
    board: Board
    heads: dict[int, tuple[HeadForm, ...]]
    strips: dict[int, tuple[Strip, ...]]
    remarks: tuple[Remark, ...] = ()
    cuts: dict[tuple[Depths, int], Cut | None] = field(default_factory=dict, repr=False, compare=False)

    def totals(self) -> range:
        """From the fewest text lines the story can be set in to the most, all that lies between."""
        totals = possible(self.prepared, self.measures)
        return range(min(totals), max(totals) + 1)

    def cheapest(self) -> int:
        """The composer's cost of setting it as well as it can be set."""
        return min(depth.cost for depth in possible(self.prepared, self.measures).values())

    def short(self, depths: Depths, *, is_level: bool) -> int:
        """How many lines may stay empty in the last column: a credit explains some, a fault any.

        A credit explains no more than half of a shallow column under a picture.
        """
        if is_level:
            return min(len(depths) - 1, depths[-1] // 2) if depths and self.story.byline else 0
        return max(0, sum(depths) - self.totals()[0]) + len(depths)

    def cut(self, depths: Depths, short: int) -> Cut | None:
        """How its text fills columns of these depths, with so many lines allowed to stay empty."""
        self.cut_ahead(((depths, short),))
        return self.cuts[depths, short]

    def cut_ahead(self, asked: Iterable[Asked]) -> None:
        """Asks the galley for all of these at once, which is far cheaper than one by one."""
        wanted = [one for one in dict.fromkeys(asked) if one not in self.cuts]
        cuts = cut_all(self.prepared, self.measures, wanted, column_rules(0))
        self.cuts.update(zip(wanted, cuts, strict=True))


def column_rules(short: int) -> ColumnRules:
    """The galley's rules at column edges: a lone last line only where nothing else fits."""
    return ColumnRules(short=short, lone_last=True)


def make_ready(number: int, story: Story, materials: Materials) -> Ready:
    """The story with its copy prepared; heads and strips come with ``at_widths``."""
    layout = materials.layout
    copied = copy_of(story)
    copy = copied.copy
    if story.byline:
        copy = signed(copy, _signature(story.byline))
    board, remarks = _board(copied.asides, story, materials)
    prepared = prepare(copy, layout.styles, materials.shelf, story.accepted)
    measures = Measures(layout.grid.measure(1))
    head = head_pieces(story, layout, materials.shelf, materials.terms)
    return Ready(number, story, prepared, measures, head, board, {}, {}, remarks)


def _signature(byline: Text) -> Piece:
    """The byline at the end of the text, in the style of what signs a text (文末署名)."""
    return replace(byline_piece(byline), style="credit")


def at_widths(ready: Ready, widths: Iterable[int], materials: Materials) -> Ready:
    """The story with every head and strip it could stand under at these column counts as well.

    What it was made ready with once it keeps: make-up asks again with every freedom it takes.
    """
    ladder, rank = materials.ladder, ready.story.rank
    for wide in widths:
        if wide not in ready.heads:
            ready.heads[wide] = head_forms(ready.head, wide, materials.layout, ladder)
            ready.strips[wide] = strips(ready.board, wide, rank, ladder)
    return ready


def _board(
    asides: tuple[Aside, ...], story: Story, materials: Materials
) -> tuple[Board, tuple[Remark, ...]]:
    """What stands beside the text, and an error for every block that goes over no width."""
    easel = Easel(materials.layout, materials.shelf)
    board = board_of((), story.rank, easel, materials.ladder)
    left: list[Remark] = []
    for aside in asides:
        exhibit = _exhibit(aside.block, materials)
        more = (*board.exhibits, exhibit) if exhibit else ()
        wider = board_of(more, story.rank, easel, materials.ladder)
        if 0 < len(more) <= MOST_EXHIBITS and goes(wider):
            board = wider
        else:
            left.append(not_placed(aside.block, story))
    return board, tuple(left)


def _exhibit(block: Picture | Table | Chart | Box, materials: Materials) -> Exhibit | None:
    """A block as it stands beside text; None of a picture whose size is not known."""
    match block:
        case Picture(file):
            size = materials.sizes.get(file)
            return Sized(block, *size) if size and min(size) > 0 else None
        case Box():
            return None
        case _:
            return block


def not_placed(block: Picture | Table | Chart | Box, story: Story) -> Remark:
    """Nothing is lost without a word: what make-up cannot place yet is an error with its place."""
    zh, en = {
        Picture: ("图片", "picture"),
        Table: ("表格", "table"),
        Chart: ("图表", "chart"),
        Box: ("方框", "box"),
    }[type(block)]
    return error("block-not-placed", block.place, zh=zh, en=en, story=story.id)
