"""A registered printing condition is named with its registry.

PDF/X-1a may embed the profile instead (ISO 15930-7 6.2.2; ISO 15930-4 6.2.2).
"""

from collections.abc import Iterator

from ghpress.preflight.filed import REGISTERED, FileSubject
from ghpress.remarks import Remark, error


def check(subject: FileSubject) -> Iterator[Remark]:
    """A remark where a registered name stands without the registry."""
    for intent in subject.intents:
        registry = str(intent.get("/RegistryName", ""))
        if subject.condition() in REGISTERED and registry.rstrip("/") != "http://www.color.org":
            yield error("registry-missing", subject.place, condition=subject.condition())
