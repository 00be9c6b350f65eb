"""Cuts a CID-keyed program without subroutines by laying the outlines of its glyphs end to end.

HarfBuzz reads and writes every outline; our prepared faces have been through that already
(``stock/cut.py``), so a cut of one needs only its outlines found and copied (Adobe TN 5176).
"""

from collections.abc import Iterator
from typing import Any, TypeAlias

import numpy as np

from ghpress.values import dataclass

Dict: TypeAlias = dict[bytes, bytes]
"""Operators of a DICT with their operands, both as they are written."""

_CHARSET, _CHAR_STRINGS, _PRIVATE, _SUBRS = b"\x0f", b"\x11", b"\x12", b"\x13"
_ROS, _FONT_DICTS, _FONT_DICT_OF = b"\x0c\x1e", b"\x0c\x24", b"\x0c\x25"
_EMPTY_INDEX = b"\x00\x00"


@dataclass(frozen=True, slots=True)
class Index:
    """Where the objects of an INDEX begin and end in the program, and where it ends itself."""

    bounds: Any
    end: int

    def __len__(self) -> int:
        return len(self.bounds) - 1


@dataclass(frozen=True, slots=True)
class CharStrings:
    """A program taken apart: what comes before its glyphs, the glyphs, what hangs on them.

    ``head`` are header and names, ``strings`` the strings the DICTs name; ``font_dict_of`` has the
    number of each glyph's font DICT.
    """

    program: bytes
    head: bytes
    top: Dict
    strings: bytes
    glyphs: Index
    font_dict_of: Any
    font_dicts: tuple[tuple[Dict, bytes], ...]

    def cut(self, glyphs: frozenset[int]) -> bytes:
        """A program of these glyphs and .notdef; their ids are its CIDs."""
        kept = np.array(sorted(glyphs | {0}))
        groups, group_of = np.unique(self.font_dict_of[kept], return_inverse=True)
        begins, ends = self.glyphs.bounds[kept], self.glyphs.bounds[kept + 1]
        pairs = zip(begins.tolist(), ends.tolist(), strict=True)
        outlines = b"".join([self.program[begin:end] for begin, end in pairs])
        charset = b"\x00" + kept[1:].astype(">u2").tobytes()
        select = _selected(group_of)
        strings = _index(np.concatenate(([0], np.cumsum(ends - begins))), outlines)
        length = len(self.head) + len(_single(self._top(0, 0, 0, 0))) + len(self.strings) + 2
        places = np.cumsum([length, len(charset), len(select), len(strings)]).tolist()
        dicts = self._font_dicts(groups.tolist(), places[3])
        top = _single(self._top(*places))
        parts = (self.head, top, self.strings, _EMPTY_INDEX, charset, select, strings, dicts)
        return b"".join(parts)

    def _top(self, charset: int, select: int, glyphs: int, dicts: int) -> bytes:
        """The top DICT with these places in it."""
        places = {_CHARSET: charset, _FONT_DICT_OF: select, _CHAR_STRINGS: glyphs, _FONT_DICTS: dicts}
        return _written(self.top | {name: _whole(place) for name, place in places.items()})

    def _font_dicts(self, numbers: list[int], at: int) -> bytes:
        """The font DICTs of these numbers as an INDEX that stands at a place, and their Private ones."""
        chosen = [self.font_dicts[number] for number in numbers]
        blank = [_written(one | {_PRIVATE: _whole(0) + _whole(0)}) for one, _ in chosen]
        at += len(_indexed(blank))
        written = []
        for one, private in chosen:
            written.append(_written(one | {_PRIVATE: _whole(len(private)) + _whole(at)}))
            at += len(private)
        return _indexed(written) + b"".join(private for _, private in chosen)


def charstrings(program: bytes) -> CharStrings | None:
    """A program taken apart; None for one that cannot be cut so: without CIDs, or with subroutines."""
    names = _index_at(program, program[2])
    tops = _index_at(program, names.end)
    top = dict(_entries(_object(program, tops, 0)))
    if next(iter(top), b"") != _ROS:
        return None
    strings = _index_at(program, tops.end)
    subroutines = _index_at(program, strings.end)
    glyphs = _index_at(program, _number(top[_CHAR_STRINGS]))
    fonts = tuple(_font_dicts_at(program, _number(top[_FONT_DICTS])))
    has_subroutines = len(subroutines) or any(_SUBRS in dict(_entries(private)) for _, private in fonts)
    if has_subroutines or not _is_identity(program, _number(top[_CHARSET]), len(glyphs)):
        return None
    chosen = _font_dict_numbers(program, _number(top[_FONT_DICT_OF]), len(glyphs))
    head, between = program[: names.end], program[tops.end : strings.end]
    return CharStrings(program, head, top, between, glyphs, chosen, fonts)


