"""Turns the bytes of a Word file into an open document, or says why it cannot be read."""

import zipfile
import zlib
from io import BytesIO
from typing import Any, TypeAlias

import docx
from docx.opc.exceptions import OpcError

from ghpress.remarks import InFile, Remark, error
from ghpress.values import dataclass

Document: TypeAlias = Any
"""A python-docx document; the library has no types."""

MOST_UNPACKED = 400_000_000
"""Bytes a Word file may unpack to; an issue's pictures stay far under, an archive bomb does not."""

_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    OpcError,
    SyntaxError,  # lxml's for broken XML
    LookupError,
    ValueError,
    AttributeError,
    AssertionError,
    OSError,
    EOFError,
    RuntimeError,  # zipfile's for an encrypted member
)
"""What a broken package raises, which no documentation lists: found by breaking files."""

_OLD_WORD = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class Opened:
    """An open document, or None with the reason."""

    document: Document | None
    remarks: tuple[Remark, ...] = ()


def open_word(content: bytes, file: str) -> Opened:
    """The document these bytes hold."""
    whole = InFile(file)
    if content.startswith(_OLD_WORD):
        return Opened(None, (error("import-word-old", whole),))
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            unpacked = sum(member.file_size for member in package.infolist())
        if unpacked > MOST_UNPACKED:
            return Opened(None, (error("import-word-big", whole, megabytes=unpacked // 1_000_000),))
        document = docx.Document(BytesIO(content))
        # python-docx looks at these only when asked, and a damaged part should show here.
        assert document.element.body is not None and list(document.styles), "a Word file has both"
        return Opened(document)
    except _FAULTS as fault:
        why = f"{type(fault).__name__}: {fault}".strip(": ")[:120]
        return Opened(None, (error("import-word-broken", whole, why=why),))
