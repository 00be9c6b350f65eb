"""Turns a content stream into its operators, each with its operands and its place in the bytes.

The finisher changes a page by putting operators in between and leaves all other bytes as they are, so
it needs places, which pikepdf's parser does not tell. Path operators in a row come as one, as a map
has ten thousand of them.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_NUMBER = rb"[-+.0-9]+"
_STRING = rb"\((?:[^()\\]|\\.)*\)"
_OPERAND = (
    rb"(?:" + _NUMBER + rb"|/[^\s()<>\[\]{}/%]*|<<.*?>>|<[0-9A-Fa-f\s]*>|" + _STRING
    + rb"|\[(?:[^\](]|" + _STRING + rb")*\]|true\b|false\b|null\b)"
)  # fmt: skip
_SHOWN = rb"(?:" + _NUMBER + rb" ){6}Tm \[[-0-9A-Fa-f<>.]*+\] TJ ET"
_LINES = (
    rb"(?:BT /[A-Za-z]+ " + _NUMBER + rb" Tf (?:" + _SHOWN + rb"|" + _NUMBER + rb" Tz " + _SHOWN
    + rb" 100 Tz)\s+){2,}"
)  # fmt: skip
_LINE = (
    rb"BT /(?P<font>[A-Za-z]+) (?P<size>" + _NUMBER + rb") Tf(?: (?P<stretch>" + _NUMBER + rb") Tz)? "
    rb"(?P<matrix>(?:" + _NUMBER + rb" ){6})Tm "
    rb"(?P<shown>\[[-0-9A-Fa-f<>.]*\]) TJ ET(?(stretch) 100 Tz)\s+"
)  # fmt: skip
_OPERATION = re.compile(
    rb"(?P<lines>" + _LINES + rb")"
    rb"|(?P<line>" + _LINE + rb")"
    rb"|(?P<run>(?:(?:" + _NUMBER + rb"\s+)+[mlcvy]\s+|h\s+)+)"
    rb"|(?P<operands>(?:" + _OPERAND + rb"\s*)*)(?P<name>[A-Za-z'\"][A-Za-z0-9*]*)(?:\s+|$)",
    re.DOTALL,
)

_ONE_LINE = re.compile(_LINE)
_SIZE = re.compile(rb"BT /[A-Za-z]+ (" + _NUMBER + rb") Tf")

RUN = b"path"
"""The name of path operators in a row (m l c v y h); no operator of PDF is called so."""


LINE = b"line"
"""The name of a text object of one string, as our painter writes nearly all: read in one go."""


LINES = b"lines"
"""The name of several such text objects in a row, as they are written."""


class Operation(NamedTuple):
    """An operator; its operands as they are written; where they begin.

    Of a LINE the operands are those of TJ, and ``set`` has the size, the horizontal scale in per cent
    if it sets one, and the matrix it is shown with.
    """

    name: bytes
    operands: bytes
    start: int
    set: tuple[bytes, bytes | None, bytes] | None = None


def operations(content: bytes) -> Iterator[Operation]:
    """Every operation of a stream our painter wrote, in order; literal strings without inner brackets.

    AssertionError for what it cannot read: pictures within the stream (BI), for one, which the painter
    never writes.
    """
    at = len(content) - len(content.lstrip())
    while at < len(content):
        found = _OPERATION.match(content, at)
        assert found is not None, f"no operator at byte {at}: {content[at : at + 40]!r}"
        lines, line, _, size, stretch, matrix, shown, run, operands, name = found.groups()
        if lines is not None:
            yield Operation(LINES, lines, at)
        elif line is not None:
            yield Operation(LINE, shown, at, (size, stretch, matrix))
        elif run is not None:
            yield Operation(RUN, run, at)
        else:
            assert name != b"BI", "the painter writes no picture into a stream"
            yield Operation(name, operands, at)
        at = found.end()


def each_line(lines: Operation) -> Iterator[Operation]:
    """Each of several text objects in a row as a LINE."""
    for found in _ONE_LINE.finditer(lines.operands):
        _, size, stretch, matrix, shown = found.groups()
        yield Operation(LINE, shown, lines.start + found.start(), (size, stretch, matrix))


def sizes(lines: Operation) -> list[float]:
    """The size of type of each of several text objects in a row."""
    return [float(size) for size in _SIZE.findall(lines.operands)]


def floats(operands: bytes) -> list[float]:
    """Operands that are all numbers."""
    return [float(each) for each in operands.split()]
