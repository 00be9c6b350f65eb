"""What a page paints: one value for each piece of text, path, picture or shading."""

from collections.abc import Callable
from dataclasses import field, replace
from math import inf
from typing import Literal, TypeAlias, get_args

from pikepdf import Object

from ghpress.preflight.content.matrix import Bounds
from ghpress.preflight.content.resources import Shown
from ghpress.preflight.content.tints import Tint
from ghpress.values import dataclass

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

    ``size`` is the type size or the line's width in points; ``mode`` the overprint mode; ``whole`` the
    bounds before any clip.
    """

    kind: Kind
    tint: Tint
    bounds: Bounds
    size: float = 0.0
    overprints: bool = False
    mode: int = 0
    alpha: float = 1.0
    picture: Picture | None = None
    whole: Bounds = (0.0, 0.0, 0.0, 0.0)

    @property
    def is_seen(self) -> bool:
        """Whether a clip has left something of it."""
        return self.bounds[0] < self.bounds[2] or self.bounds[1] < self.bounds[3]

    @property
    def keeps_ground(self) -> bool:
        """Whether black lets what is beneath it print: by mode 1, in which DeviceGray takes no part."""
        return self.overprints and self.mode == 1 and self.tint.colour.space != "DeviceGray"

    def cut(self, bounds: Bounds) -> "Paint":
        """The same within other bounds."""
        return replace(self, bounds=bounds, whole=self.bounds)


EVERYWHERE: Bounds = (-inf, -inf, inf, inf)


@dataclass(slots=True)
class Content:
    """All that a page's content paints and uses, in the order it came.

    ``states``, ``groups``, ``shadings``, ``forms`` and ``spaces`` are the file's own objects, ``shown``
    the fonts of text; ``strange`` are operators no reader knows, ``intents`` rendering intents;
    ``skipped`` bounds the forms that were not followed; ``within`` bounds what belongs to the page:
    marks and slug stand outside.
    """

    paints: list[Paint] = field(default_factory=list)
    states: list[Object] = field(default_factory=list)
    groups: list[Object] = field(default_factory=list)
    shadings: list[Object] = field(default_factory=list)
    forms: list[Object] = field(default_factory=list)
    spaces: list[Object | str] = field(default_factory=list)
    shown: list[Shown] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)
    intents: set[str] = field(default_factory=set)
    skipped: list[Bounds] = field(default_factory=list)
    within: Bounds | None = None
    _seen: list[Paint] | None = None
    _sorted: dict[Kind, list[Paint]] = field(default_factory=dict)
    _tints: dict[tuple[Kind, ...], list[Tint]] = field(default_factory=dict)

    @property
    def fonts(self) -> list[Object]:
        """The fonts of text, as the file has them."""
        return [shown.font for shown in self.shown]

    def seen(self) -> list[Paint]:
        """Paints that a clip has left something of, and that belong to the page."""
        if self._seen is None:
            self._seen = [paint for paint in self.paints if self._is_seen(paint.bounds)]
        return self._seen

    def _is_seen(self, bounds: Bounds) -> bool:
        left, bottom, right, top = self.within or EVERYWHERE
        x0, y0, x1, y1 = bounds
        return (x0 < x1 or y0 < y1) and x0 < right and x1 > left and y0 < top and y1 > bottom

    def of(self, *kinds: Kind) -> list[Paint]:
        """Paints of these kinds that are seen on the page."""
        if not self._sorted:
            self._sorted = {kind: [] for kind in get_args(Kind)}
            for paint in self.seen():
                self._sorted[paint.kind].append(paint)
        return [paint for kind in kinds for paint in self._sorted[kind]]

    def tints(self, *kinds: Kind) -> list[Tint]:
        """The colours of what is seen of these kinds; without kinds of all that is painted."""
        if kinds not in self._tints:
            paints = self.of(*kinds) if kinds else self.paints
            self._tints[kinds] = list({id(paint.tint): paint.tint for paint in paints}.values())
        return self._tints[kinds]

    def tinted(self, wanted: Callable[[Tint], bool], *kinds: Kind) -> list[Paint]:
        """Paints in colours that are asked for, each colour looked at once: a page has few."""
        found = {id(tint) for tint in self.tints(*kinds) if wanted(tint)}
        if not found:
            return []
        paints = self.of(*kinds) if kinds else self.paints
        return [paint for paint in paints if id(paint.tint) in found]
