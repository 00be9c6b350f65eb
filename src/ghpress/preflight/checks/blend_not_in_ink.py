"""Transparent groups blend in CMYK.

What is blended in RGB is turned into light and back into ink by the RIP, black text beneath it
included: the black comes back in four inks. A group may leave its space unsaid and then blends in
the page's (GWG2022 R0030).
"""

from collections.abc import Iterator

from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error

SPACES_OF_INK = ("", "DeviceCMYK", "DeviceGray", "ICCBased 4", "ICCBased 1")
"""Grey is what masks by brightness use."""


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark for each other space a group blends in."""
    for space in sorted(subject.structure.blends):
        if space not in SPACES_OF_INK:
            yield error("blend-not-in-ink", subject.page, space=space)
