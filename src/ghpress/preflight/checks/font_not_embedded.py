"""Every font that shows text is embedded.

A RIP that lacks the font sets another in its place, with other widths and other forms: the page then
printed is not the page that was read. PDF/X and PDF/A both ask for it (ISO 15930-7 6.4.1).
"""

from collections.abc import Iterator

from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark for each font without a program."""
    for font in subject.structure.fonts:
        if not font.program:
            yield error("font-not-embedded", subject.first(font), font=font.name)
