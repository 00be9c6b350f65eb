"""The output intent says for people too which printing condition it is.

A registered name alone says enough to a RIP; the one who plates at night reads words (ISO 15930-7
6.2.2 asks for them where the name is not registered).
"""

from collections.abc import Iterator

from ghpress.preflight.filed import REGISTERED, FileSubject
from ghpress.remarks import Remark, error


def check(subject: FileSubject) -> Iterator[Remark]:
    """A remark for an intent with a registered name and no words."""
    for intent in subject.intents:
        words = str(intent.get("/Info", "")) or str(intent.get("/OutputCondition", ""))
        if not words and subject.condition() in REGISTERED:
            yield error("condition-not-in-words", subject.place, condition=subject.condition())
