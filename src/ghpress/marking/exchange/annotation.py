"""An annotation as PDF and XFDF both have it (ISO 32000-1 12.5.6, ISO 19444-1), its places in mm."""

from ghpress.values import dataclass

MOST = 20_000
"""Annotations of one file that are read: twice what a hard-worked broadsheet could bear."""

UNNAMED = "object "
"""What the name of an annotation without one begins with: good for this file only."""


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of a page, mm from the trim's top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def middle(self) -> float:
        """Half way across."""
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Annotation:
    """One annotation.

    ``kind`` is its subtype (``StrikeOut``), ``page`` our number of the page, 0 where the file's page is
    none of ours. ``name`` is its NM; ``answers`` is that of the one it replies to, or belongs to where
    it ``is_grouped``. ``at`` is an ISO time. ``state`` is a reviewer's (``Completed``). ``own`` holds
    what ghpress wrote into it for itself, as JSON.
    """

    kind: str
    page: int
    rect: Area
    quads: tuple[Area, ...] = ()
    name: str = ""
    by: str = ""
    at: str = ""
    words: str = ""
    subject: str = ""
    colour: str = "#c4161c"
    answers: str = ""
    is_grouped: bool = False
    state: str = ""
    own: str = ""
    intent: str = ""


ON_WORDS = ("Highlight", "Underline", "Squiggly", "StrikeOut")
"""Those that lie on words, with quads."""

NOTES = ("Text", "FreeText")
"""Those that are words at a place."""

DRAWN = ("Square", "Circle", "Line", "Polygon", "PolyLine", "Ink", "Stamp")
"""Those drawn by hand; their words are read, what is drawn is not."""

NO_MARKS = ("Popup", "Link", "Widget", "PrinterMark", "TrapNet", "Watermark")
"""Those nobody made as a mark."""


def bounds(areas: tuple[Area, ...]) -> Area:
    """The rectangle round all of these."""
    return Area(
        min(area.left for area in areas),
        min(area.top for area in areas),
        max(area.right for area in areas),
        max(area.bottom for area in areas),
    )
