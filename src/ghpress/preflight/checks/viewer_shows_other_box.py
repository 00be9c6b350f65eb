"""No preference hides part of the page from a viewer.

Where the file names a box to show, it is the media or the bleed box; another would cut the page
before the knife does (ISO 15930-7 6.3).
"""

from collections.abc import Iterator

from pikepdf import Dictionary

from ghpress.preflight.filed import FileSubject
from ghpress.remarks import Remark, error

KEYS = ("ViewArea", "ViewClip", "PrintArea", "PrintClip")


def check(subject: FileSubject) -> Iterator[Remark]:
    """A remark for each preference that names another box."""
    wishes = subject.root.get("/ViewerPreferences", Dictionary())
    for key in KEYS:
        if str(wishes.get(f"/{key}", "/MediaBox")) not in ("/MediaBox", "/BleedBox"):
            yield error("viewer-shows-other-box", subject.place, key=key, found=str(wishes[f"/{key}"]))
