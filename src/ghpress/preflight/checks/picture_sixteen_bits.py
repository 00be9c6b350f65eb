"""Eight bits a channel are all a plate can show.

Sixteen double the file, and some RIPs refuse them (PDF 1.5; GWG2015 §4).
Proof and plate look the same with eight.
"""

from collections.abc import Iterator

from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark for each picture with more."""
    for paint in subject.content.of("picture"):
        if paint.picture and paint.picture.bits > 8:
            yield error("picture-sixteen-bits", subject.where(paint), bits=paint.picture.bits)
