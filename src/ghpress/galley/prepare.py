"""Makes a text ready to be broken: clusters, spaces, breaks and sums, once, whatever the measure."""

from dataclasses import dataclass
from fractions import Fraction

from ghpress.galley.breaks import breaks_of
from ghpress.galley.measure import measure
from ghpress.galley.sorts import FaceShelf
from ghpress.galley.spacing import spaces_of, spacing_of
from ghpress.galley.sums import Indents, Paragraph, sums_of
from ghpress.layout.styles import TextStyle
from ghpress.manuscript.text import Text
from ghpress.units import em


@dataclass(frozen=True, slots=True)
class Manner:
    """How a text is set beyond its style: indents in em, condensed or not, as display or as text.

    ``first`` replaces the style's indent; ``rest`` is a hanging indent; ``label`` counts the
    characters of a list's label, after which the text stands at ``rest``.
    """

    first: Fraction | None = None
    rest: Fraction = Fraction(0)
    right: Fraction = Fraction(0)
    label: int = 0
    condense: int = 1000
    display: bool = False
    ragged: bool | None = None


TEXT = Manner()


def paragraph_of(text: Text, style: TextStyle, shelf: FaceShelf, manner: Manner = TEXT) -> Paragraph:
    """The text ready to be broken in this style."""
    setting = style.setting
    measured = measure(text, style, shelf, manner.condense)
    spaces = spaces_of(measured, spacing_of(setting, style.tracking, display=manner.display))
    first = setting.indent if manner.first is None else manner.first
    indents = Indents(em(style.size, first), em(style.size, manner.rest), em(style.size, manner.right))
    ragged = setting.align != "justify" if manner.ragged is None else manner.ragged
    return Paragraph(
        measured=measured,
        spaces=spaces,
        breaks=breaks_of(measured, setting.strictness),
        sums=sums_of(measured, spaces),
        indents=indents,
        ragged=ragged,
        hanging=setting.hanging,
    )
