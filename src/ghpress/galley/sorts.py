"""Turns each character into a sort: its glyph, its advance, the font it is printed in.

A sort is the founder's word for one piece of type. Roles choose composite faces, scripts their parts.
"""

from collections.abc import Hashable, Sequence
from dataclasses import field, replace
from fractions import Fraction
from typing import Literal, Protocol, TypeAlias
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from ghpress.galley.arrays import where
from ghpress.galley.classes import WESTERN, Classes
from ghpress.galley.tables.characters import JOINERS, UNSEEN, Class
from ghpress.layout.styles import TextStyle
from ghpress.remarks import NOWHERE, Place, Remark, error, warning
from ghpress.stock.faces import Composite, Part, Script
from ghpress.units import Length
from ghpress.values import dataclass

SMALL = Fraction(3, 5)
"""Size of super- and subscripts in em; with the rises below as common book faces have them."""
RISES = {"text": Fraction(0), "sup": Fraction(2, 5), "sub": Fraction(-3, 20)}

REPLACEMENTS = "〓☐□?"
"""What is printed, visibly, where no face has a character: the trade's own geta first."""

INVISIBLE = frozenset({Class.SP, Class.IS, Class.ZW, Class.WJ})
FIGURES = frozenset({Class.DI, Class.SX, Class.PC, Class.PX})
_UNSEEN = frozenset(UNSEEN + JOINERS)

Ints: TypeAlias = npt.NDArray[np.int64]
Level: TypeAlias = Literal["text", "sup", "sub"]
Word: TypeAlias = tuple[tuple[int, Length, int], ...]
"""Glyph, advance and first character of each glyph of a shaped word."""


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

    def __hash__(self) -> int:
        """What was set with a shelf is remembered by it."""

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
class Voices:
    """The voice of each character, ``all[which[i]]``; the first is the one most speak in."""

    all: tuple[Voice, ...]
    which: npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Sort:
    """One character in one font; ``glyph`` is None for what prints nothing.

    ``lack`` is the remark to make where no face of the role has the character, but for its place.
    """

    glyph: int | None
    advance: Length
    font: int
    lack: Remark | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Own:
    """The face that sets a script of a voice, its font; so many of its units are so wide."""

    face: MeasuredFace
    font: int
    wide: int
    upem: int


