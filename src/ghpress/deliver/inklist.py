"""Turns a finished page file into the list of its plates, as they are inked in the file itself."""

from dataclasses import dataclass

from ghpress.layout.layout import Sheet
from ghpress.preflight.content.paints import Paint
from ghpress.preflight.content.tints import ALL, NOTHING
from ghpress.preflight.subject import PageSubject

PROCESS = {"Cyan": "C", "Magenta": "M", "Yellow": "Y", "Black": "K"}
_OF_SPACE = {"DeviceGray": ("Black",), "DeviceCMYK": tuple(PROCESS)}
"""Plates of pictures, whose pixels nobody counts: those their colour space can ink."""


@dataclass(frozen=True, slots=True)
class Inks:
    """The plates a page needs: letters of process inks in the order C M Y K, and names of spots."""

    process: str
    spots: tuple[str, ...] = ()

    def said(self) -> str:
        """``CMYK``, ``K + PANTONE 186 C``."""
        return " + ".join(part for part in (self.process, *self.spots) if part) or "-"


def inks_of(pdf: bytes, number: int, sheet: Sheet) -> Inks:
    """The plates of a page; its marks do not count, which print on every plate there is."""
    subject = PageSubject(pdf, number, sheet)
    found = {ink for paint in subject.content.seen() for ink in _inks(paint)} - {ALL, NOTHING}
    process = "".join(letter for name, letter in PROCESS.items() if name in found)
    return Inks(process, tuple(sorted(found - PROCESS.keys())))


def _inks(paint: Paint) -> tuple[str, ...]:
    """The inks something painted lays down."""
    if paint.tint.plates is not None:
        return paint.tint.inks
    return paint.tint.inks or _OF_SPACE.get(paint.tint.colour.space, tuple(PROCESS))
