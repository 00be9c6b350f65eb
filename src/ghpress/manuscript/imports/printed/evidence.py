"""Weighs what one printed line may be, from its width and its marks.

Every cost is a negative logarithm of a likelihood (in nats): 0 is certain, 3 one in twenty. They are
round figures set by judgement (one full line in twenty ends a sentence; a last line is as likely long
as short; a slogan's space stands in headings, seldom in copy): they weigh, none of them decides.
"""

from enum import IntEnum
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from ghpress.manuscript.imports.marks import CLOSERS, NEVER_FIRST, OPENERS, Ending, ending, is_note_title
from ghpress.manuscript.imports.printed.lines import PrintedLine
from ghpress.manuscript.imports.printed.widths import Widths
from ghpress.manuscript.imports.spaces import WIDE_SPACE
from ghpress.values import dataclass

Ems: TypeAlias = NDArray[np.float64]

INDENT = 2.0
"""The indent of a paragraph's first line, in em (首行缩进)."""


class Role(IntEnum):
    """What a printed line is."""

    FIRST = 0
    MIDDLE = 1
    LAST = 2
    ONLY = 3
    SUBHEAD = 4
    KICKER = 5
    HEADLINE = 6
    NOTE = 7


BODY = (Role.FIRST, Role.MIDDLE, Role.LAST, Role.ONLY)
OPENING = (Role.FIRST, Role.ONLY)
FULL = (Role.FIRST, Role.MIDDLE)
_HEADINGS = [Role.SUBHEAD, Role.KICKER, Role.HEADLINE]
_BEGINNING = [*OPENING, *_HEADINGS, Role.NOTE]
_FINISHING = [Role.LAST, Role.ONLY, *_HEADINGS, Role.NOTE]

_IMPOSSIBLE = 40.0
_WORST = 14.0
"""Beyond this a width tells no more: an outlier of extraction must not outweigh everything else."""

_ENDING: dict[Ending, tuple[float, ...]] = {
    #               first middle last  only  sub   kicker head  note
    Ending.STOP: (3.0, 3.0, 0.0, 0.0, 8.0, 8.0, 7.0, 8.0),
    Ending.COLON: (2.5, 2.5, 3.5, 3.5, 6.0, 0.5, 7.0, 0.0),
    Ending.SEMICOLON: (3.0, 3.0, 3.5, 3.5, 9.0, 9.0, 9.0, 9.0),
    Ending.PAUSE: (0.0, 0.0, 12.0, 12.0, 10.0, 10.0, 10.0, 9.0),
    Ending.OPEN: (4.0, 4.0, 15.0, 15.0, 15.0, 15.0, 15.0, 15.0),
    Ending.NONE: (0.0, 0.0, 5.0, 5.0, 0.0, 5.0, 0.0, 0.0),
}
"""What it costs a line of each role to end so."""

_LONG_HEAD = 30.0
"""Headings longer than this, in em, are rare."""

_HEAD_WIDTH = 3.5
"""A heading may have any width: one of some thirty half ems."""

_UNPAIRED = 8.0
"""A quotation mark or bracket almost never opens in one paragraph and closes in another."""

_PARTED = 4.0
"""A space between Han outside quotation marks parts a slogan in two; copy hardly ever has one."""


@dataclass(frozen=True, slots=True)
class Habits:
    """What a whole file does.

    ``indents``: it keeps the indents of paragraphs. ``blanks``: blank lines part its paragraphs.
    ``typed``: each of its lines is a paragraph, as in typed copy, and not a line of print.
    """

    indents: bool = False
    blanks: bool = False
    typed: bool = False


def habits_of(lines: tuple[PrintedLine, ...]) -> Habits:
    """The habits of a file, counted over its lines."""
    if not lines:
        return Habits()
    ends = [ending(line.chars) is Ending.STOP for line in lines]
    parted = [ended for ended, line in zip(ends, lines[1:], strict=False) if line.after_blank]
    indents = sum(line.indented for line in lines)
    return Habits(
        indents=3 <= indents <= 0.7 * len(lines),
        blanks=0 < len(parted) <= 0.6 * len(lines) and sum(parted) >= 0.6 * len(parted),
        # Print ends about one line in six with a sentence; typed paragraphs nearly all.
        typed=sum(ends) >= 0.5 * len(lines),
    )


