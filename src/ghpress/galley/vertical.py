"""Sets vertical lines: Han under each other, marks in their vertical forms, figures side by side.

A head of several lines is broken by meaning as a level one is; its lines stand from right to left.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from ghpress.galley.block import Placed, SetBlock
from ghpress.galley.classes import WESTERN
from ghpress.galley.headcopy import HeadCopy, head_copy
from ghpress.galley.headline import HeadCandidate
from ghpress.galley.headruler import Ruler
from ghpress.galley.line import Line
from ghpress.galley.measure import Measured
from ghpress.galley.setpiece import aligned
from ghpress.galley.sorts import INVISIBLE, FaceShelf
from ghpress.galley.sums import Paragraph
from ghpress.galley.tables.pairs import FULL_MARKS
from ghpress.galley.tables.vertical import FIXED
from ghpress.galley.upright import Group, body_of, groups_of, joined, runs_of
from ghpress.layout.styles import TextStyle
from ghpress.manuscript.text import Text
from ghpress.units import Length
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class _Column:
    """Groups from top to bottom, the body of each and the space after it."""

    measured: Measured
    groups: list[Group]
    bodies: list[Length]
    spaces: list[Length]


def vertical_copy(
    parts: tuple[Text, ...], style: TextStyle, shelf: FaceShelf, terms: tuple[str, ...] = ()
) -> HeadCopy | None:
    """A head's copy measured for vertical lines, which ``headline`` plans in a measure that is a depth.

    Its pitch is then that of columns across. A vertical head is neither narrowed nor flattened.
    """
    copy = head_copy(parts, replace(style, condense=1000, expand=1000), shelf, terms)
    if copy is None:
        return None
    column = _column(copy.measuring)
    feet = {group.stop - 1 for group in column.groups}
    breaks = {place: cost for place, cost in copy.breaks.items() if place in feet}
    return replace(copy, breaks=breaks, ruler=_ruler(column, copy.measuring), known={})


def set_vertical_head(candidate: HeadCandidate) -> SetBlock:
    """The head set: a block as deep as its measure and as wide as its lines' pitches, right to left.

    Its lines begin at the top, end at the foot or are centred in between, as its style is aligned.
    """
    copy, depth = candidate.copy, candidate.room.measure
    style = copy.at_size(candidate.size, candidate.leading)
    column = _column(copy.paragraph(style, 1000))
    lines = [_line(one, copy.shelf, depth) for one in _parted(column, candidate.plan.ends)]
    lines[-1] = replace(lines[-1], is_last=True)
    width = len(lines) * style.leading
    placed = tuple(
        Placed(
            line,
            width - style.leading // 2 - number * style.leading,
            aligned(style.setting.align, depth, line.width),
            style.name,
            copy.text.place(line.first),
        )
        for number, line in enumerate(lines)
    )
    return SetBlock(width, depth, placed)


def _column(paragraph: Paragraph) -> _Column:
    """The whole text in one column."""
    groups = groups_of(paragraph.measured)
    bodies = [body_of(paragraph.measured, group) for group in groups]
    return _Column(paragraph.measured, groups, bodies, _spaces(paragraph, groups))


def _parted(column: _Column, ends: Sequence[int]) -> list[_Column]:
    """The column cut into lines after these clusters, no space after what prints last in each."""
    lines, first = [], 0
    for end in ends:
        stop = next((i for i, g in enumerate(column.groups) if g.first > end), len(column.groups))
        if stop > first:
            lines.append(_cut(column, first, stop))
        first = stop
    return lines


def _cut(column: _Column, first: int, stop: int) -> _Column:
    """Groups [first, stop) of a column as a line of their own."""
    groups, spaces = column.groups[first:stop], column.spaces[first:stop]
    seen = [column.measured.classes[group.first] not in INVISIBLE for group in groups]
    last = max((i for i, is_seen in enumerate(seen) if is_seen), default=0)
    spaces[last:] = [0] * (len(groups) - last)
    return _Column(column.measured, groups, column.bodies[first:stop], spaces)


def _ruler(column: _Column, paragraph: Paragraph) -> Ruler:
    """The ruler of a vertical head: each group's first cluster has its body, its last the space."""
    count = len(column.measured)
    bodies, spaces = [0] * count, [0] * count
    for group, body, space in zip(column.groups, column.bodies, column.spaces, strict=True):
        bodies[group.first], spaces[group.stop - 1] = body, space
    takes = (body + space for body, space in zip(bodies, spaces, strict=True))
    natural = list(accumulate(takes, initial=0))
    none, ends = [0] * count, paragraph.sums.ends.tolist()
    return Ruler(column.measured.style.size, natural, bodies, ends, none, none)


def _line(column: _Column, shelf: FaceShelf, depth: Length | None) -> Line:
    """The groups as a line that begins at its head."""
    measured, groups = column.measured, column.groups
    takes = (body + space for body, space in zip(column.bodies, column.spaces, strict=True))
    heads = list(accumulate(takes, initial=0))
    first, stop = (groups[0].first, groups[-1].stop) if groups else (0, 0)
    begins = measured.starts[first] if groups else 0
    ends = measured.starts[stop] if stop < len(measured) else len(measured.text.chars)
    runs = joined(
        replace(run, clusters=tuple(cluster - first for cluster in run.clusters))
        for group, head in zip(groups, heads, strict=False)
        for run in runs_of(measured, group, head, shelf)
    )
    xs = _xs(measured, groups, heads)
    return Line(
        runs=runs,
        text=measured.text.chars[begins:ends],
        starts=tuple(start - begins for start in measured.starts[first:stop]),
        xs=tuple(xs[:-1]),
        advances=tuple(after - x for x, after in pairwise(xs)),
        width=xs[-1],
        measure=depth if depth is not None else xs[-1],
        first=begins,
        vertical=True,
    )


def _xs(measured: Measured, groups: list[Group], heads: list[Length]) -> list[Length]:
    """Where each cluster begins, then the line's end: figures side by side all end where they began."""
    xs: list[Length] = []
    for group, head, following in zip(groups, heads, heads[1:], strict=False):
        if group.stance == "beside":
            xs += [head, *[following] * (group.stop - group.first - 1)]
            continue
        at = head
        for cluster in range(group.first, group.stop):
            xs.append(at)
            at += int(measured.bodies[cluster])
    return [*xs, heads[-1]]


def _spaces(paragraph: Paragraph, groups: list[Group]) -> list[Length]:
    """The space after each group: that of level setting, but none round upright Western text.

    A mark that takes a fixed em has its blank within it.
    """
    measured, spaces = paragraph.measured, []
    for group, following in pairwise(groups):
        space = int(paragraph.spaces.natural[group.stop - 1])
        half = int(measured.ems[group.first]) // 2
        if measured.chars(group.stop - 1) in FIXED:
            space = max(space - half, 0)
        elif _is_upright_western(measured, group) or _is_upright_western(measured, following):
            space = space if measured.classes[group.stop - 1] in FULL_MARKS else 0
        spaces.append(space)
    return [*spaces, 0]


def _is_upright_western(measured: Measured, group: Group) -> bool:
    return group.stance != "turned" and measured.classes[group.first] in WESTERN
