"""Makes a story ready for make-up: copy prepared, heads and picture strips composed at every width."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from typing import TypeAlias

from ghpress.galley.compose import Measures, Prepared, break_ahead, prepare_all
from ghpress.galley.pieces import Aside, Copy, Piece, byline_piece, copy_of, copy_of_blocks, signed
from ghpress.galley.sorts import FaceShelf
from ghpress.layout.grid import LEAST_LEG, Grid
from ghpress.layout.layout import Layout
from ghpress.makeup.beside import corners, stances
from ghpress.makeup.charts.easel import Drawn, Easel
from ghpress.makeup.division import Division
from ghpress.makeup.exhibits.board import Board
from ghpress.makeup.exhibits.box import Inner, boxed
from ghpress.makeup.exhibits.exhibit import Exhibit
from ghpress.makeup.exhibits.pictures import Sized
from ghpress.makeup.headforms import HeadForms
from ghpress.makeup.heads import HeadPieces, all_head_pieces, head_forms
from ghpress.makeup.ladder import Ladder
from ghpress.makeup.matter import Matter, SetColumns, matter_of, notched
from ghpress.makeup.ranks import nearest_rank
from ghpress.makeup.shape import Shape, Shapes
from ghpress.makeup.strips import Strip, board_of, corner_strips, goes, strips
from ghpress.manuscript.stories import pictures_of
from ghpress.manuscript.story import Box, Chart, Picture, Story, Table
from ghpress.manuscript.text import Text
from ghpress.remarks import InFile, Remark, error
from ghpress.units import Length
from ghpress.values import dataclass

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

    ``boards`` hold what stands beside its text, by the grid of its columns; ``divisions`` are by basic
    columns, made when first asked for; ``sizes`` are those of its pictures. What was worked out of it is
    kept: ``shapes`` by what was asked (shapes.py), ``texts`` by shape (columns.py), what is ``drawn``
    beside them by shape too (stood.py).
    """

    number: int
    story: Story
    prepared: Prepared
    head: HeadPieces
    asides: tuple[Aside, ...]
    boards: dict[Grid, Board]
    divisions: dict[int, tuple[Division, ...]]
    sizes: PixelSizes
    remarks: tuple[Remark, ...] = ()
    matters: dict[Length, Matter] = field(default_factory=dict, repr=False, compare=False)
    shapes: dict[Hashable, Shapes] = field(default_factory=dict, repr=False, compare=False)
    texts: dict[Shape, SetColumns] = field(default_factory=dict, repr=False, compare=False)
    drawn: dict[Shape, tuple[Drawn, ...]] = field(default_factory=dict, repr=False, compare=False)

    def matter(self, measure: Length) -> Matter:
        """Its text at a measure."""
        if measure not in self.matters:
            is_signed = self.story.byline is not None or self.story.turns_to is not None
            made = matter_of(self.prepared, Measures(measure), is_signed=is_signed)
            self.matters[measure] = made
        return self.matters[measure]


def make_ready(number: int, story: Story, materials: Materials) -> Ready:
    """The story with its copy prepared; how it may stand comes with ``at_widths``."""
    return make_all_ready(((number, story),), materials)[0]


def make_all_ready(stories: Sequence[tuple[int, Story]], materials: Materials) -> tuple[Ready, ...]:
    """The same of several stories, each with its number: far sooner together than one by one."""
    layout, shelf = materials.layout, materials.shelf
    own = [story for _, story in stories]
    copied = [copy_of(story) for story in own]
    copy = [(_signed(one.copy, story), story.accepted) for one, story in zip(copied, own, strict=True)]
    prepared = prepare_all(copy, layout.styles, shelf)
    break_ahead(prepared, Measures(layout.grid.measure(1)))
    heads = all_head_pieces(own, layout, shelf, materials.terms)
    found = []
    for place, (number, story) in enumerate(stories):
        asides = copied[place].asides
        board, remarks = _board(asides, story, materials)
        ready = Ready(
            number=number,
            story=story,
            prepared=prepared[place],
            head=heads[place],
            asides=asides,
            boards={layout.grid: board},
            divisions={},
            sizes=sizes_of(story, materials),
            remarks=(*remarks, *_columns_wanted(story, layout.grid)),
        )
        found.append(ready)
    return tuple(found)


