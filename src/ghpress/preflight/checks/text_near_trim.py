"""Text keeps clear of the knife.

Within three millimetres of the trim a fold or a cut a little off takes its letters (house rule;
printers ask for 3 to 5 mm).
"""

from collections.abc import Iterator
from itertools import compress

import numpy as np

from ghpress.preflight.content.paints import rows_of
from ghpress.preflight.gathering import gathered
from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark with the text that stands nearest."""
    safe = subject.limits.safe_mm * 72 / 25.4
    left, bottom, right, top = subject.trim
    texts = subject.content.of("text")
    x0, y0, x1, y1 = rows_of([paint.bounds for paint in texts]).T
    across, up = np.minimum(x0 - left, right - x1), np.minimum(y0 - bottom, top - y1)
    near = ((across >= 0) & (across < safe)) | ((up >= 0) & (up < safe))
    for paint, count in gathered(compress(texts, near.tolist()), lambda _: None):
        facts = {"count": count, "safe": f"{subject.limits.safe_mm:g}"}
        yield error("text-near-trim", subject.where(paint), **facts)
