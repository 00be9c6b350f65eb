"""No part of the page carries more ink than the paper takes.

Measured on the plates with overprint done: the mean of any square of the printer's size counts, for
a speck dries and a field does not (GWG2015 §4: 245 % in 15 mm²; ISO 12647-3: 240 %). A page whose
colours, overprint counted, all stay below has no such square and is not measured.
"""

from collections.abc import Iterator

from ghpress.preflight.inkmap import InkMap
from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark on the heaviest square where it is too heavy; none where ink was not measured."""
    if subject.ink is None:
        return
    left, bottom, right, top = subject.bled
    x0, y0 = left - subject.media[0], subject.media[3] - top
    page = _own(subject, subject.ink).part(x0, y0, right - left, top - bottom)
    found, x, y = page.heaviest(subject.limits.ink_window_mm)
    if round(found, 1) > subject.limits.ink:
        place = subject.at(x + left - subject.trim[0], y - top + subject.trim[3])
        facts = {"found": f"{found:.0f}", "limit": f"{subject.limits.ink:g}", "by": subject.ink.by}
        yield error("ink-over-limit", place, **facts)


def _own(subject: PageSubject, ink: InkMap) -> InkMap:
    """The map without the adverts of a build, whose ink is said of their own files."""
    for left, bottom, right, top in subject.content.skipped:
        x, y = left - subject.media[0], subject.media[3] - top
        ink = ink.without(x, y, right - left, top - bottom)
    return ink
