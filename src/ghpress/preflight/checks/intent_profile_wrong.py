"""The profile of the output intent describes a CMYK press.

It is of ICC version 2 or 4; one of a screen there makes every conversion wrong (GWG2022 R0035;
ICC.1).
"""

from collections.abc import Iterator

from ghpress.preflight.filed import FileSubject
from ghpress.remarks import Remark, error


def check(subject: FileSubject) -> Iterator[Remark]:
    """A remark with what is wrong in the profile's header."""
    for stream in subject.profiles():
        head = subject.unpacked(stream)[:128]
        facts = (head[36:40] == b"acsp", head[12:16] == b"prtr", head[16:20] == b"CMYK")
        if len(head) < 128 or not all(facts) or head[8] > 4 or int(stream.get("/N", 0)) != 4:
            found = f"{head[12:16]!r} {head[16:20]!r}"
            yield error("intent-profile-wrong", subject.place, found=found)
