"""Adds up a paragraph: prefix sums of widths and of every kind of space price any line at once."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from ghpress.galley.breaks import Breaks
from ghpress.galley.classes import among
from ghpress.galley.divide import Hyphen
from ghpress.galley.measure import Flags, Ints, Measured
from ghpress.galley.spacing import Spaces
from ghpress.galley.tables.characters import Class
from ghpress.galley.tables.pairs import AUTOSPACE, STOP
from ghpress.galley.tables.pairs import WORD as WORD_SPACE
from ghpress.units import Length

KINDS = STOP + 1
_NO_COMPANY = frozenset(
    {Class.OP, Class.CL, Class.PA, Class.ST, Class.LS, Class.DS, Class.EL, Class.SP, Class.IS, Class.ZW}
)
"""What does not count as company for a lone last character."""


@dataclass(frozen=True, slots=True)
class Indents:
    """How far the first line and the others stand in, from either edge."""

    first: Length = 0
    rest: Length = 0
    right: Length = 0


@dataclass(frozen=True, slots=True)
class Sums:
    """Prefix sums over clusters: index k holds the sum of everything before cluster k.

    ``natural`` are bodies and spaces, ``press`` what each kind gives, ``words`` and ``gaps`` what word
    spaces and Han–Latin gaps take first; ``places`` and ``blanks`` count places that open evenly and
    word spaces, ``pairs`` those of the places that stand between two Han, ``solids`` what is neither
    mark nor space. ``ends[i]`` is the last cluster up to i that is no space.
    """

    natural: Ints
    press: Ints
    words: Ints
    gaps: Ints
    places: Ints
    pairs: Ints
    blanks: Ints
    solids: Ints
    ends: Ints


@dataclass(frozen=True, slots=True)
class HeldLine:
    """A line of the last accepted setting: its first and last cluster, its room in 1/1000 em."""

    first: int
    last: int
    room: int


@dataclass(frozen=True, slots=True)
class Held:
    """Accepted lines that a correction has left whole (kept.py).

    ``edited`` is the first cluster of the line in which the first correction stands: what begins
    before it is held the harder. 0 where nothing was corrected.
    """

    lines: tuple[HeldLine, ...]
    edited: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Everything a paragraph needs to be broken and set; computed once, whatever the measure."""

    measured: Measured
    spaces: Spaces
    breaks: Breaks
    sums: Sums
    indents: Indents
    ragged: bool = False
    hanging: bool = False
    most_opening: int = 125
    """The style's widest welcome opening, in per mille of an em."""
    push_in_first: bool = False
    held: Held | None = None
    hyphens: Mapping[int, Hyphen] = field(default_factory=dict)
    """The hyphens printed where a line ends inside a word, by the cluster it ends with."""
    shorts: Flags | None = None
    """The clusters inside addresses at which a line may end short, rather than open too far."""


def sums_of(measured: Measured, spaces: Spaces) -> Sums:
    """The prefix sums of a paragraph."""
    count = len(measured)
    natural = _prefix(measured.bodies + spaces.natural)
    press = np.zeros((KINDS, count + 1), dtype=np.int64)
    gives = spaces.natural - spaces.least
    for kind in set(spaces.kind[gives > 0].tolist()):
        np.cumsum(np.where(spaces.kind == kind, gives, 0), out=press[kind, 1:])
    takes = spaces.most - spaces.natural
    words = _prefix(np.where(spaces.kind == WORD_SPACE, takes, 0))
    gaps = _prefix(np.where(spaces.kind == AUTOSPACE, takes, 0))
    solid = ~among(measured.classes, (Class.SP, Class.IS))
    ends = np.maximum.accumulate(np.where(solid, np.arange(count), 0))
    solids = _prefix(~among(measured.classes, _NO_COMPANY))
    blanks = _prefix(spaces.kind == WORD_SPACE)
    han = among(measured.classes, (Class.ID,))
    places, pairs = _prefix(spaces.takes), _prefix(spaces.takes & han & np.append(han[1:], False))
    return Sums(natural, press, words, gaps, places, pairs, blanks, solids, ends)


def _prefix(values: Ints | Flags) -> Ints:
    sums = np.zeros(len(values) + 1, dtype=np.int64)
    np.cumsum(values, out=sums[1:])
    return sums
