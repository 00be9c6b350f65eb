"""All colour is in CMYK, grey or spots on these.

Whatever has to be converted is converted by somebody else, and PDF/X-1a was made so that nothing is
(ISO 15930-4 6.5).
"""

from collections.abc import Iterator

from ghpress.preflight.gathering import gathered
from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error

GOOD = ("DeviceCMYK", "DeviceGray", "Separation", "DeviceN", "Indexed", "Pattern")


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark for each other space, with the first place it is used."""
    bad = subject.content.painted(lambda how: not _is_good(how.tint.colour.space))
    for paint, count in gathered(bad, lambda paint: paint.tint.colour.space):
        space = paint.tint.colour.space
        yield error("colour-not-x1a", subject.where(paint), space=space, count=count)


def _is_good(space: str) -> bool:
    """Whether the space and what it stands on are allowed."""
    base = space.rpartition(" on ")[2]
    return space.startswith(GOOD) and (base == space or base in ("DeviceCMYK", "DeviceGray"))
