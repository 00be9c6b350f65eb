"""A font program is of a kind PDF 1.4 knows.

OpenType programs came with PDF 1.6, and a reader of 1.4 finds no font (ISO 32000-1 table 126).
"""

from collections.abc import Iterator

from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark for each such font."""
    for font in subject.structure.fonts:
        if font.program == "OpenType":
            yield error("opentype-in-x1a", subject.first(font), font=font.name)
