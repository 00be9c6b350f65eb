"""The graphics and text state of a content stream, as far as ink goes (ISO 32000-1 8.4, 9.3)."""

from dataclasses import field

from ghpress.preflight.content.matrix import IDENTITY, Bounds, Matrix
from ghpress.preflight.content.resources import Resources, Shown
from ghpress.preflight.content.tints import DEVICE, Space, Tint, tint
from ghpress.values import dataclass

INVISIBLE, CLIPPING, STROKING = 3, 7, 1
"""Rendering modes that paint nothing, and that which strokes only (ISO 32000-1 table 106)."""

BLACK = tint(DEVICE["DeviceGray"], (0.0,))


@dataclass(frozen=True, slots=True)
class Pen:
    """What fills, or what strokes: its space, colour, whether it overprints, how opaque it is."""

    space: Space = DEVICE["DeviceGray"]
    tint: Tint | None = BLACK
    overprints: bool = False
    alpha: float = 1.0

    def inked(self, space: Space, tint: Tint | None) -> "Pen":
        """The same with another colour."""
        if tint is self.tint and space is self.space:
            return self
        return Pen(space, tint, self.overprints, self.alpha)


@dataclass(slots=True)
class State:
    """What ``q`` keeps. ``fill`` and ``stroke`` are replaced, never changed, so a copy is shallow."""

    resources: Resources
    ctm: Matrix = IDENTITY
    clip: Bounds | None = None
    fill: Pen = field(default_factory=Pen)
    stroke: Pen = field(default_factory=Pen)
    mode: int = 0
    line_width: float = 1.0
    font: Shown | None = None
    size: float = 1.0
    stretch: float = 1.0
    letter_space: float = 0.0
    word_space: float = 0.0
    leading: float = 0.0
    rise: float = 0.0
    rendering: int = 0

    @property
    def pen(self) -> Pen | None:
        """What text is painted with; None where it is not seen."""
        if self.rendering in (INVISIBLE, CLIPPING):
            return None
        return self.stroke if self.rendering == STROKING else self.fill

    def kept(self) -> "State":
        """A copy, written out: ``copy`` takes ten times as long, and pages have thousands of ``q``."""
        return State(
            self.resources,
            self.ctm,
            self.clip,
            self.fill,
            self.stroke,
            self.mode,
            self.line_width,
            self.font,
            self.size,
            self.stretch,
            self.letter_space,
            self.word_space,
            self.leading,
            self.rise,
            self.rendering,
        )
