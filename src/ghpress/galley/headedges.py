"""Trims the edges of a head's lines optically: ink, not the blank about it, stands at the edge.

At 60 points the blank beside a Han is a point and more, that beside a quotation mark's ink half as
wide again: a head set by frames seems to stand in from the column under it.
"""

from collections.abc import Sequence
from dataclasses import replace

from ghpress.galley.headcopy import HeadCopy
from ghpress.galley.measure import Measured
from ghpress.galley.sorts import FaceShelf
from ghpress.galley.sums import Paragraph
from ghpress.galley.tables.pairs import BLANK_AFTER, BLANK_BEFORE
from ghpress.units import Length

MOST = 8
"""A Han is moved by an eighth em at most: 卜 stands far in by nature, and should."""


def trimmed(copy: HeadCopy, paragraph: Paragraph, ends: tuple[int, ...]) -> Paragraph:
    """The paragraph ready to be set in lines that end there, their edges trimmed as it is aligned.

    Flush left trims the left edge, flush right the right one. A centred line is trimmed of the blank
    of marks on both sides, so that it is centred by its words.
    """
    align = copy.style.setting.align
    measured, spaces = paragraph.measured, paragraph.spaces
    firsts = (0, *(end + 1 for end in ends[:-1]))
    pairs = zip(firsts, ends, strict=True)
    lasts = [max(int(paragraph.sums.ends[end]), first) for first, end in pairs]
    leads, trails = spaces.leads.copy(), spaces.trails.copy()
    by_marks = align == "centre"
    if align != "right":
        before = [_before(measured, at, copy.shelf) for at in firsts]
        marks = [measured.classes[at] in BLANK_BEFORE for at in firsts]
        leads[list(firsts)] -= _cuts(before, marks, measured, by_marks=by_marks)
    if align in ("right", "centre"):
        after = [_after(measured, at, copy.shelf) for at in lasts]
        marks = [measured.classes[at] in BLANK_AFTER for at in lasts]
        trails[lasts] -= _cuts(after, marks, measured, by_marks=by_marks)
    return replace(paragraph, spaces=replace(spaces, leads=leads, trails=trails))


def _cuts(
    blanks: Sequence[Length], marks: Sequence[bool], measured: Measured, *, by_marks: bool
) -> list[Length]:
    """How much of each line's edge is cut: all a mark has; of the other lines as much as each can spare.

    Lines that begin with Han move together, or the Han under each other would no longer stand so.
    """
    most = int(measured.ems[0]) // MOST
    spare = [blank for blank, is_mark in zip(blanks, marks, strict=True) if not is_mark]
    together = 0 if by_marks else max(0, min([*spare, most]))
    return [max(0, blank) if is_mark else together for blank, is_mark in zip(blanks, marks, strict=True)]


def _before(measured: Measured, cluster: int, shelf: FaceShelf) -> Length:
    """From where a cluster's body begins to its ink."""
    glyphs = range(measured.glyph_from[cluster], measured.glyph_from[cluster + 1])
    return min((_ink(measured, glyph, shelf)[0] for glyph in glyphs), default=0)


def _after(measured: Measured, cluster: int, shelf: FaceShelf) -> Length:
    """From a cluster's ink to where its body ends."""
    glyphs = range(measured.glyph_from[cluster], measured.glyph_from[cluster + 1])
    body = int(measured.bodies[cluster])
    return min((body - _ink(measured, glyph, shelf)[1] for glyph in glyphs), default=0)


def _ink(measured: Measured, glyph: int, shelf: FaceShelf) -> tuple[Length, Length]:
    """Where a glyph's ink begins and ends, from the start of its cluster's body."""
    font = measured.fonts[measured.glyph_fonts[glyph]]
    face = shelf.face(font.face)
    left, _, right, _ = face.bounds(int(measured.glyphs[glyph]))
    x, wide = int(measured.glyph_xs[glyph]), font.size * font.condense
    upem = face.upem * 1000
    return x + left * wide // upem, x + right * wide // upem
