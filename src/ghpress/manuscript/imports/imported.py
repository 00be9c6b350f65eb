"""What every import gives: an issue of values, the files that go with it, and remarks."""

from datetime import date

from ghpress.manuscript.story import Issue
from ghpress.manuscript.text import Text, plain
from ghpress.remarks import Remark
from ghpress.values import dataclass

HEADLINE_WANTED = plain("标题待补")
"""Stands where a story has no headline of its own; a remark says so too."""


PICTURE_KINDS = frozenset((".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".bmp", ".webp", ".svg"))
"""Pictures a page can take; Word's own drawings (EMF, WMF) are none."""


@dataclass(frozen=True, slots=True)
class Extra:
    """A file that goes with an issue, a picture mostly; ``name`` counts from the issue's folder."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Imported:
    """An issue, or none if the file holds nothing to print or cannot be read."""

    issue: Issue | None
    remarks: tuple[Remark, ...]
    extras: tuple[Extra, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What a file itself may not say: the name its issue goes by, its title, its date."""

    name: str
    title: Text
    day: date
