"""Metadata and information dictionary tell the same.

A program reads the one or the other, and two titles or dates are two files to a plate room (ISO
15930-7 6.2).
"""

import re
from collections.abc import Iterator

from ghpress.preflight.filed import FileSubject
from ghpress.remarks import Remark, error

PAIRS = (
    ("Title", "dc:title"),
    ("Producer", "pdf:Producer"),
    ("Trapped", "pdf:Trapped"),
    ("CreationDate", "xmp:CreateDate"),
    ("ModDate", "xmp:ModifyDate"),
)


def check(subject: FileSubject) -> Iterator[Remark]:
    """A remark for what both say and say differently."""
    unlike = [field for field, told in PAIRS if _differ(subject, field, told)]
    if unlike:
        yield error("packet-not-info", subject.place, fields="、".join(unlike))


def _differ(subject: FileSubject, field: str, told: str) -> bool:
    one, other = str(subject.info.get(f"/{field}", "")).strip("/"), subject.packet.get(told, "")
    if field.endswith("Date"):
        return bool(one and other) and _digits(one) != _digits(other)
    return bool(one and other) and one != other


def _digits(date: str) -> str:
    """A date to the second, without its marks; the zone is written in too many ways."""
    return re.sub(r"\D", "", date)[:14]
