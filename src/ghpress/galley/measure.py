"""Turns text into clusters with class, face, glyph and advance: arrays of whole numbers.

A cluster is what the composer moves as one: a character with what combines with it. Marks of one em
are measured without their blank, which is the composer's to give and take.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from ghpress.galley.arrays import lean, steps, where
from ghpress.galley.classes import BETWEEN, Classified, among, classify
from ghpress.galley.foreign import doubts
from ghpress.galley.glyphs import Glyphs, glyphs_of, western_quotes
from ghpress.galley.sorts import (
    INVISIBLE,
    Case,
    Drawn,
    FaceShelf,
    Font,
    Voice,
    Voices,
    drawn,
)
from ghpress.galley.tables.characters import Class
from ghpress.galley.tables.pairs import CENTRED, FULL_MARKS
from ghpress.layout.styles import TextStyle
from ghpress.manuscript.text import SpanKind, Text
from ghpress.remarks import Remark
from ghpress.units import Length
from ghpress.values import dataclass

Ints: TypeAlias = npt.NDArray[np.int64]
Flags: TypeAlias = npt.NDArray[np.bool_]
Lean: TypeAlias = npt.NDArray[np.integer]
"""Whole numbers kept in as few bits as they need, to be widened before they are reckoned with."""

HALF_SET = "·‧・•/–"
"""Set in half an em whatever the face gives them, centred (GB/T 15834-2011 5.1.6, 5.1.7, 5.1.9)."""


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
    ``spaces`` are the widths Western spaces have in their face. ``unit`` is that of ``classes``,
    between a cluster and the next; ``raised`` marks super- and subscripts.
    """

    text: Text
    style: TextStyle
    starts: Sequence[int]
    classes: npt.NDArray[np.uint8]
    ems: Lean
    bodies: Lean
    spaces: Lean
    unit: Flags
    raised: Flags
    fonts: tuple[Font, ...]
    glyphs: Lean
    glyph_fonts: Lean
    glyph_xs: Lean
    glyph_from: Sequence[int]
    notes: tuple[Note, ...] = ()
    remarks: tuple[Remark, ...] = ()

    def __len__(self) -> int:
        return len(self.starts)

    def chars(self, cluster: int) -> str:
        """The characters of a cluster."""
        stop = self.starts[cluster + 1] if cluster + 1 < len(self.starts) else len(self.text.chars)
        return self.text.chars[self.starts[cluster] : stop]


@dataclass(frozen=True, slots=True)
class Take:
    """Texts of one style measured in one go, a take of copy: their clusters stand end to end.

    ``cuts[k]`` is the first cluster of text ``k``; ``starts`` count through ``chars``, the texts with
    BETWEEN between them. ``unit``, ``kept`` and ``tight`` stand between a cluster and the next, as
    ``Classified`` has them. The rest is what each ``Measured`` has its part of.
    """

    measured: tuple[Measured, ...]
    chars: str
    cuts: tuple[int, ...]
    starts: Ints
    classes: npt.NDArray[np.uint8]
    ems: Ints
    bodies: Ints
    unit: Flags
    kept: Flags
    tight: Flags
    raised: Flags

    def __len__(self) -> int:
        return self.cuts[-1]

    def parts(self) -> Iterator[tuple[Measured, slice]]:
        """Each text and its clusters."""
        for measured, (first, stop) in zip(self.measured, pairwise(self.cuts), strict=True):
            yield measured, slice(first, stop)

    def lasts(self) -> Ints:
        """The last cluster of each text that has any."""
        stops = np.array(self.cuts, dtype=np.int64)
        return stops[1:][stops[1:] > stops[:-1]] - 1

    def with_any(self, flags: Flags) -> set[int]:
        """The texts of which any cluster is flagged."""
        numbers = np.array(self.cuts).searchsorted(where(flags), side="right") - 1
        return set(numbers.tolist())


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
    return take_of(Case(shelf, style, condense), (text,)).measured[0]


