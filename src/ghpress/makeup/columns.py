"""Sets a story's text into the columns of its chosen shape."""

from ghpress.galley.columns import Cut, column_blocks, set_cut
from ghpress.galley.compose import possible
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
        ready.texts[shape] = _cut_off(ready, shape) if shape.over else _set(ready, shape)
    return ready.texts[shape]


def _set(ready: Ready, shape: Shape) -> SetColumns:
    """All of the text, as make-up has had it cut."""
    depths, matter = depths_of(ready, shape), division_of(ready, shape).matter
    cut = matter.cut(depths, is_level=not shape.white)
    assert cut is not None, "a shape on offer is one the galley can cut"
    fitted = set_cut(ready.prepared, matter.measures_in(depths), depths, cut)
    blocks = fitted.columns
    blocks = tuple(evened(block, ready.prepared.pitch) for block in blocks)
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
