"""Sets a vertical line: Han under each other, marks in their vertical forms, figures side by side."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal, TypeAlias

from ghpress.galley.block import Placed, SetBlock
from ghpress.galley.classes import WESTERN
from ghpress.galley.line import Line, Run
from ghpress.galley.measure import Measured
from ghpress.galley.prepare import Manner, paragraph_of
from ghpress.galley.sorts import FaceShelf, Font
from ghpress.galley.sums import Paragraph
from ghpress.galley.tables.characters import Class
from ghpress.galley.tables.pairs import BLANK_BEFORE, FULL_MARKS
from ghpress.galley.tables.vertical import CORNERS, FIXED, UPRIGHT_DIGITS, UPRIGHT_LETTERS
from ghpress.layout.grid import HAN_DESCENT
from ghpress.layout.styles import TextStyle
from ghpress.manuscript.text import Text
from ghpress.remarks import Remark
from ghpress.units import Length, em

_Stance: TypeAlias = Literal["upright", "beside", "turned"]
"""Each glyph upright in an em of its own; all side by side in one em (纵中横); turned a quarter."""


@dataclass(frozen=True, slots=True)
class _Group:
    """Clusters [first, stop) that stand as one."""

    first: int
    stop: int
    stance: _Stance


def set_vertical(
    text: Text, style: TextStyle, shelf: FaceShelf, depth: Length | None = None
) -> tuple[SetBlock, tuple[Remark, ...]]:
    """The text as one vertical line in a block as wide as the style's leading.

    With a depth the line is spread to fill it, if it is shorter; without, it takes its own.
    """
    line, remarks = vertical_line(text, style, shelf, depth)
    placed = Placed(line, style.leading // 2, 0, style.name, text.place(0))
    return SetBlock(style.leading, max(line.width, depth or 0), (placed,)), remarks


def vertical_line(
    text: Text, style: TextStyle, shelf: FaceShelf, depth: Length | None = None
) -> tuple[Line, tuple[Remark, ...]]:
    """The line alone: ``xs`` run down from its head, glyphs are centred on its axis."""
    paragraph = paragraph_of(text, style, shelf, Manner(ragged=True, display=True))
    measured = paragraph.measured
    groups = _groups(measured)
    bodies = [_body(measured, group) for group in groups]
    spaces = _spaces(paragraph, groups)
    natural = sum(bodies) + sum(spaces)
    if depth is not None and natural < depth and len(groups) > 1:
        spaces = _spread(spaces, depth - natural)
    heads = [0]
    for body, space in zip(bodies, spaces, strict=True):
        heads.append(heads[-1] + body + space)
    runs = _joined(
        run
        for group, head in zip(groups, heads, strict=False)
        for run in _runs(measured, group, head, shelf)
    )
    xs = _xs(measured, groups, heads)
    line = Line(
        runs=runs,
        text=text.chars,
        starts=measured.starts,
        xs=tuple(xs[:-1]),
        advances=tuple(after - x for x, after in pairwise(xs)),
        width=xs[-1],
        measure=depth if depth is not None else xs[-1],
        is_last=True,
        vertical=True,
    )
    return line, measured.remarks


def _groups(measured: Measured) -> list[_Group]:
    """Western runs as wholes, everything else cluster by cluster."""
    groups: list[_Group] = []
    at = 0
    while at < len(measured):
        stop = at + 1
        if measured.classes[at] in WESTERN:
            while stop < len(measured) and measured.classes[stop] in WESTERN:
                stop += 1
            groups.extend(_western(measured, at, stop))
        else:
            groups.append(_Group(at, stop, "upright"))
        at = stop
    return groups


def _western(measured: Measured, first: int, stop: int) -> Iterator[_Group]:
    """Short figures beside each other, short capitals under each other, the rest turned."""
    words = "".join(measured.chars(cluster) for cluster in range(first, stop))
    if words.isdigit() and len(words) <= UPRIGHT_DIGITS:
        yield _Group(first, stop, "upright" if len(words) == 1 else "beside")
    elif words.isascii() and words.isalpha() and words.isupper() and len(words) <= UPRIGHT_LETTERS:
        yield from (_Group(cluster, cluster + 1, "upright") for cluster in range(first, stop))
    else:
        yield _Group(first, stop, "turned")


def _body(measured: Measured, group: _Group) -> Length:
    """How far down a group reaches, blank left out."""
    size = measured.style.size
    if group.stance == "turned":
        return int(measured.bodies[group.first : group.stop].sum())
    kind = measured.classes[group.first]
    if group.stance == "beside" or kind in WESTERN or measured.chars(group.first) in FIXED:
        return size
    return int(measured.bodies[group.first])


def _spaces(paragraph: Paragraph, groups: list[_Group]) -> list[Length]:
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


def _is_upright_western(measured: Measured, group: _Group) -> bool:
    return group.stance != "turned" and measured.classes[group.first] in WESTERN


def _spread(spaces: list[Length], amount: Length) -> list[Length]:
    """The spaces opened evenly, units left over spread along the line."""
    places = len(spaces) - 1
    opened = [amount * (k + 1) // places - amount * k // places for k in range(places)]
    return [space + more for space, more in zip(spaces, (*opened, 0), strict=True)]


def _xs(measured: Measured, groups: list[_Group], heads: list[Length]) -> list[Length]:
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


def _runs(measured: Measured, group: _Group, head: Length, shelf: FaceShelf) -> Iterator[Run]:
    """The glyphs of a group."""
    if group.stance == "beside":
        yield _beside(measured, group, head)
        return
    at = head
    for cluster in range(group.first, group.stop):
        for glyph in range(measured.glyph_from[cluster], measured.glyph_from[cluster + 1]):
            font = measured.fonts[measured.glyph_fonts[glyph]]
            if group.stance == "turned":
                yield _run(
                    font, measured.glyphs[glyph], at + measured.glyph_xs[glyph], cluster, turned=True
                )
            else:
                yield _upright(measured, cluster, glyph, at, shelf)
        at += int(measured.bodies[cluster])


def _run(font: Font, glyph: int, x: Length, cluster: int, *, turned: bool = False) -> Run:
    return Run(
        font.face,
        font.size,
        font.ink,
        (glyph,),
        (x,),
        (cluster,),
        font.rise,
        font.condense,
        turned=turned,
    )


def _joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Neighbouring runs that differ only in their glyphs, as one."""
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last is None or run.upright or _bare(run) != _bare(last):
            joined.append(run)
            continue
        glyphs, xs = last.glyphs + run.glyphs, last.xs + run.xs
        joined[-1] = replace(last, glyphs=glyphs, xs=xs, clusters=last.clusters + run.clusters)
    return tuple(joined)