def take_of(case: Case, texts: Sequence[Text]) -> Take:
    """Several texts measured at once: an array pass costs the same for one text and for a story."""
    chars = BETWEEN.join([text.chars for text in texts])
    begins = list(accumulate((len(text.chars) + 1 for text in texts), initial=0))
    marks = classify(chars, [text.chars for text in texts])
    voices, raised = _voices(texts, begins, case.style)
    found = drawn(chars, marks.classes, voices, case)
    found.advances[[begin - 1 for begin in begins[1:-1]]] = 0
    western_quotes(chars, marks, found, case.style.size * case.condense // 1000)
    glyphs = glyphs_of(chars, marks, found, case.fount)
    joined = _Joined(chars, tuple(texts), begins, _remarks(texts, begins, found, case))
    return _clusters(joined, marks, glyphs, raised, case)


@dataclass(frozen=True, slots=True)
class _Joined:
    """Texts with BETWEEN between them, where each begins, and what there is to say of each."""

    chars: str
    texts: tuple[Text, ...]
    begins: list[int]
    remarks: list[tuple[Remark, ...]]


def _remarks(
    texts: Sequence[Text], begins: list[int], found: Drawn, case: Case
) -> list[tuple[Remark, ...]]:
    """What each text lacks and what cannot be set rightly in it."""
    said: list[list[Remark]] = [[] for _ in texts]
    for at in found.lacks:
        number = bisect_right(begins, at) - 1
        place = texts[number].place(at - begins[number])
        said[number].extend(case.remark(int(found.numbers[at]), place))
    return [(*own, *doubts(text)) for own, text in zip(said, texts, strict=True)]


def _voices(texts: Sequence[Text], begins: list[int], style: TextStyle) -> tuple[Voices, Flags]:
    """The voice of every character as the spans over it say, and which are raised or lowered."""
    which = np.zeros(begins[-1] - 1, dtype=np.uint8)
    every = {Voice(style.face): 0}
    for text, begin in zip(texts, begins, strict=False):
        for span in text.spans:
            if span.kind not in _VOICED:
                continue
            here = which[begin + span.start : begin + min(span.stop, len(text.chars))]
            known = tuple(every)
            for number in where(np.bincount(here)).tolist():
                voice = _VOICED[span.kind](known[number], style)
                here[here == number] = every.setdefault(voice, len(every))
    levels = np.array([voice.level != "text" for voice in every])
    return Voices(tuple(every), which), levels[which]


_VOICED: dict[SpanKind, Callable[[Voice, TextStyle], Voice]] = {
    "strong": lambda old, style: Voice(style.strong_face, old.level),
    "sup": lambda old, _: Voice(old.role, "sup"),
    "sub": lambda old, _: Voice(old.role, "sub"),
}


def _clusters(joined: _Joined, marks: Classified, glyphs: Glyphs, raised: Flags, case: Case) -> Take:
    """Characters gathered into clusters, marks stripped of their blank, and cut into texts."""
    first = np.ones(len(joined.chars), dtype=np.bool_)
    first[1:] = ~marks.joined[:-1]
    first[[begin - 1 for begin in joined.begins[1:-1]]] = False
    starts = where(first)
    cuts = starts.searchsorted(joined.begins)
    # A cluster ends before the next one, and with its text.
    begins, counts = np.array(joined.begins), steps(cuts)
    ends = (begins[1:] - 1).repeat(counts)
    lasts = np.minimum(np.concatenate((starts[1:], begins[-1:])), ends) - 1
    classes, levels = marks.classes[starts], raised[starts]
    ems = np.where(levels, round(case.style.size * 3 / 5), case.style.size) * case.condense // 1000
    widths = np.add.reduceat(glyphs.advances, starts) if len(starts) else glyphs.advances[:0]
    bodies, shifts = _bodies(joined.chars, classes, widths, ems, starts)
    if case.style.setting.punctuation == "juzhong":
        middle = among(classes, CENTRED) & (bodies * 2 <= widths)
        shifts = np.where(middle, (bodies - widths) // 2, shifts)
    take = Take(
        measured=(),
        chars=joined.chars,
        starts=starts,
        cuts=tuple(cuts.tolist()),
        classes=classes,
        ems=ems,
        bodies=bodies,
        unit=marks.unit[lasts],
        kept=marks.kept[lasts],
        tight=marks.tight[lasts],
        raised=levels,
    )
    spaces = np.where(classes == Class.SP, glyphs.advances[starts], 0)
    return _cut(take, joined, _Placed(starts, spaces, shifts, first.cumsum() - 1, glyphs), case)


@dataclass(frozen=True, slots=True)
class _Placed:
    """Clusters of joined texts: where each starts, its typed space, how far its glyphs are shifted.

    ``number`` is the cluster of each character.
    """

    starts: Ints
    spaces: Ints
    shifts: Ints
    number: Ints
    glyphs: Glyphs


def _cut(take: Take, joined: _Joined, placed: _Placed, case: Case) -> Take:
    """The take with each text's part of it."""
    cuts, fonts, glyphs = np.array(take.cuts), tuple(case.fount.fonts), placed.glyphs
    counts = steps(cuts)
    owners = placed.number[glyphs.chars]
    starts = placed.starts - np.array(joined.begins[:-1]).repeat(counts)
    glyph_from = owners.searchsorted(np.arange(len(take) + 1))
    glyph_cuts = glyph_from[cuts].tolist()
    own_from = glyph_from[:-1] - glyph_from[cuts[:-1]].repeat(counts)
    # Plain numbers all at once: lines are cut from them.
    plain = [one.tolist() for one in (starts, own_from)]
    printed = [
        lean(one) for one in (glyphs.glyphs, glyphs.fonts, glyphs.offsets + placed.shifts[owners])
    ]
    ems, bodies, spaces = lean(take.ems), lean(take.bodies), lean(placed.spaces)
    measured = []
    for number, text in enumerate(joined.texts):
        here = slice(take.cuts[number], take.cuts[number + 1])
        there = slice(glyph_cuts[number], glyph_cuts[number + 1])
        measured.append(
            Measured(
                text=text,
                style=case.style,
                starts=_counted(plain[0][here]),
                classes=take.classes[here],
                ems=ems[here],
                bodies=bodies[here],
                spaces=spaces[here],
                unit=take.unit[here],
                raised=take.raised[here],
                fonts=fonts,
                glyphs=printed[0][there],
                glyph_fonts=printed[1][there],
                glyph_xs=printed[2][there],
                glyph_from=_counted([*plain[1][here], there.stop - there.start]),
                remarks=joined.remarks[number],
            )
        )
    return replace(take, measured=tuple(measured))


def _counted(numbers: list[int]) -> Sequence[int]:
    """Numbers from 0 up; where they only count, as in most texts, they need no room."""
    count = range(len(numbers))
    return count if numbers == list(count) else tuple(numbers)


def _bodies(
    chars: str, classes: npt.NDArray[np.uint8], widths: Ints, ems: Ints, starts: Ints
) -> tuple[Ints, Ints]:
    """Width of each body, and where in it the glyph's origin lies."""
    bodies, shifts = widths.copy(), np.zeros_like(widths)
    halves = ems // 2
    # A mark of at least 0.9 em is half blank; a face that gives less has cut the blank itself.
    full = among(classes, FULL_MARKS) & (widths * 10 >= ems * 9)
    bodies[full] = halves[full]
    opening = full & (classes == Class.OP)
    shifts[opening] = (halves - widths)[opening]
    bodies[among(classes, INVISIBLE)] = 0
    for at in where(among(classes, (Class.MD, Class.SO, Class.CN))).tolist():
        if chars[starts[at]] in HALF_SET:
            bodies[at] = halves[at]
            shifts[at] = (halves[at] - widths[at]) // 2
    return bodies, shifts
