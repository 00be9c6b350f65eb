"""The page begins at 0, 0 and shows all of itself.

A media box that begins elsewhere confuses older imposition programs; a crop box that hides part of
the page hides it from the proofreader too (GWG2022 R0003: no crop box, or the media box itself).
"""

from collections.abc import Iterator

from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error

TOLERANCE_MM = 0.01
"""Rounding of a box to four decimals of a point stays far below."""


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark where the media box begins off 0, 0, or a crop box differs from it."""
    boxes = subject.structure.boxes
    media, crop = boxes.media, boxes.crop or boxes.media
    if max(abs(media.left), abs(media.bottom)) > TOLERANCE_MM:
        found = f"{media.left:.2f}, {media.bottom:.2f}"
        yield error("page-off-origin", subject.page, found=found)
    elif max(abs(crop.width - media.width), abs(crop.height - media.height)) > TOLERANCE_MM:
        found = f"CropBox {crop.width:.1f} × {crop.height:.1f}"
        yield error("page-off-origin", subject.page, found=found)