def weigh(line: PrintedLine, widths: Widths, measures: Ems, habits: Habits) -> Ems:
    """The cost of each role (rows) at each measure (columns) for this line."""
    costs = np.zeros((len(Role), len(measures)))
    costs += _by_marks(line, widths)[:, None]
    costs += _by_place(line, habits)[:, None]
    if habits.typed:
        for role in (Role.FIRST, Role.MIDDLE, Role.LAST):
            costs[role] += _IMPOSSIBLE
        return costs
    for role in BODY:
        room = measures - (INDENT if role in OPENING else 0.0)
        costs[role] += _filled(widths, room) if role in FULL else _ended(widths, room)
    costs[Role.SUBHEAD] += _ended(widths, measures)
    return costs


def _filled(widths: Widths, room: Ems) -> Ems:
    """Cost of being justified to this room: cheap within the squeeze or below the next unit's width."""
    opened = np.maximum(room - widths.natural, 0.0)
    squeezed = np.maximum(widths.natural - room, 0.0)
    # A compositor would have taken the next character in, had there been room for it.
    idle = np.maximum(opened - max(widths.next_unit - 0.25, 0.25), 0.0)
    burst = np.maximum(widths.least - room, 0.0)
    cost: Ems = 0.9 + opened + squeezed + 6.0 * idle + 6.0 * burst
    return np.minimum(cost, _WORST)


def _ended(widths: Widths, room: Ems) -> Ems:
    """Cost of ending anywhere within this room: each half em as likely as another."""
    burst = np.maximum(widths.least - room - 0.25, 0.0)
    cost: Ems = np.log(2.0 * np.maximum(room, 1.0)) + 6.0 * burst
    return np.minimum(cost, _WORST)


def _by_marks(line: PrintedLine, widths: Widths) -> Ems:
    """Cost of each role by how the line begins and ends, and by what stands in it."""
    end = ending(line.chars)
    costs = np.array(_ENDING[end])
    if line.chars[0] in NEVER_FIRST:
        costs[_BEGINNING] += 15.0
    closes, opens = _unpaired(line.chars)
    costs[_BEGINNING] += _UNPAIRED if closes else 0.0
    costs[_FINISHING] += _UNPAIRED if opens else 0.0
    costs[list(BODY)] += _PARTED if _parted(line.chars) else 0.0
    costs[[Role.KICKER, Role.HEADLINE]] += _HEAD_WIDTH
    costs[_HEADINGS] += 0.3 * max(widths.natural - _LONG_HEAD, 0.0)
    if line.shadowed:
        costs[list(BODY)] += 12.0
        costs[Role.SUBHEAD] += 3.0
    elif end is not Ending.COLON:
        costs[Role.KICKER] += 8.0
    return costs + _by_name(line)


def _unpaired(chars: str) -> tuple[bool, bool]:
    """Whether the line closes what it did not open, and whether it leaves something open."""
    open_marks = 0
    closes = False
    for char in chars:
        if char in OPENERS:
            open_marks += 1
        elif char in CLOSERS:
            closes = closes or not open_marks
            open_marks = max(open_marks - 1, 0)
    return closes, open_marks > 0


def _parted(chars: str) -> bool:
    """Whether a wide space stands outside quotation marks."""
    before, space, _ = chars.partition(WIDE_SPACE)
    return bool(space) and not any(_unpaired(before))


def _by_name(line: PrintedLine) -> Ems:
    """Cost of each role by whether the line is what a note is called."""
    costs = np.zeros(len(Role))
    if is_note_title(line.chars):
        costs[: Role.NOTE] = 8.0
    else:
        costs[Role.NOTE] = _IMPOSSIBLE
    return costs


def _by_place(line: PrintedLine, habits: Habits) -> Ems:
    """Cost of each role by the indent and the blank before the line, where the file has such habits."""
    costs = np.zeros(len(Role))
    going_on = [Role.MIDDLE, Role.LAST]
    if habits.indents:
        costs[going_on] += 8.0 if line.indented else 0.0
        costs[list(OPENING)] += 0.0 if line.indented else 8.0
    if habits.blanks:
        costs[going_on] += 8.0 if line.after_blank else 0.0
        costs[list(OPENING)] += 0.0 if line.after_blank else 4.0
    return costs
