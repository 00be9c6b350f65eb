"""Turns a ToUnicode CMap into glyph → text, and glyph → text into a CMap (ISO 32000-1 9.10.3)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>")

_HEAD = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
"""

_FOOT = b"""endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""

_MOST = 100
"""A section of a CMap holds at most 100 entries (Adobe Technical Note 5014, 6)."""


def read_to_unicode(cmap: bytes) -> dict[int, str]:
    """Glyph → text. Our painter writes single entries only; ranges would be another writer's."""
    return read_entries(entries_of(cmap))


def entries_of(cmap: bytes) -> set[bytes]:
    """The lines of a CMap that hold an entry: those of two pages are compared unread."""
    assert b"beginbfrange" not in cmap, "the painter writes no ranges"
    sections = (part.partition(b"endbfchar")[0] for part in cmap.split(b"beginbfchar")[1:])
    return {line for section in sections for line in section.split(b"\n")}


def read_entries(lines: Iterable[bytes]) -> dict[int, str]:
    """Glyph → text from such lines."""
    return {
        int(code, 16): chr(int(text, 16)) if len(text) == 4 else _decoded(text)
        for code, text in _PAIR.findall(b"\n".join(lines))
    }


def _decoded(text: bytes) -> str:
    """A text of more than one code unit, or of none."""
    return bytes.fromhex(text.decode()).decode("utf-16-be")


def write_to_unicode(texts: Mapping[int, str]) -> bytes:
    """The CMap of these texts, in the order of the glyph ids."""
    return b"".join((_HEAD, *_sections(sorted(texts.items())), _FOOT))


def _sections(entries: list[tuple[int, str]]) -> Iterator[bytes]:
    """The entries in sections of a hundred."""
    for start in range(0, len(entries), _MOST):
        part = entries[start : start + _MOST]
        lines = [_line(code, text) for code, text in part]
        yield "\n".join((f"{len(part)} beginbfchar", *lines, "endbfchar\n")).encode()


@lru_cache(maxsize=1 << 15)
def _line(code: int, text: str) -> str:
    """One entry; pages have most of theirs in common."""
    return f"<{code:04x}> <{text.encode('utf-16-be').hex()}>"
