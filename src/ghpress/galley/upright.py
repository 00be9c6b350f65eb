"""Says how clusters stand in a vertical line (upright, side by side, turned) and places their glyphs."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Literal, TypeAlias

from ghpress.galley.classes import WESTERN
from ghpress.galley.line import Run
from ghpress.galley.measure import Measured
from ghpress.galley.sorts import FaceShelf, Font
from ghpress.galley.tables.characters import Class
from ghpress.galley.tables.pairs import BLANK_BEFORE
from ghpress.galley.tables.vertical import BESIDE, CORNERS, FIXED, UPRIGHT_LETTERS
from ghpress.layout.grid import HAN_DESCENT
from ghpress.units import Length, em
from ghpress.values import dataclass

Stance: TypeAlias = Literal["upright", "beside", "turned"]
"""Each glyph upright in an em of its own; all side by side in one em (纵中横); turned a quarter."""


@dataclass(frozen=True, slots=True)
class Group:
    """Clusters [first, stop) that stand as one."""

    first: int
    stop: int
    stance: Stance


def groups_of(measured: Measured) -> list[Group]:
    """Western runs as wholes, everything else cluster by cluster."""
    groups: list[Group] = []
    at = 0
    while at < len(measured):
        stop = at + 1
        if measured.classes[at] in WESTERN:
            while stop < len(measured) and measured.classes[stop] in WESTERN:
                stop += 1
            groups.extend(_western(measured, at, stop))
        else:
            groups.append(Group(at, stop, "upright"))
        at = stop
    return groups


def _western(measured: Measured, first: int, stop: int) -> Iterator[Group]:
    """Short figures beside each other, short capitals under each other, the rest turned."""
    words = "".join(measured.chars(cluster) for cluster in range(first, stop))
    if re.fullmatch(BESIDE, words):
        yield Group(first, stop, "upright" if len(words) == 1 else "beside")
    elif words.isascii() and words.isalpha() and words.isupper() and len(words) <= UPRIGHT_LETTERS:
        yield from (Group(cluster, cluster + 1, "upright") for cluster in range(first, stop))
    else:
        yield Group(first, stop, "turned")


def body_of(measured: Measured, group: Group) -> Length:
    """How far down a group reaches, blank left out."""
    size = measured.style.size
    if group.stance == "turned":
        return int(measured.bodies[group.first : group.stop].sum())
    kind = measured.classes[group.first]
    if group.stance == "beside" or kind in WESTERN or measured.chars(group.first) in FIXED:
        return size
    return int(measured.bodies[group.first])


def runs_of(measured: Measured, group: Group, head: Length, shelf: FaceShelf) -> Iterator[Run]:
    """The glyphs of a group whose body begins at ``head``; clusters are counted in the whole text."""
    if group.stance == "beside":
        yield _beside(measured, group, head)
        return
    at = head
    for cluster in range(group.first, group.stop):
        for glyph in range(measured.glyph_from[cluster], measured.glyph_from[cluster + 1]):
            font = measured.fonts[measured.glyph_fonts[glyph]]
            if group.stance == "turned":
                x = at + int(measured.glyph_xs[glyph])
                yield _run(font, int(measured.glyphs[glyph]), x, cluster, turned=True)
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


def joined(runs: Iterable[Run]) -> tuple[Run, ...]:
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
    level = int(measured.glyphs[glyph])
    if char in CORNERS:
        level = face.glyph(CORNERS[char]) or level
    form = face.vertical(level)
    kind = measured.classes[cluster]
    if form == level and kind in (Class.DS, Class.EL, Class.CN, Class.OP, Class.CL):
        return _run(font, form, head + int(measured.glyph_xs[glyph]), cluster, turned=True)
    half = int(measured.ems[cluster]) // 2
    opens = kind in BLANK_BEFORE and measured.bodies[cluster] == half
    centred = kind in (Class.MD, Class.SO, Class.DS)
    top = head - half if opens else head
    if centred:
        top = head + (int(measured.bodies[cluster]) - font.size) // 2
    return _run(font, form, top, cluster)


def _beside(measured: Measured, group: Group, head: Length) -> Run:
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
        glyphs=tuple(measured.glyphs[first:stop].tolist()),
        xs=tuple(across),
        clusters=tuple(range(group.first, group.stop)),
        rise=-(head + size - em(size, HAN_DESCENT)),
        condense=font.condense * scale // 1000,
        upright=True,
    )
