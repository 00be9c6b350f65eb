"""Turns a finished page file into the subject of inspection: facts read once, shared by all checks."""

from functools import cached_property

from ghpress.layout.layout import Sheet
from ghpress.preflight.reader import Glyph, read_glyphs
from ghpress.preflight.structure import Structure, read_structure
from ghpress.remarks import OnPage


class PageSubject:
    """A page under inspection: its file, its place in it from 0, its number, the sheet ordered."""

    def __init__(self, page_file: bytes, number: int, sheet: Sheet, index: int = 0) -> None:
        self.page_file = page_file
        self.number = number
        self.sheet = sheet
        self.index = index

    @cached_property
    def structure(self) -> Structure:
        """Boxes, fonts and colours, as pikepdf reads them."""
        return read_structure(self.page_file, self.index)

    @cached_property
    def glyphs(self) -> tuple[Glyph, ...]:
        """Every glyph in its place, as pdfium reads them; those in the fonts of adverts left out.

        pdfium tells of letters that are clipped away as well, such as an agency's notes round an advert.
        """
        glyphs = read_glyphs(self.page_file, self.index)
        if not self.structure.adverts:
            return glyphs
        own = {font.name for font in self.structure.fonts}
        return tuple(glyph for glyph in glyphs if glyph.font in own)

    @property
    def page(self) -> OnPage:
        """The page as a whole, as the place of a remark."""
        return OnPage(self.number)

    def at(self, x_pt: float, y_pt: float) -> OnPage:
        """A place on the page from points."""
        return OnPage(self.number, round(x_pt * 25.4 / 72, 1), round(y_pt * 25.4 / 72, 1))
