"""Pictures are packed as every RIP can unpack them.

LZW was left out of PDF/X, and JPEG 2000 is refused by newspapers' systems (ISO 15930-7 6.2; GWG2015
§4).
"""

from collections.abc import Iterator

from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error

FORBIDDEN = ("LZWDecode", "LZW", "JPXDecode")


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark for each picture packed in such a way."""
    for paint in subject.content.of("picture"):
        found = [name for name in paint.picture.filters if name in FORBIDDEN] if paint.picture else []
        if found:
            yield error("filter-forbidden", subject.where(paint), found=found[0])
