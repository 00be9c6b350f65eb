"""Adds up a paragraph: prefix sums of widths and of every kind of space price any line at once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from itertools import groupby, pairwise

import numpy as np
import numpy.typing as npt

from ghpress.galley.arrays import lean, steps, where
from ghpress.galley.breaks import Breaks
from ghpress.galley.classes import among
from ghpress.galley.divide import Hyphen
from ghpress.galley.measure import Flags, Ints, Measured, Take
from ghpress.galley.spacing import Spaces
from ghpress.galley.tables.characters import Class
from ghpress.galley.tables.pairs import AUTOSPACE, STOP
from ghpress.galley.tables.pairs import WORD as WORD_SPACE
from ghpress.units import Length
from ghpress.values import dataclass

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


NATURAL, PRESSED, WORDS, GAPS, PLACES, PAIRS, BLANKS, SOLIDS = range(8)
"""What the sums sum up, see ``Sums``; behind them stand those of what each kind of space gives."""
PRESS = 8
_ALWAYS = (NATURAL, SOLIDS)
"""The rows that are asked for one by one."""


@dataclass(frozen=True, slots=True)
class Sums:
    """Prefix sums over clusters: column k of the table holds the sums of everything before cluster k.

    Its rows: NATURAL, bodies and spaces; PRESSED, what is left of them when all spaces have given;
    WORDS and GAPS, what word spaces and Han–Latin gaps take first; PLACES, places that open evenly,
    PAIRS, those of them between two Han, BLANKS, word spaces; SOLIDS, what is neither mark nor space;
    from PRESS on what each kind of space gives. ``ends[i]`` is the last cluster to i that is no space.

    The table is kept lean: it has the rows named by ``rows``, all others are 0 (``full_table``).
    """

    rows: tuple[int, ...]
    table: npt.NDArray[np.signedinteger]
    ends: npt.NDArray[np.signedinteger]

    @property
    def natural(self) -> Ints:
        """Sums of bodies and spaces."""
        return self._row(NATURAL)

    @property
    def solids(self) -> Ints:
        """Sums of what is neither mark nor space."""
        return self._row(SOLIDS)

    def _row(self, row: int) -> Ints:
        sums: Ints = self.table[self.rows.index(row)].astype(np.int64)
        return sums


def full_table(every: Sequence[Sums]) -> Ints:
    """The tables of several texts end to end, with all their rows."""
    table = np.zeros((PRESS + KINDS, sum(one.table.shape[1] for one in every)), dtype=np.int64)
    at = 0
    for rows, alike in groupby(every, key=lambda one: one.rows):
        part = np.concatenate([one.table for one in alike], axis=1)
        table[list(rows), at : at + part.shape[1]] = part
        at += part.shape[1]
    return table


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


def sums_of(take: Take, spaces: Spaces) -> tuple[Sums, ...]:
    """The prefix sums of each text of a take."""
    cuts = np.array(take.cuts, dtype=np.int64)
    counts, begins = steps(cuts), cuts[:-1]
    solid = ~among(take.classes, (Class.SP, Class.IS))
    own = begins.repeat(counts)
    ends = np.maximum.accumulate(np.where(solid, np.arange(len(take)), own)) - own
    # Each text has one sum more than it has clusters: its first is that of nothing.
    texts = np.arange(len(begins)).repeat(counts + 1)
    places, bases = np.arange(len(take) + len(begins)) - texts, begins[texts]
    found = [row for row in _summed(take, spaces) if row[0] in _ALWAYS or row[1].any()]
    sums = np.zeros((len(found), len(take) + 1), dtype=np.int64)
    for place, (_, values) in enumerate(found):
        sums[place, 1:] = values
    sums.cumsum(axis=1, out=sums)
    table = sums.take(places, axis=1)
    table -= sums.take(bases, axis=1)
    rows, table, ends = tuple(row for row, _ in found), lean(table), lean(ends)
    return tuple(
        Sums(rows, table[:, first + number : stop + number + 1], ends[first:stop])
        for number, (first, stop) in enumerate(pairwise(take.cuts))
    )


def _summed(take: Take, spaces: Spaces) -> Iterator[tuple[int, Ints | Flags]]:
    """What is summed up in each row of the table; the rows left out are all 0."""
    is_word, is_gap = spaces.kind == WORD_SPACE, spaces.kind == AUTOSPACE
    natural, pressed = take.bodies + spaces.natural, take.bodies + spaces.least
    opens, han = spaces.most - spaces.natural, among(take.classes, (Class.ID,))
    pairs = spaces.takes & han
    pairs[:-1] &= han[1:]
    yield NATURAL, natural
    yield PRESSED, pressed
    yield WORDS, np.where(is_word, opens, 0)
    yield GAPS, np.where(is_gap, opens, 0)
    yield PLACES, spaces.takes
    yield PAIRS, pairs
    yield BLANKS, is_word
    yield SOLIDS, ~among(take.classes, _NO_COMPANY)
    gives = natural - pressed
    for kind in where(np.bincount(spaces.kind[gives > 0])).tolist():
        yield PRESS + kind, np.where(spaces.kind == kind, gives, 0)
