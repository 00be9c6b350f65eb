"""Turns text into clusters with class, face, glyph and advance: arrays of whole numbers.

A cluster is what the composer moves as one: a character with what combines with it. Marks of one em
are measured without their blank, which is the composer's to give and take.
"""

from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from ghpress.galley.classes import WESTERN, Classified, among, classify
from ghpress.galley.foreign import doubts
from ghpress.galley.sorts import (
    FIGURES,
    INVISIBLE,
    Case,
    FaceShelf,
    Font,
    Sort,
    Voice,
    shaped,
    sorts,
    two_em_dash,
)
from ghpress.galley.tables.characters import QUOTES, Class
from ghpress.galley.tables.pairs import BLANK_BEFORE, CENTRED, FULL_MARKS
from ghpress.layout.styles import TextStyle
from ghpress.manuscript.text import Text
from ghpress.remarks import Remark
from ghpress.units import Length

Ints: TypeAlias = npt.NDArray[np.int64]
Flags: TypeAlias = npt.NDArray[np.bool_]

HALF_SET = "·‧・•/–"
"""Set in half an em whatever the face gives them, centred (GB style; TYPESETTING 1: MD, SO, CN)."""


@dataclass(frozen=True, slots=True)
class Note:
    """An annotation over clusters [first, last], centred with this width but for ``lean`` to the right.

    Glyph ``g`` stands at ``xs[g]`` from its start and prints ``texts[owners[g]]``.
    """

    first: int
    last: int
    font: int
    width: Length
    glyphs: tuple[int, ...]
    xs: tuple[Length, ...]
    owners: tuple[int, ...]
    texts: tuple[str, ...]
    lean: Length = 0


@dataclass(frozen=True, slots=True)
class Measured:
    """A text as clusters.

    Arrays run over clusters, but for the glyphs': glyph ``g`` prints its cluster at ``glyph_xs[g]``
    from the start of the cluster's body; cluster ``i`` has glyphs [glyph_from[i], glyph_from[i + 1]).
    ``spaces`` are the widths Western spaces have in their face. ``unit``, ``kept`` and ``tight`` are
    those of ``classes``, between a cluster and the next; ``raised`` marks super- and subscripts.
    """

    text: Text
    style: TextStyle
    starts: tuple[int, ...]
    classes: npt.NDArray[np.uint8]
    ems: Ints
    bodies: Ints
    spaces: Ints
    unit: Flags
    kept: Flags
    tight: Flags
    raised: Flags
    fonts: tuple[Font, ...]
    glyphs: tuple[int, ...]
    glyph_fonts: tuple[int, ...]
    glyph_xs: tuple[Length, ...]
    glyph_from: tuple[int, ...]
    notes: tuple[Note, ...] = ()
    remarks: tuple[Remark, ...] = ()

    def __len__(self) -> int:
        return len(self.starts)

    def chars(self, cluster: int) -> str:
        """The characters of a cluster."""
        stop = self.starts[cluster + 1] if cluster + 1 < len(self.starts) else len(self.text.chars)
        return self.text.chars[self.starts[cluster] : stop]


@dataclass(frozen=True, slots=True)
class _Glyphs:
    """Glyphs of the whole text while it is cut: (character, glyph, font, offset), and advances."""

    placed: list[tuple[int, int, int, Length]]
    advances: list[Length]


def measure(text: Text, style: TextStyle, shelf: FaceShelf, condense: int = 1000) -> Measured:
    """The text as clusters in a style.

    Args:
        text: what to set; its spans choose faces and sizes.
        style: role, size and ink.
        shelf: the faces.
        condense: horizontal scale in per mille (长体).

    Returns:
        The clusters; remarks name characters that no face of the role has.
    """
    return measure_from(Case(shelf, style, condense), text)


