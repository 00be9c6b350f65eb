"""Turns a composed block into one whose lines lie packed until they are looked at.

A long issue has a million glyphs at exact places, and its pages are looked at one after another: packed
they take a tenth of the memory, and are sent to other processes as they lie.
"""

import marshal
from functools import lru_cache

import deflate

from ghpress.galley.block import Placed, SetBlock
from ghpress.galley.flat import PrintedLine, beside, lines_of, printed, printed_line, printed_lines
from ghpress.units import Length

AT_HAND = 96
"""Blocks whose lines are kept unpacked, those of some three pages: one is looked at several times."""

EFFORT = 1
"""How hard to pack, of 12: a page takes 60 kB, and no less with more."""


class _Packed(SetBlock):
    """A block as any other, equal to the one it was made of; its lines are made anew when asked for."""

    __slots__ = ()

    def __init__(self, width: Length, depth: Length, **facts: object) -> None:
        for name, fact in {"width": width, "depth": depth, **facts}.items():
            object.__setattr__(self, name, fact)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, SetBlock):
            return NotImplemented
        return (self.width, self.depth, self.lines) == (other.width, other.depth, other.lines)

    def __hash__(self) -> int:
        return hash((self.width, self.depth, self.lines))


class AtRest(_Packed):
    """A block whose lines lie packed, in memory and when it is sent."""

    __slots__ = ("_count", "_packed", "_text")
    _packed: bytes
    _count: int
    _text: str

    def __init__(self, width: Length, depth: Length, packed: bytes, count: int, text: str) -> None:
        super().__init__(width, depth, _packed=packed, _count=count, _text=text)

    @property
    def lines(self) -> tuple[Placed, ...]:
        """The lines, unpacked."""
        return _unpacked(self._packed)

    def printed(self) -> bytes:
        """All of its lines that reaches the page."""
        return _opened(self._packed)[0]

    def count(self) -> int:
        """How many lines there are."""
        return self._count

    def text(self) -> str:
        """The block's text, a line of print a line."""
        return self._text

    def __reduce__(self) -> tuple[object, ...]:
        """As it is sent to another process: as it lies."""
        return AtRest, (self.width, self.depth, self._packed, self._count, self._text)


def at_rest(block: SetBlock) -> AtRest:
    """The block with its lines packed."""
    parts = marshal.dumps((printed(block.lines), beside(block.lines)))
    packed = bytes(deflate.gzip_compress(parts, EFFORT))
    return AtRest(block.width, block.depth, packed, block.count(), block.text())


class Tied(_Packed):
    """A block tied up to be sent (捆扎): what is printed of it is bytes already, once for all uses.

    Its lines have no more than that where what is known beside does not go with it.
    """

    __slots__ = ("_beside", "_drawn", "_printed")
    _printed: bytes
    _beside: bytes
    _drawn: list[PrintedLine] | None

    def __init__(self, width: Length, depth: Length, printed: bytes, beside: bytes) -> None:
        super().__init__(width, depth, _printed=printed, _beside=beside, _drawn=None)

    @property
    def lines(self) -> tuple[Placed, ...]:
        """The lines, made anew each time."""
        return lines_of(self._printed, self._beside)

    def printed(self) -> bytes:
        """All of its lines that reaches the page."""
        return self._printed

    def drawn(self) -> list[PrintedLine]:
        """The same, as the painter takes it."""
        if self._drawn is None:
            object.__setattr__(self, "_drawn", printed_lines(self._printed))
        assert self._drawn is not None, "it was made just now"
        return self._drawn

    def __reduce__(self) -> tuple[object, ...]:
        """As it is sent to another process: as it is tied up."""
        return Tied, (self.width, self.depth, self._printed, self._beside)


def tied(block: SetBlock, *, whole: bool) -> SetBlock:
    """The block tied up, with what is known beside of its lines if it is sent whole.

    One whose lines lie packed is tied up well enough.
    """
    if isinstance(block, AtRest):
        return block
    return Tied(block.width, block.depth, printed(block.lines), beside(block.lines) if whole else b"")


def drawn_of(block: SetBlock) -> list[PrintedLine]:
    """All of a block's lines that reaches the page, as the painter takes it."""
    if isinstance(block, Tied):
        return block.drawn()
    if isinstance(block, AtRest):
        return _drawn(block._packed)
    return list(map(printed_line, block.lines))


def is_vertical(block: SetBlock) -> bool:
    """Whether a block has vertical lines."""
    if isinstance(block, AtRest | Tied):
        return any(line.vertical for line in drawn_of(block))
    return any(placed.line.vertical for placed in block.lines)


def printed_of(block: SetBlock) -> bytes:
    """All of a block's lines that reaches the page: the same bytes for what prints the same."""
    return block.printed() if isinstance(block, AtRest | Tied) else printed(block.lines)


def _opened(packed: bytes) -> tuple[bytes, bytes]:
    parts: tuple[bytes, bytes] = marshal.loads(deflate.gzip_decompress(packed))
    return parts


@lru_cache(maxsize=AT_HAND)
def _unpacked(packed: bytes) -> tuple[Placed, ...]:
    return lines_of(*_opened(packed))


@lru_cache(maxsize=AT_HAND)
def _drawn(packed: bytes) -> list[PrintedLine]:
    return printed_lines(_opened(packed)[0])