def _bare(run: Run) -> Run:
    return replace(run, glyphs=(), xs=(), clusters=())


def _upright(measured: Measured, cluster: int, glyph: int, head: Length, shelf: FaceShelf) -> Run:
    """One glyph in its em: vertical form where the face has one, turned where a rule has none."""
    font = measured.fonts[measured.glyph_fonts[glyph]]
    face = shelf.face(font.face)
    char = measured.chars(cluster)
    level = measured.glyphs[glyph]
    if char in CORNERS:
        level = face.glyph(CORNERS[char]) or level
    form = face.vertical(level)
    kind = measured.classes[cluster]
    if form == level and kind in (Class.DS, Class.EL, Class.CN, Class.OP, Class.CL):
        return _run(font, form, head + measured.glyph_xs[glyph], cluster, turned=True)
    half = int(measured.ems[cluster]) // 2
    opens = kind in BLANK_BEFORE and measured.bodies[cluster] == half
    centred = kind in (Class.MD, Class.SO, Class.DS)
    top = head - half if opens else head
    if centred:
        top = head + (int(measured.bodies[cluster]) - font.size) // 2
    return _run(font, form, top, cluster)


def _beside(measured: Measured, group: _Group, head: Length) -> Run:
    """Figures side by side across the axis, condensed to an em if they are wider."""
    first, stop = measured.glyph_from[group.first], measured.glyph_from[group.stop]
    font = measured.fonts[measured.glyph_fonts[first]]
    size = measured.style.size
    width = int(measured.bodies[group.first : group.stop].sum())
    scale = min(1000, size * 1000 // width)
    across = [-(width * scale // 1000) // 2]
    for cluster in range(group.first, group.stop - 1):
        across.append(across[-1] + int(measured.bodies[cluster]) * scale // 1000)
    return Run(
        face=font.face,
        size=font.size,
        ink=font.ink,
        glyphs=measured.glyphs[first:stop],
        xs=tuple(across),
        clusters=tuple(range(group.first, group.stop)),
        rise=-(head + size - em(size, HAN_DESCENT)),
        condense=font.condense * scale // 1000,
        upright=True,
    )
