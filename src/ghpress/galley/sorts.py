"""Turns each character into a sort: its glyph, its advance, the font it is printed in.

A sort is the founder's word for one piece of type. Roles choose composite faces, scripts their parts.
"""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal, Protocol, TypeAlias

from ghpress.galley.classes import WESTERN
from ghpress.galley.tables.characters import APOSTROPHE, DASH_PAIR, JOINERS, TWO_EM_DASH, UNSEEN, Class
from ghpress.layout.styles import TextStyle
from ghpress.manuscript.text import Text
from ghpress.remarks import Remark, error, warning
from ghpress.stock.faces import Composite, Part, Script
from ghpress.units import Length

SMALL = Fraction(3, 5)
"""Size of super- and subscripts in em; with the rises below as common book faces have them."""
RISES = {"text": Fraction(0), "sup": Fraction(2, 5), "sub": Fraction(-3, 20)}

REPLACEMENTS = "〓☐□?"
"""What is printed, visibly, where no face has a character: the trade's own geta first."""

INVISIBLE = frozenset({Class.SP, Class.IS, Class.ZW, Class.WJ})
FIGURES = frozenset({Class.DI, Class.SX, Class.PC, Class.PX})
_FIGURES = frozenset(int(kind) for kind in FIGURES)
"""The same as plain numbers, which are found faster than members of an enumeration."""
_UNSEEN = frozenset(UNSEEN + JOINERS)

Level: TypeAlias = Literal["text", "sup", "sub"]


class MeasuredFace(Protocol):
    """What the composer asks of a face; measures in font units."""

    @property
    def key(self) -> str:
        """The face's name in the job."""

    @property
    def upem(self) -> int:
        """Font units to the em."""

    def glyph(self, char: str) -> int | None:
        """The glyph of a character, or None."""

    def advance(self, glyph: int) -> int:
        """The advance width of a glyph."""

    def vertical(self, glyph: int) -> int:
        """The glyph's vertical form, or the glyph itself."""

    def bounds(self, glyph: int) -> tuple[int, int, int, int]:
        """The glyph's ink: left, lower, right, upper."""

    def shape(self, text: str) -> tuple[tuple[int, int, int], ...]:
        """Glyph, advance, index of first character, for each glyph of Western text."""


class FaceShelf(Protocol):
    """What the composer asks of the stock."""

    def composite(self, role: str) -> Composite:
        """The composite face of a role."""

    def face(self, key: str) -> MeasuredFace:
        """A face by its key."""

    def fallback(self, char: str, role: str = "") -> MeasuredFace | None:
        """A face that has the character, where the composite face lacks it."""


@dataclass(frozen=True, slots=True)
class Font:
    """A face at a size in an ink, raised or condensed: what one run is printed in."""

    face: str
    size: Length
    ink: str
    rise: Length = 0
    condense: int = 1000


@dataclass(frozen=True, slots=True)
class Voice:
    """How a stretch of text is set apart: the role of its face, its level."""

    role: str
    level: Level = "text"


@dataclass(frozen=True, slots=True)
class Sort:
    """One character in one font; ``glyph`` is None for what prints nothing."""

    glyph: int | None
    advance: Length
    font: int


@dataclass(slots=True)
class Case:
    """The type case open while texts of one style are measured: fonts and sorts met, and trouble.

    A character that is missing is remarked on where the case first meets it.
    """

    shelf: FaceShelf
    style: TextStyle
    condense: int = 1000
    fonts: dict[Font, int] = field(default_factory=dict)
    sorts: dict[Voice, dict[tuple[str, bool], Sort]] = field(default_factory=dict)
    words: dict[tuple[str, int], tuple[tuple[int, Length, int], ...]] = field(default_factory=dict)
    parts: dict[tuple[str, Voice], int] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)


def sorts(text: Text, classes: list[int], voices: list[Voice], case: Case) -> list[Sort]:
    """The sort of every character; each distinct one is looked up once."""
    known: dict[tuple[str, bool], Sort] = {}
    speaks: Voice | None = None
    found = []
    for index, (char, kind, voice) in enumerate(zip(text.chars, classes, voices, strict=True)):
        if voice is not speaks:
            speaks, known = voice, case.sorts.setdefault(voice, {})
        key = (char, kind in _FIGURES)
        sort = known.get(key)
        if sort is None:
            sort = known[key] = _look_up(text, index, kind, voice, case)
        found.append(sort)
    return found


