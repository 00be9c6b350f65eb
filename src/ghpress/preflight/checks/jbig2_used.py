"""Line art is packed with CCITT or Flate.

JBIG2 came with PDF 1.4 but PDF/X-1a does not allow it, and lossy JBIG2 has been known to swap
figures (ISO 15930-4 6.1).
"""

from collections.abc import Iterator

from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark for each picture packed so."""
    for paint in subject.content.of("picture"):
        if paint.picture and "JBIG2Decode" in paint.picture.filters:
            yield error("jbig2-used", subject.where(paint))
