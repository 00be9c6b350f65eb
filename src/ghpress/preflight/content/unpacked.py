"""Turns a stream of the file into its bytes; libdeflate unpacks those packed with Flate alone."""

from typing import TypeAlias

import deflate
from pikepdf import Name, Object

Bytes: TypeAlias = bytes | bytearray

OUTLINES, ROOM = 2, 12
"""Times its packed length that a stream is given room for: outlines are all but random, content takes
ten times. One that asks for more, and one that is damaged, is left to pikepdf."""


def unpacked(stream: Object, room: int = ROOM) -> Bytes:
    """What is in a stream; pikepdf's own faults where it is damaged."""
    if stream.get("/Filter") == Name.FlateDecode and "/DecodeParms" not in stream:
        packed = stream.read_raw_bytes()
        try:
            return deflate.zlib_decompress(packed, room * len(packed))
        except deflate.DeflateError:
            pass
    return bytes(stream.read_bytes())
