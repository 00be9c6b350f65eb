"""The composed line: glyphs at exact places, their text, their source. What the painter prints."""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Literal, TypeAlias

from ghpress.units import Length
from ghpress.values import dataclass

AdjustmentClass: TypeAlias = Literal[
    "edge", "word", "middle", "bracket", "comma", "autospace", "stop", "gap"
]
"""The classes of space that may give or take, in the order of clreq 6.2.2.3 (挤压) and 6.2.2.4 (拉伸):
line edge, Western word space, interpunct, brackets, 、，；：, Han–Latin gap, 。？！, all other gaps."""

ZERO_WIDTH_SPACE = "\u200b"
"""What a glyph says that only completes the one before it (a mark the face could not compose)."""


@dataclass(frozen=True, slots=True)
class Adjustment:
    """How much one class of space took (+) or gave (−) on a line, and over how many places."""

    kind: AdjustmentClass
    amount: Length
    places: int


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one face, size and ink.

    ``glyphs[i]`` has its origin at (``xs[i]``, ``rise``) from the line's start on its baseline
    (rise up positive) and prints cluster ``clusters[i]`` of the line. In a vertical line ``xs`` runs
    down from the line's head, and each glyph's frame is centred on the line's axis (a turned run
    stands on its side, 90° clockwise). ``condense`` is the horizontal scale in per mille (长体 below,
    扁体 above 1000); ``xs`` already allow for it.
    """

    face: str
    size: Length
    ink: str
    glyphs: tuple[int, ...]
    xs: tuple[Length, ...]
    clusters: tuple[int, ...]
    rise: Length = 0
    condense: int = 1000
    turned: bool = False
    upright: bool = False
    """In a vertical line: glyphs set side by side across the axis (纵中横), ``xs`` then run across."""


@dataclass(frozen=True, slots=True)
class Disc:
    """A filled dot (着重号), its centre from the line's start, y up from the baseline."""

    x: Length
    y: Length
    radius: Length
    ink: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled rule under or over text (专名号); ``y`` is its lower edge, up from the baseline."""

    x: Length
    y: Length
    width: Length
    height: Length
    ink: str


@dataclass(frozen=True, slots=True)
class Wave:
    """A wavy rule (书名号甲式) of this amplitude, wave length and thickness."""

    x: Length
    y: Length
    width: Length
    amplitude: Length
    period: Length
    thickness: Length
    ink: str


Mark: TypeAlias = Disc | Bar | Wave


@dataclass(frozen=True, slots=True)
class Line:
    """One composed line.

    ``text`` is exactly the source's characters; cluster ``i`` is ``text[starts[i]:starts[i + 1]]``,
    stands at ``xs[i]`` and takes ``advances[i]``. Advances sum to ``width``; on a justified line that
    is the measure. ``first`` is the index of the line's first character in its ``Text``.
    Ruby and other annotations are further runs whose clusters stand in ``notes``, after the text's:
    cluster ``len(starts) + k`` prints ``notes[k]``.
    """

    runs: tuple[Run, ...]
    text: str
    starts: tuple[int, ...]
    xs: tuple[Length, ...]
    advances: tuple[Length, ...]
    width: Length
    measure: Length
    first: int = 0
    is_last: bool = False
    is_hyphenated: bool = False
    is_justified: bool = False
    marks: tuple[Mark, ...] = ()
    notes: tuple[str, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    cost: int = 0
    vertical: bool = False

    def cluster(self, index: int) -> str:
        """The text that a cluster prints: the line's own, or an annotation's."""
        count = len(self.starts)
        if index >= count:
            return self.notes[index - count]
        stop = self.starts[index + 1] if index + 1 < count else len(self.text)
        return self.text[self.starts[index] : stop]

    def texts(self, run: Run) -> list[str]:
        """What each glyph of a run says."""
        return shared_out(self.cluster, run.clusters)


def shared_out(cluster: Callable[[int], str], clusters: Sequence[int]) -> list[str]:
    """What each glyph says, by the text of a cluster and the cluster of each glyph.

    Of a cluster of several glyphs each says its share, and none says nothing: readers of a PDF
    make up a character for a glyph without text.
    """
    texts: list[str] = []
    for number, group in groupby(clusters):
        count, text = len(list(group)), cluster(number)
        first = max(1, len(text) - count + 1)
        texts += [text[:first], *(text[first:] + ZERO_WIDTH_SPACE * count)[: count - 1]]
    return texts