@dataclass(slots=True)
class Fount:
    """The sorts of a style that were looked up so far, by number, and the fonts they are in.

    It lasts as long as its shelf: a sort is the same whatever text it stands in.
    """

    shelf: FaceShelf
    style: TextStyle
    condense: int
    fonts: dict[Font, int] = field(default_factory=dict)
    parts: dict[tuple[str, Voice], int] = field(default_factory=dict)
    words: dict[tuple[str, int], Word] = field(default_factory=dict)
    own: dict[tuple[Script, Voice], Own] = field(default_factory=dict)
    drawers: dict[tuple[Voice, int], dict[str, int]] = field(default_factory=dict)
    sorts: list[Sort] = field(default_factory=list)
    lacking: list[int] = field(default_factory=list)
    """The numbers of the sorts that stand for what no face of the role has."""
    columns: Ints = field(default_factory=lambda: np.zeros((3, 0), dtype=np.int64))
    """Glyph, advance and font of the first ``told`` sorts, and room for more."""
    told: int = 0

    def drawer(self, voice: Voice, number: int) -> dict[str, int]:
        """The sorts of a voice by character, of one script or of what prints nothing."""
        return self.drawers.setdefault((voice, number), {})

    def lay_in(self, sort: Sort) -> int:
        """The number of a new sort."""
        if sort.lack is not None:
            self.lacking.append(len(self.sorts))
        self.sorts.append(sort)
        return len(self.sorts) - 1

    def take(self, numbers: Ints) -> "Drawn":
        """The sorts of these numbers."""
        if self.told < len(self.sorts):
            self._tell_new()
        glyphs, advances, fonts = self.columns.take(numbers, axis=1)
        lacks = where(np.isin(numbers, self.lacking)).tolist() if self.lacking else []
        return Drawn(numbers, glyphs, advances, fonts, lacks)

    def _tell_new(self) -> None:
        """Write the sorts laid in since the last time into the columns, which grow by half."""
        new, room = self.sorts[self.told :], self.columns.shape[1]
        if room < len(self.sorts):
            more = np.zeros((3, len(self.sorts) - room + room // 2), dtype=np.int64)
            self.columns = np.concatenate((self.columns, more), axis=1)
        rows = [(-1 if s.glyph is None else s.glyph, s.advance, s.font) for s in new]
        self.columns[:, self.told : len(self.sorts)] = np.array(rows, dtype=np.int64).T
        self.told = len(self.sorts)


@dataclass(frozen=True, slots=True)
class Drawn:
    """The sorts of a text's characters: number, glyph (−1 for none), advance and font of each.

    ``lacks`` are the characters that no face of their role has.
    """

    numbers: Ints
    glyphs: Ints
    advances: Ints
    fonts: Ints
    lacks: list[int]


class Case:
    """The type case open while texts of one style are measured: its fount, and trouble.

    A character that is missing is remarked on where the case first meets it.
    """

    __slots__ = ("fount", "met", "style")

    def __init__(self, shelf: FaceShelf, style: TextStyle, condense: int = 1000) -> None:
        self.style = style
        self.fount = _fount(shelf, style, condense)
        self.met: set[Remark] = set()

    @property
    def shelf(self) -> FaceShelf:
        """The faces."""
        return self.fount.shelf

    @property
    def condense(self) -> int:
        """Horizontal scale in per mille (长体)."""
        return self.fount.condense

    def remark(self, number: int, place: Place) -> tuple[Remark, ...]:
        """The remark on a lacking sort, where its character is met for the first time."""
        lack = self.fount.sorts[number].lack
        if lack is None or lack in self.met:
            return ()
        self.met.add(lack)
        return (replace(lack, place=place),)


_FOUNTS: WeakKeyDictionary[FaceShelf, dict[Hashable, Fount]] = WeakKeyDictionary()

MOST_FOUNTS = 500
"""Founts kept of a shelf: heads are measured in many sizes and condensed in many steps."""


def _fount(shelf: FaceShelf, style: TextStyle, condense: int) -> Fount:
    """The shelf's fount in the face, size and ink of a style."""
    founts = _FOUNTS.setdefault(shelf, {})
    key = (style.face, style.strong_face, style.size, style.ink, condense)
    known = founts.get(key)
    if known is None:
        if len(founts) >= MOST_FOUNTS:
            founts.clear()
        known = founts[key] = Fount(shelf, style, condense)
    return known


def drawn(chars: str, classes: Classes, voices: Voices, case: Case) -> Drawn:
    """The sort of every character; each distinct one is looked up once a fount."""
    fount = case.fount
    keys = _DRAWERS[classes]
    if len(voices.all) > 1:
        keys = keys + voices.which * _COUNT
    numbers: list[int | None] = list(map(fount.drawer(voices.all[0], _HAN).get, chars))
    others = where(keys)
    for key in where(np.bincount(keys[others])).tolist():
        known = fount.drawer(voices.all[key // _COUNT], key % _COUNT)
        for at in others[keys[others] == key].tolist():
            numbers[at] = known.get(chars[at])
    if None in numbers:
        missing = [at for at, number in enumerate(numbers) if number is None]
        wanted: dict[int, list[int]] = {}
        for at, key in zip(missing, keys[missing].tolist(), strict=True):
            wanted.setdefault(key, []).append(at)
        for key, places in wanted.items():
            voice, drawer = voices.all[key // _COUNT], key % _COUNT
            known = _known([chars[at] for at in places], drawer, voice, fount)
            for at in places:
                numbers[at] = known[chars[at]]
    return fount.take(np.array(numbers, dtype=np.int64))


_HAN, _LATIN, _FIGURE, _SPACE, _BLANK = range(5)
_COUNT = 5
"""Drawers of a voice: what the three parts of its face set, spaces, what prints nothing."""

_SCRIPTS: tuple[Script, ...] = ("han", "latin", "figures", "latin", "han")
"""The part of the face each drawer's sorts are of."""


def _drawer(kind: Class) -> int:
    if kind in INVISIBLE:
        return _SPACE if kind == Class.SP else _BLANK
    if kind in FIGURES:
        return _FIGURE
    return _LATIN if kind in WESTERN else _HAN


_DRAWERS = np.array([_drawer(kind) for kind in Class], dtype=np.int64)


def scaled(units: int, size: int, upem: int) -> Length:
    """Font units at a size, rounded once."""
    return (2 * units * size + upem) // (2 * upem)


def _known(chars: Sequence[str], drawer: int, voice: Voice, fount: Fount) -> dict[str, int]:
    """The sorts of a drawer by character, with these: nearly all are of the face it has them from."""
    known, own = fount.drawer(voice, drawer), None
    for char in chars:
        if char in known:
            continue
        glyph = own.face.glyph(char) if own is not None and char not in _UNSEEN else None
        if own is None or glyph is None:
            sort = _look_up(char, drawer, voice, fount)
            own = fount.own.get((_SCRIPTS[drawer], voice)) if drawer <= _FIGURE else None
        else:
            sort = Sort(glyph, scaled(own.face.advance(glyph), own.wide, own.upem), own.font)
        known[char] = fount.lay_in(sort)
    return known


def _look_up(char: str, drawer: int, voice: Voice, fount: Fount) -> Sort:
    """A sort from the part of the composite face that sets the character's script."""
    script, composite = _SCRIPTS[drawer], fount.shelf.composite(voice.role)
    found = _found(char, drawer, composite, fount.shelf)
    font = _font(found, voice, fount)
    face = fount.shelf.face(found.part.face)
    units = 0 if found.glyph is None else face.advance(found.glyph)
    if drawer == _SPACE:
        units = _space(face, char)
    wide, upem = list(fount.fonts)[font].size * fount.condense, face.upem * 1000
    if found.glyph is not None and found.name == script:
        fount.own.setdefault((script, voice), Own(face, font, wide, upem))
    return Sort(found.glyph, scaled(units, wide, upem), font, found.lack)


@dataclass(frozen=True, slots=True)
class _Found:
    """A glyph, the part it is from and the part's name; what to say where it stands for another."""

    name: str
    part: Part
    glyph: int | None
    lack: Remark | None = None


def _found(char: str, drawer: int, composite: Composite, shelf: FaceShelf) -> _Found:
    """The glyph of its script, of Han, or borrowed."""
    script = _SCRIPTS[drawer]
    if drawer in (_SPACE, _BLANK) or char in _UNSEEN:
        return _Found(script, composite.part(script), None)
    choices: tuple[Script, ...] = (script, "han")
    for name in choices:
        part = composite.part(name)
        glyph = shelf.face(part.face).glyph(char)
        if glyph is not None:
            return _Found(name, part, glyph)
    return _substitute(char, composite, shelf)


def _space(face: MeasuredFace, char: str) -> int:
    """A Western word space as its face has it; a third of an em where it has none."""
    glyph = face.glyph(char) or face.glyph(" ")
    return face.advance(glyph) if glyph else face.upem // 3


def _font(found: _Found, voice: Voice, fount: Fount) -> int:
    """The number of the font a part is printed in, given on first use."""
    known = fount.parts.get((found.name, voice))
    if known is not None:
        return known
    style, part = fount.style, found.part
    scale = part.scale if voice.level == "text" else part.scale * SMALL
    rise = round(style.size * (part.shift + RISES[voice.level]))
    font = Font(part.face, round(style.size * scale), style.ink, rise, fount.condense)
    number = fount.fonts.setdefault(font, len(fount.fonts))
    fount.parts[found.name, voice] = number
    return number


def _substitute(char: str, composite: Composite, shelf: FaceShelf) -> _Found:
    """Another face's glyph, or a visible replacement; a remark either way."""
    facts = {"char": char if char.isprintable() else "", "point": f"U+{ord(char):04X}"}
    face = shelf.fallback(char, composite.role)
    glyph = face.glyph(char) if face is not None else None
    if face is not None and glyph is not None:
        lack = warning("glyph-borrowed", NOWHERE, **facts, face=face.key)
        return _Found(face.key, Part(face.key), glyph, lack)
    lack = error("glyph-missing", NOWHERE, **facts, role=composite.role)
    own = shelf.face(composite.han.face)
    shown = (own.glyph(stand_in) for stand_in in REPLACEMENTS)
    return _Found("han", composite.han, next((glyph for glyph in shown if glyph is not None), 0), lack)
