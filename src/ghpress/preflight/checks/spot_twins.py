"""A spot ink goes by one name.

Two names that differ by a space or a letter's case are two plates for one ink, and the second is an
empty unit (GWG2022 R0021–R0023).
"""

import re
from collections.abc import Iterator

from ghpress.preflight.content.walk import spots
from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark for names that differ in spelling only."""
    alike: dict[str, list[str]] = {}
    for name in sorted(spots(subject.content)):
        plain = re.sub(r"#20|[\s_-]|(?:CV[CUP]?|[CUM])$", "", name.strip(), flags=re.ASCII).lower()
        alike.setdefault(plain, []).append(name)
    for names in alike.values():
        if len(names) > 1:
            yield error("spot-twins", subject.page, names="、".join(names))
