"""One output intent says for which press and paper the colours were made.

Without it the same numbers print differently everywhere; with two nobody knows which (ISO 15930-7
6.2.2).
"""

from collections.abc import Iterator

from ghpress.preflight.filed import FileSubject
from ghpress.remarks import Remark, error


def check(subject: FileSubject) -> Iterator[Remark]:
    """A remark unless there is exactly one for PDF/X."""
    count = len(subject.intents)
    if count != 1:
        yield error("intent-missing", subject.place, count=count)
