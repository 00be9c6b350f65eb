"""The output intent names its printing condition.

Without the name nobody can say whether the page was made for newsprint or for coated paper (ISO
15930-7 6.2.2).
"""

from collections.abc import Iterator

from ghpress.preflight.filed import FileSubject
from ghpress.remarks import Remark, error


def check(subject: FileSubject) -> Iterator[Remark]:
    """A remark where an intent has no identifier."""
    if subject.intents and not subject.condition():
        yield error("condition-missing", subject.place)
