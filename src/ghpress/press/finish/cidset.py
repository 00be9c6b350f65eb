"""Writes into a font descriptor which glyphs its program has: PDF/A-1 asks for it, PDF 1.4 knows it.

A CIDSet is one bit a CID, the first the highest (ISO 32000-1 9.8.3.2). What counts is what the
program has, not what the page shows.
"""

from collections.abc import Iterator

import pikepdf

from ghpress.press.finish.within import entries
from ghpress.press.programs import index_data, index_end, is_cid_keyed, operand_length

_CHARSET, _CHAR_STRINGS = 15, 17
"""Operators of a top DICT (Adobe TN 5176, table 9)."""


def say_which_glyphs(pdf: pikepdf.Pdf) -> None:
    """Give every composite font of the pages its CIDSet; fonts that share a program share that too."""
    made: dict[tuple[int, int], pikepdf.Object] = {}
    for font in (font for page in pdf.pages for font in entries(page.resources, "/Font")):
        for descendant in font.get("/DescendantFonts", ()):
            descriptor = descendant.FontDescriptor
            is_cff = "/FontFile3" in descriptor
            program = descriptor.FontFile3 if is_cff else descriptor.FontFile2
            if program.objgen not in made:
                made[program.objgen] = pdf.make_stream(cid_set(program.read_bytes(), is_cff=is_cff))
            descriptor.CIDSet = made[program.objgen]


def cid_set(program: bytes, *, is_cff: bool) -> bytes:
    """The CIDSet of a font program, bare CFF or TrueType."""
    return _bits(cids_of_cff(program) if is_cff else _ids_of_truetype(program))


def cids_of_cff(cff: bytes) -> list[int]:
    """The CIDs of a bare CFF program: by its charset, or where it has no CIDs its glyph ids."""
    top = dict(_operators(index_data(cff, index_end(cff, cff[2]))))
    strings = top[_CHAR_STRINGS]
    count = int.from_bytes(cff[strings : strings + 2], "big")
    charset = top.get(_CHARSET, 0)
    if charset <= 2 or not is_cid_keyed(cff):
        return list(range(count))
    return [0, *_charset(cff, charset, count - 1)]


def _charset(cff: bytes, at: int, count: int) -> Iterator[int]:
    """So many CIDs of a charset, glyph 0 left out (Adobe TN 5176, 13)."""
    kind, at = cff[at], at + 1
    while count > 0:
        first = int.from_bytes(cff[at : at + 2], "big")
        more = int.from_bytes(cff[at + 2 : at + 2 + kind], "big")
        yield from range(first, first + min(more + 1, count))
        count -= more + 1
        at += 2 + kind


def _operators(data: bytes) -> Iterator[tuple[int, int]]:
    """The operators of one byte in a DICT, each with its last operand as a whole number."""
    at, last = 0, 0
    while at < len(data):
        length = operand_length(data[at:])
        if length:
            last = _whole(data[at : at + length])
            at += length
        elif data[at] == 30:  # a real number: nibbles up to one that is all ones
            while data[at] & 0x0F != 0x0F:
                at += 1
            at += 1
        elif data[at] == 12:
            at += 2
        else:
            yield data[at], last
            at += 1


def _whole(operand: bytes) -> int:
    """A whole number of a DICT (Adobe TN 5176, table 3)."""
    first = operand[0]
    if first in (28, 29):
        return int.from_bytes(operand[1:], "big", signed=True)
    if first <= 246:
        return first - 139
    return (
        (first - 247) * 256 + operand[1] + 108
        if first <= 250
        else -(first - 251) * 256 - operand[1] - 108
    )


def _ids_of_truetype(program: bytes) -> list[int]:
    """The glyph ids of a TrueType program, as many as ``maxp`` says; they are its CIDs here."""
    count = int.from_bytes(program[4:6], "big")
    for start in range(12, 12 + 16 * count, 16):
        if program[start : start + 4] == b"maxp":
            offset = int.from_bytes(program[start + 8 : start + 12], "big")
            return list(range(int.from_bytes(program[offset + 4 : offset + 6], "big")))
    raise AssertionError("a TrueType program has a table maxp")


def _bits(cids: list[int]) -> bytes:
    """One bit a CID."""
    bits = bytearray(max(cids) // 8 + 1)
    for cid in cids:
        bits[cid // 8] |= 0x80 >> cid % 8
    return bytes(bits)
