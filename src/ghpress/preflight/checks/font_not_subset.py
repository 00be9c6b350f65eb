"""A font of the file carries a subset's tag.

Without it two files with the same name of font and other glyphs are merged into one by imposition
programs (ISO 32000-1 9.6.4).
"""

from collections.abc import Iterator

from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark for each embedded font without a tag."""
    for font in subject.structure.fonts:
        if font.program and not font.is_subset:
            yield error("font-not-subset", subject.first(font), font=font.name)
