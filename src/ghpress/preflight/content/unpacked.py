"""Turns a stream of the file into its bytes; libdeflate unpacks those packed with Flate alone."""

import deflate
from pikepdf import Name, Object

ROOM = 12
"""Times its packed length that a stream is given room for at first; outlines take twice it, content ten
times. One that asks for more, and one that is damaged, is left to pikepdf."""


def unpacked(stream: Object) -> bytes:
    """What is in a stream; pikepdf's own faults where it is damaged."""
    if stream.get("/Filter") == Name.FlateDecode and "/DecodeParms" not in stream:
        packed = stream.read_raw_bytes()
        try:
            return bytes(deflate.zlib_decompress(packed, ROOM * len(packed)))
        except deflate.DeflateError:
            pass
    return bytes(stream.read_bytes())
