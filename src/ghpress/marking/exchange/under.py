"""Finds the words of the copy under areas of a sheet, and the areas of words of the copy."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from ghpress.marking.exchange.annotation import Area
from ghpress.marking.passages import Spot
from ghpress.marking.sheet import Sheet, SheetLine, printed_spot

ABOVE, BELOW = 0.88, 0.12
"""Of a character's size, what is above its baseline and below: a Han character's square."""

HALF = 0.5
"""Of a line's height or an area's, how much must be shared for the line to be meant: readers draw areas
by a face's ascent and descent, which reach into the lines above and below."""

FAR = 1.5
"""Characters between a place and the nearest gap of a line beyond which no line is meant."""

ENOUGH = 200
"""Areas by which it is told whether areas stand on lines."""

HANGS = 0.3
"""Of a character, how far below its baseline the tip of a caret may be and still mean the line."""


def areas_of(where: Spot, sheet: Sheet) -> tuple[Area, ...]:
    """Where the spot's words are printed on the sheet; for none, the gap they are to go into."""
    lines = [line for line in sheet.lines if (line.story, line.passage) == (where.story, where.passage)]
    if where.start == where.stop:
        return tuple(_gap(where.start, lines))
    found = []
    for line in lines:
        start, stop = max(where.start, line.first), min(where.stop, line.first + len(line.text))
        if start < stop:
            edges = line.xs[start - line.first], line.xs[stop - line.first]
            found.append(_area(line, *edges))
    return tuple(found)


def _gap(at: int, lines: list[SheetLine]) -> Iterator[Area]:
    """The gap before a character; at a passage's end the one after its last."""
    for line in lines:
        if line.first <= at < line.first + len(line.text):
            yield _area(line, line.xs[at - line.first], line.xs[at - line.first])
            return
    for line in lines:
        if line.text and at == line.first + len(line.text):
            yield _area(line, line.xs[-1], line.xs[-1])
            return


def _area(line: SheetLine, start: float, stop: float) -> Area:
    """A stretch of a line."""
    if line.vertical:
        return Area(line.y - line.size / 2, start, line.y + line.size / 2, stop)
    return Area(start, line.y - ABOVE * line.size, stop, line.y + BELOW * line.size)


def spots_under(areas: Iterable[Area], sheet: Sheet, sheets: Mapping[int, Sheet]) -> list[Spot]:
    """The words under these areas, one spot for each passage they touch, in the sheet's order."""
    touched: dict[tuple[str, int], set[int]] = defaultdict(set)
    wanted = list(areas)
    for line in sheet.lines:
        if line.passage < 0:
            continue
        for area in wanted:
            touched[line.story, line.passage].update(_under(area, line))
    return [
        printed_spot((*passage, min(indexes), max(indexes) + 1), sheets.values())
        for passage, indexes in touched.items()
        if indexes
    ]


def _under(area: Area, line: SheetLine) -> Iterator[int]:
    """The characters of a line whose middles are in the area."""
    low, high, start, stop = _lengthwise(area, line)
    band = _area(line, 0, 0)
    near, far = (band.left, band.right) if line.vertical else (band.top, band.bottom)
    shared = min(high, far) - max(low, near)
    if shared < HALF * min(high - low, far - near) or shared <= 0:
        return
    for index in range(len(line.text)):
        if start < (line.xs[index] + line.xs[index + 1]) / 2 < stop:
            yield line.first + index


def _lengthwise(area: Area, line: SheetLine) -> tuple[float, float, float, float]:
    """The area as the line runs: its edges across the line, then along it."""
    if line.vertical:
        return area.left, area.right, area.top, area.bottom
    return area.top, area.bottom, area.left, area.right


def astray(areas: Iterable[tuple[int, Area]], sheets: Mapping[int, Sheet]) -> float:
    """How far areas on words, each with its page's number, are from the lines they should be on, mm."""
    return sum(
        min((_beside(area, line) for line in sheets[number].lines), default=0.0)
        for number, area in islice((one for one in areas if one[0] in sheets), ENOUGH)
    )


def _beside(area: Area, line: SheetLine) -> float:
    """How far an area's middle is from a line's, across it, and its edges from the line's ends, mm."""
    low, high, start, stop = _lengthwise(area, line)
    band = _area(line, 0, 0)
    near, far = (band.left, band.right) if line.vertical else (band.top, band.bottom)
    past = max(0.0, line.xs[0] - start, stop - line.xs[-1]) if line.text else FAR
    return abs((low + high) - (near + far)) / 2 + past


def gap_at(rect: Area, sheet: Sheet, sheets: Mapping[int, Sheet]) -> Spot | None:
    """The gap a caret's tip, in the middle of its upper edge, points at; None if no line is near."""
    best: tuple[float, int, SheetLine] | None = None
    for line in sheet.lines:
        if line.passage < 0 or not line.text:
            continue
        across, along = _tip(rect, line)
        edge = min(range(len(line.xs)), key=lambda at: abs(line.xs[at] - along))
        far = abs(line.xs[edge] - along) + 2 * across
        if far <= FAR * line.size and (best is None or far < best[0]):
            best = (far, edge, line)
    if best is None:
        return None
    _, edge, line = best
    at = line.first + edge
    return printed_spot((line.story, line.passage, at, at), sheets.values())


def _tip(rect: Area, line: SheetLine) -> tuple[float, float]:
    """How far beside the line a caret's tip is, and where along it."""
    if line.vertical:
        return max(0.0, abs(rect.middle() - line.y) - line.size / 2), (rect.top + rect.bottom) / 2
    low = line.y + HANGS * line.size
    return max(0.0, line.y - line.size - rect.top, rect.top - low), rect.middle()
