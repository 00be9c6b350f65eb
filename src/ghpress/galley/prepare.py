"""Makes a text ready to be broken: clusters, spaces, breaks and sums, once, whatever the measure."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache

from ghpress.galley.breaks import breaks_of
from ghpress.galley.classes import among
from ghpress.galley.decorate import tight_marks
from ghpress.galley.divide import Divided, divided
from ghpress.galley.measure import Measured, Take, take_of
from ghpress.galley.ruby import annotated
from ghpress.galley.sorts import Case, FaceShelf
from ghpress.galley.spacing import Spaces, spaces_of, spacing_of
from ghpress.galley.sums import Indents, Paragraph, Sums, sums_of
from ghpress.galley.tables.characters import Class
from ghpress.galley.tables.pairs import NO_SPACE
from ghpress.layout.styles import Hyphenation, TextStyle
from ghpress.manuscript.text import SpanKind, Text
from ghpress.units import Length, em
from ghpress.values import dataclass


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
    return paragraphs_of(Case(shelf, style, manner.condense), ((text, manner),))[0]


def paragraphs_of(case: Case, copy: Sequence[tuple[Text, Manner]]) -> tuple[Paragraph, ...]:
    """Texts of one style ready to be broken, in the manner of each.

    All are measured in one go, but display and text apart: their typed spaces differ.
    """
    found: dict[int, Paragraph] = {}
    for display in (False, True):
        own = [index for index, (_, manner) in enumerate(copy) if manner.display == display]
        if own:
            ready = _prepared(case, [copy[index] for index in own], display=display)
            found.update(zip(own, ready, strict=True))
    return tuple(found[index] for index in range(len(copy)))


def _prepared(case: Case, copy: Sequence[tuple[Text, Manner]], *, display: bool) -> Iterator[Paragraph]:
    """Texts measured, spaced and summed as one take, then cut."""
    style, setting = case.style, case.style.setting
    bare = take_of(case, [text for text, _ in copy])
    spaces = spaces_of(bare, spacing_of(setting, style.tracking, display=display))
    take = _annotated(bare, spaces, case.shelf)
    breaks = breaks_of(take, setting.strictness)
    hyphenation: Hyphenation = "none" if display else setting.hyphenation
    western = take.with_any(among(take.classes, (Class.LA,)))
    usual, ready, divisions = _indents(style, TEXT, 0), [], {}
    for number, ((measured, here), (_, manner)) in enumerate(zip(take.parts(), copy, strict=True)):
        inside = Divided(breaks.part(here), spaces.part(here))
        if number in western:
            inside = divided(measured, inside.breaks, inside.spaces, hyphenation, case)
            divisions[number] = inside
        indents = usual
        if manner is not TEXT:
            _part(measured, inside.spaces, manner.parts)
            indents = _indents(style, manner, _hang(measured, inside.spaces, manner))
        ready.append((measured, here, manner, indents))
    every = zip(ready, sums_of(take, spaces), strict=True)
    breaks, spaces = breaks.lean(), spaces.lean()
    for number, ((measured, here, manner, indents), sums) in enumerate(every):
        inside = _lean(divisions.get(number)) or Divided(breaks.part(here), spaces.part(here))
        is_ragged = style.setting.align != "justify" if manner.ragged is None else manner.ragged
        yield _paragraph(measured, inside, sums, indents, is_ragged=is_ragged)


def _lean(inside: Divided | None) -> Divided | None:
    """What is divided in as little memory as it needs."""
    if inside is None:
        return None
    return replace(inside, breaks=inside.breaks.lean(), spaces=inside.spaces.lean())


def _indents(style: TextStyle, manner: Manner, hang: Length) -> Indents:
    """How far its lines stand in, by the style or by its manner."""
    first = style.setting.indent if manner.first is None else manner.first
    return Indents(em(style.size, first), hang, em(style.size, manner.right))


def _paragraph(
    measured: Measured, inside: Divided, sums: Sums, indents: Indents, *, is_ragged: bool
) -> Paragraph:
    """A text of the take with what its style says of it."""
    setting = measured.style.setting
    return Paragraph(
        measured=measured,
        spaces=inside.spaces,
        breaks=inside.breaks,
        sums=sums,
        indents=indents,
        ragged=is_ragged,
        hanging=setting.hanging,
        most_opening=_per_mille(setting.most_opening),
        push_in_first=setting.push_in_first,
        hyphens=inside.hyphens,
        shorts=inside.shorts,
    )


@cache
def _per_mille(share: Fraction) -> int:
    return max(round(1000 * share), 1)


_BESIDE: frozenset[SpanKind] = frozenset(("ruby", "name", "title", "dots"))
"""Spans that ask for something beside their text."""


def _annotated(take: Take, spaces: Spaces, shelf: FaceShelf) -> Take:
    """The take with the readings of its texts; their bodies are widened where they stand."""
    spans = (span for one in take.measured for span in one.text.spans)
    if not any(span.kind in _BESIDE for span in spans):
        return take
    found = []
    for measured, here in take.parts():
        one = annotated(measured, spaces.part(here), shelf)
        tight = tight_marks(one)
        one = replace(one, remarks=(*one.remarks, *tight)) if tight else one
        if one is not measured:
            take.bodies[here] = one.bodies
        found.append(one)
    return replace(take, measured=tuple(found))


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
