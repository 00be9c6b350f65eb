"""What space stands between two neighbours, and what kind of space it is.

Sources: clreq 6.3.2.2 (adjacent marks), GB/T 15834-2011 5.1, clreq 6.3.3 (Han-Latin gap); the table is
the one of full-em setting (全角式) in which two marks of one em each take 1.5 em together.
"""

from functools import cache

import numpy as np
import numpy.typing as npt

from ghpress.galley.tables.characters import Class
from ghpress.layout.styles import Punctuation

Matrix = npt.NDArray[np.int64]

NO_SPACE, WORD, MIDDLE, BRACKET, COMMA, AUTOSPACE, STOP = range(7)
"""Kinds of space, in the order in which they give (挤压, clreq 6.2.2.3, steps 2 to 7)."""

LEFT, RIGHT, LARGER = range(3)
"""Whose em a space is measured in: the cluster before it, after it, or the larger of both."""

EIGHTHS = 8
"""Spaces in the tables are in eighths of an em."""

FULL_EM = """
before ID SY OP CL PA ST LS MD DS EL CN SO LA WN WC
ID      0  0  4  0  0  0  0  0  0  0  0  0  g  0  0
SY      0  0  4  0  0  0  0  0  0  0  0  0  0  0  0
OP      0  0  0  0  0  0  0  0  0  0  0  0  0  0  0
CL      4  4  4  0  0  0  0  0  4  4  4  4  4  4  0
PA      4  4  4  0  0  0  0  0  4  4  4  4  4  4  0
ST      4  4  4  0  0  0  0  0  4  4  4  4  4  4  0
LS      0  0  4  0  0  0  0  0  0  0  0  0  0  0  0
MD      0  0  0  0  0  0  0  0  0  0  0  0  0  0  0
DS      0  0  4  0  0  0  0  0  0  0  0  0  0  0  0
EL      0  0  4  0  0  0  0  0  0  0  0  0  0  0  0
CN      0  0  4  0  0  0  0  0  0  0  0  0  0  0  0
SO      0  0  4  0  0  0  0  0  0  0  0  0  0  0  0
LA      g  0  4  0  0  0  0  0  0  0  0  0  0  0  0
WN      0  0  4  0  0  0  0  0  0  0  0  0  0  0  0
WO      0  0  0  0  0  0  0  0  0  0  0  0  0  0  0
"""
"""Rows before, columns after; eighths of an em; g is the Han–Latin gap of the style.
WN is Western without a gap; WO opens, WC closes: ) hugs the full-width mark before it, ( the one after
(CSS text-spacing 4; ）（ between them keep their blanks)."""

ROW: dict[Class, str] = {
    Class.DI: "LA",
    Class.LA: "LA",
    Class.AY: "LA",
    Class.PX: "WN",
    Class.SX: "WN",
    Class.PC: "LA",
    Class.AO: "WO",
    Class.AC: "WN",
    Class.AP: "LA",
    Class.AN: "WN",
    Class.SP: "WN",
    Class.IS: "SY",
    Class.ZW: "WN",
    Class.WJ: "WN",
}
"""Rows (the cluster stands before) of classes that share one."""

COLUMN: dict[Class, str] = ROW | {
    Class.AO: "WN",
    Class.AC: "WC",
    Class.AP: "WC",
    Class.PC: "WN",
}
"""Columns (the cluster stands after): a Western point hugs the Han before it. UTR #59 would space
it on both sides; in Chinese copy it is a slip for a Chinese mark and must not stand off."""

GAP = -1
"""In a matrix of eighths: the Han–Latin gap, whatever the style says it is."""

FULL_MARKS = (Class.OP, Class.CL, Class.PA, Class.ST)
"""Marks of one em of which half is blank."""

BLANK_BEFORE = (Class.OP,)
BLANK_AFTER = (Class.CL, Class.PA, Class.ST)

CENTRED = (Class.PA, Class.ST)
"""Marks that stand in the middle of their em in juzhong setting (居中), a quarter blank on either side:
Taiwan and Hong Kong (clreq 6.3.2.1; brackets keep their half at one side)."""

CENTRED_BEFORE = {Class.PA: 2, Class.ST: 2, Class.OP: 4}
CENTRED_AFTER = {Class.PA: 2, Class.ST: 2, Class.CL: 4}
"""The blanks of those marks in eighths."""

