"""Streams are unpacked as pikepdf unpacks them, whatever way they are packed."""

import zlib

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from ghpress.preflight.content.unpacked import unpacked

WORDS = b"BT /F1 9 Tf 1 0 0 1 60 150 Tm (words) Tj ET\n" * 7
PACKED = {
    "flate": (zlib.compress(WORDS), {"Filter": Name.FlateDecode}),
    "hard": (zlib.compress(bytes(100_000)), {"Filter": Name.FlateDecode}),
    "plain": (WORDS, {}),
    "array": (zlib.compress(WORDS), {"Filter": Array([Name.FlateDecode])}),
    "predicted": (
        zlib.compress(b"\x01" + bytes(range(8))),
        {"Filter": Name.FlateDecode, "DecodeParms": Dictionary(Predictor=15, Columns=8)},
    ),
    "damaged": (zlib.compress(WORDS)[:-9], {"Filter": Name.FlateDecode}),
    "followed": (zlib.compress(WORDS) + b"\r\n", {"Filter": Name.FlateDecode}),
    "empty": (b"", {"Filter": Name.FlateDecode}),
}


@pytest.mark.parametrize("how", PACKED)
def test_a_stream_is_read_as_pikepdf_reads_it(how) -> None:
    content, said = PACKED[how]
    with pikepdf.new() as pdf:
        stream = pdf.make_stream(content, **said)
        assert read(unpacked, stream) == read(lambda stream: bytes(stream.read_bytes()), stream)


def read(way, stream) -> bytes | str:
    try:
        return way(stream)
    except pikepdf.PdfError as fault:
        return f"a fault: {type(fault).__name__}"