def measure_from(case: Case, text: Text) -> Measured:
    """The same from a case that other texts of the style were measured from."""
    style, seen = case.style, len(case.remarks)
    marks = classify(text.chars)
    found = sorts(text, marks.classes.tolist(), _voices(text, style), case)
    _western_quotes(text, marks, found, style.size * case.condense // 1000)
    glyphs = _glyphs(text, marks, found, case)
    return replace(_clusters(text, marks, glyphs, case), remarks=(*case.remarks[seen:], *doubts(text)))


def _voices(text: Text, style: TextStyle) -> list[Voice]:
    """The voice of every character, as the spans over it say."""
    voices = [Voice(style.face)] * len(text.chars)
    for span in text.spans:
        if span.kind in ("strong", "sup", "sub"):
            for index in range(span.start, min(span.stop, len(voices))):
                old = voices[index]
                if span.kind == "strong":
                    voices[index] = Voice(style.strong_face, old.level)
                elif span.kind == "sup":
                    voices[index] = Voice(old.role, "sup")
                else:
                    voices[index] = Voice(old.role, "sub")
    return voices


def _western_quotes(text: Text, marks: Classified, found: list[Sort], em: Length) -> None:
    """A curly quote that its face does not give a full em is a Western one (Vivliostyle: 0.7 em)."""
    for quote in QUOTES:
        at = text.chars.find(quote)
        while at >= 0:
            narrow = found[at].advance * 10 < em * 7
            if narrow and marks.classes[at] in FULL_MARKS:
                opens = marks.classes[at] in BLANK_BEFORE
                marks.classes[at] = Class.AO if opens else Class.AC
            at = text.chars.find(quote, at + 1)


def _glyphs(text: Text, marks: Classified, found: list[Sort], case: Case) -> _Glyphs:
    """Every character's glyphs: Western runs shaped as words, the rest one sort each."""
    glyphs = _Glyphs([], [sort.advance for sort in found])
    # Figures keep their face's own widths: kerned ones would not stand under each other.
    western = among(marks.classes, WESTERN - FIGURES).tolist()
    joined = marks.joined.tolist()
    index, count = 0, len(found)
    while index < count:
        stop, sort = index + 1, found[index]
        font = sort.font
        if western[index]:
            while stop < count and western[stop] and found[stop].font == font:
                stop += 1
            word = shaped(text.chars[index:stop], font, case)
            _place_word(glyphs, range(index, stop), word, font)
        elif joined[index] and (dash := two_em_dash(text.chars, index, font, case)):
            stop = index + 2
            _place_word(glyphs, range(index, stop), ((*dash, 0),), font)
        elif sort.glyph is not None:
            # What combines with the character before stands behind it.
            offset = glyphs.advances[index - 1] if index and joined[index - 1] else 0
            glyphs.placed.append((index, sort.glyph, font, offset))
        index = stop
    return glyphs


def _place_word(
    glyphs: _Glyphs, chars: range, word: tuple[tuple[int, Length, int], ...], font: int
) -> None:
    """A word's glyphs, each behind what its own character has already."""
    for char in chars:
        glyphs.advances[char] = 0
    for glyph, advance, first in word:
        at = chars.start + first
        glyphs.placed.append((at, glyph, font, glyphs.advances[at]))
        glyphs.advances[at] += advance


def _clusters(text: Text, marks: Classified, glyphs: _Glyphs, case: Case) -> Measured:
    """Characters gathered into clusters, marks stripped of their blank."""
    count = len(text.chars)
    first = np.ones(count, dtype=np.bool_)
    first[1:] = ~marks.joined[:-1]
    starts = np.flatnonzero(first)
    lasts = np.append(starts[1:], count) - 1 if len(starts) else starts
    number = np.cumsum(first) - 1
    advances = np.array(glyphs.advances, dtype=np.int64)
    classes = marks.classes[starts]
    spaces = np.where(classes == Class.SP, advances[starts], 0)
    levels = _levels(text)[starts]
    ems = np.where(levels, round(case.style.size * 3 / 5), case.style.size) * case.condense // 1000
    widths = np.add.reduceat(advances, starts) if len(starts) else advances
    bodies, shifts = _bodies(text, classes, widths, ems, starts)
    if case.style.setting.punctuation == "juzhong":
        middle = among(classes, CENTRED) & (bodies * 2 <= widths)
        shifts = np.where(middle, (bodies - widths) // 2, shifts)
    chars = [item[0] for item in glyphs.placed]
    owners = number[chars] if chars else np.zeros(0, dtype=np.int64)
    offsets = np.array([item[3] for item in glyphs.placed], dtype=np.int64)
    glyph_xs = offsets + shifts[owners] if chars else offsets
    return Measured(
        text=text,
        style=case.style,
        starts=tuple(starts.tolist()),
        classes=classes,
        ems=ems,
        bodies=bodies,
        spaces=spaces,
        unit=marks.unit[lasts],
        kept=marks.kept[lasts],
        tight=marks.tight[lasts],
        raised=levels,
        fonts=tuple(case.fonts),
        glyphs=tuple(item[1] for item in glyphs.placed),
        glyph_fonts=tuple(item[2] for item in glyphs.placed),
        glyph_xs=tuple(glyph_xs.tolist()),
        glyph_from=tuple(np.searchsorted(owners, np.arange(len(starts) + 1)).tolist()),
    )


def _levels(text: Text) -> Flags:
    """Which characters stand in a super- or subscript."""
    raised = np.zeros(len(text.chars), dtype=np.bool_)
    for span in text.spans:
        if span.kind in ("sup", "sub"):
            raised[span.start : span.stop] = True
    return raised


def _bodies(
    text: Text, classes: npt.NDArray[np.uint8], widths: Ints, ems: Ints, starts: Ints
) -> tuple[Ints, Ints]:
    """Width of each body, and where in it the glyph's origin lies."""
    bodies, shifts = widths.copy(), np.zeros_like(widths)
    halves = ems // 2
    # A mark of at least 0.9 em is half blank; a face that gives less has cut the blank itself.
    full = among(classes, FULL_MARKS) & (widths * 10 >= ems * 9)
    bodies[full] = (widths - halves)[full]
    opening = full & (classes == Class.OP)
    bodies[opening] = halves[opening]
    shifts[opening] = (halves - widths)[opening]
    closing = full & ~opening
    bodies[closing] = halves[closing]
    bodies[among(classes, INVISIBLE)] = 0
    for at in np.flatnonzero(among(classes, (Class.MD, Class.SO, Class.CN))).tolist():
        if text.chars[starts[at]] in HALF_SET:
            bodies[at] = halves[at]
            shifts[at] = (halves[at] - widths[at]) // 2
    return bodies, shifts
