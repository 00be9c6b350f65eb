"""All text stands within the trim.

What is printed outside is cut off on the cutting table, and what crosses the trim by a hair may be.
A picture may bleed; a letter never does. A line that stands beyond the bleed as a whole is the slug's.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from ghpress.preflight.content.paints import Paint, rows_of
from ghpress.preflight.reader import Row, rows
from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error
from ghpress.units import in_pt

TOLERANCE_PT = 0.02
"""What the reader's single-precision numbers and our rounding may add up to."""

OVERHANG = 0.3
"""Of the em: how far the ink of letters goes beyond the em box, in italics and deep descenders."""


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark for each line of print that crosses the trim.

    Glyphs are looked at one by one only where a piece of text comes near it.
    """
    if not _may_cross(subject, [paint for paint in subject.content.paints if paint.how.kind == "text"]):
        return
    for row in rows(subject.glyphs):
        over = _over(row, in_pt(subject.sheet.width), in_pt(subject.sheet.height))
        if over > TOLERANCE_PT and not _is_slug(row, subject):
            place = subject.at(row.left, row.y)
            yield error("text-outside-trim", place, text=row.text, over_mm=f"{over * 25.4 / 72:.2f}")


def _may_cross(subject: PageSubject, texts: Sequence[Paint]) -> bool:
    """Whether ink of any text could cross, a clip or no clip: its em box, and what letters overhang."""
    left, bottom, right, top = rows_of([paint.whole for paint in texts]).T
    reach = OVERHANG * np.array([paint.how.size for paint in texts])
    trim, bled = subject.trim, subject.bled
    stands = (right >= bled[0]) & (left <= bled[2]) & (top >= bled[1]) & (bottom <= bled[3])
    crosses = (left - reach < trim[0]) | (right + reach > trim[2])
    crosses |= (bottom - reach < trim[1]) | (top + reach > trim[3])
    return bool((stands & crosses).any())


def _is_slug(row: Row, subject: PageSubject) -> bool:
    """Whether the row stands beyond the bleed with all its ink."""
    trim, bled = subject.trim, subject.bled
    left, top = bled[0] - trim[0], trim[3] - bled[3]
    right, bottom = bled[2] - trim[0], trim[3] - bled[1]
    inks = [glyph.ink for glyph in row.glyphs if not glyph.ink.is_empty()]
    return (
        all(ink.right <= left for ink in inks)
        or all(ink.left >= right for ink in inks)
        or all(ink.bottom <= top for ink in inks)
        or all(ink.top >= bottom for ink in inks)
    )


def _over(row: Row, width: float, height: float) -> float:
    """How far the row's ink goes over the trim, in points; negative where it stays within."""
    inks = [glyph.ink for glyph in row.glyphs if not glyph.ink.is_empty()]
    return max(
        (max(-ink.left, -ink.top, ink.right - width, ink.bottom - height) for ink in inks),
        default=-1.0,
    )
