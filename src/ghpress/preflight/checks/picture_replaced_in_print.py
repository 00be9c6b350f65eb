"""What is seen is what is printed.

A picture with another for printing shows the proofreader one thing and the reader a second (ISO
15930-7 6.6).
"""

from collections.abc import Iterator

from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark for each picture with an alternate for print."""
    for paint in subject.content.of("picture"):
        source = paint.picture.source if paint.picture else None
        others = source.get("/Alternates", ()) if source is not None else ()
        if any(bool(other.get("/DefaultForPrinting", False)) for other in others):
            yield error("picture-replaced-in-print", subject.where(paint))
