"""Divides a story's width into columns of text: the page's own, others (破栏), those beside its head."""

from collections.abc import Callable, Sequence
from dataclasses import field
from typing import TypeAlias

from ghpress.layout.grid import Grid
from ghpress.makeup.headforms import Facts, HeadForm, HeadForms
from ghpress.makeup.matter import Matter
from ghpress.makeup.strips import Strip
from ghpress.units import Length
from ghpress.values import dataclass

HeadAt: TypeAlias = Callable[[int], HeadForm | None]
"""The head that stands beside text so many lines deep, if one does."""


@dataclass(frozen=True, slots=True)
class Division:
    """One way a story over so many basic columns is divided, and what may stand over and among its text.

    ``legs`` are its columns of text as a grid from the story's left edge, ``taken`` the width that a
    head beside them takes. ``beside`` answers for such a head; ``heads`` then fills as it is asked.
    ``is_upright`` tells that its head is vertical.
    """

    columns: int
    legs: Grid
    matter: Matter
    strips: tuple[Strip, ...]
    heads: HeadForms
    cost: int = 0
    taken: Length = 0
    beside: HeadAt | None = None
    is_upright: bool = False
    at: dict[int, int | None] = field(default_factory=dict, repr=False, compare=False)

    @property
    def count(self) -> int:
        """How many columns of text there are."""
        return self.legs.columns

    def heads_at(self, area: int) -> Sequence[Facts]:
        """The heads that may stand over, or beside, text so many lines deep."""
        if self.beside is None:
            return self.heads.facts
        if area not in self.at:
            form = self.beside(area)
            self.at[area] = None if form is None else len(self.heads)
            if form is not None:
                self.heads.add(form)
        index = self.at[area]
        return () if index is None else (self.heads.facts[index],)

    def pictured(self, strip: Strip) -> int:
        """The basic columns that a strip of pictures is about as wide as; a head at a corner is none."""
        if strip.board is None or not strip.columns:
            return 0
        if strip.columns == self.count:
            return self.columns
        return max(1, round(strip.columns * self.columns / self.count))
