"""Draws what stands beside a timeline's text: a line down each column, a square at each date."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from ghpress.galley.block import Placed, SetBlock
from ghpress.layout.grid import HAN_DESCENT
from ghpress.layout.layout import Layout
from ghpress.makeup.page import Frame, Rect, RuleFrame, ShapeFrame, TextFrame
from ghpress.units import Length, em

DATE, TEXT = "timeline-date", "timeline-text"
"""The styles of a timeline's copy, by which its lines are known in a column."""

AXIS = Fraction(1, 4)
"""Em from the column's edge to the middle of line and dots; the text stands one em in."""

DOT = Fraction(1, 2)
"""Em across the square at a date, as the one before a kicker."""


def evened(block: SetBlock, pitch: Length) -> SetBlock:
    """A column of nothing but a timeline, its white shared out evenly between its entries.

    The galley gives white by whole lines, so some entries would stand wider apart than others, and a
    date at the column's head away from what happened on it.
    """
    if any(placed.role not in (DATE, TEXT) for placed in block.lines):
        return block
    pairs = list(pairwise(block.lines))
    starts = [after.role == DATE and before.role != DATE for before, after in pairs]
    count = sum(starts)
    white = sum(after.y - before.y - pitch for before, after in pairs)
    if not count:
        return block
    lines, entry = [block.lines[0]], 0
    for (_, after), is_start in zip(pairs, starts, strict=True):
        step = pitch
        if is_start:
            step = pitch + white * (entry + 1) // count - white * entry // count
            entry += 1
        lines.append(replace(after, y=lines[-1].y + step))
    return replace(block, lines=tuple(lines))


def timeline_marks(frames: Iterable[Frame], layout: Layout) -> Iterator[RuleFrame | ShapeFrame]:
    """The line and the dots of every column that holds entries of a timeline."""
    for frame in frames:
        if isinstance(frame, TextFrame) and frame.role in ("column", "box"):
            lines = [placed for placed in frame.block.lines if placed.role in (DATE, TEXT)]
            if lines:
                yield from _line(frame, lines, layout)
                yield from _dots(frame, lines, layout)


def _line(frame: TextFrame, lines: list[Placed], layout: Layout) -> Iterator[RuleFrame]:
    """From the first date's dot, or the top of an entry begun in another column, to the last line."""
    thick = layout.rules.get("timeline-line", 0)
    if thick:
        first, size = lines[0], layout.grid.size
        top = _middle(first, layout) if first.role == DATE else first.y - em(size, 1 - HAN_DESCENT)
        foot = lines[-1].y + em(size, HAN_DESCENT)
        x = frame.rect.x + em(size, AXIS) - thick // 2
        rect = Rect(x, frame.rect.y + top, thick, foot - top)
        yield RuleFrame(f"{frame.id}-timeline-line", "timeline-line", rect, frame.story)


def _dots(frame: TextFrame, lines: list[Placed], layout: Layout) -> Iterator[ShapeFrame]:
    """A dot at the first line of each date."""
    across, former = em(layout.grid.size, DOT), -1
    x = frame.rect.x + em(layout.grid.size, AXIS) - across // 2
    dates = [placed for placed in lines if placed.role == DATE]
    for number, placed in enumerate(dates, 1):
        if placed.paragraph != former:
            y = frame.rect.y + _middle(placed, layout) - across // 2
            name = f"{frame.id}-timeline-dot-{number}"
            rect = Rect(x, y, across, across)
            yield ShapeFrame(name, "timeline-dot", rect, frame.story)
        former = placed.paragraph


def _middle(placed: Placed, layout: Layout) -> Length:
    """The middle of a date's type, from its block's upper edge."""
    style = layout.styles[DATE]
    return placed.y - em(style.size, Fraction(1, 2) - HAN_DESCENT)
