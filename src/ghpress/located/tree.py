"""The values a located document is made of: leaves, items and entries, each with its place."""

from bisect import bisect_right
from typing import Literal, TypeAlias

from ghpress.remarks import InFile
from ghpress.values import dataclass

Scalar: TypeAlias = Literal["text", "whole", "number", "truth", "null"]
"""What a plain scalar is by the YAML 1.2 core schema: ``yes``, ``no`` and dates are text."""


@dataclass(frozen=True, slots=True)
class Origin:
    """From character ``start`` of a leaf on, it stands in the source at line, column (from 1)."""

    start: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Leaf:
    """A scalar: its characters after unquoting, what it is, and where each character stands."""

    text: str
    kind: Scalar
    place: InFile
    origins: tuple[Origin, ...] = ()

    def place_of(self, index: int) -> InFile:
        """Where the character at this index was written."""
        at = bisect_right(self.origins, index, key=lambda origin: origin.start) - 1
        if at < 0:
            return self.place
        origin = self.origins[at]
        return InFile(self.place.file, origin.line, origin.column + index - origin.start)


@dataclass(frozen=True, slots=True)
class Items:
    """A YAML sequence."""

    nodes: "tuple[Node, ...]"
    place: InFile


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of a mapping and its value."""

    key: Leaf
    value: "Node"


@dataclass(frozen=True, slots=True)
class Entries:
    """A YAML mapping, in the order written; no key stands twice."""

    entries: tuple[Entry, ...]
    place: InFile

    def get(self, key: str) -> "Node | None":
        """The value of a key, or None."""
        return next((entry.value for entry in self.entries if entry.key.text == key), None)


Node: TypeAlias = Leaf | Items | Entries
