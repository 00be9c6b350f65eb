"""Nothing happens when the file is opened.

Scripts and actions have no place on a plate, and a system that takes pages in may refuse the file
(ISO 15930-7 6.2).
"""

from collections.abc import Iterator

from pikepdf import Dictionary, Object

from ghpress.preflight.filed import FileSubject
from ghpress.remarks import Remark, error


def check(subject: FileSubject) -> Iterator[Remark]:
    """A remark with every kind of action found."""
    found = [key for key in ("/OpenAction", "/AA") if key in subject.root]
    found += ["/JavaScript"] if "/JavaScript" in subject.root.get("/Names", Dictionary()) else []
    found += ["/AA"] if any("/AA" in page.obj for page in subject.pdf.pages) else []
    found += ["/A"] if any("/A" in line for line in _outline(subject.root.get("/Outlines"))) else []
    if found:
        yield error("actions-present", subject.place, found="、".join(dict.fromkeys(found)))


def _outline(parent: Object | None) -> Iterator[Object]:
    """The lines of the outline, each with what is under it; one that leads back is not followed."""
    waiting = [parent.get("/First")] if parent is not None else []
    seen: set[tuple[int, int]] = set()
    while waiting:
        line = waiting.pop()
        if line is None or line.objgen in seen:
            continue
        seen.add(line.objgen)
        yield line
        waiting += [line.get("/First"), line.get("/Next")]
