"""Sets readings over characters: by character where the annotation has one word for each, else by word.

Annotations are half size and set solid, centred on what they belong to; one wider than its base goes
over its neighbours by up to half an em where readings keep their distance, and the base is spaced out
only for what remains (clreq 5.5.3). Over marks it goes only where they leave white: over their blank,
and over 、，。 which stand low.
"""

from dataclasses import replace
from fractions import Fraction

import numpy as np

from ghpress.galley.classes import is_han
from ghpress.galley.measure import Ints, Measured, Note, measure
from ghpress.galley.sorts import FaceShelf, Font
from ghpress.galley.spacing import Spaces
from ghpress.galley.tables.characters import Class
from ghpress.galley.tables.pairs import FULL_MARKS
from ghpress.manuscript.text import Span, Text
from ghpress.remarks import Remark, warning
from ghpress.units import Length
from ghpress.values import dataclass

RUBY_SIZE = Fraction(1, 2)
RUBY_RISE = Fraction(49, 50)
"""Baseline of a reading over that of its base, in em: the Han frame's top at 0.88 and 1/10 em for the
descenders of pinyin."""

RUBY_GAP = Fraction(1, 16)
WORD_GAP = Fraction(1, 8)
"""What a reading keeps free at each end where it has a neighbour, in em of the base: between characters'
readings a quarter of the readings' em in all, between words' half an em."""

TOO_TIGHT = Fraction(1, 16)
"""So much of the reading's size, in em of its base, may be lacking between lines: Latin letters without
descenders leave more than that."""


LOW = "、，。．"
"""Marks whose upper half is white in mainland faces."""


def annotated(measured: Measured, spaces: Spaces, shelf: FaceShelf) -> Measured:
    """The text with its readings: bodies widened where they must be, notes ready to be placed.

    Of ``spaces`` the blanks that readings go over keep what they need.
    """
    spans = [span for span in measured.text.spans if span.kind == "ruby" and span.value]
    if not spans:
        return measured
    size = round(measured.style.size * RUBY_SIZE)
    small = replace(measured.style, size=size)
    sans = replace(small, face=measured.style.strong_face)
    fonts = dict.fromkeys(measured.fonts)
    notes: list[Note] = []
    remarks = [*measured.remarks, *_too_tight(measured, spans[0])]
    for span in spans:
        for first, last, words in _bases(measured, span):
            reading = measure(Text(words), small if has_han(words) else sans, shelf)
            remarks.extend(reading.remarks)
            notes.extend(_notes(reading, (first, last), fonts, measured.style.size))
    extra, settled = _settled(measured, spaces, notes)
    return replace(
        measured,
        bodies=measured.bodies + extra,
        glyph_xs=_shifted(measured, extra),
        notes=settled,
        fonts=tuple(fonts),
        remarks=tuple(remarks),
    )


def has_han(words: str) -> bool:
    """Whether a reading is in Han and keeps the face of its base: small Latin letters want no serifs."""
    return any(is_han(char) for char in words)


def _too_tight(measured: Measured, span: Span) -> tuple[Remark, ...]:
    """A warning, once a paragraph, where the lines stand too close for a reading between them."""
    style, text = measured.style, measured.text
    if style.leading - style.size >= style.size * (RUBY_SIZE - TOO_TIGHT):
        return ()
    words = text.chars[span.start : span.stop]
    place = text.place(span.start)
    return (warning("ruby-too-tight", place, text=words, reading=span.value, style=style.name),)


def _bases(measured: Measured, span: Span) -> list[tuple[int, int, str]]:
    """First and last cluster of each base, with its reading."""
    starts = np.array(measured.starts, dtype=np.int64)
    first, stop = np.searchsorted(starts, (span.start, span.stop)).tolist()
    if first >= stop:
        return []
    words = span.value.split(" ")
    if len(words) == stop - first and len(words) > 1:
        return [(first + index, first + index, word) for index, word in enumerate(words) if word]
    return [(first, stop - 1, span.value)]


