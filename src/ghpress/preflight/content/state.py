"""The graphics and text state of a content stream, as far as ink goes (ISO 32000-1 8.4, 9.3)."""

from dataclasses import dataclass, field

from pikepdf import Object

from ghpress.preflight.content.matrix import IDENTITY, Bounds, Matrix
from ghpress.preflight.content.tints import Tint, tint

BLACK = tint("DeviceGray", (0.0,))


@dataclass(frozen=True, slots=True)
class Pen:
    """What fills, or what strokes: its space, colour, whether it overprints, how opaque it is."""

    space: Object | str = "DeviceGray"
    tint: Tint | None = BLACK
    overprints: bool = False
    alpha: float = 1.0


@dataclass(slots=True)
class State:
    """What ``q`` keeps. ``fill`` and ``stroke`` are replaced, never changed, so a copy is shallow."""

    resources: Object
    ctm: Matrix = IDENTITY
    clip: Bounds | None = None
    fill: Pen = field(default_factory=Pen)
    stroke: Pen = field(default_factory=Pen)
    mode: int = 0
    line_width: float = 1.0
    font: Object | None = None
    size: float = 1.0
    stretch: float = 1.0
    letter_space: float = 0.0
    word_space: float = 0.0
    leading: float = 0.0
    rise: float = 0.0
    rendering: int = 0
    is_uncoloured: bool = False