def shaped(word: str, font: int, case: Case) -> tuple[tuple[int, Length, int], ...]:
    """A Western word's glyphs with their advances and first characters, kerned by its face."""
    known = case.words.get((word, font))
    if known is None:
        spec = list(case.fonts)[font]
        face = case.shelf.face(spec.face)
        size, upem = spec.size * spec.condense, face.upem * 1000
        known = case.words[word, font] = tuple(
            (glyph, scaled(_narrowed(face, word[first], glyph, advance), size, upem), first)
            for glyph, advance, first in face.shape(word)
        )
    return known


def _narrowed(face: MeasuredFace, char: str, glyph: int, advance: int) -> int:
    """An apostrophe of a full em, as Han faces have it, takes its ink and as much white on each side."""
    if char != APOSTROPHE or advance * 10 < face.upem * 7:
        return advance
    left, _, right, _ = face.bounds(glyph)
    return left + right


def two_em_dash(chars: str, index: int, font: int, case: Case) -> tuple[int, Length] | None:
    """Glyph and advance of the unbroken dash for the pair that begins here, if its face has one."""
    if not chars.startswith(DASH_PAIR, index):
        return None
    spec = list(case.fonts)[font]
    face = case.shelf.face(spec.face)
    glyph = face.glyph(TWO_EM_DASH)
    if glyph is None:
        return None
    return glyph, scaled(face.advance(glyph), spec.size * spec.condense, face.upem * 1000)


def scaled(units: int, size: int, upem: int) -> Length:
    """Font units at a size, rounded once."""
    return (2 * units * size + upem) // (2 * upem)


def _look_up(text: Text, index: int, kind: int, voice: Voice, case: Case) -> Sort:
    """A sort from the part of the composite face that sets the character's script."""
    composite = case.shelf.composite(voice.role)
    drawer, part, glyph = _glyph(text, index, kind, composite, case)
    font = _font(part, drawer, voice, case)
    face = case.shelf.face(part.face)
    units = 0 if glyph is None else face.advance(glyph)
    if kind == Class.SP:
        units = _space(face, text.chars[index])
    size = list(case.fonts)[font].size
    return Sort(glyph, scaled(units, size * case.condense, face.upem * 1000), font)


def _glyph(
    text: Text, index: int, kind: int, composite: Composite, case: Case
) -> tuple[str, Part, int | None]:
    """The glyph, the part it is from and the part's name: of its script, of Han, or borrowed."""
    char, script = text.chars[index], _script(kind)
    if kind in INVISIBLE or char in _UNSEEN:
        return script, composite.part(script), None
    choices: tuple[Script, ...] = (script, "han")
    for name in choices:
        part = composite.part(name)
        glyph = case.shelf.face(part.face).glyph(char)
        if glyph is not None:
            return name, part, glyph
    return _substitute(text, index, composite, case)


def _script(kind: int) -> Script:
    if kind in FIGURES:
        return "figures"
    return "latin" if kind in WESTERN or kind == Class.SP else "han"


def _space(face: MeasuredFace, char: str) -> int:
    """A Western word space as its face has it; a third of an em where it has none."""
    glyph = face.glyph(char) or face.glyph(" ")
    return face.advance(glyph) if glyph else face.upem // 3


def _font(part: Part, drawer: str, voice: Voice, case: Case) -> int:
    """The number of the font a part is printed in, given on first use; ``drawer`` names the part."""
    known = case.parts.get((drawer, voice))
    if known is not None:
        return known
    style = case.style
    scale = part.scale if voice.level == "text" else part.scale * SMALL
    rise = round(style.size * (part.shift + RISES[voice.level]))
    font = Font(part.face, round(style.size * scale), style.ink, rise, case.condense)
    number = case.fonts.setdefault(font, len(case.fonts))
    case.parts[drawer, voice] = number
    return number


def _substitute(
    text: Text, index: int, composite: Composite, case: Case
) -> tuple[str, Part, int | None]:
    """Another face's glyph, or a visible replacement; a remark either way."""
    char, place = text.chars[index], text.place(index)
    facts = {"char": char if char.isprintable() else "", "point": f"U+{ord(char):04X}"}
    face = case.shelf.fallback(char, composite.role)
    glyph = face.glyph(char) if face is not None else None
    if face is not None and glyph is not None:
        case.remarks.append(warning("glyph-borrowed", place, **facts, face=face.key))
        return face.key, Part(face.key), glyph
    case.remarks.append(error("glyph-missing", place, **facts, role=composite.role))
    own = case.shelf.face(composite.han.face)
    shown = (own.glyph(stand_in) for stand_in in REPLACEMENTS)
    return "han", composite.han, next((glyph for glyph in shown if glyph is not None), 0)
