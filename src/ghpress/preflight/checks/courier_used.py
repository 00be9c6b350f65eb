"""Courier stands on a page only where somebody wanted it.

Most often a font was not found and this came in its place (GWG2022 R0014).
"""

from collections.abc import Iterator

from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark for each font of that name."""
    for font in subject.structure.fonts:
        if "courier" in font.name.lower():
            yield error("courier-used", subject.first(font), font=font.name)
