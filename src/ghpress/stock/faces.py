"""Faces on the shelf: prepared font files, and the composite faces made of them.

A face is the very file the page will embed: cut to a fixed repertoire with HarfBuzz, keyed by the
hash of its source. The composer measures it, the painter embeds it, so they cannot disagree.
"""

import unicodedata
from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property
from math import ceil, floor
from pathlib import Path
from typing import Any, Literal, TypeAlias

import uharfbuzz as hb
from fontTools.pens.boundsPen import BoundsPen

from ghpress.values import dataclass

Script: TypeAlias = Literal["han", "latin", "figures"]

Shaped: TypeAlias = tuple[tuple[int, int, int], ...]
"""Glyph, advance in font units, index of the character it begins with."""

_WESTERN_FEATURES = {"kern": True, "pwid": True, "liga": False, "clig": False, "dlig": False}
"""No ligatures: every letter stays a cluster of its own, for spacing, search and click-to-source.
pwid: a Han face's apostrophe and quotes are an em wide, in Western words they are not."""

_UNASKED = -1
"""Stands for the glyph of a character not asked for yet: a face has thirty thousand, a page uses
one thousand of them."""

_STRANGE = 2
_USUAL = frozenset("·–—⸺⸻…～℃№①②③④⑤⑥⑦⑧⑨⑩\u3000")
"""What Chinese text writes, where the glyph serves a rarer character of a lower code point too."""


@dataclass(frozen=True, slots=True)
class Part:
    """One script of a composite face: a prepared face, its scale, its baseline shift in em (up +)."""

    face: str
    scale: Fraction = Fraction(1)
    shift: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class Composite:
    """A composite face: what sets Han, Latin and figures in one role (song, biaosong, hei, kai)."""

    role: str
    han: Part
    latin: Part
    figures: Part

    def part(self, script: Script) -> Part:
        """The part that sets this script."""
        match script:
            case "han":
                return self.han
            case "latin":
                return self.latin
            case "figures":
                return self.figures


@dataclass(frozen=True, slots=True)
class FaceFacts:
    """What is known of a prepared face without opening it; ascent and descent in font units.

    ``ascent`` and ``descent`` (negative) are OS/2's typographic ones: in a Han face its em-box,
    880 and −120. ``source`` names the file it was cut from, ``whole`` tells that nothing was cut,
    ``vertical`` holds (glyph, its vertical form), ``embedding`` is OS/2 fsType.
    """

    key: str
    ps_name: str
    family: str
    style: str
    version: str
    licence: str
    source: str
    size: int
    whole: bool
    upem: int
    ascent: int
    descent: int
    embedding: int
    vertical: tuple[tuple[int, int], ...] = ()


