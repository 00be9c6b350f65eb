"""Turns a content stream into operators, each with its operands as they were written.

A drawn map is 80 000 operators, a page of text 4 000 with few kinds of operands: operators are found by
one pattern, a run of path building comes as one, and operands are read when somebody asks for them.
Where the pattern does not understand the stream (an inline image, damage) pikepdf's own parser reads it.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, TypeAlias

import pikepdf
from pikepdf import Array, Name, Object, Stream

from ghpress.preflight.content.unpacked import Bytes, unpacked

Operands: TypeAlias = tuple[Any, ...]
"""Numbers as float, names as str with their slash, strings as bytes, arrays as list; dictionaries of
marked content are left out."""

Written: TypeAlias = bytes | Operands
"""Operands as the file has them; those pikepdf has parsed as they are."""

PATH = "path"
"""Stands for operators that build a path, in a row; its operand is what was written."""

LINES = "lines"
"""Stands for text objects in a row as most are, each ``BT``, font, matrix, one plain text shown, ``ET``;
its operands are ``Line``s."""

Line: TypeAlias = tuple[bytes, bytes, bytes]
"""Font and size, matrix, and text in whole codes of four digits, as they were written."""

INLINE = "INLINE IMAGE"

Instruction: TypeAlias = tuple[str, Any]
"""An operator and its operands: ``Written``, or of ``LINES`` a list of ``Line``."""

_PIECES = {
    b"ARRAY": rb"\[(?:GAP++|NUMBER|HEX|TEXT|NAME)*+\]",
    b"TABLE": rb"<<(?:[^<>()%]++|HEX|TEXT)*+>>",
    b"NUMBER": rb"[-+]?+(?:[0-9]++\.?+[0-9]*+|\.[0-9]++)(?![-+.0-9])",
    b"NAME": rb"/[^\x00\t\n\f\r\ ()<>\[\]{}/%]*+",
    b"CODES": rb"<(?:[0-9A-Fa-f]{4})*+>",
    b"HEX": rb"<[0-9A-Fa-f\x00\t\n\f\r\ ]*+>",
    b"TEXT": rb"\((?:[^()\\]++|\\[\s\S]|\((?:[^()\\]++|\\[\s\S])*+\))*+\)",
    b"WORD": rb"[A-Za-z'\"][A-Za-z0-9*'\"]*+",
    b"DIGITS": rb"[-+.0-9]++",
    b"GAP": rb"[\x00\t\n\f\r\ ]",
}
"""What content is made of (ISO 32000-1 7.2, 7.3); what has matched is never tried another way."""


def _pattern(written: bytes) -> re.Pattern[bytes]:
    """A pattern in which pieces stand by their names."""
    for name, piece in _PIECES.items():
        written = written.replace(name, piece)
    return re.compile(written, re.VERBOSE)


_SCAN = _pattern(
    rb"""
      ((?:(?:DIGITS GAP++)*+[mlcvyh](?:GAP++|\Z))++)      # 1 a run of path building
    | BT GAP++ (NAME GAP++ NUMBER) GAP++ Tf GAP++ ((?:NUMBER GAP++){6}) Tm GAP*+    # 2, 3
      (\[(?:CODES|NUMBER|GAP++)*+\] GAP*+ (?=TJ) | CODES GAP*+ (?=Tj))               # 4 a line
      T[Jj] GAP++ ET (?:GAP++|\Z)
    | ((?:(?:NUMBER|NAME|ARRAY|HEX|TEXT|TABLE)GAP*+)*+)   # 5 operands
      (WORD)(?:GAP++|%[^\r\n]*+)*+                        # 6 and their operator
    | (?:GAP++|%[^\r\n]*+)++
    | ([\s\S])                                            # 7 none of all this
    """
)
_OPERAND = _pattern(
    rb"(?P<number>NUMBER)|(?P<name>NAME)|(?P<code>HEX)|(?P<text>TEXT)|(?P<array>ARRAY)|TABLE"
)
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|\n|\r)|([\s\S]))")
_MEANT = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_NUMBERS = b"-+.0123456789\x00\t\n\f\r "
_LOST = frozenset({b"true", b"false", b"null", b"BI", *(bytes([code]) for code in b"mlcvyh")})
"""Words that are no operators here, and parts of paths with operands no path has."""


def read_operators(stream: Object) -> list[Instruction]:
    """Every operator of a page's, form's or glyph's content, in order."""
    instructions: list[Instruction] = []
    lines: list[Line] = []
    for path, font, matrix, text, operands, word, odd in _SCAN.findall(content_of(stream)):
        if text:
            lines.append((font, matrix, text))
            if len(lines) == 1:
                instructions.append((LINES, lines))
        elif odd or word in _LOST:
            return list(_parsed(stream))
        elif path or word:
            lines = []
            instructions.append((PATH, path) if path else (word.decode(), operands))
    return instructions


def content_of(stream: Object) -> Bytes:
    """The bytes of a stream, or of all those of a page."""
    if isinstance(stream, Stream):
        return unpacked(stream)
    parts = stream.get("/Contents", Array([]))
    pieces = parts if isinstance(parts, Array) else [parts]
    return b"\n".join(map(unpacked, pieces))


def operands_of(written: Written) -> Operands:
    """What was written, read."""
    return _read(written) if isinstance(written, bytes) else written


def numbers_of(written: Written) -> tuple[float, ...]:
    """The same of operators that take numbers alone, seldom the same twice; ValueError for others."""
    if isinstance(written, bytes):
        return tuple(map(float, written.replace(b"\x00", b" ").split()))
    return written


@lru_cache(maxsize=4096)
def _read(written: bytes) -> Operands:
    """Operands by the pattern."""
    if not written.translate(None, _NUMBERS):
        return numbers_of(written)
    return tuple(_operand(match) for match in _OPERAND.finditer(written) if match.lastgroup)


def _operand(match: re.Match[bytes]) -> object:
    """One operand by the kind the pattern found."""
    text = match[0]
    match match.lastgroup:
        case "name":
            return _name(text)
        case "code":
            return hexadecimal(text[1:-1])
        case "text":
            return _ESCAPE.sub(_meant, text[1:-1]) if b"\\" in text else text[1:-1]
        case "array":
            return list(_read(text[1:-1]))
    return float(text)


def hexadecimal(digits: bytes) -> bytes:
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
            yield INLINE, (instruction.iimage,)
            continue
        operands = tuple(_plain(operand) for operand in instruction.operands)
        if name in "mlcvyh":
            yield PATH, b"%b %b" % (" ".join(map(repr, operands)).encode(), name.encode())
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
