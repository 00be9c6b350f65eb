"""What a page paints: one value for each piece of text, path, picture or shading."""

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from pikepdf import Object

from ghpress.preflight.content.matrix import Bounds
from ghpress.preflight.content.tints import Tint

Kind: TypeAlias = Literal["text", "area", "line", "picture", "shading"]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as placed: its pixels, how it is packed, and how many pixels an inch come out."""

    width: int
    height: int
    bits: int
    filters: tuple[str, ...]
    is_stencil: bool
    ppi: float
    source: Object | None = None


@dataclass(frozen=True, slots=True)
class Paint:
    """Something painted: where it stands in points of the page, in which colour and with what state.

    ``size`` is the type size or the line's width in points; ``mode`` the overprint mode.
    """

    kind: Kind
    tint: Tint
    bounds: Bounds
    size: float = 0.0
    overprints: bool = False
    mode: int = 0
    alpha: float = 1.0
    picture: Picture | None = None

    @property
    def is_seen(self) -> bool:
        """Whether a clip has left something of it."""
        return self.bounds[0] < self.bounds[2] or self.bounds[1] < self.bounds[3]


@dataclass(slots=True)
class Content:
    """All that a page's content paints and uses, in the order it came.

    ``states``, ``groups``, ``shadings``, ``forms`` and ``spaces`` are the file's own objects;
    ``fonts`` goes by object; ``strange`` are operators no reader knows, ``intents`` rendering intents.
    """

    paints: list[Paint] = field(default_factory=list)
    states: list[Object] = field(default_factory=list)
    groups: list[Object] = field(default_factory=list)
    shadings: list[Object] = field(default_factory=list)
    forms: list[Object] = field(default_factory=list)
    spaces: list[Object] = field(default_factory=list)
    fonts: dict[tuple[int, int], Object] = field(default_factory=dict)
    strange: list[str] = field(default_factory=list)
    intents: set[str] = field(default_factory=set)

    def of(self, *kinds: Kind) -> list[Paint]:
        """Paints of these kinds that are seen."""
        return [paint for paint in self.paints if paint.kind in kinds and paint.is_seen]
