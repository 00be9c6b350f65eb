"""Turns the glyphs that a page shows of a prepared face into one of its font resources."""

import hashlib
from dataclasses import field

from ghpress.press.engine.sorts import Sorts
from ghpress.values import dataclass


@dataclass(slots=True)
class FaceFont:
    """One font resource of a page: a face, and the text of each glyph as this resource knows it.

    ``layer`` 0 holds glyphs that stand for their usual character, in ``usual``; a glyph that also
    stands for another (U+2F2F beside 工) prints that one from layer 1 and up, a font dictionary of the
    same program with its own ToUnicode. Every reader copes with that; few follow ActualText.
    """

    sorts: Sorts
    layer: int
    usual: set[int] = field(default_factory=set)
    others: dict[int, str] = field(default_factory=dict)
    name: str = field(init=False)
    """The resource's name: six letters, the same for the same face and layer in every run."""

    def __post_init__(self) -> None:
        digest = hashlib.sha256(f"{self.sorts.face.key}/{self.layer}".encode()).digest()
        self.name = "".join(chr(65 + number % 26) for number in digest[:6])

    def texts(self) -> dict[int, str]:
        """What each glyph shown says, in the order of the glyphs."""
        usual = self.sorts.usual
        if not self.others:
            return {glyph: usual[glyph] for glyph in sorted(self.usual)}
        return {
            glyph: usual[glyph] if glyph in self.usual else self.others[glyph]
            for glyph in sorted(self.usual | self.others.keys())
        }

    def says(self, glyph: int) -> str | None:
        """What a glyph says already; None for one not shown yet."""
        return self.sorts.usual[glyph] if glyph in self.usual else self.others.get(glyph)
