"""Turns classed characters and their sorts into glyphs: Western words shaped, the rest one by one."""

from collections.abc import Iterator

import numpy as np

from ghpress.galley.arrays import where
from ghpress.galley.classes import WESTERN, Classified, among
from ghpress.galley.sorts import FIGURES, Drawn, Fount, Ints, MeasuredFace, Word, scaled
from ghpress.galley.tables.characters import APOSTROPHE, DASH_PAIR, QUOTES, TWO_EM_DASH, Class
from ghpress.galley.tables.pairs import BLANK_BEFORE, FULL_MARKS
from ghpress.units import Length
from ghpress.values import dataclass

MOST_WORDS = 20_000
"""Shaped words that a fount keeps."""


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Glyphs of joined texts: character, glyph, font, offset. Characters' advances."""

    chars: Ints
    glyphs: Ints
    fonts: Ints
    offsets: Ints
    advances: Ints


def western_quotes(chars: str, marks: Classified, found: Drawn, em: Length) -> None:
    """A curly quote that its face does not give a full em is a Western one (Vivliostyle: 0.7 em)."""
    narrow = (found.advances * 10 < em * 7) & among(marks.classes, FULL_MARKS)
    for at in where(narrow).tolist():
        if chars[at] in QUOTES:
            opens = marks.classes[at] in BLANK_BEFORE
            marks.classes[at] = Class.AO if opens else Class.AC


def glyphs_of(chars: str, marks: Classified, found: Drawn, fount: Fount) -> Glyphs:
    """Every character's glyphs: Western runs shaped as words, the rest one sort each."""
    advances = found.advances.copy()
    alone = found.glyphs >= 0
    words: list[tuple[int, int, int, Length]] = []
    for start, stop, font, word in _words(chars, marks, found, fount):
        alone[start:stop] = False
        widths = [0] * (stop - start)
        for glyph, advance, first in word:
            words.append((start + first, glyph, font, widths[first]))
            widths[first] += advance
        advances[start:stop] = widths
    at = where(alone)
    # What combines with the character before stands behind it.
    behind = where(marks.joined[:-1]) + 1
    offsets = np.zeros(len(chars), dtype=np.int64)
    offsets[behind] = advances[behind - 1]
    placed = Glyphs(at, found.glyphs[at], found.fonts[at], offsets[at], advances)
    return _merged(placed, words) if words else placed


def _words(
    chars: str, marks: Classified, found: Drawn, fount: Fount
) -> Iterator[tuple[int, int, int, Word]]:
    """Start, stop, font and glyphs of what is shaped: words of one font, pairs of dashes."""
    # Figures keep their face's own widths: kerned ones would not stand under each other.
    western = among(marks.classes, WESTERN - FIGURES)
    new = western.copy()
    new[1:] &= ~(western[:-1] & (found.fonts[1:] == found.fonts[:-1]))
    starts = where(new)
    ends = western.copy()
    ends[:-1] &= new[1:] | ~western[1:]
    stops = where(ends) + 1
    fonts = found.fonts[starts].tolist()
    for start, stop, font in zip(starts.tolist(), stops.tolist(), fonts, strict=True):
        yield start, stop, font, shaped(chars[start:stop], font, fount)
    at = chars.find(DASH_PAIR)
    while at >= 0:
        if marks.joined[at] and not western[at]:
            font = int(found.fonts[at])
            dash = two_em_dash(font, fount)
            if dash:
                yield at, at + 2, font, ((*dash, 0),)
        at = chars.find(DASH_PAIR, at + 1)


def _merged(placed: Glyphs, words: list[tuple[int, int, int, Length]]) -> Glyphs:
    """The glyphs of single sorts and those of words in the order of their characters."""
    chars, glyphs, fonts, offsets = np.array(words, dtype=np.int64).T
    chars = np.concatenate((placed.chars, chars))
    order = np.argsort(chars, kind="stable")
    return Glyphs(
        chars[order],
        np.concatenate((placed.glyphs, glyphs))[order],
        np.concatenate((placed.fonts, fonts))[order],
        np.concatenate((placed.offsets, offsets))[order],
        placed.advances,
    )


def shaped(word: str, font: int, fount: Fount) -> Word:
    """A Western word's glyphs with their advances and first characters, kerned by its face."""
    known = fount.words.get((word, font))
    if known is None:
        spec = list(fount.fonts)[font]
        face = fount.shelf.face(spec.face)
        size, upem = spec.size * spec.condense, face.upem * 1000
        if len(fount.words) >= MOST_WORDS:
            fount.words.clear()
        known = fount.words[word, font] = tuple(
            (glyph, scaled(_narrowed(face, word[first], glyph, advance), size, upem), first)
            for glyph, advance, first in face.shape(word)
        )
    return known


def _narrowed(face: MeasuredFace, char: str, glyph: int, advance: int) -> int:
    """An apostrophe of a full em, as Han faces have it, takes its ink and as much white on each side."""
    if char != APOSTROPHE or advance * 10 < face.upem * 7:
        return advance
    left, _, right, _ = face.bounds(glyph)
    return left + right


def two_em_dash(font: int, fount: Fount) -> tuple[int, Length] | None:
    """Glyph and advance of the unbroken dash for a pair of single ones, if its face has one."""
    spec = list(fount.fonts)[font]
    face = fount.shelf.face(spec.face)
    glyph = face.glyph(TWO_EM_DASH)
    if glyph is None:
        return None
    return glyph, scaled(face.advance(glyph), spec.size * spec.condense, face.upem * 1000)
