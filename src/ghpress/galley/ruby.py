"""Sets readings over characters: by character where the annotation has one word for each, else by word.

Annotations are half size and set solid, centred on what they belong to; the base is spaced out where
a reading is wider than it, so that neighbours stay apart (clreq 3.3; TYPESETTING 5.5).
"""

from dataclasses import replace
from fractions import Fraction

import numpy as np

from ghpress.galley.measure import Ints, Measured, Note, measure
from ghpress.galley.sorts import FaceShelf, Font
from ghpress.manuscript.text import Span, Text
from ghpress.units import Length

RUBY_SIZE = Fraction(1, 2)
RUBY_RISE = Fraction(49, 50)
"""Baseline of a reading over that of its base, in em: the Han frame's top at 0.88 and 1/10 em for the
descenders of pinyin."""

RUBY_GAP = Fraction(1, 8)
"""A quarter of the reading's em, kept between neighbours."""


def annotated(measured: Measured, shelf: FaceShelf) -> Measured:
    """The text with its readings: bodies widened where they must be, notes ready to be placed."""
    spans = [span for span in measured.text.spans if span.kind == "ruby" and span.value]
    if not spans:
        return measured
    size = round(measured.style.size * RUBY_SIZE)
    small = replace(measured.style, size=size)
    fonts = dict.fromkeys(measured.fonts)
    notes: list[Note] = []
    remarks = list(measured.remarks)
    for span in spans:
        for first, last, words in _bases(measured, span):
            reading = measure(Text(words), small, shelf)
            remarks.extend(reading.remarks)
            notes.extend(_notes(reading, (first, last), fonts, measured.style.size))
    extra = _widening(measured, notes)
    return replace(
        measured,
        bodies=measured.bodies + extra,
        glyph_xs=_shifted(measured, extra),
        notes=tuple(notes),
        fonts=tuple(fonts),
        remarks=tuple(remarks),
    )


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
    for number in sorted(set(reading.glyph_fonts)):
        own = [glyph for glyph, font in enumerate(reading.glyph_fonts) if font == number]
        printed = list(dict.fromkeys(int(owners[glyph]) for glyph in own))
        raised = _raised(reading.fonts[number], size)
        fonts.setdefault(raised)
        note = Note(
            first=base[0],
            last=base[1],
            font=list(fonts).index(raised),
            width=width,
            glyphs=tuple(reading.glyphs[glyph] for glyph in own),
            xs=tuple(starts[owners[glyph]] + reading.glyph_xs[glyph] for glyph in own),
            owners=tuple(printed.index(int(owners[glyph])) for glyph in own),
            texts=tuple(reading.chars(cluster) for cluster in printed),
        )
        notes.append(note)
    return notes


def _raised(font: Font, size: Length) -> Font:
    return replace(font, rise=font.rise + round(size * RUBY_RISE))


def _widening(measured: Measured, notes: list[Note]) -> Ints:
    """How much wider each body must be for the readings to stand clear of each other."""
    extra = np.zeros(len(measured), dtype=np.int64)
    gap = round(measured.style.size * RUBY_GAP)
    for note in notes:
        base = measured.bodies[note.first : note.last + 1]
        lacking = note.width + gap - int(base.sum())
        if lacking > 0:
            count = len(base)
            shares = [lacking * (k + 1) // count - lacking * k // count for k in range(count)]
            extra[note.first : note.last + 1] = np.maximum(extra[note.first : note.last + 1], shares)
    return extra


def _shifted(measured: Measured, extra: Ints) -> tuple[Length, ...]:
    """Glyphs moved to the middle of their widened bodies."""
    ends = np.array(measured.glyph_from, dtype=np.int64)
    counts = ends[1:] - ends[:-1]
    shifts = np.repeat(extra // 2, counts)
    return tuple((np.array(measured.glyph_xs, dtype=np.int64) + shifts).tolist())
