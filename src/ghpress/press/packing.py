"""Turns bytes into packed ones (zlib's format, RFC 1950), by libdeflate: in half of zlib's time."""

import deflate
import pikepdf
from pikepdf import Name

QUICK, USUAL = 1, 6
"""How hard to pack, of 12. Outlines are all but random: from 1 up to 6 they lose three hundredths in
twice the time; the bound issue cuts them anew and packs them well."""


def packed(content: bytes, effort: int = USUAL) -> bytes:
    """The content, packed: the same for the same, on every machine that has this libdeflate."""
    return bytes(deflate.zlib_compress(content, effort))


def pack_streams(pdf: pikepdf.Pdf) -> None:
    """Pack the streams that are not yet, but for metadata, which others read besides readers of PDF."""
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream) and "/Filter" not in thing:
            if thing.get("/Type") != Name.Metadata:
                thing.write(packed(thing.read_raw_bytes()), filter=Name.FlateDecode)