CENTRED_FACING = 2
"""Eighths that each of two marks side by side gives of the blank between them (¼ each):
」， and 。「 then take 1.5 em together, as facing brackets do; 。」 takes 1.75."""


@cache
def naturals(punctuation: Punctuation) -> Matrix:
    """Eighths of an em between two classes before any adjustment, GAP for the Han–Latin gap."""
    full = _full_em()
    match punctuation:
        case "quanjiao":
            return full
        case "kaiming":
            return _kaiming(full)
        case "banjiao":
            return np.where(full == GAP, GAP, 0)
        case "plain":
            return _plain(full)
        case "juzhong":
            return _juzhong(full)


def blank_before(punctuation: Punctuation) -> tuple[Class, ...]:
    """The marks with a blank of their own before their body."""
    return (*BLANK_BEFORE, *CENTRED) if punctuation == "juzhong" else BLANK_BEFORE


@cache
def kinds(punctuation: Punctuation = "quanjiao") -> Matrix:
    """The kind of the space between two classes: which step of compression it gives way in."""
    is_centred = punctuation == "juzhong"
    matrix = np.zeros((len(Class), len(Class)), dtype=np.int64)
    for before in Class:
        for after in Class:
            kind = _kind(before, after)
            if is_centred and after in CENTRED:
                kind = max(kind if kind != AUTOSPACE else NO_SPACE, _kind(after, Class.ID))
            matrix[before, after] = kind
    return matrix


@cache
def owners(punctuation: Punctuation = "quanjiao") -> Matrix:
    """Whose em the space between two classes is measured in."""
    blanks = blank_before(punctuation)
    matrix = np.full((len(Class), len(Class)), LEFT, dtype=np.int64)
    for before in Class:
        for after in Class:
            if after in blanks:
                matrix[before, after] = LARGER if before in BLANK_AFTER else RIGHT
            elif before != Class.ID and after == Class.ID and before not in BLANK_AFTER:
                matrix[before, after] = RIGHT
    return matrix


@cache
def _full_em() -> Matrix:
    """The table as a matrix over classes."""
    header, *lines = FULL_EM.split("\n")[1:-1]
    names = header.split()[1:]
    cells = {
        (line.split()[0], name): GAP if cell == "g" else int(cell)
        for line in lines
        for name, cell in zip(names, line.split()[1:], strict=True)
    }
    matrix = np.zeros((len(Class), len(Class)), dtype=np.int64)
    for before in Class:
        for after in Class:
            row, column = ROW.get(before, before.name), COLUMN.get(after, after.name)
            matrix[before, after] = cells[row, column]
    return matrix


def _kaiming(full: Matrix) -> Matrix:
    """Kaiming style (开明式): only a sentence end that no mark follows keeps its full em."""
    matrix = np.where(full == GAP, GAP, 0)
    plain_ends = [item for item in Class if item not in BLANK_BEFORE]
    matrix[Class.ST, plain_ends] = full[Class.ST, plain_ends]
    return matrix


def _plain(full: Matrix) -> Matrix:
    """Every mark keeps its full em (全身): blanks simply add up."""
    matrix = np.where(full == GAP, GAP, 0)
    for mark in BLANK_AFTER:
        matrix[mark, :] += 4
    for mark in BLANK_BEFORE:
        matrix[:, mark] += 4
    return matrix


def _juzhong(full: Matrix) -> Matrix:
    """Centred marks (居中): blanks on both sides; where two marks meet, each gives a quarter."""
    matrix = np.where(full == GAP, GAP, 0)
    marks = (*FULL_MARKS, Class.LS, Class.MD)
    hugged = [item for item in Class if item in CENTRED_AFTER or item in CENTRED_BEFORE]
    for before in Class:
        for after in Class:
            if before not in hugged and after not in hugged:
                continue
            gives = CENTRED_FACING if before in marks and after in marks else 0
            blanks = (CENTRED_AFTER.get(before, 0), CENTRED_BEFORE.get(after, 0))
            is_hugged = before == Class.AO or after in (Class.AC, Class.AP)
            matrix[before, after] = 0 if is_hugged else sum(max(0, blank - gives) for blank in blanks)
    return matrix


def _kind(before: Class, after: Class) -> int:
    """A space that two marks could claim belongs to the later step, so the stop keeps its own."""
    if before == Class.ST:
        return STOP
    if before == Class.PA:
        return COMMA
    if before == Class.CL or after == Class.OP:
        return BRACKET
    return AUTOSPACE if _full_em()[before, after] == GAP else NO_SPACE
