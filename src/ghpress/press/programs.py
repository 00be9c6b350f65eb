"""Turns a prepared face into the font program a PDF embeds, cut to the glyphs shown.

Codes in our files are glyph ids of the prepared face. In TrueType the ids are kept, in CID-keyed CFF
the charset keeps them as CIDs while the outlines close ranks, so nothing is stored for what is not
shown (ISO 32000-1 9.7.4.2: CIDs select glyphs through the charset; without one they are glyph ids).
"""

from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, TypeAlias

import uharfbuzz as hb

from ghpress.press.charstrings import CharStrings, charstrings
from ghpress.values import dataclass

Outlines: TypeAlias = Literal["cff", "truetype"]

KEPT_TABLES = ("CFF ", "cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep")
"""What a viewer needs to draw glyphs by id (ISO 32000-1 9.9, table 126); text and layout tables go."""

_PLAIN = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.DESUBROUTINIZE | hb.SubsetFlags.NO_LAYOUT_CLOSURE

"""Outlines only: hints say nothing at plate resolution, subroutines cost more than they save in a
cut, and glyphs come already placed."""

_CFF_ROS = b"\x0c\x1e"
"""The operator ROS, which must open the top DICT of a CID-keyed font (Adobe TN 5176, 9 and 18)."""


@dataclass(frozen=True, slots=True)
class Program:
    """An embeddable font program."""

    content: bytes
    outlines: Outlines


def cut_program(face: Path, glyphs: frozenset[int]) -> Program:
    """The program of a prepared face with these glyphs only. OSError if the face cannot be read."""
    said = face.stat()
    opened = _opened(face, (said.st_mtime_ns, said.st_size))
    if opened.apart is not None:
        return Program(opened.apart.cut(glyphs), "cff")
    program = bytes(hb.subset(opened.face, _wanted(opened, glyphs)).blob.data)
    return Program(bare_cff(program), "cff") if opened.is_cff else Program(program, "truetype")


@dataclass(frozen=True, slots=True)
class _Opened:
    """A face ready to be cut: taken apart where it can be, else as HarfBuzz sees it."""

    face: Any
    is_cff: bool
    apart: CharStrings | None


@lru_cache(maxsize=16)
def _opened(path: Path, _: tuple[int, int]) -> _Opened:
    """The face in this file, of this time and size, opened once for all pages a process prints."""
    content = path.read_bytes()
    is_cff = content.startswith(b"OTTO")
    apart = charstrings(bare_cff(content)) if is_cff else None
    return _Opened(hb.Face(hb.Blob(content)) if apart is None else None, is_cff, apart)


def _wanted(opened: _Opened, glyphs: frozenset[int]) -> Any:  # noqa: ANN401 - uharfbuzz has no types
    """What HarfBuzz is asked for."""
    request = hb.SubsetInput()
    request.glyph_set.update(glyphs)
    idle = (tag for tag in opened.face.table_tags if tag not in KEPT_TABLES)
    request.drop_table_tag_set.update(int.from_bytes(tag.encode("latin-1"), "big") for tag in idle)
    request.flags = _PLAIN
    table = opened.face.reference_table("CFF ").data if opened.is_cff else b""
    if not (opened.is_cff and is_cid_keyed(bytes(table))):
        request.flags |= hb.SubsetFlags.RETAIN_GIDS
    return request


def bare_cff(opentype: bytes) -> bytes:
    """The CFF table of an OpenType font: smaller than the font, and legal in every PDF version."""
    count = int.from_bytes(opentype[4:6], "big")
    for start in range(12, 12 + 16 * count, 16):
        if opentype[start : start + 4] == b"CFF ":
            offset = int.from_bytes(opentype[start + 8 : start + 12], "big")
            length = int.from_bytes(opentype[start + 12 : start + 16], "big")
            return opentype[offset : offset + length]
    raise AssertionError("an OpenType font with the tag OTTO has a CFF table")


def is_cid_keyed(cff: bytes) -> bool:
    """Whether the font selects glyphs by CID: its top DICT opens with three operands and ROS."""
    top = index_data(cff, index_end(cff, cff[2]))
    at = 0
    for _ in range(3):
        at += operand_length(top[at:])
    return top[at : at + 2] == _CFF_ROS


def operand_length(data: bytes) -> int:
    """The length of an integer operand in a DICT (Adobe TN 5176, 4, table 3); 0 for anything else."""
    first = data[0]
    if first == 28:
        return 3
    if first == 29:
        return 5
    if 32 <= first <= 246:
        return 1
    return 2 if 247 <= first <= 254 else 0


def index_end(cff: bytes, start: int) -> int:
    """Where the structure after an INDEX begins (Adobe TN 5176, 5)."""
    count = int.from_bytes(cff[start : start + 2], "big")
    if not count:
        return start + 2
    size = cff[start + 2]
    last = start + 3 + count * size
    return last + size - 1 + int.from_bytes(cff[last : last + size], "big")


def index_data(cff: bytes, start: int) -> bytes:
    """The data of an INDEX, all objects in a row."""
    count, size = int.from_bytes(cff[start : start + 2], "big"), cff[start + 2]
    return cff[start + 3 + (count + 1) * size : index_end(cff, start)]
