"""The page carries no traps of its own.

RIPs hardly read them any more; the printer traps, and traps twice are seen (ISO 15930-4 6.10; we
emit none).
"""

from collections.abc import Iterator

from pikepdf import Name

from ghpress.preflight.filed import FileSubject
from ghpress.remarks import OnPage, Remark, error


def check(subject: FileSubject) -> Iterator[Remark]:
    """A remark for each page with a trap network."""
    for number, page in enumerate(subject.pdf.pages, start=1):
        if any(note.get("/Subtype") == Name.TrapNet for note in page.obj.get("/Annots", ())):
            yield error("trapnet-present", OnPage(number))
