"""What is transparent blends in plain CMYK.

A group that blends in a space with a profile has its colours converted on the way in and out, and black
text comes out in four inks (GWG2022 R0030).
"""

from collections.abc import Iterator

from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark for each calibrated space a group blends in."""
    for space in sorted(subject.structure.blends):
        if space.startswith(("ICCBased", "CalGray")):
            yield error("blend-with-profile", subject.page, space=space)
