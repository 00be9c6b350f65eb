"""An output intent that is not registered says in words what it is.

Else nobody knows for what the page was made (ISO 15930-7 6.2.2).
"""

from collections.abc import Iterator

from ghpress.preflight.filed import REGISTERED, FileSubject
from ghpress.remarks import Remark, error


def check(subject: FileSubject) -> Iterator[Remark]:
    """A remark where an unregistered condition has no words."""
    for intent in subject.intents:
        if subject.condition() not in REGISTERED and not str(intent.get("/Info", "")):
            yield error("intent-not-described", subject.place)
