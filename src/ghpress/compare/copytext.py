"""Turns a proof's lines into the copy they print: each story's paragraphs, in reading order."""

from dataclasses import field

from ghpress.compare.proof import Proof, ProofLine
from ghpress.compare.strings import SEAM
from ghpress.values import dataclass

END = SEAM
"""Stands between paragraphs where the copy of a story is looked at as one string."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A line, the page it is on, and its first and last character in its stream."""

    line: ProofLine
    page: int
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Stream:
    """All that a story prints in one role, as one string with its lines."""

    story: str
    role: str
    text: str
    lines: tuple[Printed, ...]
    styles: tuple[str, ...]
    """The style of each paragraph."""

    def line_at(self, index: int) -> Printed | None:
        """The line that holds a character, or the nearest before it."""
        found = [each for each in self.lines if each.start <= index]
        return found[-1] if found else (self.lines[0] if self.lines else None)

    def source_at(self, index: int) -> str:
        """Where a character was written, as far as its line stands on one line of its source."""
        printed = self.line_at(index)
        if printed is None or not printed.line.source:
            return ""
        file, line, column = printed.line.source.rsplit(":", 2)
        return f"{file}:{line}:{int(column) + max(0, index - printed.start)}"


@dataclass(slots=True)
class _Open:
    """A stream in the making."""

    text: str = ""
    lines: list[Printed] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    is_between: bool = True


def streams_of(proof: Proof) -> dict[tuple[str, str], Stream]:
    """Every stream by story and role, in the order they begin."""
    found: dict[tuple[str, str], _Open] = {}
    for page in proof.pages:
        for line in page.lines:
            stream = found.setdefault((line.story, line.role), _Open())
            if stream.is_between:
                stream.text += END if stream.lines else ""
                stream.styles.append(line.style)
            start = len(stream.text)
            stream.text += line.text
            stream.lines.append(Printed(line, page.number, start, len(stream.text)))
            stream.is_between = line.ends
    return {
        (story, role): Stream(story, role, each.text, tuple(each.lines), tuple(each.styles))
        for (story, role), each in found.items()
    }
