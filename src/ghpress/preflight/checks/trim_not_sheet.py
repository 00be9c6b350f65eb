"""The trim box is the sheet that was ordered.

The page is placed on the plate by its trim box: one that is missing or a millimetre off shifts the
page (ISO 15930-7 6.3: a page has a trim box or an art box, not both).
"""

from collections.abc import Iterator

from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error
from ghpress.units import in_mm

TOLERANCE_MM = 0.2
"""GWG and printers allow a fifth of a millimetre; paper moves more."""


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark where the trim is missing, or has another size."""
    boxes, sheet = subject.structure.boxes, subject.sheet
    ordered = f"{in_mm(sheet.width):g} × {in_mm(sheet.height):g} mm"
    if boxes.trim is None:
        yield error("trim-not-sheet", subject.page, found="–", ordered=ordered)
        return
    off = max(abs(boxes.trim.width - in_mm(sheet.width)), abs(boxes.trim.height - in_mm(sheet.height)))
    if off > TOLERANCE_MM:
        found = f"{boxes.trim.width:.1f} × {boxes.trim.height:.1f} mm"
        yield error("trim-not-sheet", subject.page, found=found, ordered=ordered)
