"""Turns a finished page file into the list of its plates, as they are inked in the file itself."""

from ghpress.layout.layout import Sheet
from ghpress.preflight.laid import PROCESS, laid_down
from ghpress.preflight.subject import PageSubject
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class Inks:
    """The plates a page needs: letters of process inks in the order C M Y K, and names of spots."""

    process: str
    spots: tuple[str, ...] = ()

    def said(self) -> str:
        """``CMYK``, ``K + PANTONE 186 C``."""
        return " + ".join(part for part in (self.process, *self.spots) if part) or "-"


def inks_of(pdf: bytes, number: int, sheet: Sheet) -> Inks:
    """The plates of a page, its adverts' too; its marks do not count, which print on all there are."""
    subject = PageSubject(pdf, number, sheet)
    subject.follows_adverts = True
    found = laid_down(subject.content)
    process = "".join(letter for name, letter in PROCESS.items() if name in found)
    return Inks(process, tuple(sorted(found - PROCESS.keys())))
