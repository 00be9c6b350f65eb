"""All pages of a newspaper have one trim.

A page of another size is placed askew on the plate by every imposition program (GWG2022 R0004).
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
    for number, size in enumerate(sizes, start=1):
        if max(abs(one - other) for one, other in zip(size, sizes[0], strict=True)) > TOLERANCE_PT:
            yield error("trims-differ", OnPage(number), page=number)
            return


def _size(page: pikepdf.Page) -> tuple[float, float]:
    left, bottom, right, top = (float(edge) for edge in page.trimbox)
    return right - left, top - bottom
