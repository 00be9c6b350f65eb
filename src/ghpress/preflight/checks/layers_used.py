"""PDF/X-1a has no layers.

What one reader hides another prints, and nobody sees it on the proof (ISO 15930-4 6.1; optional
content came with PDF 1.5).
"""

from collections.abc import Iterator

from ghpress.preflight.filed import FileSubject
from ghpress.remarks import Remark, error


def check(subject: FileSubject) -> Iterator[Remark]:
    """A remark where the catalogue speaks of optional content."""
    if "/OCProperties" in subject.root:
        yield error("layers-used", subject.place)
