"""Turns a prepared face into lists by glyph of what painting asks again and again."""

from functools import lru_cache

from ghpress.stock.faces import Face


class Sorts:
    """A face's glyphs as sorts in a drawer: how wide each is in 1/1000 em, what it usually says.

    ``usual`` has an empty string for a glyph that no character is mapped to.
    """

    __slots__ = ("face", "usual", "widths")

    def __init__(self, face: Face) -> None:
        count = face.glyph_count()
        self.face = face
        self.usual = [face.char_of(glyph) or "" for glyph in range(count)]
        advances = [face.advance(glyph) for glyph in range(count)]
        em = face.upem
        self.widths = advances if em == 1000 else [exact(width * 1000 / em) for width in advances]


@lru_cache(maxsize=32)
def sorts(face: Face) -> Sorts:
    """A face's sorts, laid out once a process: its key tells its content."""
    return Sorts(face)


def exact(number: float) -> float:
    """A whole float as an int, so that widths are written ``1000`` and not ``1000.``."""
    return int(number) if number == int(number) else number
