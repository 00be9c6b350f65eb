"""Opens a spread at its fold: what stands right of it moves over, what crosses it is parted or widened.

A spread is made up on a flat grid, all of its gutters alike, and opened then. Pictures, grounds, rules
and furniture that cross the fold become wider. A line of a head or a caption parts between two glyphs,
a head between words, so that none is in the safe zone. A chart, a table or a box moves as a whole, its
words out of that zone.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from types import MappingProxyType

from ghpress.galley.block import Placed, SetBlock
from ghpress.galley.line import Line
from ghpress.layout.grid import Grid
from ghpress.makeup.crease import Crease, Crossing, Gaps, chosen_cut, crease_of, glyphs
from ghpress.makeup.page import Frame, Rect, RuleFrame, TextFrame
from ghpress.remarks import OnPage, Remark, error, warning
from ghpress.units import Length, in_mm
from ghpress.values import dataclass

PARTED = ("kicker", "headline", "deck", "caption")
"""Roles whose lines may run over the fold."""

WHOLE = ("chart", "table", "box")
"""What of a story moves as a whole, as its frames' ids name it."""

ROUNDED = 2
"""Units by which a line set in the middle may be off it."""

NO_GAPS: Mapping[str, Gaps] = MappingProxyType({})

TRIES = 24
"""Places tried for such a thing between the one nearest to the left page and the right one."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A spread's frames in their places, and what of them could not keep clear of the fold."""

    frames: tuple[Frame, ...]
    remarks: tuple[Remark, ...] = ()


def opened(frames: Iterable[Frame], grid: Grid, page: int, gaps: Mapping[str, Gaps] = NO_GAPS) -> Opened:
    """Frames made up on the flat grid, as they stand on the opened page.

    ``gaps`` are where the words of a head are best parted, by the id of its frame.
    """
    crease = crease_of(grid)
    found: list[Frame] = []
    remarks: list[Remark] = []
    for _, group in groupby(frames, key=_thing):
        together = tuple(group)
        if len(together) > 1 or _thing(together[0])[1]:
            moved, is_clear = _moved_whole(together, crease)
            found += moved
            if not is_clear:
                remarks.append(warning("words-in-fold", _at(together[0], page), frame=together[0].id))
            continue
        (frame,) = together
        if isinstance(frame, TextFrame) and _crosses(frame.rect, crease) and frame.role not in PARTED:
            remarks.append(error("column-in-fold", _at(frame, page), frame=frame.id))
        found += _alone(frame, crease, gaps.get(frame.id, {}))
    return Opened(tuple(found), tuple(remarks))


def _at(frame: Frame, page: int) -> OnPage:
    return OnPage(page, in_mm(frame.rect.x), in_mm(frame.rect.y))


def _thing(frame: Frame) -> tuple[str, str]:
    """What a frame moves with: its own id, or the chart, table or box of its story it is part of."""
    story = getattr(frame, "story", "")
    kind, _, number = frame.id.removeprefix(f"{story}-").partition("-")
    if story and kind in WHOLE and number:
        return story, f"{kind}-{number.partition('-')[0]}"
    return frame.id, ""


def _crosses(rect: Rect, crease: Crease) -> bool:
    return rect.x < crease.at < rect.right()


def _alone(frame: Frame, crease: Crease, gaps: Gaps) -> Iterator[Frame]:
    """A frame by itself: moved, parted, or widened; a rule that stands in the fold goes."""
    rect = frame.rect
    if not _crosses(rect, crease):
        by = crease.over if rect.x >= crease.at else 0
        yield replace(frame, rect=replace(rect, x=rect.x + by))
        return
    if isinstance(frame, RuleFrame) and rect.width < rect.height:
        return
    wide = replace(rect, width=rect.width + crease.over)
    if isinstance(frame, TextFrame):
        block = replace(frame.block, width=wide.width)
        lines = tuple(_parted(placed, wide, crease, gaps) for placed in block.lines)
        yield replace(frame, rect=wide, block=replace(block, lines=lines))
        return
    yield replace(frame, rect=wide)


