"""All pages of a newspaper have one trim.

A page of another size is placed askew on the plate by every imposition program (GWG2022 R0004). Two
pages printed as one (通版) are as wide as two: the house takes them, GWG's rules do not.
"""

from collections.abc import Iterator

import pikepdf

from ghpress.preflight.filed import FileSubject
from ghpress.remarks import OnPage, Remark, error

TOLERANCE_PT = 0.6
"""A fifth of a millimetre."""


def check(subject: FileSubject) -> Iterator[Remark]:
    """A remark naming the first page whose size is not that of the first."""
    sizes = [_size(page) for page in subject.pdf.pages]
    allowed = [sizes[0]]
    if subject.limits.takes_spreads:
        width, height = sizes[0]
        allowed += [(2 * width, height), (width / 2, height)]
    for number, size in enumerate(sizes, start=1):
        if not any(_is_alike(size, other) for other in allowed):
            yield error("trims-differ", OnPage(number), page=number)
            return


def _is_alike(size: tuple[float, float], other: tuple[float, float]) -> bool:
    return max(abs(size[0] - other[0]), abs(size[1] - other[1])) <= TOLERANCE_PT


def _size(page: pikepdf.Page) -> tuple[float, float]:
    left, bottom, right, top = (float(edge) for edge in page.trimbox)
    return right - left, top - bottom