class Face:
    """A prepared face, opened for measuring.

    Tables are read when first asked for, so a face costs nothing until used; a pickled face is its
    path and facts. All measures are in font units, ``upem`` to the em.
    """

    def __init__(self, path: Path, facts: FaceFacts) -> None:
        self.path = path
        self.facts = facts
        self.key = facts.key
        self.ps_name = facts.ps_name
        self.family = facts.family
        self.upem = facts.upem
        self.ascent = facts.ascent
        self.descent = facts.descent

    def __repr__(self) -> str:
        return f"Face({self.key!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Face) and other.key == self.key

    def __hash__(self) -> int:
        return hash(self.key)

    def __reduce__(self) -> tuple[type["Face"], tuple[Path, FaceFacts]]:
        return Face, (self.path, self.facts)

    def content(self) -> bytes:
        """The file's bytes, as the page embeds them."""
        return self.path.read_bytes()

    def glyph(self, char: str) -> int | None:
        """The glyph of a character, or None if the face lacks it."""
        known = self._asked.get(char, _UNASKED)
        if known == _UNASKED:
            known = self._font.get_nominal_glyph(ord(char)) if len(char) == 1 else None
            self._asked[char] = known
        return known

    def char_of(self, glyph: int) -> str | None:
        """The character a glyph stands for: the ordinary one where several share it.

        A vertical form stands for the character it was substituted for.
        """
        return self._chars.get(glyph)

    def advance(self, glyph: int) -> int:
        """The advance width of a glyph."""
        known = self._advances.get(glyph)
        if known is None:
            known = self._advances[glyph] = self._font.get_glyph_h_advance(glyph)
        return known

    def glyph_count(self) -> int:
        """How many glyphs the face has; their ids are the numbers below."""
        count: int = self._font.face.glyph_count
        return count

    def vertical(self, glyph: int) -> int:
        """The glyph's vertical form (vert, vrt2), or the glyph itself."""
        return self._verticals.get(glyph, glyph)

    def bounds(self, glyph: int) -> tuple[int, int, int, int]:
        """The glyph's ink: left, lower, right, upper edge from its origin; all 0 where there is none."""
        known = self._bounds.get(glyph)
        if known is None:
            # HarfBuzz's own extents take in the control points of a PostScript curve, up to a tenth em.
            pen = BoundsPen(None)
            self._font.draw_glyph_with_pen(glyph, pen)
            left, lower, right, upper = pen.bounds or (0, 0, 0, 0)
            known = (floor(left), floor(lower), ceil(right), ceil(upper))
            self._bounds[glyph] = known
        return known

    def draw(self, glyph: int, pen: Any) -> None:  # noqa: ANN401 - any of fontTools' pens
        """Draw the glyph's outline with a pen, in font units."""
        self._font.draw_glyph_with_pen(glyph, pen)

    def shape(self, text: str) -> Shaped:
        """Western text as glyphs: kerned, without ligatures. A missing character gives glyph 0.

        Combining marks the face cannot compose are advanced over, not stacked: their offsets are
        not part of the answer.
        """
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        # Said, not guessed: the guess takes the language from the user's locale.
        buffer.direction, buffer.language = "ltr", "zh-Hans"
        buffer.guess_segment_properties()
        hb.shape(self._font, buffer, _WESTERN_FEATURES)
        pairs = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        return tuple((info.codepoint, place.x_advance, info.cluster) for info, place in pairs)

    def characters(self) -> frozenset[str]:
        """Every character the face has."""
        return frozenset(self._glyphs)

    @cached_property
    def _font(self) -> Any:  # noqa: ANN401 - uharfbuzz has no types
        return hb.Font(hb.Face(hb.Blob.from_file_path(str(self.path))))

    @cached_property
    def _glyphs(self) -> dict[str, int]:
        nominal = self._font.get_nominal_glyph
        return {chr(point): nominal(point) for point in self._font.face.unicodes}

    @cached_property
    def _chars(self) -> dict[int, str]:
        chars = _canonical_chars(self._glyphs)
        for upright, vertical in self.facts.vertical:
            if upright in chars and _strangeness(chars.get(vertical, "\ufe10")) == _STRANGE:
                chars[vertical] = chars[upright]
        return chars

    @cached_property
    def _asked(self) -> dict[str, int | None]:
        return {}

    @cached_property
    def _advances(self) -> dict[int, int]:
        return {}

    @cached_property
    def _verticals(self) -> dict[int, int]:
        return dict(self.facts.vertical)

    @cached_property
    def _bounds(self) -> dict[int, tuple[int, int, int, int]]:
        return {}


def _canonical_chars(glyphs: Mapping[str, int]) -> dict[int, str]:
    """Glyph → the character it is first of all: of several, the least strange, then the lowest."""
    chars: dict[int, str] = {}
    for char, glyph in glyphs.items():
        other = chars.setdefault(glyph, char)
        if other != char:
            chars[glyph] = min(char, other, key=lambda one: (_strangeness(one), one))
    return chars


def _strangeness(char: str) -> int:
    """0 for the usual, 1 for any in its own right, 2 for a radical or one explained by another."""
    if char in _USUAL or "\uff01" <= char <= "\uff5e":
        return 0
    is_radical = "\u2e80" <= char <= "\u2fd5"
    return _STRANGE if is_radical or unicodedata.normalize("NFKC", char) != char else 1
