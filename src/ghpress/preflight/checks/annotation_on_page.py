"""Notes and links lie outside the bleed, if there are any.

Some print and some do not, as the RIP pleases (ISO 15930-7 6.7).
"""

from collections.abc import Iterator

from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error

ALLOWED = ("/TrapNet", "/PrinterMark")


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark for each kind of note that touches the bleed."""
    obj = subject.opened.obj
    page = [float(edge) for edge in obj.get("/BleedBox", subject.opened.trimbox)]
    for note in obj.get("/Annots", ()):
        left, bottom, right, top = (float(edge) for edge in note.Rect)
        touches = left < page[2] and right > page[0] and bottom < page[3] and top > page[1]
        if touches and str(note.get("/Subtype", "")) not in ALLOWED:
            at = subject.at(left - subject.trim[0], subject.trim[3] - top)
            yield error("annotation-on-page", at, kind=str(note.get("/Subtype", "?")).strip("/"))
