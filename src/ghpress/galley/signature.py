"""Sets what signs a story (署名): at the right of its last line where it goes there, else under it."""

from dataclasses import replace

from ghpress.galley.fit import Way, best_way
from ghpress.galley.galley import Slot
from ghpress.galley.setpiece import SetPiece, Setting, set_piece
from ghpress.galley.sums import Paragraph
from ghpress.galley.words import natural_width
from ghpress.layout.styles import TextStyle
from ghpress.units import Length
from ghpress.values import dataclass

UNDER_ANYWAY = 100
"""Cost of a signature under a last line that has room for it: a line more, which few readers see."""


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature prepared, its style, its width on one line."""

    paragraph: Paragraph
    style: TextStyle
    width: Length


def signature_of(paragraph: Paragraph, style: TextStyle) -> Signature:
    """A prepared signature."""
    return Signature(paragraph, style, natural_width(paragraph))


def goes_beside(signature: Signature, paragraph: Paragraph, way: Way, measure: Length) -> bool:
    """Whether it goes on the last line with an em of the text between them at the least."""
    text = _last_width(paragraph, way)
    return text + paragraph.measured.style.size + signature.width <= measure


def _last_width(paragraph: Paragraph, way: Way) -> Length:
    """The width of the last line as it stands, its indent included."""
    sums, spaces = paragraph.sums, paragraph.spaces
    first = way.ends[-2] + 1 if len(way.ends) > 1 else 0
    last = max(int(sums.ends[way.ends[-1]]), first)
    inner = int(sums.natural[last] - sums.natural[first] + paragraph.measured.bodies[last])
    indent = paragraph.indents.first if len(way.ends) == 1 else paragraph.indents.rest
    return inner + int(spaces.leads[first] + spaces.trails[last]) + indent + paragraph.indents.right


def set_beside(signature: Signature, text: Slot, measure: Length, setting: Setting) -> SetPiece:
    """The signature flush right on the baseline of the line it signs."""
    way = best_way(signature.paragraph, measure)
    piece = set_piece(signature.paragraph, way, lambda _: measure, setting)
    level = tuple(
        replace(slot, x=measure - slot.line.width, slot=text.slot, drop=text.drop)
        for slot in piece.lines
    )
    return SetPiece(level, piece.remarks)
