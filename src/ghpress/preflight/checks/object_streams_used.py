"""PDF 1.4 knows neither object streams nor cross-reference streams.

A reader of that version finds nothing in such a file (ISO 32000-1 7.5.7, 7.5.8).
"""

import re
from collections.abc import Iterator

from ghpress.preflight.filed import FileSubject
from ghpress.remarks import Remark, error

STREAMS = re.compile(rb"/Type\s*/(?:XRef|ObjStm)\b")


def check(subject: FileSubject) -> Iterator[Remark]:
    """A remark where the bytes hold such a stream."""
    if STREAMS.search(subject.content):
        yield error("object-streams-used", subject.place)