def _signed(copy: Copy, story: Story) -> Copy:
    """The copy with the byline at its end, and what points to its rest."""
    if story.byline:
        copy = signed(copy, _signature(story.byline, "credit"))
    if story.turns_to:
        copy = signed(copy, _signature(story.turns_to, "jump-to"))
    return copy


def sizes_of(story: Story, materials: Materials) -> PixelSizes:
    """The sizes of a story's pictures, as far as they are known."""
    files = {picture.file for picture in pictures_of(story.blocks)}
    return {file: materials.sizes[file] for file in sorted(files) if file in materials.sizes}


def _signature(words: Text, style: str) -> Piece:
    """The byline at the end of the text (文末署名), or what points to its rest (下转第4版)."""
    return replace(byline_piece(words), style=style)


def _columns_wanted(story: Story, grid: Grid) -> Iterator[Remark]:
    """An editor's width that the page has not, or that leaves no room for a column."""
    wanted = story.columns
    if wanted is None:
        return
    facts = {"story": story.id, "over": wanted.over, "count": wanted.count, "most": grid.columns}
    if wanted.over > grid.columns:
        yield error("columns-not-there", InFile(story.file), **facts)
    elif (characters := grid.broken(wanted.over, wanted.count).characters) < LEAST_LEG:
        yield error("legs-narrow", InFile(story.file), characters=characters, least=LEAST_LEG, **facts)


def widths_of(ready: Ready, layout: Layout, *, every: bool = False) -> tuple[int, ...]:
    """The basic columns a story may take: the editor's, the layout's for its rank, then any other."""
    grid, own = layout.grid, ready.story.columns
    if own is not None and own.over <= grid.columns:
        return (own.over,)
    wanted = layout.fit.columns[nearest_rank(layout.fit.columns, ready.story.rank)]
    page = grid.fold_after or grid.columns  # what no rank asks for stays on one page of a spread
    others = (n for n in range(1, page + 1) if n not in wanted) if every else ()
    return tuple(n for n in (*wanted, *others) if n <= grid.columns)


def at_widths(ready: Ready, widths: Iterable[int], materials: Materials) -> Ready:
    """The story with every way it could stand at these column counts as well.

    What it was made ready with once it keeps: make-up asks again with every freedom it takes.
    """
    for wide in widths:
        if wide not in ready.divisions:
            ready.divisions[wide] = tuple(_divisions(ready, wide, materials))
    return ready


def _divisions(ready: Ready, wide: int, materials: Materials) -> Iterator[Division]:
    """The ways to divide a width: those with the head over the text, then those with it beside."""
    layout, ladder = materials.layout, materials.ladder
    heads = head_forms(ready.head, wide, layout, ladder)
    for step, count in enumerate(_counts(ready, wide, layout)):
        grid = layout.grid if count == wide else layout.grid.broken(wide, count)
        division = Division(
            columns=wide,
            legs=replace(grid, columns=count, left=0),
            matter=ready.matter(grid.measure(1)),
            strips=_strips(ready, grid, count, materials),
            heads=heads,
            cost=ladder.column_step * step,
        )
        yield division
        for strip in corner_strips(ready.boards[grid], count, ladder) if ready.prepared.copy else ():
            assert strip.notch is not None, "a picture in a corner cuts one out"
            matter = notched(division.matter, strip.notch)
            yield replace(division, strips=(strip,), matter=matter)
    if ready.head.side is not None and ready.prepared.copy:
        yield from _upright(ready, wide, materials)


