"""Pictures and content are packed as every RIP can unpack them.

LZW was left out of PDF/X, and JPEG 2000 is refused by newspapers' systems (ISO 15930-7 6.2; GWG2015
§4).
"""

from collections.abc import Iterator

from pikepdf import Array

from ghpress.preflight.content.inlaid import filters_of
from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error

FORBIDDEN = ("LZWDecode", "LZW", "JPXDecode")


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark for each picture packed in such a way, and one for the content."""
    contents = subject.opened.obj.get("/Contents", Array([]))
    streams = [*(contents if isinstance(contents, Array) else [contents]), *subject.content.forms]
    packed = {name for stream in streams for name in filters_of(stream)}
    for name in sorted(packed.intersection(FORBIDDEN)):
        yield error("filter-forbidden", subject.page, found=name)
    for paint in subject.content.of("picture"):
        found = [name for name in paint.picture.filters if name in FORBIDDEN] if paint.picture else []
        if found:
            yield error("filter-forbidden", subject.where(paint), found=found[0])