def _notes(
    reading: Measured, base: tuple[int, int], fonts: dict[Font, None], size: Length
) -> list[Note]:
    """The reading's glyphs, set solid; a note for each font, all of the whole reading's width."""
    ends = np.cumsum(reading.bodies + reading.spaces)
    starts = (ends - reading.bodies - reading.spaces).tolist()
    width = int(ends[-1])
    owners = np.searchsorted(reading.glyph_from, np.arange(len(reading.glyphs)), side="right") - 1
    notes = []
    glyphs, fonts_of, offsets = (
        one.tolist() for one in (reading.glyphs, reading.glyph_fonts, reading.glyph_xs)
    )
    for number in sorted(set(fonts_of)):
        own = [glyph for glyph, font in enumerate(fonts_of) if font == number]
        printed = list(dict.fromkeys(int(owners[glyph]) for glyph in own))
        raised = _raised(reading.fonts[number], size)
        fonts.setdefault(raised)
        note = Note(
            first=base[0],
            last=base[1],
            font=list(fonts).index(raised),
            width=width,
            glyphs=tuple(glyphs[glyph] for glyph in own),
            xs=tuple(starts[owners[glyph]] + offsets[glyph] for glyph in own),
            owners=tuple(printed.index(int(owners[glyph])) for glyph in own),
            texts=tuple(reading.chars(cluster) for cluster in printed),
        )
        notes.append(note)
    return notes


def _raised(font: Font, size: Length) -> Font:
    return replace(font, rise=font.rise + round(size * RUBY_RISE))


def _settled(measured: Measured, spaces: Spaces, notes: list[Note]) -> tuple[Ints, tuple[Note, ...]]:
    """How much wider each body must be for the readings to stand clear, and how far each leans.

    A reading wider than its base first goes over its neighbours as far as it may.
    """
    extra = np.zeros(len(measured), dtype=np.int64)
    annotated = {cluster for note in notes for cluster in range(note.first, note.last + 1)}
    ground = _Ground(measured, spaces, frozenset(annotated))
    settled = []
    for note in notes:
        over = note.width - int(measured.bodies[note.first : note.last + 1].sum())
        own = own_gap(note, measured.style.size)
        left, right = ground.overhang(note.first, -1, own), ground.overhang(note.last, 1, own)
        lacking = over - left - right
        if lacking > 0:
            count = note.last - note.first + 1
            shares = [lacking * (k + 1) // count - lacking * k // count for k in range(count)]
            extra[note.first : note.last + 1] = np.maximum(extra[note.first : note.last + 1], shares)
            over -= lacking
        to_right = min(max(over - over // 2, over - left), right)
        ground.hold(note.last, to_right)
        ground.hold(note.first - 1, over - to_right)
        settled.append(replace(note, lean=to_right - (over - over // 2)))
    return extra, tuple(settled)


@dataclass(frozen=True, slots=True)
class _Ground:
    """What stands beside readings: the clusters, the spaces between them, which have a reading."""

    measured: Measured
    spaces: Spaces
    annotated: frozenset[int]

    def overhang(self, at: int, step: int, gap: Length) -> Length:
        """How far a reading may go beyond its base on one side; below 0, how far it must stay inside.

        Not over what has a reading, and of what has a reading beyond it over half only.
        """
        beside, beyond = at + step, at + 2 * step
        if beside in self.annotated:
            return -gap
        if not 0 <= beside < len(self.measured):
            return 0
        room = self._white(at, step)
        if beyond in self.annotated:
            return max(min(room, int(self.measured.bodies[beside]) // 2 - gap), 0)
        return room

    def _white(self, at: int, step: int) -> Length:
        """What is free over a neighbour: half a Han, a mark's blank, all over a mark that stands low."""
        beside, most = at + step, self.measured.style.size // 2
        if self.measured.classes[beside] == Class.ID:
            return most
        if self.measured.classes[beside] not in FULL_MARKS:
            return 0
        blank = int(self.spaces.natural[min(at, beside)])
        return most if self._is_low(beside) else min(blank, most)

    def _is_low(self, cluster: int) -> bool:
        """Whether a mark leaves its upper half white: centred ones do not."""
        is_centred = self.measured.style.setting.punctuation == "juzhong"
        return not is_centred and self.measured.chars(cluster) in LOW

    def hold(self, at: int, width: Length) -> None:
        """Keep so much of the blank after a cluster, for a reading goes over it."""
        if width <= 0 or not 0 <= at < len(self.measured) - 1:
            return
        beside = self.measured.classes[at], self.measured.classes[at + 1]
        if any(kind in FULL_MARKS for kind in beside):
            kept = min(width, int(self.spaces.natural[at]))
            self.spaces.least[at] = max(int(self.spaces.least[at]), kept)


def own_gap(note: Note, size: Length) -> Length:
    """What a reading keeps free at each end where it has a neighbour."""
    return round(size * (WORD_GAP if note.last > note.first else RUBY_GAP))


def _shifted(measured: Measured, extra: Ints) -> Ints:
    """Glyphs moved to the middle of their widened bodies."""
    ends = np.array(measured.glyph_from, dtype=np.int64)
    counts = ends[1:] - ends[:-1]
    shifts = np.repeat(extra // 2, counts)
    moved: Ints = measured.glyph_xs + shifts
    return moved
