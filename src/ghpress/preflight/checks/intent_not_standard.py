"""A rendering intent is one of the four there are.

Of any other a RIP makes what it likes (ISO 32000-1 8.6.5.8).
Then two presses print two pictures.
"""

from collections.abc import Iterator

from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error

STANDARD = {"AbsoluteColorimetric", "RelativeColorimetric", "Saturation", "Perceptual"}


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark for each other intent in content or pictures."""
    found = set(subject.content.intents)
    for paint in subject.content.of("picture"):
        source = paint.picture.source if paint.picture else None
        if source is not None and "/Intent" in source:
            found.add(str(source.Intent).strip("/"))
    for name in sorted(found - STANDARD):
        yield error("intent-not-standard", subject.page, found=name)
