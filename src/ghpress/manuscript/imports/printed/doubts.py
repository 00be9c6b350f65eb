"""Turns a reading of printed lines into remarks on what the print does not say for certain."""

from ghpress.manuscript.imports.marks import Ending, ending
from ghpress.manuscript.imports.printed.evidence import BODY, FULL, Role
from ghpress.manuscript.imports.printed.lines import PrintedLine
from ghpress.manuscript.imports.printed.pieces import words_meet
from ghpress.manuscript.imports.printed.roles import Reading
from ghpress.manuscript.imports.spaces import WIDE_SPACE
from ghpress.remarks import InFile, Remark, note, warning

SURE = 0.97
"""From here on a reading counts as sure: one wrong in thirty, and those are all listed as notes."""

_GOING_ON = (Role.MIDDLE, Role.LAST)


def doubts(lines: tuple[PrintedLine, ...], reading: Reading) -> tuple[Remark, ...]:
    """A remark for every join, parting and heading that an editor should look at."""
    remarks: list[Remark] = []
    for at, line in enumerate(lines):
        if at and _end_reckoned(lines, reading, at):
            remarks.append(_on_paragraph_end(lines, reading, at))
        if at and reading.roles[at] in _GOING_ON and words_meet(lines[at - 1].chars, line.chars):
            facts = {"before": lines[at - 1].chars[-6:], "after": line.chars[:6]}
            remarks.append(warning("import-word-at-join", _end_of(lines[at - 1]), **facts))
        if _heading_unsure(reading, at):
            code = "import-body-or-heading" if reading.roles[at] in BODY else "import-heading-or-body"
            remarks.append(warning(code, _start_of(line), chars=line.chars))
        if reading.roles[at] in BODY and WIDE_SPACE in line.chars:
            remarks.append(note("import-space-kept", line.text.place(line.chars.index(WIDE_SPACE))))
    return (*remarks, *_on_closed_spaces(lines))


def _end_reckoned(lines: tuple[PrintedLine, ...], reading: Reading, at: int) -> bool:
    """Whether the end of a paragraph before this line shows only by reckoning.

    That is where a full line ends a sentence, and wherever the reading is in doubt.
    """
    before = reading.roles[at - 1]
    if before not in BODY or reading.roles[at] not in BODY:
        return False
    full = before in FULL or reading.full[at - 1]
    stops = ending(lines[at - 1].chars) is Ending.STOP
    return (full and stops) or 1 - SURE < reading.starts[at] < SURE


def _on_paragraph_end(lines: tuple[PrintedLine, ...], reading: Reading, at: int) -> Remark:
    """What was decided there, a note if the widths leave no doubt."""
    continues = reading.roles[at] in _GOING_ON
    sure = 1 - reading.starts[at] if continues else reading.starts[at]
    say = note if sure >= SURE else warning
    code = "import-paragraph-joined" if continues else "import-paragraph-parted"
    # Never "100 %": the widths can say much, but not everything.
    return say(code, _end_of(lines[at - 1]), next=lines[at].number, sure=f"{min(sure, 0.999):.1%}")


def _heading_unsure(reading: Reading, at: int) -> bool:
    """Whether the line may as well be a heading as copy."""
    chance = reading.headings[at]
    return chance < SURE if reading.roles[at] not in BODY else chance > 1 - SURE


def _start_of(line: PrintedLine) -> InFile:
    """The place of the line's first character."""
    return line.text.place(0)


def _end_of(line: PrintedLine) -> InFile:
    """The place of the line's last character."""
    return line.text.place(len(line.chars) - 1)


def _on_closed_spaces(lines: tuple[PrintedLine, ...]) -> list[Remark]:
    """One note for the whole file: these spaces are many and hardly ever in doubt."""
    closed = [line for line in lines if line.spaces_closed]
    if not closed:
        return []
    numbers = " ".join(str(line.number) for line in closed)
    spaces = sum(line.spaces_closed for line in closed)
    return [note("import-spaces-closed", _start_of(closed[0]), spaces=spaces, lines=numbers)]
