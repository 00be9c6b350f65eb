"""The page has the bleed that was ordered, on all four sides.

The knife is never exact: what runs to the edge must run past it, or a white sliver shows. Three
millimetres is what printers ask for.
"""

from collections.abc import Iterator

from ghpress.preflight.structure import Box
from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error
from ghpress.units import in_mm

TOLERANCE_MM = 0.01
"""Rounding of a box to four decimals of a point stays far below."""


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark where the bleed box is missing, too narrow, or stands out of the media."""
    boxes = subject.structure.boxes
    trim, ordered = boxes.trim or boxes.media, in_mm(subject.sheet.bleed)
    if not ordered:
        return
    bleed = boxes.bleed or trim
    if _least_margin(bleed, trim) < ordered - TOLERANCE_MM:
        found = f"{max(0.0, _least_margin(bleed, trim)):.2f}"
        yield error("bleed-missing", subject.page, found=found, ordered=f"{ordered:g}")
    elif _least_margin(boxes.media, bleed) < -TOLERANCE_MM:
        found = f"{max(0.0, _least_margin(boxes.media, trim)):.2f}"
        yield error("bleed-missing", subject.page, found=found, ordered=f"{ordered:g}")


def _least_margin(outer: Box, inner: Box) -> float:
    """How far the inner box stays within the outer where it comes nearest, in mm."""
    return min(
        inner.left - outer.left,
        inner.bottom - outer.bottom,
        outer.right - inner.right,
        outer.top - inner.top,
    )
