"""A composed block: lines placed in a rectangle. What a frame on the page holds and paints."""

from ghpress.galley.line import Line
from ghpress.remarks import NOWHERE, InFile, Place
from ghpress.units import Length
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class Placed:
    """A line with the start of its baseline at (x, y) from the block's top left corner, y down.

    For a vertical line (x, y) is the head of its axis. ``role`` is the style's name, ``source`` where
    the line's first character was written; ``paragraph`` counts paragraphs within the story.
    """

    line: Line
    x: Length
    y: Length
    role: str
    source: Place = NOWHERE
    paragraph: int = 0

    def place(self, cluster: int) -> Place:
        """Where a cluster was written, when the line stands on one line of its source."""
        if isinstance(self.source, InFile) and cluster < len(self.line.starts):
            at = self.source
            return InFile(at.file, at.line, at.column + self.line.starts[cluster])
        return self.source


@dataclass(frozen=True, slots=True)
class SetBlock:
    """Composed lines in a rectangle of this width and depth."""

    width: Length
    depth: Length
    lines: tuple[Placed, ...]

    def count(self) -> int:
        """How many lines there are."""
        return len(self.lines)

    def text(self) -> str:
        """The block's text in reading order, one line of print a line, annotations left out."""
        return "\n".join(placed.line.text for placed in self.lines)