def _upright(ready: Ready, wide: int, materials: Materials) -> Iterator[Division]:
    """Those with a vertical head; at a corner of the text only where nothing else stands there."""
    layout, ladder, head = materials.layout, materials.ladder, ready.head
    basic = ready.matter(layout.grid.measure(1))
    for stance in stances(head, wide, basic.totals[0], layout, ladder):
        yield Division(
            columns=wide,
            legs=stance.legs,
            matter=ready.matter(stance.legs.measure(1)),
            strips=_strips(ready, stance.legs, stance.legs.columns, materials),
            heads=HeadForms(layout.grid, layout.fit.head_white),
            taken=stance.taken,
            beside=stance.form,
            is_upright=True,
        )
    if not ready.boards[layout.grid].exhibits:
        own = replace(layout.grid, columns=wide, left=0)
        for corner in corners(head, wide, layout, ladder):
            heads = HeadForms(layout.grid, layout.fit.head_white)
            heads.add(corner.form)
            yield Division(wide, own, basic, (corner.strip,), heads, is_upright=True)


def _counts(ready: Ready, wide: int, layout: Layout) -> tuple[int, ...]:
    """The columns of text that a story over so many basic columns may have, the first choice first."""
    own, rank = ready.story.columns, nearest_rank(layout.fit.columns, ready.story.rank)
    if own is not None and own.over == wide:
        narrow = layout.grid.broken(wide, own.count).characters < LEAST_LEG
        return (wide if narrow else own.count,)
    return layout.fit.legs.get(rank, {}).get(wide, (wide,))


def _strips(ready: Ready, grid: Grid, count: int, materials: Materials) -> tuple[Strip, ...]:
    """What may stand among so many columns of text of this grid; nothing where not all of it goes."""
    if grid not in ready.boards:
        own = replace(materials, layout=replace(materials.layout, grid=grid))
        ready.boards[grid] = _board(ready.asides, ready.story, own)[0]
    if len(ready.boards[grid].exhibits) < len(ready.boards[materials.layout.grid].exhibits):
        return ()
    return strips(ready.boards[grid], count, ready.story.rank, materials.ladder)


def _board(
    asides: tuple[Aside, ...], story: Story, materials: Materials
) -> tuple[Board, tuple[Remark, ...]]:
    """What stands beside the text, and an error for every block that goes over no width."""
    easel = Easel(materials.layout, materials.shelf)
    exhibits = [(aside.block, _exhibit(aside.block, easel, materials)) for aside in asides]
    board = board_of([one for _, one in exhibits if one], story.rank, easel, materials.ladder)
    if all(one for _, one in exhibits) and goes(board):
        return board, ()
    board = board_of((), story.rank, easel, materials.ladder)
    left: list[Remark] = []
    for block, exhibit in exhibits:
        more = (*board.exhibits, exhibit) if exhibit else ()
        wider = board_of(more, story.rank, easel, materials.ladder)
        if more and goes(wider):
            board = wider
        else:
            left.append(not_placed(block, story))
    return board, tuple(left)


def _exhibit(block: Picture | Table | Chart | Box, easel: Easel, materials: Materials) -> Exhibit | None:
    """A block as it stands beside text; None where a picture of it has no known size."""
    if not isinstance(block, Box):
        return _figure(block, materials)
    inner: list[Inner] = []
    for aside in copy_of_blocks(block.blocks).asides:
        figure = None if isinstance(aside.block, Box) else _figure(aside.block, materials)
        if figure is None:
            return None
        inner.append(figure)
    return boxed(block, tuple(inner), easel)


def _figure(block: Picture | Table | Chart, materials: Materials) -> Inner | None:
    """A picture with its size, a chart or a table as it is."""
    if not isinstance(block, Picture):
        return block
    size = materials.sizes.get(block.file)
    return Sized(block, *size) if size and min(size) > 0 else None


def not_placed(block: Picture | Table | Chart | Box, story: Story) -> Remark:
    """Nothing is lost without a word: what make-up cannot place yet is an error with its place."""
    zh, en = {
        Picture: ("图片", "picture"),
        Table: ("表格", "table"),
        Chart: ("图表", "chart"),
        Box: ("方框", "box"),
    }[type(block)]
    return error("block-not-placed", block.place, zh=zh, en=en, story=story.id)
