"""Text can be searched and read.

A font without ToUnicode prints well and cannot be found, copied, or read aloud (ISO 32000-1
9.10.3).
"""

from collections.abc import Iterator

from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark for each composite font that does not say what its codes mean."""
    for shown in subject.content.shown:
        font = shown.font
        if "/DescendantFonts" in font and "/ToUnicode" not in font:
            name = str(font.get("/BaseFont", "?")).strip("/")
            yield error("text-not-mapped", subject.first(shown), font=name)
