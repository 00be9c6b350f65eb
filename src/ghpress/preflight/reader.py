"""Turns a finished page file into what stands on it, glyph by glyph, as pdfium reads it.

pdfium shares no code with what wrote the page. It keeps single-precision floats, so a place near the
foot of a broadsheet is good to 0.0002 pt. Colours are pdfium's screen colours, not inks.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ghpress.values import dataclass

if TYPE_CHECKING:  # pdfium is loaded with the first page that is looked at
    from ghpress.preflight.pdfium_text import Char

ON_ONE_BASELINE_PT = 0.05
"""Glyphs whose baselines differ by less stand on one line; lines of print differ by points."""


@dataclass(frozen=True, slots=True)
class Ink:
    """The bounds of a glyph's outline, in points from the trim's top left, y down."""

    left: float
    top: float
    right: float
    bottom: float

    def is_empty(self) -> bool:
        """Whether nothing is drawn, as for a space."""
        return self.left >= self.right or self.top >= self.bottom


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph shown: what it says, in which font, where its origin stands.

    ``x`` and ``y`` are points from the trim's top left, y down to the baseline; ``size`` is the em's
    height, ``condensed`` its width to its height; ``colour`` is red, green, blue of 255; ``turned``
    degrees counter-clockwise.
    """

    text: str
    font: str
    size: float
    x: float
    y: float
    advance: float
    ink: Ink
    colour: tuple[int, int, int]
    condensed: float = 1.0
    turned: float = 0.0

    @property
    def face(self) -> str:
        """The font's name without its subset tag."""
        tag, plus, name = self.font.partition("+")
        return name if plus and len(tag) == 6 else self.font


@dataclass(frozen=True, slots=True)
class Row:
    """Glyphs that follow each other along one baseline: a line of print, or a piece of one."""

    glyphs: tuple[Glyph, ...]

    @property
    def text(self) -> str:
        """What the row says."""
        return "".join(glyph.text for glyph in self.glyphs)

    @property
    def y(self) -> float:
        """The baseline."""
        return self.glyphs[0].y

    @property
    def left(self) -> float:
        """Where the first glyph's frame begins."""
        return self.glyphs[0].x

    @property
    def right(self) -> float:
        """Where the last glyph's frame ends."""
        return self.glyphs[-1].x + self.glyphs[-1].advance


def read_glyphs(page_file: bytes, page: int = 0) -> tuple[Glyph, ...]:
    """The glyphs of a page in the order of its content; spaces pdfium makes up are left out."""
    import pypdfium2

    from ghpress.preflight.pdfium_text import chars

    with pypdfium2.PdfDocument(page_file) as document:
        opened = document[page]
        left, _, _, top = opened.get_trimbox()
        return tuple(_glyph(char, advance, left, top) for char, advance in chars(opened))


def rows(glyphs: Iterable[Glyph]) -> tuple[Row, ...]:
    """Glyphs parted wherever the baseline changes or the next one stands further left."""
    gathered: list[list[Glyph]] = []
    for glyph in glyphs:
        last = gathered[-1][-1] if gathered else None
        if last and abs(last.y - glyph.y) < ON_ONE_BASELINE_PT and last.x <= glyph.x:
            gathered[-1].append(glyph)
        else:
            gathered.append([glyph])
    return tuple(Row(tuple(group)) for group in gathered)


def _glyph(char: "Char", advance: float, left: float, top: float) -> Glyph:
    """A character of pdfium's, its places moved to the trim's top left."""
    ink_left, ink_right, ink_bottom, ink_top = char.box
    setting = char.setting
    return Glyph(
        text=char.text,
        font=setting.font,
        size=setting.high,
        x=char.origin[0] - left,
        y=top - char.origin[1],
        advance=advance,
        ink=Ink(ink_left - left, top - ink_top, ink_right - left, top - ink_bottom),
        colour=setting.colour,
        condensed=setting.across / setting.high if setting.high else 1.0,
        turned=setting.turned,
    )
