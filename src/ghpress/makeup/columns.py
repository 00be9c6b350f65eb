"""Sets a story's text into the columns of its chosen shape."""

from collections.abc import Iterable

from ghpress.galley.columns import Cut, Depths, Fitted, column_blocks, set_cuts
from ghpress.galley.compose import Measures, Prepared, possible
from ghpress.galley.pieces import FLOWING
from ghpress.galley.setcopy import set_copy
from ghpress.makeup.matter import Matter, SetColumns
from ghpress.makeup.ready import Ready
from ghpress.makeup.shape import Shape
from ghpress.makeup.shapes import depths_of, division_of
from ghpress.makeup.timeline import evened


def set_columns(ready: Ready, shape: Shape) -> SetColumns:
    """The story's text in the columns of the shape, set once."""
    if shape not in ready.texts:
        set_columns_ahead(((ready, shape),))
    return ready.texts[shape]


def set_columns_ahead(every: Iterable[tuple[Ready, Shape]]) -> None:
    """Has the texts of several stories set, for ``set_columns``: far sooner together than one by one."""
    wanted = [(ready, shape) for ready, shape in every if shape not in ready.texts]
    whole = [(ready, shape) for ready, shape in wanted if not shape.over]
    for (ready, shape), fitted in zip(whole, set_cuts([_as_cut(*one) for one in whole]), strict=True):
        ready.texts[shape] = _set(ready, shape, fitted)
    for ready, shape in wanted:
        if shape.over:
            ready.texts[shape] = _cut_off(ready, shape)


def _as_cut(ready: Ready, shape: Shape) -> tuple[Prepared, Measures, Depths, Cut]:
    """All of the text, as make-up has had it cut."""
    depths, matter = depths_of(ready, shape), division_of(ready, shape).matter
    cut = matter.cut(depths, is_level=not shape.white)
    assert cut is not None, "a shape on offer is one the galley can cut"
    return ready.prepared, matter.measures_in(depths), depths, cut


def _set(ready: Ready, shape: Shape, fitted: Fitted) -> SetColumns:
    """All of the text, set."""
    depths, matter, cut = depths_of(ready, shape), division_of(ready, shape).matter, fitted.cut
    blocks = tuple(evened(block, ready.prepared.pitch) for block in fitted.columns)
    rungs = _rungs(matter, cut)
    return SetColumns(blocks, sum(depths) - cut.short, 0, rungs, fitted.galley.remarks)


def _cut_off(ready: Ready, shape: Shape) -> SetColumns:
    """As much of the text, set as tightly as it goes, as the columns hold."""
    matter = division_of(ready, shape).matter
    depths = depths_of(ready, shape)
    measures = matter.measures_in(depths)
    galley = set_copy(ready.prepared, measures, min(possible(ready.prepared, measures)))
    assert galley is not None, "the least total is one that can be set"
    blocks, lines = tuple(column_blocks(galley, depths, measures)), sum(depths)
    over = sum(len(slot.line.text) for slot in galley.lines if slot.slot >= lines)
    return SetColumns(blocks, lines, over, ("overset",), galley.remarks)


def _rungs(matter: Matter, cut: Cut) -> tuple[str, ...]:
    """Which pieces stand otherwise than the composer would have liked best."""
    moved: set[str] = set()
    for index, (piece, option) in enumerate(zip(matter.prepared.copy, cut.options, strict=True)):
        first = matter.first_choice(index)
        deeper = piece.kind in FLOWING and option.own_slots() != first.own_slots()
        if deeper or option.more != first.more:
            moved.add(piece.kind)
        if (option.under is None) != (first.under is None):
            moved.add("signature")
    said = {"text": "line-total", "subhead": "subhead-white", "signature": "signature-line"}
    return tuple(name for kind, name in said.items() if kind in moved)
