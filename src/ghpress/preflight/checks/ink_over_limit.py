"""No part of the page carries more ink than the paper takes.

Measured on the plates with overprint done: the mean of any square of the printer's size counts, for
a speck dries and a field does not (GWG2015 §4: 245 % in 15 mm²; ISO 12647-3: 240 %).
"""

from collections.abc import Iterator

from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark on the heaviest square where it is too heavy; none where ink was not measured."""
    if subject.ink is None:
        return
    found, x, y = subject.ink.heaviest(subject.limits.ink_window_mm)
    if round(found, 1) > subject.limits.ink:
        boxes = subject.structure.boxes
        left = (
            subject.trim[0] - boxes.media.left * 72 / 25.4,
            boxes.media.top * 72 / 25.4 - subject.trim[3],
        )
        facts = {"found": f"{found:.0f}", "limit": f"{subject.limits.ink:g}", "by": subject.ink.by}
        yield error("ink-over-limit", subject.at(x - left[0], y - left[1]), **facts)
