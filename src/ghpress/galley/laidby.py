"""Turns a story's paragraphs into ones that can lie packed while nobody asks for them.

A paragraph's arrays are asked for when a story is broken at another measure, and when it is set; packed
they take a sixth of the memory.
"""

import pickle
from collections.abc import Sequence
from functools import lru_cache
from typing import overload

import deflate

from ghpress.galley.sums import Paragraph

AT_HAND = 48
"""Stories whose paragraphs are kept unpacked: a batch of them is asked for again and again."""

EFFORT = 1
"""How hard to pack, of 12: it takes a third of a millisecond a story."""


class Paragraphs(Sequence[Paragraph]):
    """The paragraphs of a story, packed or not."""

    __slots__ = ("_lying", "_packed")

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self._lying: tuple[Paragraph, ...] | None = tuple(paragraphs)
        self._packed = b""

    def lay_by(self) -> None:
        """Have them packed until they are asked for."""
        if self._lying is not None:
            pickled = pickle.dumps(self._lying, pickle.HIGHEST_PROTOCOL)
            self._packed = bytes(deflate.gzip_compress(pickled, EFFORT))
            self._lying = None

    def are_packed(self) -> bool:
        """Whether they lie packed."""
        return self._lying is None

    def _every(self) -> tuple[Paragraph, ...]:
        return _unpacked(self._packed) if self._lying is None else self._lying

    def __len__(self) -> int:
        return len(self._every())

    @overload
    def __getitem__(self, at: int) -> Paragraph: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[Paragraph, ...]: ...

    def __getitem__(self, at: int | slice) -> Paragraph | tuple[Paragraph, ...]:
        return self._every()[at]


@lru_cache(maxsize=AT_HAND)
def _unpacked(packed: bytes) -> tuple[Paragraph, ...]:
    paragraphs: tuple[Paragraph, ...] = pickle.loads(deflate.gzip_decompress(packed))
    return paragraphs
