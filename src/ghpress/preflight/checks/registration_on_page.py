"""The colour of all plates stands outside the trim only.

On the page it is 400 % of ink; it is for crop and registration marks (ISO 32000-1 8.6.6.4;
GWG2022).
"""

from collections.abc import Iterator

from ghpress.preflight.gathering import gathered
from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark where something in it reaches into the trim."""
    left, bottom, right, top = subject.trim
    bad = [
        paint
        for paint in subject.content.painted(lambda how: "All" in how.tint.inks, "text", "area", "line")
        if left < paint.bounds[2]
        and paint.bounds[0] < right
        and bottom < paint.bounds[3]
        and paint.bounds[1] < top
    ]
    for paint, count in gathered(bad, lambda _: None):
        yield error("registration-on-page", subject.where(paint), count=count)
