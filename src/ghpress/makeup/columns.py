"""Sets a story's text into the columns of its chosen shape."""

from dataclasses import dataclass, replace

from ghpress.galley.block import Placed, SetBlock
from ghpress.galley.columns import column_blocks, fit_columns
from ghpress.galley.setcopy import set_copy
from ghpress.makeup.matter import column_rules
from ghpress.makeup.ready import Ready
from ghpress.makeup.shape import Shape
from ghpress.makeup.shapes import depths_of, division_of
from ghpress.makeup.timeline import evened
from ghpress.remarks import Remark


@dataclass(frozen=True, slots=True)
class SetColumns:
    """Text set in columns. ``over`` are the characters that found no room."""

    blocks: tuple[SetBlock, ...]
    lines: int
    over: int
    rungs: tuple[str, ...]
    remarks: tuple[Remark, ...]


def set_columns(ready: Ready, shape: Shape) -> SetColumns:
    """The story's text in the columns of the shape."""
    if shape.over:
        return _cut_off(ready, shape)
    depths, measures = depths_of(ready, shape), division_of(ready, shape).matter.measures
    fitted = fit_columns(ready.prepared, measures, depths, column_rules(_short(ready, shape)))
    assert fitted is not None, "a shape on offer is one the galley can fit"
    blocks = fitted.columns
    if fitted.cut.short and ready.story.byline:
        blocks = (*blocks[:-1], _signed_at_the_foot(blocks[-1], ready))
    blocks = tuple(evened(block, ready.prepared.pitch) for block in blocks)
    lines = sum(depths) - fitted.cut.short
    return SetColumns(blocks, lines, 0, _rungs(ready, shape), fitted.galley.remarks)


def _short(ready: Ready, shape: Shape) -> int:
    """How many lines of the last column the shape allows to stay empty."""
    matter = division_of(ready, shape).matter
    return matter.short(depths_of(ready, shape), is_level=not shape.white)


def _signed_at_the_foot(block: SetBlock, ready: Ready) -> SetBlock:
    """The byline brought down to the foot of the last column, so that all columns end level."""
    last = ready.prepared.copy[-1]
    style = last.signature.style if last.signature else last.style
    signed = [placed for placed in block.lines if placed.role == style]
    if not signed:
        return block
    pitch = ready.prepared.pitch
    down = (block.depth - signed[-1].y) // pitch * pitch
    lines = tuple(_down(placed, down) if placed in signed else placed for placed in block.lines)
    return replace(block, lines=lines)


def _down(placed: Placed, by: int) -> Placed:
    return replace(placed, y=placed.y + by)


def _cut_off(ready: Ready, shape: Shape) -> SetColumns:
    """As much of the text, set as tightly as it goes, as the columns hold."""
    matter = division_of(ready, shape).matter
    total = matter.totals[0]
    galley = set_copy(ready.prepared, matter.measures, total)
    assert galley is not None, "the least total is one that can be set"
    depths = depths_of(ready, shape)
    blocks, lines = tuple(column_blocks(galley, depths, matter.measures)), sum(depths)
    over = sum(len(slot.line.text) for slot in galley.lines if slot.slot >= lines)
    return SetColumns(blocks, lines, over, ("overset",), galley.remarks)


def _rungs(ready: Ready, shape: Shape) -> tuple[str, ...]:
    """Which pieces stand otherwise than the composer would have liked best."""
    matter = division_of(ready, shape).matter
    cut = matter.cut(depths_of(ready, shape), is_level=not shape.white)
    assert cut is not None, "a shape on offer is one the galley can cut"
    moved: set[str] = set()
    for index, (piece, option) in enumerate(zip(ready.prepared.copy, cut.options, strict=True)):
        first = matter.first_choice(index)
        if option.own_slots() != first.own_slots():
            moved.add(piece.kind)
        if (option.under is None) != (first.under is None):
            moved.add("signature")
    said = {"text": "line-total", "subhead": "subhead-white", "signature": "signature-line"}
    return tuple(name for kind, name in said.items() if kind in moved)
