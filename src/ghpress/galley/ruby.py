"""Sets readings over characters: by character where the annotation has one word for each, else by word.

Annotations are half size and set solid, centred on what they belong to; one wider than its base goes
over its neighbours by up to half an em, and the base is spaced out only for what remains (clreq 3.3;
TYPESETTING 5.5).
"""

from dataclasses import replace
from fractions import Fraction

import numpy as np

from ghpress.galley.classes import is_han
from ghpress.galley.measure import Ints, Measured, Note, measure
from ghpress.galley.sorts import FaceShelf, Font
from ghpress.galley.tables.characters import Class
from ghpress.manuscript.text import Span, Text
from ghpress.remarks import Remark, warning
from ghpress.units import Length

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


def annotated(measured: Measured, shelf: FaceShelf) -> Measured:
    """The text with its readings: bodies widened where they must be, notes ready to be placed."""
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
    extra, settled = _settled(measured, notes)
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


def _settled(measured: Measured, notes: list[Note]) -> tuple[Ints, tuple[Note, ...]]:
    """How much wider each body must be for the readings to stand clear, and how far each leans.

    A reading wider than its base first goes over its neighbours as far as it may.
    """
    extra = np.zeros(len(measured), dtype=np.int64)
    annotated = {cluster for note in notes for cluster in range(note.first, note.last + 1)}
    settled = []
    for note in notes:
        over = note.width - int(measured.bodies[note.first : note.last + 1].sum())
        own = own_gap(note, measured.style.size)
        left = _overhang(measured, annotated, (note.first, -1), own)
        right = _overhang(measured, annotated, (note.last, 1), own)
        lacking = over - left - right
        if lacking > 0:
            count = note.last - note.first + 1
            shares = [lacking * (k + 1) // count - lacking * k // count for k in range(count)]
            extra[note.first : note.last + 1] = np.maximum(extra[note.first : note.last + 1], shares)
            over -= lacking
        to_right = min(max(over - over // 2, over - left), right)
        settled.append(replace(note, lean=to_right - (over - over // 2)))
    return extra, tuple(settled)


def own_gap(note: Note, size: Length) -> Length:
    """What a reading keeps free at each end where it has a neighbour."""
    return round(size * (WORD_GAP if note.last > note.first else RUBY_GAP))


def _overhang(measured: Measured, annotated: set[int], edge: tuple[int, int], gap: Length) -> Length:
    """How far a reading may go beyond its base on one side; below 0, how far it must stay inside.

    Only over Han without a reading of their own, and of one that has a reading beyond it only half.
    """
    size = measured.style.size
    at, step = edge
    beside, beyond = at + step, at + 2 * step
    if beside in annotated:
        return -gap
    if not 0 <= beside < len(measured) or measured.classes[beside] != Class.ID:
        return 0
    if beyond in annotated:
        return min(size // 2, int(measured.bodies[beside]) // 2 - gap)
    return size // 2


def _shifted(measured: Measured, extra: Ints) -> tuple[Length, ...]:
    """Glyphs moved to the middle of their widened bodies."""
    ends = np.array(measured.glyph_from, dtype=np.int64)
    counts = ends[1:] - ends[:-1]
    shifts = np.repeat(extra // 2, counts)
    return tuple((np.array(measured.glyph_xs, dtype=np.int64) + shifts).tolist())
