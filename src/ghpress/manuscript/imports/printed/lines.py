"""Turns extracted text into printed lines: no blanks, no shadows, no spaces of justification."""

from dataclasses import replace

from ghpress.manuscript.imports.marks import Ending, ending
from ghpress.manuscript.imports.printed import shadows
from ghpress.manuscript.imports.spaces import WIDE_SPACE, Cell, stripped, without_stray_spaces
from ghpress.manuscript.imports.texts import IGNORED, gathered
from ghpress.manuscript.text import Text
from ghpress.remarks import InFile, Remark, note
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One line as printed: its number in the file, its text, and what stood round it."""

    number: int
    text: Text
    indented: bool = False
    after_blank: bool = False
    shadowed: bool = False
    spaces_closed: int = 0

    @property
    def chars(self) -> str:
        """The line's characters."""
        return self.text.chars


def printed_lines(source: str, file: str) -> tuple[tuple[PrintedLine, ...], tuple[Remark, ...]]:
    """The printed lines of extracted text, with remarks on the shadows undone."""
    lines: list[PrintedLine] = []
    remarks: list[Remark] = []
    blank = False
    for number, raw in enumerate(source.split("\n"), start=1):
        line, said = _printed_line(raw, InFile(file, number))
        remarks += said
        if line is not None and lines and _is_shadow(line, lines[-1]):
            facts = {"before": f"{line.chars}/{line.chars}", "after": line.chars}
            remarks.append(note("import-shadow-undone", line.text.place(0), **facts))
            lines[-1] = replace(lines[-1], shadowed=True)
        elif line is not None:
            lines.append(replace(line, after_blank=blank))
        blank = line is None
    return tuple(lines), tuple(remarks)


def _printed_line(raw: str, at: InFile) -> tuple[PrintedLine | None, list[Remark]]:
    """One line of the file; None if nothing is printed on it."""
    cells = [(column, char) for column, char in enumerate(raw, start=1) if char not in IGNORED]
    head = [char for _, char in cells[: len(cells) - len("".join(char for _, char in cells).lstrip())]]
    cells = stripped(cells)
    if not cells:
        return None, []
    cells, shadowed, remarks = _unshadowed(cells, at)
    spaced = without_stray_spaces(cells)
    closed = len(cells) - len(spaced)
    indent = sum(2 if char in (WIDE_SPACE, "\t") else 1 for char in head)
    return PrintedLine(at.line, gathered(spaced, at), indent >= 3, False, shadowed, closed), remarks


def _is_shadow(line: PrintedLine, before: PrintedLine) -> bool:
    """Whether a line is the shadow of the one before it, extracted as a line of its own."""
    same = line.chars == before.chars and len(line.chars) >= shadows.LEAST_RUN
    return same and ending(line.chars) in (Ending.NONE, Ending.COLON)


def _unshadowed(cells: list[Cell], at: InFile) -> tuple[list[Cell], bool, list[Remark]]:
    """The cells without their shadow."""
    before = "".join(char for _, char in cells)
    indexes = shadows.kept(before)
    if len(indexes) == len(cells):
        return cells, False, []
    cells = [cells[index] for index in indexes]
    after = "".join(char for _, char in cells)
    return cells, True, [note("import-shadow-undone", at, before=before, after=after)]
