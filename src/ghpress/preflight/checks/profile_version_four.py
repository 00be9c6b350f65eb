"""The output intent's profile is of ICC version 2.

Many a newspaper's RIP is older than version 4 and reads the tables of such a profile wrongly or not at
all (WAN-IFRA 26v5 delivers version 2; PDF/X-4 allows both).
"""

from collections.abc import Iterator

from ghpress.preflight.filed import FileSubject
from ghpress.remarks import Remark, error


def check(subject: FileSubject) -> Iterator[Remark]:
    """A remark where the profile is of a later version."""
    for stream in subject.profiles():
        version = subject.unpacked(stream)[8:9]
        if version > b"\x02":
            yield error("profile-version-four", subject.place, version=version[0])
