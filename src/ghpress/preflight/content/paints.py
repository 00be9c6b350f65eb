"""What a page paints: one value for each piece of text, path, picture or shading."""

from collections.abc import Callable, Sequence
from dataclasses import field
from itertools import chain, compress
from math import inf
from typing import Literal, NamedTuple, TypeAlias, get_args

import numpy as np
from numpy.typing import NDArray
from pikepdf import Object

from ghpress.preflight.content.matrix import Bounds
from ghpress.preflight.content.resources import Shown
from ghpress.preflight.content.tints import Tint
from ghpress.values import dataclass

Kind: TypeAlias = Literal["text", "area", "line", "picture", "shading"]

KINDS: tuple[Kind, ...] = get_args(Kind)


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


@dataclass(frozen=True, slots=True, eq=False)
class Manner:
    """How something is painted, shared by all that is painted alike: a page has few.

    ``size`` is the type size or the line's width in points; ``mode`` the overprint mode.
    """

    kind: Kind
    tint: Tint
    size: float = 0.0
    overprints: bool = False
    mode: int = 0
    alpha: float = 1.0

    @property
    def keeps_ground(self) -> bool:
        """Whether black lets what is beneath it print: by mode 1, in which DeviceGray takes no part."""
        return self.overprints and self.mode == 1 and self.tint.colour.space != "DeviceGray"


class Paint(NamedTuple):
    """Something painted: how, and where it stands in points of the page.

    ``whole`` are its bounds before any clip. A tuple, for a drawing has tens of thousands.
    """

    how: Manner
    bounds: Bounds
    whole: Bounds
    picture: Picture | None = None

    @property
    def tint(self) -> Tint:
        """The colour it is painted in."""
        return self.how.tint

    @property
    def is_seen(self) -> bool:
        """Whether a clip has left something of it."""
        return self.bounds[0] < self.bounds[2] or self.bounds[1] < self.bounds[3]


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
    _manners: dict[bool, list[Manner]] = field(default_factory=dict)

    @property
    def fonts(self) -> list[Object]:
        """The fonts of text, as the file has them."""
        return [shown.font for shown in self.shown]

    def show(self, font: Shown) -> None:
        """Takes note of a font that shows text."""
        if not font.is_shown:
            font.is_shown = True
            self.shown.append(font)

    def seen(self) -> list[Paint]:
        """Paints that a clip has left something of, and that belong to the page."""
        if self._seen is None:
            left, bottom, right, top = self.within or EVERYWHERE
            x0, y0, x1, y1 = rows_of([paint.bounds for paint in self.paints]).T
            stands = (x0 < right) & (x1 > left) & (y0 < top) & (y1 > bottom)
            stands &= (x0 < x1) | (y0 < y1)
            self._seen = list(compress(self.paints, stands.tolist()))
        return self._seen

    def of(self, *kinds: Kind) -> list[Paint]:
        """Paints of these kinds that are seen on the page."""
        if not self._sorted:
            self._sorted = {kind: [] for kind in KINDS}
            for paint in self.seen():
                self._sorted[paint.how.kind].append(paint)
        return [paint for kind in kinds for paint in self._sorted[kind]]

    def manners(self, *kinds: Kind) -> list[Manner]:
        """How what is seen of these kinds is painted; without kinds all that is painted, seen or not."""
        seen = bool(kinds)
        if seen not in self._manners:
            paints = self.seen() if seen else self.paints
            self._manners[seen] = list(dict.fromkeys([paint.how for paint in paints]))
        found = self._manners[seen]
        return [how for how in found if how.kind in kinds] if seen else found

    def tints(self) -> list[Tint]:
        """The colours of all that is painted."""
        return list(dict.fromkeys(how.tint for how in self.manners()))

    def painted(self, wanted: Callable[[Manner], bool], *kinds: Kind) -> list[Paint]:
        """Paints in manners that are asked for, each manner looked at once."""
        found = set(filter(wanted, self.manners(*kinds)))
        if not found:
            return []
        paints = self.of(*kinds) if kinds else self.paints
        return [paint for paint in paints if paint.how in found]


def rows_of(bounds: Sequence[Bounds]) -> NDArray[np.float64]:
    """Bounds as rows of an array; of thousands quicker so than as numpy takes them itself."""
    return np.fromiter(chain.from_iterable(bounds), float, 4 * len(bounds)).reshape(-1, 4)
