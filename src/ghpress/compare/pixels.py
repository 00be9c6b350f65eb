"""Compares the pictures of two pages, and says where they differ though nothing known changed there."""

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from ghpress.compare.changes import Comparison, FrameChange, LineChange, Pixels, Spot
from ghpress.compare.proof import ProofFrame, ProofLine

MM_PER_INCH = 25.4

ROOM = 0.8
"""Millimetres round a line or frame that are its own: overhanging marks, thick rules, smoothing."""

LEAST_DIFFERENCE = 24
"""Of 255. Less is how two painters smooth one edge."""

CELL = 4.0
"""Millimetres of the squares by which differing pixels are gathered into spots."""

Picture = NDArray[np.uint8]
"""Rows of pixels, in greys or RGB."""


def compared_pixels(
    page: int, old: Picture, new: Picture, dpi: float, known: tuple[Spot, ...]
) -> Pixels:
    """How two pictures of a page differ; ``known`` are the places of its known changes.

    Pictures of two sizes differ everywhere, and a page that is another size is no known change.
    """
    if old.shape[:2] != new.shape[:2]:
        height, width = new.shape[:2]
        whole = Spot(page, 0.0, 0.0, width / dpi * MM_PER_INCH, height / dpi * MM_PER_INCH)
        return Pixels(page, height * width, (whole,))
    differs = np.abs(_rgb(old) - _rgb(new)).max(axis=2) >= LEAST_DIFFERENCE
    count = int(differs.sum())
    for spot in known:
        left, top = (round(edge / MM_PER_INCH * dpi) for edge in (spot.x, spot.y))
        right = round((spot.x + spot.width) / MM_PER_INCH * dpi) + 1
        bottom = round((spot.y + spot.height) / MM_PER_INCH * dpi) + 1
        differs[max(0, top) : max(0, bottom), max(0, left) : max(0, right)] = False
    return Pixels(page, count, tuple(_spots(page, differs, dpi)))


def known_places(comparison: Comparison, page: int) -> tuple[Spot, ...]:
    """The places on a page at which something is known to have changed: as it was, and as it is."""
    changed: tuple[LineChange | FrameChange, ...] = (*comparison.lines, *comparison.frames)
    spots = [spot for change in changed for spot in places_of(change)]
    spots += [of_line(number, line) for number, line in comparison.former]
    return tuple(spot for spot in spots if spot.page == page)


def places_of(change: LineChange | FrameChange) -> Iterator[Spot]:
    """Where a change shows: the place as it is (or was, if it is gone), then the former place."""
    match change:
        case LineChange():
            yield of_line(change.page, change.line)
            if change.was is not None:
                yield of_line(change.was_page, change.was)
        case FrameChange():
            yield _of_frame(change.page, change.frame)
            if change.was is not None:
                yield _of_frame(change.was_page, change.was)


def of_line(page: int, line: ProofLine) -> Spot:
    """A line's place, with its readings above and its dots below."""
    over, under = line.size * 1.8 + ROOM, line.size * 0.9 + ROOM
    if line.vertical:
        return Spot(page, line.x - over, line.y - ROOM, over + under, line.width + 2 * ROOM)
    return Spot(page, line.x - ROOM, line.y - over, line.width + 2 * ROOM, over + under)


def on_line(page: int, line: ProofLine) -> Spot:
    """The rectangle of a line's own characters, for marking it."""
    if line.vertical:
        return Spot(page, line.x - line.size / 2, line.y, line.size, line.width)
    return Spot(page, line.x, line.y - line.size * 0.95, line.width, line.size * 1.15)


def _of_frame(page: int, frame: ProofFrame) -> Spot:
    edge = 2 * ROOM
    return Spot(page, frame.x - ROOM, frame.y - ROOM, frame.width + edge, frame.height + edge)


def _rgb(picture: Picture) -> NDArray[np.int16]:
    wide = picture.astype(np.int16)
    return wide[:, :, None].repeat(3, axis=2) if wide.ndim == 2 else wide


def _spots(page: int, differs: NDArray[np.bool_], dpi: float) -> Iterator[Spot]:
    """Differing pixels, those near one another gathered into a rectangle."""
    side = max(1, round(CELL / MM_PER_INCH * dpi))
    rows, columns = np.nonzero(differs)
    cells = set(zip((rows // side).tolist(), (columns // side).tolist(), strict=True))
    scale = MM_PER_INCH / dpi
    while cells:
        group = _group(cells)
        ys, xs = [row for row, _ in group], [column for _, column in group]
        yield Spot(
            page,
            round(min(xs) * side * scale, 2),
            round(min(ys) * side * scale, 2),
            round((max(xs) - min(xs) + 1) * side * scale, 2),
            round((max(ys) - min(ys) + 1) * side * scale, 2),
        )


def _group(cells: set[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    """Takes a cell and all that touch it out of the set."""
    waiting, group = [min(cells)], []
    cells.discard(waiting[0])
    while waiting:
        row, column = waiting.pop()
        group.append((row, column))
        around = [(row + down, column + right) for down in (-1, 0, 1) for right in (-1, 0, 1)]
        for cell in around:
            if cell in cells:
                cells.discard(cell)
                waiting.append(cell)
    return group
