"""No picture carries the very profile of the output intent.

Such a picture is plain CMYK; tagged, it is converted into itself with losses, and cannot overprint
(ISO 15930-7 6.4).
"""

from collections.abc import Iterator

from ghpress.preflight.content.tints import components, kind_of
from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark where a CMYK space in use embeds the output intent's profile."""
    calibrated = [
        space
        for space in subject.content.spaces
        if not isinstance(space, str) and kind_of(space) == "ICCBased" and components(space) == 4
    ]
    if not calibrated:
        return
    intents = subject.opened.obj.get("/OutputIntents", ()), subject.root.get("/OutputIntents", ())
    profiles = {
        bytes(intent.DestOutputProfile.read_bytes())
        for stated in intents
        for intent in stated
        if "/DestOutputProfile" in intent
    }
    if any(bytes(space[1].read_bytes()) in profiles for space in calibrated):
        yield error("icc-is-intent", subject.page)
