"""Faces on the shelf: prepared font files, and the composite faces made of them.

A face is the very file the page will embed: cut to a fixed repertoire with HarfBuzz, keyed by the
hash of its source. The composer measures it, the painter embeds it, so they cannot disagree.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

Script: TypeAlias = Literal["han", "latin", "figures"]


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