def _parted(placed: Placed, frame: Rect, crease: Crease, gaps: Gaps) -> Placed:
    """A line with its right part over the fold, or wholly on the right where it began there."""
    line, most = placed.line, frame.width - placed.x
    if line.vertical or not line.xs:
        return placed
    # What stands in the middle may move either way; what is flush keeps to the edge of its columns.
    is_centred = abs(frame.width - crease.over - line.width - 2 * placed.x) <= ROUNDED
    cut = chosen_cut(Crossing(line, frame.x + placed.x, most, placed.x * is_centred), crease, gaps)
    if cut is None:
        return placed
    if cut.first == 0:
        return replace(placed, x=placed.x + cut.by, line=_opened_line(line, 0, 0, most - cut.by))
    made = _opened_line(line, cut.first, cut.by - cut.slide, most - cut.slide)
    return replace(placed, x=placed.x + cut.slide, line=made)


def _opened_line(line: Line, first: int, by: Length, most: Length) -> Line:
    """The line with its clusters from ``first`` on moved by so much, closer together if they must be."""
    over, part = max(0, line.width + by - most), line.xs[first]
    gaps = len(line.xs) - 1 - first
    shift = {
        cluster: by - (over * (cluster - first) // gaps if gaps else over)
        for cluster in range(first, len(line.xs))
    }
    xs = tuple(x + shift.get(cluster, 0) for cluster, x in enumerate(line.xs))
    ends = (*xs[1:], line.width + by - over)
    runs = tuple(
        replace(
            run,
            xs=tuple(
                x + shift.get(each, by if each >= len(line.xs) and x >= part else 0)
                for x, each in zip(run.xs, run.clusters, strict=True)
            ),
        )
        for run in line.runs
    )
    marks = tuple(replace(mark, x=mark.x + by) if mark.x >= part else mark for mark in line.marks)
    advances = tuple(end - x for x, end in zip(xs, ends, strict=True))
    return replace(
        line, runs=runs, xs=xs, advances=advances, width=ends[-1], measure=line.measure + by, marks=marks
    )


def _moved_whole(frames: tuple[Frame, ...], crease: Crease) -> tuple[tuple[Frame, ...], bool]:
    """Frames that stay together, moved to where none of their words is in the safe zone, if there is."""
    first = min(frame.rect.x for frame in frames)
    last = max(frame.rect.right() for frame in frames)
    if not first < crease.at < last:
        by = crease.over if first >= crease.at else 0
        return tuple(_by(frame, by) for frame in frames), True
    tried = [crease.over * step // TRIES for step in range(TRIES + 1)]
    tried.sort(key=lambda by: abs(by - crease.over // 2))
    for by in tried:
        moved = tuple(_by(frame, by) for frame in frames)
        if not any(_is_inked(frame, crease) for frame in moved):
            return moved, True
    return tuple(_by(frame, crease.over // 2) for frame in frames), False


def _by(frame: Frame, by: Length) -> Frame:
    """A frame moved right."""
    return replace(frame, rect=replace(frame.rect, x=frame.rect.x + by))


def _is_inked(frame: Frame, crease: Crease) -> bool:
    """Whether any glyph of a frame is in the safe zone."""
    if not isinstance(frame, TextFrame):
        return False
    return any(_reaches(frame.block, placed, frame.rect.x, crease) for placed in frame.block.lines)


def _reaches(block: SetBlock, placed: Placed, x: Length, crease: Crease) -> bool:
    """Whether a line has a glyph between the edges of the safe zone."""
    start, line = x + placed.x, placed.line
    if line.vertical:
        return start < crease.right and start + block.width > crease.left
    return any(
        start + left < crease.right and start + left + wide > crease.left
        for run in line.runs
        for left, wide in glyphs(run, line)
    )


def is_clear(frame: Frame, grid: Grid) -> bool:
    """Whether no glyph of a head, a caption or a column is in the safe zone of the opened page."""
    if not grid.fold_after or frame.role not in (*PARTED, "column"):
        return True
    return not _is_inked(frame, crease_of(grid))
