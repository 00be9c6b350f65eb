"""The job ticket: when, which version, for whom. The clock and chance enter the shop only here."""

import hashlib
import os
from datetime import UTC, datetime
from typing import Literal, TypeAlias

from ghpress.values import dataclass

Profile: TypeAlias = Literal["press", "press-x1a", "proof", "web"]

PLATED: tuple[Profile, ...] = ("press", "press-x1a")
"""The profiles whose files plates are made from: inks are inks there, not what they look like."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """What a job is made for: its time, its version letter and the profile of its files.

    ``round`` is what the round of a proof is called (毛校 一校 …).
    """

    when: datetime
    version: str = "A"
    profile: Profile = "press"
    round: str = ""

    def document_id(self, *parts: str) -> str:
        """A 32-digit hexadecimal id for a file of this job: the same parts give the same id."""
        own = (self.round,) if self.round else ()
        words = "\0".join((self.when.isoformat(), self.version, self.profile, *own, *parts))
        return hashlib.sha256(words.encode()).hexdigest()[:32]


def when_from_environment(otherwise: datetime) -> datetime:
    """SOURCE_DATE_EPOCH if it is set (reproducible-builds.org), else the given time."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else otherwise
