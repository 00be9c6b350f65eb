"""What differs between two proofs, as values: words, lines, frames, pixels."""

from typing import Literal, TypeAlias

from ghpress.compare.proof import ProofFrame, ProofLine
from ghpress.values import dataclass

LineState: TypeAlias = Literal["same", "moved", "reset", "rebroken", "corrected", "new", "gone"]
"""A line as it was; elsewhere; spaced or set otherwise; of other breaks; with changed words; of a story
or part that was not there, or is not there any more."""


@dataclass(frozen=True, slots=True)
class WordChange:
    """Characters of a story that became others; empty ``was`` is an insertion, empty ``now`` a deletion.

    ``¶`` in them is a paragraph's end. ``source`` is where it is written in the new copy (for a
    deletion, where it was in the old).
    """

    story: str
    role: str
    was: str
    now: str
    before: str
    after: str
    start: int
    first: int
    page: int
    source: str = ""
    is_move: bool = False
    """The same words were taken out, or put in, elsewhere in the story."""


@dataclass(frozen=True, slots=True)
class LineChange:
    """A line that is not as it was; of a line that is gone ``page`` is the one it was on."""

    story: str
    role: str
    state: LineState
    page: int
    line: ProofLine
    was: ProofLine | None = None
    was_page: int = 0

    def vector(self) -> tuple[float, float]:
        """How far it moved, in mm, right and down."""
        if self.was is None:
            return (0.0, 0.0)
        return (round(self.line.x - self.was.x, 2), round(self.line.y - self.was.y, 2))


@dataclass(frozen=True, slots=True)
class FrameChange:
    """A picture, rule, ground or piece of furniture that is not as it was."""

    state: Literal["moved", "changed", "new", "gone"]
    page: int
    frame: ProofFrame
    was: ProofFrame | None = None
    was_page: int = 0


@dataclass(frozen=True, slots=True)
class StyleChange:
    """Paragraphs of a story set in another style (正文 as a subhead)."""

    story: str
    role: str
    paragraph: int
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A rectangle on a page, in mm from the trim's top left corner."""

    page: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Pixels:
    """What the pixels of one page say: how many differ, and where they do without a change known."""

    page: int
    differing: int
    unexplained: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that differs between two proofs.

    ``lines`` holds every line that is not as it was, ``former`` the old lines, with their pages, that
    no new one equals in words and breaks; ``same_lines`` counts the lines that are as they were.
    ``pixels`` is None where no pictures were compared.
    """

    words: tuple[WordChange, ...]
    styles: tuple[StyleChange, ...]
    lines: tuple[LineChange, ...]
    frames: tuple[FrameChange, ...]
    pages_new: tuple[int, ...]
    pages_gone: tuple[int, ...]
    former: tuple[tuple[int, ProofLine], ...]
    same_lines: int
    same_stories: tuple[str, ...]
    pixels: tuple[Pixels, ...] | None = None

    def is_same(self) -> bool:
        """Whether the two proofs are alike in every word, line and frame."""
        return not (
            self.words or self.styles or self.lines or self.frames or self.pages_new or self.pages_gone
        )

    def unexplained(self) -> tuple[Spot, ...]:
        """Where pixels differ though nothing known changed there."""
        return tuple(spot for each in self.pixels or () for spot in each.unexplained)
