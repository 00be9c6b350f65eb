"""PDF/X-4 carries the profile of its press within it.

Proofs and conversions are made with it, and a name alone proves nothing (ISO 15930-7 6.2.2; GWG2022
R0035).
"""

from collections.abc import Iterator

from ghpress.preflight.filed import FileSubject
from ghpress.remarks import Remark, error


def check(subject: FileSubject) -> Iterator[Remark]:
    """A remark where an intent embeds no profile."""
    if len(list(subject.profiles())) < len(subject.intents):
        yield error("intent-profile-missing", subject.place)
