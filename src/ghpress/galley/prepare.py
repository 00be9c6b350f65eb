"""Makes a text ready to be broken: clusters, spaces, breaks and sums, once, whatever the measure."""

from bisect import bisect_left
from dataclasses import dataclass
from fractions import Fraction

from ghpress.galley.breaks import breaks_of
from ghpress.galley.divide import divided
from ghpress.galley.measure import Measured, measure_from
from ghpress.galley.ruby import annotated
from ghpress.galley.sorts import Case, FaceShelf
from ghpress.galley.spacing import Spaces, spaces_of, spacing_of
from ghpress.galley.sums import Indents, Paragraph, sums_of
from ghpress.galley.tables.pairs import NO_SPACE
from ghpress.layout.styles import Hyphenation, TextStyle
from ghpress.manuscript.text import Text
from ghpress.units import Length, em


@dataclass(frozen=True, slots=True)
class Manner:
    """How a text is set beyond its style: indents in em, condensed or not, as display or as text.

    ``first`` replaces the style's indent; ``rest`` is a hanging indent; ``label`` counts the
    characters of a list's label, after which the text stands at ``rest``; ``parts`` are where the
    parts of a head begin, which stand an em apart.
    """

    first: Fraction | None = None
    rest: Fraction = Fraction(0)
    right: Fraction = Fraction(0)
    label: int = 0
    condense: int = 1000
    display: bool = False
    ragged: bool | None = None
    parts: tuple[int, ...] = ()


TEXT = Manner()


def paragraph_of(text: Text, style: TextStyle, shelf: FaceShelf, manner: Manner = TEXT) -> Paragraph:
    """The text ready to be broken in this style."""
    return paragraph_from(Case(shelf, style, manner.condense), text, manner)


def paragraph_from(case: Case, text: Text, manner: Manner = TEXT) -> Paragraph:
    """The same from a case that other texts of the style were measured from."""
    style, setting = case.style, case.style.setting
    bare = measure_from(case, text)
    spaces = spaces_of(bare, spacing_of(setting, style.tracking, display=manner.display))
    measured = annotated(bare, spaces, case.shelf)
    breaks = breaks_of(measured, setting.strictness)
    hyphenation: Hyphenation = "none" if manner.display else setting.hyphenation
    inside = divided(measured, breaks, spaces, hyphenation, case)
    spaces = inside.spaces
    _part(measured, spaces, manner.parts)
    hang = _hang(measured, spaces, manner)
    first = setting.indent if manner.first is None else manner.first
    indents = Indents(em(style.size, first), hang, em(style.size, manner.right))
    ragged = setting.align != "justify" if manner.ragged is None else manner.ragged
    return Paragraph(
        measured=measured,
        spaces=spaces,
        breaks=inside.breaks,
        sums=sums_of(measured, spaces),
        indents=indents,
        ragged=ragged,
        hanging=setting.hanging,
        most_opening=max(round(1000 * setting.most_opening), 1),
        push_in_first=setting.push_in_first,
        hyphens=inside.hyphens,
        shorts=inside.shorts,
    )


def _part(measured: Measured, spaces: Spaces, parts: tuple[int, ...]) -> None:
    """A fixed em between the parts of a head."""
    for start in parts:
        before = bisect_left(measured.starts, start) - 1
        _fix(spaces, before, int(measured.ems[before]))


def _hang(measured: Measured, spaces: Spaces, manner: Manner) -> Length:
    """Where lines after the first begin; behind a label the first line's text begins there too.

    A label wider than its room moves the text by whole half ems.
    """
    em_width = measured.style.size
    hang = em(em_width, manner.rest)
    if not 0 < manner.label < len(measured):
        return hang
    width = int(spaces.natural[: manner.label - 1].sum() + measured.bodies[: manner.label].sum())
    half = em_width // 2
    needed = -(-(width + half // 4) // half) * half
    hang = max(hang, needed)
    _fix(spaces, manner.label - 1, hang - width)
    return hang


def _fix(spaces: Spaces, at: int, width: Length) -> None:
    """A space that neither gives nor takes."""
    spaces.natural[at] = spaces.least[at] = spaces.most[at] = width
    spaces.kind[at] = NO_SPACE
    spaces.takes[at] = False
