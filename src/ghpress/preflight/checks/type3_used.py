"""Type is set in fonts, not in drawings.

A Type 3 font has no hints and often hides pictures or colours of its own (GWG2015 §4).
"""

from collections.abc import Iterator

from pikepdf import Name

from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark for each such font."""
    for shown in subject.content.shown:
        font = shown.font
        if font.get("/Subtype") == Name.Type3:
            yield error(
                "type3-used", subject.first(shown), font=str(font.get("/Name", "Type 3")).strip("/")
            )
