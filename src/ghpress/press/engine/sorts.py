"""Turns a prepared face into what painting asks of its glyphs again and again."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Generic, TypeVar

from ghpress.stock.faces import Face

_Value = TypeVar("_Value")

FULL = 1000
"""The width of a glyph as wide as its size, as Han are, in 1/1000 em."""


class AsAsked(dict[int, _Value], Generic[_Value]):
    """By glyph, found when it is first asked for: a page prints one in ten of a face's glyphs."""

    __slots__ = ("_find",)

    def __init__(self, find: Callable[[int], _Value]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, glyph: int) -> _Value:
        """The value of a glyph not asked for before."""
        found = self[glyph] = self._find(glyph)
        return found


class Sorts:
    """A face's glyphs as sorts in a drawer: how wide each is in 1/1000 em, what it usually says.

    ``usual`` has an empty string for a glyph that no character is mapped to.
    """

    __slots__ = ("_full", "face", "usual", "widths")

    def __init__(self, face: Face) -> None:
        self.face = face
        self.usual = AsAsked[str](lambda glyph: face.char_of(glyph) or "")
        self.widths = AsAsked[float](lambda glyph: exact(face.advance(glyph) * 1000 / face.upem))
        self._full: set[int] = set()

    def are_full(self, glyphs: Iterable[int]) -> bool:
        """Whether all of these are full ems; what was found of a glyph once is known."""
        if not self._full.issuperset(glyphs):
            self._full.update(glyph for glyph in glyphs if self.widths[glyph] == FULL)
        return self._full.issuperset(glyphs)


@lru_cache(maxsize=32)
def sorts(face: Face) -> Sorts:
    """A face's sorts, laid out once a process: its key tells its content."""
    return Sorts(face)


def exact(number: float) -> float:
    """A whole float as an int, so that widths are written ``1000`` and not ``1000.``."""
    return int(number) if number == int(number) else number
