"""Looks over made-up pages before they are painted: grid, level columns, overlaps, edges, text.

What it finds is the shop's own fault, not the editor's; it is said as remarks all the same, so that a
page with a fault never goes to press unseen.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import combinations

import numpy as np

from ghpress.galley.candidates import FULL_LAST
from ghpress.galley.headline import are_alike
from ghpress.layout.grid import Grid
from ghpress.layout.layout import Layout
from ghpress.makeup.fold import is_clear
from ghpress.makeup.page import AdvertFrame, Frame, Page, PictureFrame, Rect, ShapeFrame, TextFrame
from ghpress.remarks import OnPage, Remark, error, warning
from ghpress.units import Length, in_mm, pt

TOLERANCE: Length = pt("0.02")
"""How far a measured thing may be from where it should be (DESIGN.md, decision 1)."""

GRID_STYLES = ("body", "list", "quote")
"""Styles whose every line stands on the page's grid; a timeline's entries share out their white."""

ON_CHARTS = ("chart-label", "chart-value", "chart-inside")
"""Roles of the words at a chart's marks."""

SIGNS = ("credit", "jump-to")
"""Styles of the words that end a story, or its first part."""


def verify(pages: tuple[Page, ...], layout: Layout, said: Iterable[Remark] = ()) -> tuple[Remark, ...]:
    """Every fault of these pages as an error remark, in page order, but for what is ``said`` already."""
    told = tuple(said)
    every = (remark for page in pages for remark in _page(page, layout.at(page.number), told))
    return tuple(every)


def _page(page: Page, layout: Layout, said: Sequence[Remark]) -> Iterator[Remark]:
    crowded = any(remark.code == "chart-crowded" for remark in said)
    short = {remark.fact("story") for remark in said if remark.code == "story-short"}
    yield from _off_grid(page, layout.grid)
    yield from _unlevel(page, layout.grid, short)
    yield from _alone(page)
    yield from _bumping(page, layout.grid)
    yield from _heads_low(page)
    yield from _overlapping(page, layout.grid, crowded=crowded)
    yield from _outside(page, layout)
    yield from _in_the_fold(page, layout.grid)


def _off_grid(page: Page, grid: Grid) -> Iterator[Remark]:
    """Baselines of body text that stand beside the grid."""
    for frame in _columns(page):
        for placed in frame.block.lines:
            y = frame.rect.y + placed.y
            off = (y - grid.baseline(0)) % grid.leading
            if placed.role in GRID_STYLES and min(off, grid.leading - off) > TOLERANCE:
                place = _at(page, frame.rect.x, y)
                yield error("baseline-off-grid", place, frame=frame.id, text=placed.line.text)


def _unlevel(page: Page, grid: Grid, short: Container[str]) -> Iterator[Remark]:
    """Columns of one story that do not end on one baseline.

    A last column that alone is short is a warning; nothing more where a story is said to be ``short``.
    One that ends with a credit, or with what points to the next page, may be short by a line a column.
    """
    for story in page.stories:
        columns = _columns(page, story)
        feet = [frame.rect.y + frame.block.lines[-1].y for frame in columns]
        for frame, foot in zip(columns, feet, strict=True):
            if max(feet) - foot > TOLERANCE:
                if frame is columns[-1] and story in short:
                    continue
                if frame is columns[-1] and _is_signed_off(frame, max(feet) - foot, len(columns), grid):
                    continue
                say = warning if frame is columns[-1] else error
                place = _at(page, frame.rect.x, foot)
                yield say("columns-not-level", place, frame=frame.id, story=story)


def _is_signed_off(frame: TextFrame, short: Length, columns: int, grid: Grid) -> bool:
    """Whether a column ends with words that explain that it is a line or so short."""
    ends = frame.block.lines[-1].role in SIGNS
    return ends and short <= (columns - 1) * grid.leading + TOLERANCE


def _alone(page: Page) -> Iterator[Remark]:
    """Short last lines that stand alone at a column's top (孤行), where nothing else went."""
    for story in page.stories:
        for frame in _columns(page, story)[1:]:
            placed = frame.block.lines[0]
            line = placed.line
            ends = placed.role in GRID_STYLES and line.is_last and line.first > 0
            if ends and line.width * FULL_LAST[1] < line.measure * FULL_LAST[0]:
                place = _at(page, frame.rect.x, frame.rect.y + placed.y)
                yield warning("line-alone", place, story=story, text=line.text)


def _bumping(page: Page, grid: Grid) -> Iterator[Remark]:
    """Headlines side by side at one height, of one number of lines and nearly one size (碰题)."""
    heads = [one for one in page.frames if isinstance(one, TextFrame) and one.role == "headline"]
    heads = [one for one in heads if one.block.lines]
    for left, right in combinations(sorted(heads, key=lambda one: one.rect.x), 2):
        apart = right.rect.x - left.rect.right()
        beside = left.story != right.story and -TOLERANCE <= apart <= grid.between() + TOLERANCE
        level = abs(left.rect.y - right.rect.y) <= grid.leading
        if beside and level and _read_as_one(left, right):
            place = _at(page, right.rect.x, right.rect.y)
            yield warning("heads-bump", place, story=left.story, other=right.story)


def _read_as_one(left: TextFrame, right: TextFrame) -> bool:
    """Whether two headlines are of one number of lines, one direction and nearly one size."""
    one, other = left.block.lines, right.block.lines
    alike = are_alike(one[0].line.runs[0].size, other[0].line.runs[0].size)
    return len(one) == len(other) and one[0].line.vertical == other[0].line.vertical and alike


