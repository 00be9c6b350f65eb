"""Says of every line of a story's copy what became of it between two proofs."""

from collections.abc import Iterator

from ghpress.compare.changes import LineChange, LineState
from ghpress.compare.copytext import Printed, Stream
from ghpress.compare.strings import Change, kept
from ghpress.values import dataclass

NEARLY = 0.015
"""Millimetres two places may differ by and be one: proofs keep places to 0.01."""


@dataclass(frozen=True, slots=True)
class LinesFound:
    """The lines that are not as they were, and those of the old copy that no new one equals."""

    changes: tuple[LineChange, ...]
    former: tuple[Printed, ...]


def line_changes(old: Stream, new: Stream, changed: tuple[Change, ...]) -> LinesFound:
    """What became of every line; of lines nothing is left of the change says that they are gone."""
    origin = kept(old.text, changed, len(new.text))
    cuts = {(each.start, each.stop): each for each in old.lines}
    touched = _touched(new, changed)
    found: list[LineChange] = []
    used: set[tuple[int, int]] = set()
    for at, printed in enumerate(new.lines):
        span = _span(origin, printed)
        former = cuts.get(span) if span else None
        if former is not None and span is not None:
            used.add(span)
            state = _compared(former, printed)
            if state != "same":
                found.append(_change(new, state, printed, former))
        else:
            broken: LineState = "corrected" if at in touched else "rebroken"
            found.append(_change(new, broken, printed, _met(old, origin, printed)))
    reached = {index for index in origin if index >= 0}
    left = tuple(each for each in old.lines if (each.start, each.stop) not in used)
    for each in left:
        if reached.isdisjoint(range(each.start, each.stop)):
            found.append(LineChange(old.story, old.role, "gone", each.page, each.line))
    return LinesFound(tuple(found), left)


def all_of(stream: Stream, state: LineState) -> Iterator[LineChange]:
    """Every line of a stream that is new, or gone, as a whole."""
    for each in stream.lines:
        yield LineChange(stream.story, stream.role, state, each.page, each.line)


def _touched(new: Stream, changed: tuple[Change, ...]) -> set[int]:
    """The lines in which words changed: that hold some put in, or meet the place of some taken out."""
    touched = set()
    for at, printed in enumerate(new.lines):
        for change in changed:
            inside = change.first < printed.stop and printed.start < change.last
            at_cut = change.first == change.last and printed.start <= change.first <= printed.stop
            if inside or at_cut:
                touched.add(at)
    return touched


def _span(origin: list[int], printed: Printed) -> tuple[int, int] | None:
    """The characters of the old copy that the line prints, if they are a stretch of it."""
    indices = origin[printed.start : printed.stop]
    if not indices or -1 in indices or indices[-1] - indices[0] != len(indices) - 1:
        return None
    return indices[0], indices[-1] + 1


def _compared(old: Printed, new: Printed) -> LineState:
    if old.line.setting != new.line.setting:
        return "reset"
    is_there = (
        old.page == new.page
        and abs(old.line.x - new.line.x) < NEARLY
        and abs(old.line.y - new.line.y) < NEARLY
    )
    return "same" if is_there else "moved"


def _met(old: Stream, origin: list[int], printed: Printed) -> Printed | None:
    """The old line that the line's first kept character stood in."""
    first = next((index for index in origin[printed.start : printed.stop] if index >= 0), None)
    return None if first is None else old.line_at(first)


def _change(stream: Stream, state: LineState, new: Printed, old: Printed | None) -> LineChange:
    was = old.line if old else None
    return LineChange(stream.story, stream.role, state, new.page, new.line, was, old.page if old else 0)