def _index_at(program: bytes, at: int) -> Index:
    """The INDEX that begins at a place (5)."""
    count = int.from_bytes(program[at : at + 2], "big")
    if not count:
        return Index(np.zeros(1, np.int64), at + 2)
    size = program[at + 2]
    written = np.frombuffer(program, np.uint8, (count + 1) * size, at + 3).reshape(-1, size)
    offsets = written.astype(np.int64) @ (256 ** np.arange(size - 1, -1, -1))
    bounds = offsets + (at + 2 + (count + 1) * size)
    return Index(bounds, int(bounds[-1]))


def _object(program: bytes, index: Index, number: int) -> bytes:
    """An object of an INDEX."""
    return program[index.bounds[number] : index.bounds[number + 1]]


def _font_dicts_at(program: bytes, at: int) -> Iterator[tuple[Dict, bytes]]:
    """Every font DICT with its Private DICT (18)."""
    index = _index_at(program, at)
    for number in range(len(index)):
        font = dict(_entries(_object(program, index, number)))
        size, place = _numbers(font[_PRIVATE])
        yield font, program[place : place + size]


def _is_identity(program: bytes, at: int, count: int) -> bool:
    """Whether a charset gives every glyph its own id for a CID (13)."""
    kind, at = program[at], at + 1
    if kind == 0:
        cids = np.frombuffer(program, ">u2", count - 1, at)
        return bool((cids == np.arange(1, count)).all())
    first = int.from_bytes(program[at : at + 2], "big")
    return first == 1 and int.from_bytes(program[at + 2 : at + 2 + kind], "big") == count - 2


def _font_dict_numbers(program: bytes, at: int, count: int) -> Any:  # noqa: ANN401
    """The number of each glyph's font DICT (19)."""
    if program[at] == 0:
        return np.frombuffer(program, np.uint8, count, at + 1)
    ranges = int.from_bytes(program[at + 1 : at + 3], "big")
    rows = np.frombuffer(program, np.dtype([("first", ">u2"), ("font", "u1")]), ranges, at + 3)
    bounds: Any = np.append(rows["first"], count).astype(np.int64)
    return np.repeat(rows["font"], bounds[1:] - bounds[:-1])


def _selected(font_dict_of: Any) -> bytes:  # noqa: ANN401
    """An FDSelect of ranges (19)."""
    firsts = np.concatenate(([0], np.flatnonzero(np.diff(font_dict_of)) + 1))
    rows = np.empty(len(firsts), np.dtype([("first", ">u2"), ("font", "u1")]))
    rows["first"], rows["font"] = firsts, font_dict_of[firsts]
    return b"\x03" + _two(len(rows)) + rows.tobytes() + _two(len(font_dict_of))


def _indexed(objects: list[bytes]) -> bytes:
    """An INDEX of some objects."""
    return _index(np.cumsum([0, *map(len, objects)]), b"".join(objects))


def _single(content: bytes) -> bytes:
    """An INDEX of one object."""
    return _indexed([content])


def _index(bounds: Any, content: bytes) -> bytes:  # noqa: ANN401
    """An INDEX of the objects between these bounds."""
    offsets = (bounds + 1).astype(">u4")
    size = max(1, (int(offsets[-1]).bit_length() + 7) // 8)
    written: bytes = offsets.view(np.uint8).reshape(-1, 4)[:, 4 - size :].tobytes()
    return _two(len(bounds) - 1) + bytes([size]) + written + content


def _entries(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The operators of a DICT, each with its operands (4)."""
    at = start = 0
    while at < len(content):
        first = content[at]
        if first > 21:
            at += _operand_length(content, at)
            continue
        length = 2 if first == 12 else 1
        yield content[at : at + length], content[start:at]
        at += length
        start = at


def _operand_length(content: bytes, at: int) -> int:
    """The length of the operand at a place (table 3); a real number ends with a nibble of ones."""
    first = content[at]
    if first == 30:
        end = at + 1
        while content[end] & 0x0F != 0x0F and content[end] >> 4 != 0x0F:
            end += 1
        return end + 1 - at
    if first in (28, 29):
        return 3 if first == 28 else 5
    return 1 if first <= 246 else 2


def _numbers(operands: bytes) -> list[int]:
    """Operands that are whole numbers (table 3)."""
    found, at = [], 0
    while at < len(operands):
        first, length = operands[at], _operand_length(operands, at)
        rest = operands[at + 1 : at + length]
        if first in (28, 29):
            found.append(int.from_bytes(rest, "big", signed=True))
        elif first <= 246:
            found.append(first - 139)
        elif first <= 250:
            found.append((first - 247) * 256 + rest[0] + 108)
        else:
            found.append(-(first - 251) * 256 - rest[0] - 108)
        at += length
    return found


def _number(operand: bytes) -> int:
    """An operand that is one whole number."""
    return _numbers(operand)[0]


def _written(entries: Dict) -> bytes:
    """A DICT."""
    return b"".join(operands + name for name, operands in entries.items())


def _whole(number: int) -> bytes:
    """A whole number as an operand of five bytes, whatever its size, so that no place moves another."""
    return b"\x1d" + number.to_bytes(4, "big")


def _two(number: int) -> bytes:
    """A Card16."""
    return number.to_bytes(2, "big")