def _heads_low(page: Page) -> Iterator[Remark]:
    """Subheads at a column's foot, whose text begins elsewhere."""
    for frame in _columns(page):
        placed = frame.block.lines[-1]
        if placed.role == "subhead":
            place = _at(page, frame.rect.x, frame.rect.y + placed.y)
            yield warning("head-at-foot", place, story=frame.story, text=placed.line.text)


def _overlapping(page: Page, grid: Grid, *, crowded: bool) -> Iterator[Remark]:
    """Text and pictures that stand on one another; words of a map said to be ``crowded`` may."""
    solid = [frame for frame in page.frames if _is_solid(frame)]
    for first, second in _overlapping_pairs(solid):
        if crowded and first.role in ON_CHARTS and second.role in ON_CHARTS:
            continue
        if _meet(first, second, grid):
            place = _at(page, second.rect.x, second.rect.y)
            yield error("frames-overlap", place, frame=second.id, other=first.id)


def _overlapping_pairs(frames: Sequence[Frame]) -> Iterator[tuple[Frame, Frame]]:
    """Those whose rectangles share more than the tolerance; all are compared with all at once."""
    rects = [(one.rect.x, one.rect.y, one.rect.right(), one.rect.bottom()) for one in frames]
    left, top, right, bottom = np.array(rects, dtype=np.int64).reshape(-1, 4).T[:, None, :]
    across = np.minimum(right, right.T) - np.maximum(left, left.T)
    down = np.minimum(bottom, bottom.T) - np.maximum(top, top.T)
    for first, second in np.argwhere(np.triu((across > TOLERANCE) & (down > TOLERANCE), 1)).tolist():
        yield frames[first], frames[second]


def _is_solid(frame: Frame) -> bool:
    """Whether nothing may stand on a frame: text, and pictures but the land under a map."""
    is_picture = isinstance(frame, PictureFrame) and not frame.is_ground
    return is_picture or isinstance(frame, TextFrame | AdvertFrame)


def _meet(first: Frame, second: Frame, grid: Grid) -> bool:
    """Whether what is printed in two frames meets: round a picture a column has shorter lines."""
    return any(_overlap(one, other) for one in _printed(first, grid) for other in _printed(second, grid))


def _printed(frame: Frame, grid: Grid) -> list[Rect]:
    """Where a frame prints: of a column of text, each of its lines."""
    if not isinstance(frame, TextFrame) or frame.role != "column":
        return [frame.rect]
    top = grid.drop() - (grid.leading - grid.size) // 2  # from the top of the type to its baseline
    return [
        Rect(frame.rect.x + one.x, frame.rect.y + one.y - top, one.line.width, grid.size)
        for one in frame.block.lines
    ]


def _overlap(first: Rect, second: Rect) -> bool:
    """Whether two rectangles share more than the tolerance, both ways."""
    across = min(first.right(), second.right()) - max(first.x, second.x)
    down = min(first.bottom(), second.bottom()) - max(first.y, second.y)
    return across > TOLERANCE and down > TOLERANCE


def _outside(page: Page, layout: Layout) -> Iterator[Remark]:
    """Text that leaves the type area, and anything that leaves the sheet; a cover may bleed."""
    grid, bleed = layout.grid, layout.sheet.bleed
    area = Rect(grid.left, grid.top, grid.width(), grid.depth(grid.lines))
    sheet = Rect(0, 0, page.width, page.height)
    bled = Rect(-bleed, -bleed, page.width + 2 * bleed, page.height + 2 * bleed)
    for frame in page.frames:
        limit = area if isinstance(frame, TextFrame | PictureFrame | ShapeFrame) else sheet
        if isinstance(frame, PictureFrame) and _bleeds(page, layout):
            limit = bled
        if not _within(frame.rect, limit) or not _lines_within(frame):
            yield error("frame-outside", _at(page, frame.rect.x, frame.rect.y), frame=frame.id)


def _in_the_fold(page: Page, grid: Grid) -> Iterator[Remark]:
    """Words that a spread's fold would cut."""
    for frame in page.frames:
        if not is_clear(frame, grid):
            yield error("words-in-fold", _at(page, frame.rect.x, frame.rect.y), frame=frame.id)


def _bleeds(page: Page, layout: Layout) -> bool:
    """Whether the page is one of bands, on which a picture may run over the edges."""
    parts = (part for plan in layout.plans for band in plan.bands for part in band)
    return not page.stories and any(part.bleeds for part in parts)


def _within(inner: Rect, outer: Rect) -> bool:
    """Whether a rectangle lies in another, to the tolerance."""
    return (
        inner.x >= outer.x - TOLERANCE
        and inner.y >= outer.y - TOLERANCE
        and inner.right() <= outer.right() + TOLERANCE
        and inner.bottom() <= outer.bottom() + TOLERANCE
    )


def _lines_within(frame: Frame) -> bool:
    """Whether every horizontal line of a text frame lies within its frame's width and depth."""
    if not isinstance(frame, TextFrame):
        return True
    rect = frame.rect
    return all(
        placed.line.vertical
        or (
            -TOLERANCE <= placed.x
            and placed.x + placed.line.width <= rect.width + TOLERANCE
            and 0 < placed.y <= rect.height + TOLERANCE
        )
        for placed in frame.block.lines
    )


def _columns(page: Page, story: str | None = None) -> list[TextFrame]:
    """The text columns of a story, or all of them, in reading order."""
    return [
        frame
        for frame in page.frames
        if isinstance(frame, TextFrame)
        and frame.role == "column"
        and frame.block.lines
        and story in (None, frame.story)
    ]


def _at(page: Page, x: Length, y: Length) -> OnPage:
    return OnPage(page.number, in_mm(x), in_mm(y))
