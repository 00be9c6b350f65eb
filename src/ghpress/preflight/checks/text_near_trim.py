"""Text keeps clear of the knife.

Within three millimetres of the trim a fold or a cut a little off takes its letters (house rule;
printers ask for 3 to 5 mm).
"""

from collections.abc import Iterator

from ghpress.preflight.gathering import gathered
from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark with the text that stands nearest."""
    safe = subject.limits.safe_mm * 72 / 25.4
    left, bottom, right, top = subject.trim
    near = [
        paint
        for paint in subject.content.of("text")
        if 0 <= min(paint.bounds[0] - left, right - paint.bounds[2]) < safe
        or 0 <= min(paint.bounds[1] - bottom, top - paint.bounds[3]) < safe
    ]
    for paint, count in gathered(near, lambda _: None):
        facts = {"count": count, "safe": f"{subject.limits.safe_mm:g}"}
        yield error("text-near-trim", subject.where(paint), **facts)
