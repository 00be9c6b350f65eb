"""All output intents of a file embed one and the same profile.

Where a second one, for archiving, has another, nobody can say which colours are meant (ISO 19005-2
6.2.3).
"""

from collections.abc import Iterator

from ghpress.preflight.filed import FileSubject
from ghpress.remarks import Remark, error


def check(subject: FileSubject) -> Iterator[Remark]:
    """A remark where intents embed different profiles."""
    stated = subject.root.get("/OutputIntents", ())
    profiles = {
        subject.unpacked(intent.DestOutputProfile) for intent in stated if "/DestOutputProfile" in intent
    }
    if len(profiles) > 1:
        yield error("intents-differ", subject.place, count=len(profiles))
