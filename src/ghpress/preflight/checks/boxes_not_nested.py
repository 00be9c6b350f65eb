"""The trim lies within the bleed, the bleed within the media.

A box that sticks out is cut off by one program and widened by another (ISO 15930-7 6.3).
"""

import itertools
from collections.abc import Iterator

from ghpress.preflight.structure import Box
from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error

TOLERANCE_MM = 0.004
"""A hundredth of a point."""


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark for the first box that sticks out of the next."""
    boxes = subject.structure.boxes
    known = (("TrimBox", boxes.trim), ("BleedBox", boxes.bleed), ("MediaBox", boxes.media))
    row = [(name, box) for name, box in known if box is not None]
    for (name, inner), (about, outer) in itertools.pairwise(row):
        if _over(inner, outer) > TOLERANCE_MM:
            yield error("boxes-not-nested", subject.page, inner=name, outer=about)
            return


def _over(inner: Box, outer: Box) -> float:
    return max(
        outer.left - inner.left,
        outer.bottom - inner.bottom,
        inner.right - outer.right,
        inner.top - outer.top,
    )
