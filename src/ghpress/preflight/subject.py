"""Turns a finished page file into the subject of inspection: facts read once, shared by all checks."""

import io
import re
from functools import cached_property

import pikepdf

from ghpress.layout.layout import Sheet
from ghpress.preflight.content.matrix import Bounds
from ghpress.preflight.content.paints import Content, Paint
from ghpress.preflight.content.resources import Shown
from ghpress.preflight.content.walk import read_content
from ghpress.preflight.inkmap import InkMap
from ghpress.preflight.inks import ADVERT
from ghpress.preflight.layering import Heaviest, heaviest, is_light
from ghpress.preflight.limits import HOUSE, Limits
from ghpress.preflight.reader import Glyph, read_glyphs
from ghpress.preflight.structure import FontFacts, Structure, boxes_of, structure_of
from ghpress.remarks import OnPage

_MM = 25.4 / 72


class PageSubject:
    """A page under inspection: its file, its place in it from 0, its number, the sheet ordered.

    ``pdf`` may be given where the file is open already, ``ink`` where the plates were drawn.
    """

    def __init__(self, page_file: bytes, number: int, sheet: Sheet, index: int = 0) -> None:
        self.page_file = page_file
        self.number = number
        self.sheet = sheet
        self.index = index
        self.limits: Limits = HOUSE
        self.ink: InkMap | None = None
        self.follows_adverts = False

    @cached_property
    def structure(self) -> Structure:
        """Boxes, fonts and colours of what is painted."""
        return structure_of(self.opened, self.content)

    @cached_property
    def opened(self) -> pikepdf.Page:
        """The page as an object."""
        return self.pdf.pages[self.index]

    @property
    def root(self) -> pikepdf.Object:
        """The catalogue of the page's file."""
        return self.pdf.Root

    @cached_property
    def content(self) -> Content:
        """All that is painted; what is in an advert is said of the advert's own file in a build."""
        content = read_content(
            self.opened, lambda name: not self.follows_adverts and bool(re.fullmatch(ADVERT, name))
        )
        content.within = self.bled
        return content

    @cached_property
    def bled(self) -> Bounds:
        """What belongs to the page, its bleed included, in points; outside stand marks and slug."""
        boxes = boxes_of(self.opened)
        box = boxes.bleed or boxes.trim or boxes.media
        return box.left / _MM, box.bottom / _MM, box.right / _MM, box.top / _MM

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

    @cached_property
    def pdf(self) -> pikepdf.Pdf:
        """The file."""
        return pikepdf.open(io.BytesIO(self.page_file))

    @cached_property
    def layered(self) -> Heaviest | None:
        """The most ink that can lie anywhere, from colours alone; None where pixels must tell."""
        return heaviest(self.content)

    def needs_plates(self) -> bool:
        """Whether only the plates in pixels tell that no part of the page has too much ink."""
        if is_light(self.content, self.limits.ink):
            return False
        return self.layered is None or self.layered.percent > self.limits.ink

    @cached_property
    def trim(self) -> Bounds:
        """The trim in points; the media where there is none."""
        boxes = self.structure.boxes
        box = boxes.trim or boxes.media
        return box.left / _MM, box.bottom / _MM, box.right / _MM, box.top / _MM

    @property
    def media(self) -> Bounds:
        """The media in points."""
        box = self.structure.boxes.media
        return box.left / _MM, box.bottom / _MM, box.right / _MM, box.top / _MM

    @property
    def page(self) -> OnPage:
        """The page as a whole, as the place of a remark."""
        return OnPage(self.number)

    def at(self, x_pt: float, y_pt: float) -> OnPage:
        """A place on the page from points."""
        return OnPage(self.number, round(x_pt * _MM, 1), round(y_pt * _MM, 1))

    def where(self, paint: Paint) -> OnPage:
        """The top left corner of something painted."""
        return self._corner(paint.bounds)

    def first(self, font: FontFacts | Shown) -> OnPage:
        """Where a font shows its first text; the page where that is seen nowhere."""
        return self._corner(font.first) if font.first else self.page

    def _corner(self, bounds: Bounds) -> OnPage:
        left, _, _, top = self.trim
        return self.at(bounds[0] - left, top - bounds[3])
