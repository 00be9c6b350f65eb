"""Turns the names a content stream uses into what they stand for, each looked up once."""

from dataclasses import field
from math import inf

import numpy as np
from numpy.typing import NDArray
from pikepdf import Dictionary, Name, Object

from ghpress.preflight.content.matrix import Bounds
from ghpress.preflight.content.tints import Space, kind_of, space_of
from ghpress.preflight.content.widths import LAST_CODE, Widths, read_widths
from ghpress.values import dataclass


@dataclass(slots=True, eq=False)
class Shown:
    """A font that shows text: the file's own object, its widths, whether each code has been shown.

    ``first`` is where it shows its first text, in points of the page, ``place`` how many things have
    been painted before that.
    """

    font: Object
    widths: Widths
    shows: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(LAST_CODE + 1, bool))
    is_shown: bool = False
    is_drawn: bool = False
    first: Bounds | None = None
    place: float = inf
    is_type3: bool = field(init=False)
    """Whether its glyphs are drawings."""

    def __post_init__(self) -> None:
        self.is_type3 = bool(self.font.get("/Subtype") == Name.Type3)

    def seen(self, place: int, bounds: Bounds) -> None:
        """Takes note of where text of it is seen, however many things were painted before."""
        if place < self.place:
            self.place, self.first = place, bounds

    @property
    def codes(self) -> NDArray[np.intp]:
        """The codes shown so far, ascending."""
        return np.flatnonzero(self.shows)

    @property
    def is_plain(self) -> bool:
        """Whether its text goes from left to right, two bytes a code, in glyphs of a program."""
        return self.widths.bytes_a_code == 2 and not self.widths.is_vertical and not self.is_type3


@dataclass(frozen=True, slots=True, eq=False)
class Settings:
    """What an extended graphics state sets (ISO 32000-1 table 58); None where it leaves things alone."""

    source: Object
    fill_overprints: bool | None
    stroke_overprints: bool | None
    mode: int | None
    fill_alpha: float | None
    stroke_alpha: float | None
    line_width: float | None
    group: Object | None


class Resources:
    """A resource dictionary; KeyError for what it does not have."""

    def __init__(self, source: Object, shelf: "dict[tuple[int, int], Shown]") -> None:
        self.source = source
        self._shelf = shelf
        self._spaces: dict[str, Space] = {}
        self._settings: dict[str, Settings] = {}
        self._fonts: dict[str, Shown] = {}
        self._found: dict[tuple[str, str], Object] = {}

    def space(self, name: str) -> Space:
        """A colour space; the one a pattern colours where it has one."""
        if name not in self._spaces:
            spaces = self.source.get("/ColorSpace", Dictionary())
            stated = spaces[name] if name in spaces else name.strip("/")
            if not isinstance(stated, str | Name) and kind_of(stated) == "Pattern" and len(stated) > 1:
                stated = stated[1]
            self._spaces[name] = space_of(stated)
        return self._spaces[name]

    def font(self, name: str) -> Shown:
        """A font; the same for all names of one object."""
        if name not in self._fonts:
            self._fonts[name] = self._on_shelf(self.get("/Font", name))
        return self._fonts[name]

    def _on_shelf(self, font: Object) -> Shown:
        """A font of the file, or one that stands in this dictionary alone."""
        if not font.is_indirect:
            return Shown(font, read_widths(font))
        if font.objgen not in self._shelf:
            self._shelf[font.objgen] = Shown(font, read_widths(font))
        return self._shelf[font.objgen]

    def settings(self, name: str) -> Settings:
        """An extended graphics state."""
        if name not in self._settings:
            self._settings[name] = read_settings(self.get("/ExtGState", name))
        return self._settings[name]

    def get(self, kind: str, name: str) -> Object:
        """Anything else, by its kind (``/XObject``, ``/Pattern`` …) and name."""
        key = kind, name
        if key not in self._found:
            self._found[key] = self.source[kind][name]
        return self._found[key]


def read_settings(asked: Object) -> Settings:
    """An extended graphics state read; ``OP`` stands for both where ``op`` is not said."""
    strokes = bool(asked.OP) if "/OP" in asked else None
    fills = bool(asked.get("/op")) if "/op" in asked else strokes
    mask = asked.get("/SMask")
    is_mask = isinstance(mask, Dictionary) and "/G" in mask
    return Settings(
        source=asked,
        fill_overprints=fills,
        stroke_overprints=strokes,
        mode=int(asked.OPM) if "/OPM" in asked else None,
        fill_alpha=_number(asked, "/ca"),
        stroke_alpha=_number(asked, "/CA"),
        line_width=_number(asked, "/LW"),
        group=mask.G.get("/Group") if is_mask and mask is not None else None,
    )


def _number(asked: Object, key: str) -> float | None:
    return float(asked[key]) if key in asked else None
