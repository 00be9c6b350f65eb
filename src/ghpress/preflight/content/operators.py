"""Turns a content stream into operators with plain operands; a run of path building comes as one.

A drawn map is 80 000 operators: they are found by a pattern, and looked at a run at a time. Where the
pattern does not understand the stream (an inline image, damage) pikepdf's own parser reads it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import pikepdf
from pikepdf import Array, Name, Object, Stream

Instruction: TypeAlias = tuple[str, list[Any]]
"""An operator and its operands: numbers as float, names as str with their slash, strings as bytes,
arrays as list; dictionaries of marked content are left out."""

PATH = "path"
"""Stands for operators that build a path, in a row; its one operand is what was written."""

INLINE = "INLINE IMAGE"

_GAP = rb"[\x00\t\n\f\r ]"
_NUMBER = rb"[-+.0-9]+"

_SCAN = re.compile(
    rb"""GAP*(?:
      ((?:(?:NUMBER GAP+)*[mlcvyh](?:GAP+|\Z))+)      # 1 a run of path building
    | ((?:NUMBER GAP+)*)([A-Za-z'"][A-Za-z0-9*'"]*)   # 2, 3 numbers and an operator
    | (/[^\x00\t\n\f\r ()<>\[\]{}/%]*)                # 4 a name
    | \[([-+.0-9A-Fa-f<>\x00\t\n\f\r ]*)\]            # 5 an array of numbers and hexadecimal strings
    | (<<|>>)                                         # 6
    | <([0-9A-Fa-f\x00\t\n\f\r ]*)>                   # 7 a hexadecimal string
    | \(((?:[^()\\]+|\\[\s\S]|\((?:[^()\\]+|\\[\s\S])*\))*)\)   # 8 a literal string
    | (NUMBER)                                        # 9
    | ([\[\]])                                        # 10
    | (%[^\r\n]*)                                     # 11 a comment
    )""".replace(b"GAP", _GAP.replace(b" ", b"\\ ")).replace(b"NUMBER", _NUMBER),
    re.VERBOSE,
)
_ITEM = re.compile(rb"<([^>]*)>|([-+.0-9]+)")
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|\n|\r)|([\s\S]))")
_MEANT = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_WORDS = {b"true": True, b"false": False, b"null": None}


class _Lost(Exception):
    """The pattern does not understand the stream."""


def read_operators(stream: Object) -> list[Instruction]:
    """Every operator of a page's, form's or glyph's content, in order."""
    try:
        return _scanned(content_of(stream))
    except (_Lost, ValueError):
        return list(_parsed(stream))


def content_of(stream: Object) -> bytes:
    """The bytes of a stream, or of all those of a page."""
    if isinstance(stream, Stream):
        return bytes(stream.read_bytes())
    parts = stream.get("/Contents", Array([]))
    pieces = parts if isinstance(parts, Array) else [parts]
    return b"\n".join(bytes(piece.read_bytes()) for piece in pieces)


def _scanned(data: bytes) -> list[Instruction]:
    """The operators by the pattern."""
    scan, at = _Scan(), 0
    data = data.rstrip(b"\x00\t\n\f\r ")
    for match in _SCAN.finditer(data):
        if match.start() != at:
            raise _Lost
        at = match.end()
        kind = match.lastindex or 0
        if kind == 6:
            scan.deep += 1 if match[6] == b"<<" else -1
        elif not scan.deep and kind != 11:
            scan.take(kind, match)
    if at != len(data) or scan.arrays:
        raise _Lost
    return scan.found


@dataclass(slots=True)
class _Scan:
    """What has been found, and what stands before the next operator; ``deep`` in dictionaries."""

    found: list[Instruction] = field(default_factory=list)
    operands: list[Any] = field(default_factory=list)
    arrays: list[list[Any]] = field(default_factory=list)
    deep: int = 0

    def take(self, kind: int, match: re.Match[bytes]) -> None:
        """What the pattern found next, by the number of its group."""
        if kind == 3:
            self._operator(match[2], match[3])
        elif kind == 1:
            if self.operands:
                raise _Lost
            self.found.append((PATH, [match[1]]))
        elif kind == 10:
            self._bracket(match[10])
        else:
            self.operands.append(_operand(kind, match))

    def _operator(self, numbers: bytes, word: bytes) -> None:
        """An operator with the numbers just before it; or a word that is an operand itself."""
        self.operands += map(float, numbers.split())
        if word in _WORDS:
            self.operands.append(_WORDS[word])
        elif word == b"BI" or self.arrays:
            raise _Lost
        else:
            self.found.append((word.decode(), self.operands))
            self.operands = []

    def _bracket(self, sign: bytes) -> None:
        """An array of mixed things opens or closes."""
        if sign == b"[":
            self.arrays.append(self.operands)
            self.operands = []
        elif not self.arrays:
            raise _Lost
        else:
            self.operands = [*self.arrays.pop(), self.operands]


def _operand(kind: int, match: re.Match[bytes]) -> object:
    """One operand by the group of the pattern that found it."""
    text = match[kind]
    match kind:
        case 4:
            return _name(text)
        case 5:
            return [float(number) if number else _hexadecimal(code) for code, number in _items(text)]
        case 7:
            return _hexadecimal(text)
        case 8:
            return _ESCAPE.sub(_meant, text) if b"\\" in text else text
    return float(text)


def _items(array: bytes) -> list[tuple[bytes, bytes]]:
    """What stands in an array of numbers and hexadecimal strings."""
    if array.count(b"<") != array.count(b">"):
        raise _Lost
    return _ITEM.findall(array)


def _hexadecimal(digits: bytes) -> bytes:
    """A string; a last digit that is wanting is 0 (ISO 32000-1 7.3.4.3)."""
    plain = b"".join(digits.replace(b"\x00", b"").split())
    return bytes.fromhex((plain + b"0" * (len(plain) % 2)).decode())


def _meant(escape: re.Match[bytes]) -> bytes:
    """What a backslash and what follows it mean (ISO 32000-1 table 3)."""
    octal, line_end, other = escape.groups()
    if octal:
        return bytes([int(octal, 8) & 255])
    return b"" if line_end else _MEANT.get(other, other)


def _name(written: bytes) -> str:
    """A name with its #xx made characters."""
    if b"#" not in written:
        return written.decode("utf-8", "surrogateescape")
    plain = re.sub(rb"#([0-9A-Fa-f]{2})", lambda code: bytes([int(code[1], 16)]), written)
    return plain.decode("utf-8", "surrogateescape")


def _parsed(stream: Object) -> Iterator[Instruction]:
    """The operators as pikepdf parses them; each of a path by itself."""
    for instruction in pikepdf.parse_content_stream(stream):
        name = str(instruction.operator)
        if isinstance(instruction, pikepdf.ContentStreamInlineImage):
            yield INLINE, [instruction.iimage]
            continue
        operands = [_plain(operand) for operand in instruction.operands]
        if name in "mlcvyh":
            yield PATH, [b"%b %b" % (" ".join(map(repr, operands)).encode(), name.encode())]
        else:
            yield name, operands


def _plain(operand: Any) -> Any:  # noqa: ANN401 - whatever an operand may be
    """An operand of pikepdf's as a plain value."""
    if isinstance(operand, Name):
        return str(operand)
    if isinstance(operand, pikepdf.String):
        return bytes(operand)
    if isinstance(operand, Array):
        return [_plain(part) for part in operand]
    if isinstance(operand, bool | pikepdf.Dictionary) or operand is None:
        return operand
    return float(operand)
